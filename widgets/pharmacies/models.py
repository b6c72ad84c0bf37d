"""Pharmacies, and the time windows in which one is on duty."""

from datetime import time

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from korner.places.premises import Premises
from widgets.pharmacies import expected_hours
from widgets.pharmacies.querysets import DutyShiftQuerySet, PharmacyQuerySet


class Pharmacy(Premises):
    """One pharmacy."""

    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", verbose_name=_("commune or district"))
    website = models.URLField(_("web site"), blank=True)
    note = models.CharField(_("note for readers"), max_length=200, blank=True)
    active = models.BooleanField(_("shown"), default=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    address_name, slug_else = "pharmacy", "eczane"
    objects = PharmacyQuerySet.as_manager()

    class Meta:
        verbose_name = _("pharmacy")
        verbose_name_plural = _("pharmacies")
        ordering = ["sort_tr", "pk"]
        indexes = [models.Index(fields=["place", "sort_tr"], name="pharmacies_of_place")]
        constraints = [
            models.UniqueConstraint(fields=["reference"], condition=~Q(reference=""), name="one_pharmacy_a_reference")
        ]


class DutyShift(models.Model):
    """One pharmacy is on duty from `starts` to `ends` (aware moments; it may cross midnight, and the change of the clocks).

    A shift that nobody has checked in time is never said to be open (duty.py).
    """

    class Kind(models.TextChoices):
        DAY = "day", pgettext_lazy("duty", "Day")
        EVENING = "evening", pgettext_lazy("duty", "Evening")
        NIGHT = "night", pgettext_lazy("duty", "Night")
        WEEKEND = "weekend", pgettext_lazy("duty", "Weekend")
        HOLIDAY = "holiday", pgettext_lazy("duty", "Holiday")

    pharmacy = models.ForeignKey(Pharmacy, models.CASCADE, related_name="shifts", verbose_name=_("pharmacy"))
    starts = models.DateTimeField(_("from"))
    ends = models.DateTimeField(_("until"))
    kind = models.CharField(_("kind of duty"), max_length=8, choices=Kind, default=Kind.DAY)
    source = models.CharField(_("source"), max_length=160, blank=True)
    # What made it; without one it was typed, imported or fetched, and no rota writes over it.
    rota = models.ForeignKey("Rota", models.SET_NULL, null=True, blank=True, editable=False, related_name="shifts")
    checked_at = models.DateTimeField(_("checked"), null=True, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("checked by")
    )

    objects = DutyShiftQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty shift")
        verbose_name_plural = _("duty shifts")
        ordering = ["starts", "pk"]
        indexes = [
            models.Index(fields=["ends", "starts"], name="shifts_by_end"),
            models.Index(fields=["pharmacy", "starts"], name="shifts_of_pharmacy"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="shift_ends_after_its_start"),
            models.UniqueConstraint(fields=["pharmacy", "starts", "ends"], name="one_shift_a_window"),
        ]

    def __str__(self):
        starts, ends = localtime(self.starts), localtime(self.ends)
        return f"{self.pharmacy}: {starts:%d.%m.%Y %H:%M} – {ends:%d.%m.%Y %H:%M}"

    def clean(self):
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": _("The end lies before the beginning.")})


class DutyWords(models.Model):
    """What the desk says around the list; one row. Numbers and fees of the telephone services change: they are text."""

    late = models.TextField(_("after the late hour"), max_length=1500, blank=True)
    late_from = models.TimeField(_("late hour"), default=time(22))
    unchecked = models.TextField(
        _("whom to call when the list was not checked"),
        max_length=1500,
        blank=True,
        help_text=_("Empty: readers are sent to the door of the nearest pharmacy and to the pharmacists’ own list."),
    )
    unchecked_turkey = models.TextField(
        _("the same for lists of Türkiye"),
        max_length=1500,
        blank=True,
        help_text=_("Empty: readers are sent to the door of the nearest pharmacy and to the pharmacists’ own list."),
    )
    trusted_days = models.PositiveSmallIntegerField(
        _("a check holds for"),
        default=7,
        validators=[MinValueValidator(1), MaxValueValidator(31)],
        help_text=_("Days. A shift that was not checked within them is not said to be open."),
    )
    # As people type them, "22:00–09:00"; empty: the usual ones (expected_hours.py).
    expected_day = models.CharField(_("hours of a day"), max_length=40, blank=True)
    expected_evening = models.CharField(_("hours of an evening"), max_length=40, blank=True)
    expected_night = models.CharField(_("hours of a night"), max_length=40, blank=True)
    expected_weekend = models.CharField(_("hours of a weekend’s day"), max_length=40, blank=True)
    expected_holiday = models.CharField(_("hours of a holiday"), max_length=40, blank=True)
    asked_for = models.ManyToManyField(
        "places.Place",
        blank=True,
        related_name="+",
        verbose_name=_("districts asked for outside"),
        help_text=_(
            "Turkish districts whose pharmacies on duty are fetched from a service with a key, where one is switched on."
        ),
    )

    class Meta:
        verbose_name = _("words around the list of pharmacies")
        verbose_name_plural = _("words around the list of pharmacies")

    def __str__(self):
        return str(capfirst(self._meta.verbose_name))

    def clean(self):
        wrong = {}
        for kind in expected_hours.STANDARD:
            name = f"expected_{kind}"
            try:
                if getattr(self, name):
                    setattr(self, name, expected_hours.shown(expected_hours.read(getattr(self, name))))
            except ValidationError as trouble:
                wrong[name] = trouble
        if wrong:
            raise ValidationError(wrong)

    def expected(self):
        """{kind of duty: (from, until) in minutes} in which somebody is expected; the usual hours where nothing is set."""
        said = {kind: getattr(self, f"expected_{kind}") for kind in expected_hours.STANDARD}
        return {
            kind: expected_hours.read(text) if text else expected_hours.STANDARD[kind] for kind, text in said.items()
        }

    @classmethod
    def current(cls):
        """The one row; made with defaults where there is none yet (not saved: reading changes nothing)."""
        return cls.objects.order_by("pk").first() or cls(pk=1)


class Rota(models.Model):
    """A duty that goes round: the pharmacies of a list in their order, each for so many days, at the same hours.

    It makes shifts (rotas.py), by the clock and when somebody presses for them, and no page shows it. `filled_until` is the
    last day that was made: it never makes a day again, so that what is changed by hand afterwards stays as it is.
    """

    no_page_shows = True

    class Unit(models.TextChoices):
        DAY = "day", _("days")
        WEEK = "week", _("weeks")

    name = models.CharField(_("name"), max_length=120)
    place = models.ForeignKey("places.Place", models.PROTECT, related_name="+", verbose_name=_("commune or district"))
    kind = models.CharField(_("kind of duty"), max_length=8, choices=DutyShift.Kind, default=DutyShift.Kind.NIGHT)
    first_day = models.DateField(_("first day"))
    every = models.PositiveSmallIntegerField(
        _("the next pharmacy after"), default=1, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    unit = models.CharField(_("days or weeks"), max_length=4, choices=Unit, default=Unit.DAY)
    weekdays = models.JSONField(_("days of the week"), default=list, blank=True)  # 1 is Monday; none is every day
    begins = models.TimeField(_("from"), default=time(22))
    ends = models.TimeField(_("until"), default=time(8))
    last_day = models.DateField(_("last day"), null=True, blank=True)
    weeks_ahead = models.PositiveSmallIntegerField(
        _("weeks made ahead by itself"),
        default=4,
        validators=[MaxValueValidator(26)],
        help_text=_("0: shifts are made by the button alone."),
    )
    filled_until = models.DateField(_("made until"), null=True, editable=False)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("rota")
        verbose_name_plural = _("rotas")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def clean(self):
        if self.begins is not None and self.begins == self.ends:
            raise ValidationError({"ends": _("The end is the beginning.")})
        if self.last_day and self.first_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("The last day lies before the first.")})


class RotaTurn(models.Model):
    """A pharmacy's place in a rota; one may have several turns."""

    no_page_shows = True

    rota = models.ForeignKey(Rota, models.CASCADE, related_name="turns")
    pharmacy = models.ForeignKey(Pharmacy, models.CASCADE, related_name="+", verbose_name=_("pharmacy"))
    order = models.PositiveSmallIntegerField(_("order"), default=0, db_index=True)

    class Meta:
        verbose_name = _("turn")
        verbose_name_plural = _("turns")
        ordering = ["order", "pk"]
        default_permissions = ()

    def __str__(self):
        return str(self.pharmacy)
