"""What the desk knows of the search: what readers sought, and what it puts above what was found."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Sum, Value, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.search.models.document import SearchDocument


class Language(models.TextChoices):
    """The language of a page of the search."""

    TURKISH = "tr", "Türkçe"
    FRENCH = "fr", "Français"


class PromotedQuerySet(models.QuerySet):
    """Selections of results set by hand."""

    def current(self, language, now=None):
        """Those for pages in `language` whose time has come and is not over, in the desk's order."""
        now = now or timezone.now()
        begun = Q(starts__isnull=True) | Q(starts__lte=now)
        return self.filter(begun, Q(ends__isnull=True) | Q(ends__gt=now), language=language).order_by("order", "pk")

    def with_titles(self, language, now=None):
        """With `found_title` and `found_language` of the thing pointed at, in `language` if it has a text there.

        Both are None for an address, and for a thing that readers do not see now.
        """
        own_first = Case(When(language=language, then=Value(0)), default=Value(1))
        documents = SearchDocument.objects.visible(now).filter(
            source=OuterRef("source"), object_id=OuterRef("object_id")
        )
        first = documents.order_by(own_first, "pk")
        return self.annotate(
            found_title=Subquery(first.values("text__title")[:1]),
            found_language=Subquery(first.values("language")[:1]),
        )


class PromotedResult(models.Model):
    """What stands above everything found for certain words: a thing of the paper, or an address with its words."""

    no_page_shows = True  # the pages of the search are never kept

    language = models.CharField(_("pages in"), max_length=2, choices=Language, default=Language.TURKISH)
    words = models.TextField(
        _("words"),
        max_length=1000,
        help_text=_(
            "One search a line. It stands above the results when a reader’s search holds all the words of a line, "
            "whatever their endings, capitals and accents."
        ),
    )
    address = models.CharField(
        _("address"),
        max_length=400,
        help_text=_("Of a page of the paper, copied from the browser, or of another site (https://…)."),
    )
    title = models.CharField(
        _("title"),
        max_length=120,
        blank=True,
        help_text=_("A story, topic, page or author bears its own; any other address needs one."),
    )
    note = models.CharField(_("line under the title"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    starts = models.DateTimeField(_("from"), null=True, blank=True)
    ends = models.DateTimeField(_("until"), null=True, blank=True)
    # The thing that stands at the address (as documents name it), so that one renamed or withdrawn is so here, too.
    source = models.CharField(max_length=20, blank=True, editable=False)
    object_id = models.BigIntegerField(null=True, blank=True, editable=False)

    objects = PromotedQuerySet.as_manager()

    class Meta:
        verbose_name = _("search result set by hand")
        verbose_name_plural = _("search results set by hand")
        ordering = ["language", "order", "pk"]
        indexes = [models.Index(fields=["language", "order"], name="promoted_in_order")]

    def __str__(self):
        return self.lines[0] if self.lines else self.address

    @property
    def lines(self):
        """The searches it answers."""
        return [line for line in (" ".join(line.split()) for line in self.words.splitlines()) if line]

    def clean(self):
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": _("The end lies before the beginning.")})


class SoughtQuerySet(models.QuerySet):
    """Selections of what was sought."""

    def without_result(self):
        """What was sought and not found."""
        return self.filter(found=0)

    def since(self, day):
        """From that day on."""
        return self.filter(day__gte=day)

    def by_words(self):
        """One row {language, words, total, last} for the same words of several days, the most sought first."""
        totals = self.order_by().values("language", "words").annotate(total=Sum("times"), last=models.Max("day"))
        return totals.order_by("-total", "-last", "words")


class Sought(models.Model):
    """How often certain words were sought on a day, and how much was found. Nothing tells by whom, or at what hour."""

    no_page_shows = True  # the pages of the search are never kept

    day = models.DateField(_("day"))
    language = models.CharField(_("pages in"), max_length=2, choices=Language)
    words = models.CharField(_("words"), max_length=80)
    times = models.PositiveIntegerField(_("times"), default=1)
    found = models.PositiveIntegerField(_("found"))

    objects = SoughtQuerySet.as_manager()

    class Meta:
        verbose_name = _("sought by readers")
        verbose_name_plural = _("sought by readers")
        ordering = ["-day", "-times", "pk"]
        constraints = [models.UniqueConstraint(fields=["day", "language", "words"], name="sought_once_a_day")]
        indexes = [models.Index(fields=["found", "day"], name="sought_without_result")]

    def __str__(self):
        return self.words
