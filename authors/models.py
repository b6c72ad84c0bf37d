"""A person (or an agency) whose name stands above a story."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from korner.addresses import reverse_in
from korner.desk.fields import HtmlField
from korner.languages import page_language
from korner.named import Named, NamedQuerySet
from korner.site.models import web_address
from korner.slugging import RESERVED_WORD
from korner.text.slugs import slugify, unique_slug

OWN_WORDS = frozenset({"rss"})


class AuthorQuerySet(NamedQuerySet):
    """Selections of authors."""

    def listed(self):
        """Those who stand in the list of authors."""
        return self.filter(listed=True)

    def columnists(self):
        """Those whose columns stand on the home page."""
        return self.filter(kind=Author.Kind.COLUMNIST, listed=True)

    def in_imprint(self):
        """Those named in the imprint, in its order."""
        return self.filter(in_imprint=True).order_by("order", "sort_tr", "pk")

    def with_portrait(self):
        """With the portrait at hand, so that a list of faces costs no query a face."""
        return self.select_related("portrait").shows("author")


class Author(Named):
    """One author. The name is the same in both languages; office and life are not."""

    class Kind(models.TextChoices):
        STAFF = "staff", _("Staff")
        COLUMNIST = "columnist", _("Columnist")
        GUEST = "guest", _("Guest")
        AGENCY = "agency", _("Agency")

    name = models.CharField(_("name"), max_length=120)
    slug = models.CharField(
        _("slug"),
        max_length=90,
        unique=True,
        blank=True,
        help_text=_("The last part of the address. Left empty, it is made from the name."),
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.STAFF)
    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("account"),
        help_text=_("Stories begun by this account get this byline."),
    )
    office = models.CharField(
        _("office"), max_length=160, blank=True, help_text=_("What stands under the name: function or affiliation.")
    )
    bio = HtmlField(_("life"), blank=True)
    portrait = models.ForeignKey(
        "images.Asset", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )
    languages = models.CharField(
        _("writes in"),
        max_length=8,
        blank=True,
        choices=[("tr", _("Turkish")), ("fr", _("French")), ("tr fr", _("Turkish and French"))],
    )
    email = models.EmailField(_("e-mail"), blank=True, help_text=_("For the newsroom; readers do not see it."))
    website = models.URLField(_("web site"), blank=True, validators=[web_address])
    facebook = models.URLField("Facebook", blank=True, validators=[web_address])
    instagram = models.URLField("Instagram", blank=True, validators=[web_address])
    x = models.URLField("X", blank=True, validators=[web_address])
    listed = models.BooleanField(_("in the list of authors"), default=True)
    in_imprint = models.BooleanField(_("in the imprint"), default=False)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    archive_key = models.CharField(max_length=120, blank=True, editable=False, db_index=True)

    objects = AuthorQuerySet.as_manager()

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["sort_tr", "pk"]
        indexes = [models.Index(fields=["kind", "order"], name="author_kind")]
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="author_has_a_name")]

    def name_in(self, language):
        return self.name

    def __str__(self):
        return self.name

    def office_in(self, language):
        """The office in `language`, "" where it was not written."""
        return getattr(self, f"office_{language}") or ""

    def bio_in(self, language):
        """The life in `language`, "" where it was not written."""
        return getattr(self, f"bio_{language}") or ""

    @property
    def page_office(self):
        """The office in the language of the page being made."""
        return self.office_in(page_language())

    def url_in(self, language):
        """The public path in `language`."""
        return reverse_in(language, "author", slug=self.slug)

    def get_absolute_url(self):
        return self.url_in(page_language())

    def links(self):
        """(name, label, address) of the author's own pages elsewhere."""
        named = [("website", "Web"), ("facebook", "Facebook"), ("instagram", "Instagram"), ("x", "X")]
        return [(name, label, getattr(self, name)) for name, label in named if getattr(self, name)]

    def clean(self):
        if slugify(self.slug) in OWN_WORDS:
            raise ValidationError({"slug": RESERVED_WORD})

    def save(self, *args, **kwargs):
        self.slug = unique_slug(slugify(self.slug) or slugify(self.name) or "author", self.slug_taken)
        super().save(*args, **kwargs)

    def slug_taken(self, slug):
        """Whether another author has `slug`, or it is a word of the addresses below the list."""
        return slug in OWN_WORDS or Author.objects.filter(slug=slug).exclude(pk=self.pk).exists()
