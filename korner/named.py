"""Things with a name and an address in both languages: sections, topics, tags, pages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from korner.caching.querysets import TaggedQuerySet
from korner.languages import FRENCH, TURKISH, page_language
from korner.text.sorting import sort_key


class SortKeyField(models.CharField):
    """A stored sort key: plain ASCII, compared byte by byte whatever the database's own collation is."""

    def __init__(self, **kwargs):
        kwargs = {"max_length": 200, "editable": False, "default": "", "db_index": True} | kwargs
        super().__init__(**kwargs)

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"  # SQLite compares byte by byte by itself
        return parameters


class WithName:
    """What is said of a thing that is called by a name in each language; for models and for light rows."""

    __slots__ = ()

    def name_in(self, language):
        """The name in `language`, "" where there is none."""
        return getattr(self, f"name_{language}") or ""

    @property
    def page_name(self):
        """The name in the language of the page being made."""
        return self.name_in(page_language())


class WithAddress(WithName):
    """A thing with a slug per language; `address_name` is the name of its public address, which takes the slug."""

    __slots__ = ()

    address_name = ""

    def slug_in(self, language):
        """The slug in `language`, "" where there is none."""
        return getattr(self, f"slug_{language}") or ""

    def url_in(self, language):
        """The public path in `language`, or "" when the thing has no name there."""
        from korner.addresses import reverse_in

        slug = self.slug_in(language)
        return reverse_in(language, self.address_name, slug=slug) if slug and self.name_in(language) else ""


class Named(WithName, models.Model):
    """A thing that is listed by name. Its sort keys are stored: no database sorts Turkish and French alike."""

    sort_tr = SortKeyField()
    sort_fr = SortKeyField()

    class Meta:
        abstract = True

    @property
    def desk_name(self):
        """The name shown at the desk whatever its language: the Turkish one, else the French."""
        return self.name_in(TURKISH) or self.name_in(FRENCH)

    def set_sort_keys(self):
        """Work out the stored sort keys; a thing without a name in one language sorts by the other's."""
        for language in (TURKISH, FRENCH):
            setattr(self, f"sort_{language}", sort_key(self.name_in(language) or self.desk_name, language)[:200])

    def save(self, *args, **kwargs):
        self.set_sort_keys()
        if kwargs.get("update_fields") is not None:
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_tr", "sort_fr"}
        super().save(*args, **kwargs)

    def __str__(self):
        return self.desk_name


class NamedQuerySet(TaggedQuerySet):
    """Selections of named things."""

    def by_name(self, language=None):
        """In the alphabetical order of `language`, or of the page being made."""
        return self.order_by(f"sort_{language or page_language()}", "pk")


class Addressed(WithAddress, Named):
    """A named thing with a slug per language; its old addresses are remembered when a slug changes.

    Lives at the ground floor because sections, topics, tags and standing pages all keep this promise.
    """

    class Meta:
        abstract = True

    def get_absolute_url(self):
        language = page_language()
        return self.url_in(language) or self.url_in(TURKISH) or self.url_in(FRENCH)


class NamedRow(WithAddress):
    """A named thing as lists and cards show it: number, names and slugs, read without building the whole thing."""

    __slots__ = ("name_fr", "name_tr", "pk", "slug_fr", "slug_tr")

    COLUMNS = ("pk", "name_tr", "name_fr", "slug_tr", "slug_fr")

    def __init__(self, pk, name_tr, name_fr, slug_tr, slug_fr):
        self.pk, self.name_tr, self.name_fr, self.slug_tr, self.slug_fr = pk, name_tr, name_fr, slug_tr, slug_fr


def help_for_slug():
    """The line under a slug field at the desk."""
    return _("The last part of the address. Left empty, it is made from the name.")
