"""A comment under a story, in the language of its writer; answers stand one level deep."""

import hashlib
from datetime import timedelta

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.comments.showing import changed_at_once, changed_lately
from articles.models import Article, Figures
from korner.moderation.models import Moderated, State

NAME_LENGTH, TEXT_LENGTH, NOTE_LENGTH = 60, 3000, 300
# The queue shows these of the story; its texts are long and are not read for it.
HEADLINES = [
    f"article__{name}"
    for name in (
        *("id", "source_language", "category", "headline_tr", "headline_fr", "slug_tr", "slug_fr"),
        *("translation_tr", "translation_fr", "withdrawn_tr", "withdrawn_fr"),
        *("category__id", "category__slug_tr", "category__slug_fr", "category__name_tr", "category__name_fr"),
    )
]


def digest(text):
    """What stands for a text where texts are compared; 32 letters."""
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def refused_days():
    """For how long refused and spam rows are kept."""
    return timedelta(days=settings.COMMENT_REFUSED_DAYS)


class CommentQuerySet(models.QuerySet):
    """Selections of comments."""

    def shown(self):
        """What readers see: approved, and an answer only under an approved comment."""
        return self.filter(Q(parent=None) | Q(parent__state=State.APPROVED), state=State.APPROVED, withdrawn=False)

    def with_story(self):
        """With what is said of their stories in lists: headline and address, not the texts."""
        own = [field.name for field in self.model._meta.concrete_fields]
        return self.select_related("article__category").only(*own, *HEADLINES)


