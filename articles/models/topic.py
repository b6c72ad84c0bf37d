"""A dossier: stories on one matter, in an order of their own."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from korner.desk.fields import HtmlField
from korner.named import Addressed, NamedQuerySet, help_for_slug
from korner.slugging import check_slug, fill_slugs


class TopicQuerySet(NamedQuerySet):
    """Selections of dossiers."""

    def newest_first(self):
        """Open ones first, then by the day they began."""
        return self.order_by("archived", "-starts", "pk")


class Topic(Addressed):
    """A dossier with an introduction and dates; once archived it says so and stays readable."""

    address_name = "topic"

    name = models.CharField(_("name"), max_length=120)
    slug = models.CharField(_("slug"), max_length=90, blank=True, null=True, unique=True, help_text=help_for_slug())
    introduction = HtmlField(_("introduction"), blank=True)
    picture = models.ForeignKey(
        "images.Asset", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("picture")
    )
    starts = models.DateField(_("begins"), null=True, blank=True)
    ends = models.DateField(_("ends"), null=True, blank=True)
    archived = models.BooleanField(_("archived"), default=False)
    archive_key = models.CharField(max_length=120, blank=True, editable=False, db_index=True)
    stories = models.ManyToManyField(
        "articles.Article", through="articles.TopicStory", related_name="topics", verbose_name=_("stories")
    )

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["archived", "-starts", "pk"]

    def introduction_in(self, language):
        """The introduction in `language`, "" where there is none."""
        return getattr(self, f"introduction_{language}") or ""

    def clean(self):
        if self.starts and self.ends and self.ends < self.starts:
            raise ValidationError({"ends": _("The end lies before the beginning.")})
        for language in ("tr", "fr"):
            if not self.name_in(language):
                raise ValidationError({f"name_{language}": _("A topic needs its name in both languages.")})
            check_slug(self, language, reserved=frozenset())

    def save(self, *args, **kwargs):
        fill_slugs(self, reserved=frozenset())
        super().save(*args, **kwargs)


class TopicStory(models.Model):
    """The place of a story in a dossier: ordered ones first, then the newest."""

    UNORDERED = 1000

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="entries", verbose_name=_("topic"))
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="topic_entries", verbose_name=_("story")
    )
    order = models.PositiveSmallIntegerField(_("order"), default=UNORDERED)

    class Meta:
        verbose_name = _("story of the topic")
        verbose_name_plural = _("stories of the topic")
        ordering = ["order", "-article_id"]
        constraints = [models.UniqueConstraint(fields=["topic", "article"], name="once_in_a_topic")]

    def __str__(self):
        return str(self.article_id)

    def shown_with(self):
        """The dossier is named on the story's page, the story stands in the dossier."""
        return (f"article{self.article_id}", f"topic{self.topic_id}", f"new-topic{self.topic_id}")
