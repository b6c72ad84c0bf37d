"""A picture of the library: its original, its words, its focal point, and the renditions made of it."""

import secrets

from django.conf import settings
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from korner.caching.querysets import TaggedQuerySet
from korner.images.rendered import Rendered

FORMATS = {"avif": "image/avif", "jpg": "image/jpeg"}
FALLBACK_WIDTH = 1280  # the one rendition made at upload, shown until the task has made the others


def new_token():
    """128 random bits as text: the unguessable part of every rendition's name."""
    return secrets.token_hex(16)


def private_storage():
    return storages["private"]


def original_path(asset, filename):
    """Where the original is kept: a name of our own making, nothing of the sender's (checklist U2)."""
    return f"originals/{secrets.token_hex(16)}.{asset.file_extension}"


def is_empty(column):
    """The condition that a translated column holds no words (its columns may be NULL)."""
    return models.Q(**{column: ""}) | models.Q(**{f"{column}__isnull": True})


class AssetQuerySet(TaggedQuerySet):
    """Selections of pictures."""

    def without_words(self):
        """Pictures that still lack their alternative text in one of the languages."""
        return self.filter(decorative=False).filter(is_empty("alt_tr") | is_empty("alt_fr"))


class Asset(Rendered, models.Model):
    """One picture.

    `renditions` maps each ratio ("16x9", …) to the list of widths made, and is read without a query of its own: the
    files are `renditions/<to>/<token>-<ratio>-<width>.avif|jpg` (RULES.md 6).
    """

    class Licence(models.TextChoices):
        OWN = "own", _("Own picture")
        AGENCY = "agency", _("Agency")
        PRESS = "press", _("Press material")
        CC_BY = "cc-by", "CC BY"
        CC_BY_SA = "cc-by-sa", "CC BY-SA"
        CC0 = "cc0", _("Public domain")
        PERMISSION = "permission", _("By permission")

    original = models.FileField(
        _("picture"), upload_to=original_path, storage=private_storage, max_length=120, editable=False
    )
    name = models.CharField(_("name in the library"), max_length=160, blank=True)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    bytes = models.PositiveBigIntegerField(_("bytes"), editable=False)
    sha256 = models.CharField("SHA-256", max_length=64, editable=False, db_index=True)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it. One sentence."),
    )
    decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It tells nothing that the text does not say: no alternative text.")
    )
    credit = models.CharField(_("credit"), max_length=160, blank=True)
    licence = models.CharField(_("licence"), max_length=12, choices=Licence, default=Licence.OWN)
    focus_x = models.FloatField(
        _("focal point, across"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    focus_y = models.FloatField(
        _("focal point, down"), default=0.5, validators=[MinValueValidator(0), MaxValueValidator(1)]
    )
    token = models.CharField(max_length=32, default=new_token, editable=False, unique=True)
    renditions = models.JSONField(default=dict, editable=False)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, verbose_name=_("uploaded by")
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)
    archive_key = models.CharField(max_length=120, blank=True, editable=False, db_index=True)

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-id"]
        indexes = [models.Index(fields=["uploaded_by", "-id"], name="asset_of_person")]
        permissions = [("edit_every_asset", "Can edit every picture, not only own ones")]

    def __str__(self):
        return self.name or self.alt_tr or self.alt_fr or f"#{self.pk}"

    @property
    def file_extension(self):
        """Of the original, from what the decoder said it is."""
        return getattr(self, "_extension", "jpg")

    @file_extension.setter
    def file_extension(self, value):
        self._extension = value

    def alt_in(self, language):
        """The alternative text in `language`; empty for a decorative picture or where there is none."""
        return "" if self.decorative else getattr(self, f"alt_{language}") or ""
