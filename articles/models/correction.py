"""What the paper tells its readers of a mistake: a correction, dated, in both languages."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from articles.models.article import Article
from articles.models.states import LANGUAGES
from korner.caching.querysets import TaggedQuerySet
from korner.languages import page_language
from korner.text.cleaning import clean_text
from korner.text.typography import set_spaces


class CorrectionQuerySet(TaggedQuerySet):
    """Selections of corrections."""

    def seen(self, now=None):
        """Those of stories that readers may see at `now` (aware datetime, default: this moment)."""
        # Asked of each correction's own story: as a list of numbers it would be a look through all that is published.
        story = Article.objects.visible(now).filter(pk=OuterRef("article_id"))
        # A story that comes out, comes back or goes touches "new"; a correction touches its table.
        return self.filter(Exists(story)).shows("correction", "new")

    def of(self, article):
        """Those of one story, in their order."""
        return self.filter(article=article).order_by("order", "made_at", "pk").shows(f"article{article.pk}")

    def with_stories(self):
        """With the story each belongs to and its section, but not the story's text."""
        stories = self.select_related("article__category")
        return stories.defer("article__body", *(f"article__body_{language}" for language in LANGUAGES))

    def stretch(self, place, number):
        """The first `number`, newest first, or those behind `place`: what korner.paging asks of a list."""
        rows = self.order_by("-made_at", "-pk")
        if place:
            rows = rows.filter(made_at__lte=place.at).filter(Q(made_at__lt=place.at) | Q(pk__lt=place.pk))
        return list(rows[:number])


class Correction(models.Model):
    """One correction of a story. It stands with the story, on the page of corrections and in their feed."""

    class Kind(models.TextChoices):
        UPDATE = "update", pgettext_lazy("kind of correction", "Update")
        CORRECTION = "correction", pgettext_lazy("kind of correction", "Correction")
        APOLOGY = "apology", pgettext_lazy("kind of correction", "Apology")
        RETRACTION = "retraction", pgettext_lazy("kind of correction", "Retraction")

    article = models.ForeignKey(Article, models.CASCADE, related_name="corrections", verbose_name=_("story"))
    kind = models.CharField(
        _("kind"),
        max_length=12,
        choices=Kind,
        default=Kind.CORRECTION,
        help_text=_("An update tells what is new, a correction what was wrong. A retraction stands above the story."),
    )
    text = models.TextField(
        _("text"),
        max_length=2000,
        blank=True,
        help_text=_("What was wrong, and what is right. Readers see it as it is."),
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("made by"),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(F("made_at").desc(), F("id").desc(), name="correction_newest")]

    def __str__(self):
        return f"{self.get_kind_display()} – {self.article.source_headline}"

    @property
    def source_language(self):
        """The language of its story's original: the tab that is open first."""
        return self.article.source_language

    @property
    def publish_at(self):
        """Its place in lists that are paged (korner.paging)."""
        return self.made_at

    def text_in(self, language):
        """The words in `language`, "" where there are none."""
        return getattr(self, f"text_{language}") or ""

    def url_in(self, language):
        """Where it stands on its story's page, for a reader of `language`."""
        return f"{self.article.url_in(self.article.page_for(language))}#correction-{self.pk}"

    def get_absolute_url(self):
        return self.url_in(page_language())

    def shown_with(self):
        """It stands on its story's page."""
        return (f"article{self.article_id}",)

    def settle(self):
        """Bring the texts in order: clean, with French spaces."""
        for language in LANGUAGES:
            setattr(self, f"text_{language}", set_spaces(clean_text(self.text_in(language)), language) or None)

    def clean(self):
        self.settle()
        language = self.article.source_language if self.article_id else None
        if language and not self.text_in(language):
            raise ValidationError(
                {f"text_{language}": _("A correction needs its text in the language of the story’s original.")}
            )

    def save(self, *args, **kwargs):
        self.settle()
        super().save(*args, **kwargs)
