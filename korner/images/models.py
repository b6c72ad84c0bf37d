"""A picture of the library: its original, its words and rights, its focal point, the renditions made of it, its uses."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.caching.querysets import TaggedQuerySet
from korner.images.rendered import Rendered
from korner.images.words import words_of

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


class AssetQuerySet(TaggedQuerySet):
    """Selections of pictures."""

    def without_words(self):
        """Pictures that still lack their alternative text in one of the languages."""
        return self.filter(wordless__in=[True])  # an equation: SQLite takes no index for a bare truth

    def used_or_not(self, used=True):
        """Pictures that something shows, or that nothing does."""
        return self.filter(used__in=[used])

    def expired(self, on=None):
        """Pictures whose rights have ended: the day named is the last on which they may be chosen."""
        return self.filter(expires_on__lt=on or timezone.localdate())

    def expiring(self, days, on=None):
        """Pictures whose rights end within `days` days and have not ended yet."""
        today = on or timezone.localdate()
        return self.filter(expires_on__gte=today, expires_on__lte=today + timedelta(days=days))


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
        COURTESY = "courtesy", _("Courtesy of the owner")
        OTHER = "other", _("Other")

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
    licence_note = models.CharField(
        _("words on the licence"),
        max_length=300,
        blank=True,
        help_text=_("What was agreed, with whom; for “Other” it must be said. Readers do not see it."),
    )
    expires_on = models.DateField(
        _("usable until"),
        null=True,
        blank=True,
        help_text=_("The last day on which the picture may be chosen. Empty: without end."),
    )
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
    # Worked out at each save, so that a list of a hundred thousand is asked by an index.
    used = models.BooleanField(default=False, editable=False)
    wordless = models.BooleanField(default=True, editable=False)

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["uploaded_by", "-id"], name="asset_of_person"),
            models.Index(fields=["used", "-id"], name="asset_used"),
            models.Index(fields=["wordless", "-id"], name="asset_wordless"),
            models.Index(fields=["licence", "-id"], name="asset_of_licence"),
            models.Index(fields=["credit", "-id"], name="asset_of_credit"),
            models.Index(fields=["expires_on", "used"], name="asset_expiry"),
            models.Index(fields=["created_at", "id"], name="asset_of_day"),
        ]
        permissions = [("edit_every_asset", "Can edit every picture, not only own ones")]

    def __str__(self):
        return self.name or self.alt_tr or self.alt_fr or f"#{self.pk}"

    def save(self, *args, **kwargs):
        """Keep what is worked out of the row right: whether words are missing, whether it is used, how it is found."""
        self.wordless = not self.decorative and not (self.alt_tr and self.alt_fr)
        new = self._state.adding
        if not new:
            self.used = self.uses.exists()
        super().save(*args, **kwargs)
        self.write_words(new=new)

    def write_words(self, *, new=False):
        """Write the words the picture is found by; nothing where they stand already."""
        wanted = words_of(self)
        if not new:
            kept = set(self.words.values_list("word", "in_credit"))
            if kept == wanted:
                return
            self.words.all().delete()
        self.words.bulk_create([AssetWord(asset=self, word=word, in_credit=credit) for word, credit in sorted(wanted)])

    def is_expired(self, on=None):
        """Whether its rights have ended: it is shown where it stands, and chosen nowhere else."""
        return self.expires_on is not None and self.expires_on < (on or timezone.localdate())

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


class AssetWord(models.Model):
    """One folded word a picture is found by (korner.images.words), in its credit or elsewhere in its words."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="words")
    word = models.CharField(max_length=80, db_index=True)
    in_credit = models.BooleanField(default=False)

    no_page_shows = True

    class Meta:
        verbose_name = _("word of a picture")
        verbose_name_plural = _("words of pictures")

    def __str__(self):
        return self.word


class Use(models.Model):
    """One place that shows a picture: a field of a row, whatever its model. Written by korner.images.uses."""

    asset = models.ForeignKey(Asset, models.CASCADE, related_name="uses")
    model = models.CharField(max_length=80)  # label in lower case: no query for a content type
    row = models.BigIntegerField()
    place = models.CharField(max_length=60)  # the field

    no_page_shows = True

    class Meta:
        verbose_name = _("use of a picture")
        verbose_name_plural = _("uses of pictures")
        indexes = [models.Index(fields=["model", "row"], name="use_of_row")]
        constraints = [models.UniqueConstraint(fields=["asset", "model", "row", "place"], name="use_once")]

    def __str__(self):
        return f"{self.model} {self.row}: {self.place}"
