"""What something cost on a day: one row a symbol, day and source. Every value is a Decimal with its source and its time."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from korner.caching.querysets import TaggedQuerySet
from korner.named import Addressed, NamedQuerySet, help_for_slug
from korner.slugging import check_slug, fill_slugs


class Symbol(models.TextChoices):
    """What is quoted, and in what. The first four stand in the strip, in this order."""

    USD_TRY = "usd-try", _("US dollar in lira")
    EUR_TRY = "eur-try", _("Euro in lira")
    GRAM_TRY = "gram-try", _("Gram of gold in lira")
    QUARTER_TRY = "quarter-try", _("Quarter gold (çeyrek) in lira")
    EUR_USD = "eur-usd", _("Euro in US dollars")
    EUR_GBP = "eur-gbp", _("Euro in pounds sterling")
    EUR_CHF = "eur-chf", _("Euro in Swiss francs")
    OUNCE_USD = "ounce-usd", _("Ounce of gold in US dollars")


class Origin(models.TextChoices):
    """Where a value comes from."""

    ECB = "ecb", _("European Central Bank")
    TCMB = "tcmb", _("Central Bank of the Republic of Türkiye")
    GOLDAPI = "goldapi", _("GoldAPI")
    DESK = "desk", _("typed at the desk")
    DEMO = "demo", _("demo")


class Instrument(Addressed):
    """What the paper shows of a symbol: its name in both languages, its place, and whether it is shown at all."""

    address_name = "market"

    symbol = models.CharField(_("what"), max_length=12, choices=Symbol, unique=True)
    name = models.CharField(_("name"), max_length=60)
    short = models.CharField(_("short name"), max_length=24, help_text=_("For the line above the paper: “Dollar”."))
    slug = models.CharField(_("slug"), max_length=90, blank=True, null=True, unique=True, help_text=help_for_slug())
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    shown = models.BooleanField(_("shown"), default=True)
    in_strip = models.BooleanField(_("in the line above the paper"), default=False)

    objects = NamedQuerySet.as_manager()

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        ordering = ["order", "pk"]

    def short_in(self, language):
        """The short name in `language`, else the whole one."""
        return getattr(self, f"short_{language}") or self.name_in(language)

    def clean(self):
        for language in ("tr", "fr"):
            check_slug(self, language, reserved=frozenset())

    def save(self, *args, **kwargs):
        fill_slugs(self, reserved=frozenset())
        super().save(*args, **kwargs)


class RateQuerySet(TaggedQuerySet):
    """Selections of rates."""

    def of(self, symbol):
        """Those of a symbol, the newest first."""
        return self.filter(symbol=symbol).order_by("-day", "-as_of")


class Rate(models.Model):
    """One value. `as_of` is when its source said it; of what is calculated, when the older of its ingredients was said."""

    symbol = models.CharField(_("what"), max_length=12, choices=Symbol)
    day = models.DateField(_("day"))
    value = models.DecimalField(
        _("value"),
        max_digits=18,
        decimal_places=6,
        validators=[MinValueValidator(0, _("Please type a number above 0."))],
    )
    origin = models.CharField(_("source"), max_length=8, choices=Origin, default=Origin.DESK)
    as_of = models.DateTimeField(_("as of"))
    calculated = models.BooleanField(_("calculated"), default=False, editable=False)
    typed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("typed by"),
    )

    objects = RateQuerySet.as_manager()

    class Meta:
        verbose_name = _("rate")
        verbose_name_plural = _("rates")
        ordering = ["-day", "symbol"]
        indexes = [models.Index("symbol", F("day").desc(), F("as_of").desc(), name="rates_newest")]
        constraints = [models.UniqueConstraint(fields=["symbol", "day", "origin"], name="one_rate_a_day_and_source")]

    def __str__(self):
        return f"{self.symbol} {self.day:%Y-%m-%d} {self.value}"
