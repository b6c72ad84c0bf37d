"""A place: a commune, district, province or city, under the names people give it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from korner.named import Addressed, NamedQuerySet, help_for_slug
from korner.places.premises import Positioned
from korner.places.spelling import BRUSSELS_REGION
from korner.slugging import check_slug, fill_slugs

LANGUAGES = ("tr", "fr")
IN_BRUSSELS = "be-21"  # the keys of the communes of Brussels begin so


class Place(Positioned, Addressed):
    """One place. `key` is what it is known by in the official lists and never changes: "be-21015", "tr-03", "tr-03-emirdag"."""

    class Kind(models.TextChoices):
        REGION = "region", _("Region")
        PROVINCE = "province", _("Province")
        COMMUNE = "commune", _("Commune")
        DISTRICT = "district", _("District")
        CITY = "city", _("City")

    class Country(models.TextChoices):
        BELGIUM = "BE", _("Belgium")
        TURKEY = "TR", _("Türkiye")

    key = models.CharField(_("key"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    country = models.CharField(_("country"), max_length=2, choices=Country)
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts", verbose_name=_("lies in")
    )
    name = models.CharField(_("name"), max_length=80)
    name_nl = models.CharField(_("name in Dutch"), max_length=80, blank=True)
    slug = models.CharField(_("slug"), max_length=90, blank=True, null=True, unique=True, help_text=help_for_slug())
    spellings = models.JSONField(
        _("other spellings"), default=list, blank=True, help_text=_("Other names under which lists and people have it.")
    )
    postcodes = models.JSONField(_("postcodes"), default=list, blank=True)

    # What the lists said when they were last read: a field that says something else now was changed at the desk and stays.
    listed = models.JSONField(default=dict, blank=True, editable=False)
    release = models.CharField(max_length=16, blank=True, editable=False)  # of the lists that last named it
    changed_at = models.DateTimeField(auto_now=True, editable=False)

    objects = NamedQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["sort_tr", "pk"]
        indexes = [models.Index(fields=["country", "kind", "sort_tr"], name="places_of_kind")]

    @property
    def is_in_brussels(self):
        """Whether it is the region of Brussels or one of its communes: the paper's own come first in its lists."""
        return self.key == BRUSSELS_REGION or self.key.startswith(IN_BRUSSELS)

    def url_in(self, language):
        """A place has no page of its own: what lies there has."""
        return ""

    def clean(self):
        for language in LANGUAGES:
            check_slug(self, language, reserved=frozenset())

    def save(self, *args, **kwargs):
        fill_slugs(self, reserved=frozenset())
        super().save(*args, **kwargs)