class Comment(Moderated):
    """One comment. Its state is changed by the steps of the queue alone, its words by articles.comments.writing.

    `answers` counts the approved comments under it, `likes` those who like it, `reports` what was reported and not decided.
    `position` is an answer's place among those under the same comment, given when it is approved.
    `withdrawn`: its writer took it back when others had answered already; nothing of it is left but its place.
    `delete_after`: when what is personal of it goes; of a refused one the whole row.
    """

    # Stored pages name their stories' discussions (articles.comments.showing), and not single rows: what waits for a
    # moderator must make no page old, what is accepted without one not more than every few seconds.
    no_page_shows = True

    article = models.ForeignKey(
        Article,
        models.CASCADE,
        related_name="reader_comments",
        verbose_name=_("story"),
        db_index=False,  # those of the desk begin with it
    )
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies", verbose_name=_("answer to"))
    name = models.CharField(_("name"), max_length=NAME_LENGTH, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    text = models.TextField(_("comment"), blank=True)
    visitor = models.CharField(max_length=32, blank=True, editable=False)
    text_hash = models.CharField(max_length=32, editable=False)
    pinned = models.BooleanField(_("pinned"), default=False, help_text=_("Stands first under its story."))
    note = models.CharField(
        _("note of the newsroom"),
        max_length=NOTE_LENGTH,
        blank=True,
        help_text=_("Shown below the comment, in its language."),
    )
    edited_at = models.DateTimeField(_("edited"), null=True, editable=False)
    withdrawn = models.BooleanField(_("taken back by its writer"), default=False, editable=False)
    position = models.PositiveIntegerField(default=0, editable=False)
    answers = models.PositiveIntegerField(_("answers"), default=0, editable=False)
    likes = models.PositiveIntegerField(_("likes"), default=0, editable=False)
    reports = models.PositiveIntegerField(_("reports"), default=0, editable=False)
    archive_key = models.CharField(max_length=32, blank=True, editable=False)
    delete_after = models.DateTimeField(null=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "visitor", "text_hash"], condition=~Q(visitor=""), name="one_comment_a_text"
            ),
            models.UniqueConstraint(
                fields=["article", "archive_key"], condition=~Q(archive_key=""), name="one_comment_a_key"
            ),
        ]
        indexes = [
            models.Index(
                "article",
                F("created_at").desc(),
                F("id").desc(),
                condition=Q(state="approved", parent=None),
                name="comments_of_story",
            ),
            models.Index(
                "article",
                F("likes").desc(),
                F("id").desc(),
                condition=Q(state="approved", parent=None),
                name="comments_liked",
            ),
            models.Index(fields=["article", "id"], condition=Q(pinned=True), name="comments_pinned"),
            models.Index(fields=["parent", "created_at", "id"], condition=Q(state="approved"), name="comments_answers"),
            models.Index(fields=["parent", "position"], condition=Q(state="approved"), name="comments_first_answers"),
            models.Index(fields=["article", "visitor"], condition=~Q(visitor=""), name="comments_of_visitor"),
            models.Index("article", F("id").desc(), name="comments_desk_story"),
            models.Index("article", "state", F("id").desc(), name="comments_desk_story_state"),
            models.Index("state", "language", F("id").desc(), name="comments_desk_state_language"),
            models.Index("state", F("id").desc(), name="comments_desk_state"),
            models.Index(F("id").desc(), condition=Q(reports__gt=0), name="comments_reported"),
            models.Index(fields=["email"], condition=~Q(email=""), name="comments_of_email"),
            models.Index(fields=["delete_after"], condition=Q(delete_after__isnull=False), name="comments_to_forget"),
        ]

    def __str__(self):
        return f"{self.name}: {self.text[:60]}" if self.name else f"#{self.pk}"

    def save(self, *args, **kwargs):
        self.text_hash = digest(self.text)
        if kwargs.get("update_fields") is not None and "text" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "text_hash"}
        super().save(*args, **kwargs)

    # --- what the queue asks ------------------------------------------------------------------------------------------
    @classmethod
    def for_queue(cls, numbers):
        return {comment.pk: comment for comment in cls.objects.with_story().filter(pk__in=list(numbers))}

    def case_title(self):
        return self.article.source_headline

    def case_text(self):
        return self.text

    def case_writer(self):
        return self.name

    def case_address(self):
        """Its place under the story once readers see it, else its page at the desk."""
        if self.state == State.APPROVED:
            language = self.article.page_for(self.language)
            return f"{self.article.url_in(language)}#comment-{self.pk}"
        return reverse("admin:comments_comment_change", args=[self.pk])

    @transaction.atomic
    def decided(self, before, *, by):
        """Keep the numbers exact, let pages know, and set the day on which what is personal goes."""
        was, now = before == State.APPROVED, self.state == State.APPROVED
        self.set_delete_day()
        if was == now:
            return
        step = self.counted_by_its_parent(1 if now else -1) if self.parent_id else self.shown_with_it()
        if step:
            Figures.add(self.article_id, comments=step if now else -step)
        if now and by is None:
            changed_lately(self.article_id)
        else:
            changed_at_once(self.article_id, hard=was)

    def shown_with_it(self):
        """How many comments come or go with this one: itself and the approved answers below it.

        Its row was saved a moment ago in this transaction, so that no answer is decided on meanwhile.
        """
        answers = Comment.objects.filter(pk=self.pk).values_list("answers", flat=True).get()
        return answers + (0 if self.withdrawn else 1)

    def counted_by_its_parent(self, step):
        """Change the parent's count by `step`; how many more are shown now: 1, or 0 under a comment nobody sees."""
        parent = Comment.objects.filter(pk=self.parent_id)
        parent.update(answers=F("answers") + step)  # from here on nobody else decides on one of its answers
        if step > 0:
            self.position = self.last_position() + 1
            Comment.objects.filter(pk=self.pk).update(position=self.position)
        return 1 if parent.filter(state=State.APPROVED).exists() else 0

    def last_position(self):
        """The place of the last of the other answers, -1 where there is none."""
        others = Comment.objects.filter(parent=self.parent_id, state=State.APPROVED).exclude(pk=self.pk)
        return next(iter(others.order_by("-position").values_list("position", flat=True)[:1]), -1)

    def set_delete_day(self):
        """Write down when what is personal of the row ends, counted from the day it was sent."""
        kept = (
            refused_days() if self.state in (State.REFUSED, State.SPAM) else timedelta(settings.COMMENT_PERSONAL_DAYS)
        )
        self.delete_after = self.created_at + kept
        Comment.objects.filter(pk=self.pk).update(delete_after=self.delete_after)
