"""Firms and their trades."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.moderation.models import Moderated, State
from korner.named import Addressed, NamedQuerySet, help_for_slug
from korner.places.premises import Premises
from korner.site.models import web_address
from korner.slugging import check_slug, fill_slugs
from korner.text.slugs import slugify
from widgets.directory.company_numbers import read_company_number
from widgets.directory.counted import FirmCount
from widgets.directory.letters import BEHIND_ALL
from widgets.directory.listed import Listed, crossed, in_place, named_trade, with_parents
from widgets.directory.owning.cases import FirmCase
from widgets.directory.owning.models import FirmAddress, FirmChange, FirmClaim, FirmSentPicture

__all__ = ["Firm", "FirmAddress", "FirmChange", "FirmClaim", "FirmCount", "FirmPicture", "FirmSentPicture", "Trade"]

ABOUT_LENGTH = 1_500
# What stands behind the directory's own address and is no trade.
RESERVED = frozenset({"ara", "recherche", "harf", "lettre", "yer", "lieu", "turkce-konusulur", "on-parle-turc"})
LIKE_A_FIRM = re.compile(r"-\d+$")  # the address of a firm ends in its number


class Trade(Addressed):
    """A trade, e.g. bakers; under a broader one where `parent` is set (two levels)."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.CharField(_("slug"), max_length=90, blank=True, null=True, unique=True, help_text=help_for_slug())
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("belongs to")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=100)

    address_name = "directory-trade"
    objects = NamedQuerySet.as_manager()

    class Meta:
        verbose_name = _("trade")
        verbose_name_plural = _("trades")
        ordering = ["order", "sort_tr", "pk"]

    def clean(self):
        for language in ("tr", "fr"):
            if not self.name_in(language):
                raise ValidationError({f"name_{language}": _("A trade needs its name in both languages.")})
            check_slug(self, language, reserved=RESERVED)
        if self.parent_id and (self.parent_id == self.pk or self.parent.parent_id):
            raise ValidationError({"parent": _("Trades have two levels: this one belongs to another already.")})
        if self.parent_id and self.pk and self.parts.exists():
            raise ValidationError({"parent": _("Other trades belong to this one: it stays at the top.")})

    def save(self, *args, **kwargs):
        for language in ("tr", "fr"):
            slug = slugify(self.slug_in(language) or self.name_in(language))
            if LIKE_A_FIRM.search(slug):
                setattr(self, f"slug_{language}", f"{slug}-x")
        fill_slugs(self, reserved=RESERVED)
        super().save(*args, **kwargs)

    def shown_with(self):
        """Where only its name stands, which does not change as firms come and go."""
        return (named_trade(self.pk),)

    def lists_linked(self, firms):
        """The tags of lists that change as these firms (numbers; None: all of its own) become or cease to be of this trade."""
        rows = self.firms if firms is None else Firm.objects.filter(pk__in=firms)
        places = with_parents(rows.values_list("place_id", "place__parent_id"))
        return crossed({number for number in (self.pk, self.parent_id) if number}, places)


class FirmQuerySet(NamedQuerySet):
    """Selections of firms."""

    def visible(self):
        """What readers may see: approved, and not hidden because nobody answered."""
        return self.filter(state=State.APPROVED, hidden_at=None)

    def of_trade(self, trade):
        """Those of a trade or of one below it, each once."""
        links = Firm.trades.through.objects.filter(Q(trade=trade) | Q(trade__parent=trade))
        return self.filter(pk__in=links.values("firm"))

    def of_place(self, place):
        """Those in a place, or in one that lies in it."""
        return self.filter(in_place(place))

    def under(self, letter, language):
        """Those whose names begin with a Letter of `language`."""
        column = f"sort_{language}"
        if letter.low:
            return self.filter(**{f"{column}__gte": letter.low, f"{column}__lt": letter.high})
        return self.filter(Q(**{f"{column}__lt": "a"}) | Q(**{f"{column}__gte": BEHIND_ALL}))


class Firm(FirmCase, Listed, Premises, Moderated):
    """One firm. What its owner sends waits in the queue like all that readers send.

    A firm that came by the form has an `owner_email`, which no page shows, and counts from `confirmed_at` on: before, nobody
    but its writer knows of it. One that the desk made has none until its owner claims it.
    """

    trades = models.ManyToManyField(Trade, related_name="firms", verbose_name=_("trades"), blank=True)
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", verbose_name=_("commune"))
    website = models.URLField(_("web site"), blank=True, validators=[web_address])
    email = models.EmailField(_("e-mail for customers"), blank=True)
    hours = models.JSONField(_("opening hours"), default=dict, blank=True)  # as korner.hours reads them
    speaks_turkish = models.BooleanField(default=False, editable=False)  # as its languages say
    company_number = models.CharField(_("company number"), max_length=24, blank=True)
    about = models.TextField(_("about the firm"), max_length=ABOUT_LENGTH, blank=True)
    featured_from = models.DateTimeField(_("featured from"), null=True, blank=True)
    featured_until = models.DateTimeField(_("featured until"), null=True, blank=True)

    owner_email = models.EmailField(_("e-mail of the owner"), blank=True)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, editable=False)
    asked_at = models.DateTimeField(_("reminded"), null=True, editable=False)
    hidden_at = models.DateTimeField(_("hidden since"), null=True, editable=False)
    owner_language = models.CharField(max_length=2, blank=True, editable=False)  # of letters; "": that of the entry
    link_number = models.PositiveIntegerField(default=1, editable=False)  # rises with each owner: older links end
    same = models.CharField(max_length=32, null=True, unique=True, editable=False)  # one entry a firm and address
    judged = models.JSONField(default=dict, editable=False)  # owning.judging
    updated_at = models.DateTimeField(_("changed"), default=timezone.now, editable=False)

    address_name, slug_else = "firm", "firma"
    objects = FirmQuerySet.as_manager()

    class Meta:
        verbose_name = _("firm")
        verbose_name_plural = _("firms")
        ordering = ["sort_tr", "pk"]
        indexes = [
            models.Index(fields=["place", "sort_tr"], name="firms_of_place"),
            models.Index(fields=["state", "sort_tr", "id"], name="firms_by_name_tr"),
            models.Index(fields=["state", "sort_fr", "id"], name="firms_by_name_fr"),
            models.Index(fields=["speaks_turkish", "sort_tr", "id"], name="firms_turkish_tr"),
            models.Index(fields=["speaks_turkish", "sort_fr", "id"], name="firms_turkish_fr"),
            models.Index(fields=["owner_email"], name="firms_of_owner"),
            models.Index(F("featured_until"), condition=Q(featured_until__isnull=False), name="firms_featured"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["reference"], condition=~Q(reference=""), name="one_firm_a_reference")
        ]

    @property
    def is_visible(self):
        """Whether readers may see it: the same question as `FirmQuerySet.visible`."""
        return self.state == State.APPROVED and self.hidden_at is None

    def clean(self):
        if self.company_number:
            try:
                self.company_number = read_company_number(self.company_number)
            except ValueError as wrong:
                raise ValidationError({"company_number": str(wrong)}) from None
        if bool(self.featured_from) != bool(self.featured_until):
            missing = "featured_until" if self.featured_from else "featured_from"
            raise ValidationError({missing: _("A featured firm needs both moments: from and until.")})
        if self.featured_from and self.featured_until <= self.featured_from:
            raise ValidationError({"featured_until": _("The end lies before the beginning.")})

    def save(self, *args, **kwargs):
        self.speaks_turkish = "tr" in self.languages
        for language in ("tr", "fr"):
            setattr(self, f"about_{language}", getattr(self, f"about_{language}") or "")
        if "languages" in (kwargs.get("update_fields") or ()):
            kwargs["update_fields"] = {*kwargs["update_fields"], "speaks_turkish"}
        super().save(*args, **kwargs)


class FirmPicture(models.Model):
    """A picture of a firm; the first is the one that lists show."""

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="pictures", verbose_name=_("firm"))
    picture = models.ForeignKey("images.Asset", models.CASCADE, related_name="+", verbose_name=_("picture"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    from_owner = models.BooleanField(default=False, editable=False)  # in the library for this entry alone

    class Meta:
        verbose_name = _("picture of a firm")
        verbose_name_plural = _("pictures of firms")
        ordering = ["order", "pk"]
        constraints = [models.UniqueConstraint(fields=["firm", "picture"], name="a_picture_once_a_firm")]

    def __str__(self):
        return f"{self.firm_id}: {self.picture_id}"

    def shown_with(self):
        """It stands wherever its firm stands."""
        return (f"firm{self.firm_id}",)
