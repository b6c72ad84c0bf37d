"""Changes to a published story by people who may not publish: they wait beside the row, out of every reader's sight."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.states import LANGUAGES
from korner.publishing import Status
from korner.syndication.excerpt import pictures_named_in


class WorkingCopy(models.Model):
    """The one working copy of a published story (RULES.md 1): what is to change, both languages, and where it stands.

    `data` holds only what differs from the row as it stood at version `based_on`:
    {"fields": {name of the form's field: value}, "rows": {"bylines": [[author, role], …], "topic_entries": [[topic], …],
    "related_entries": [[story], …]}}; things are told by their keys, tags by a sorted list. `number` grows with each save.
    """

    class Standing(models.TextChoices):
        DRAFT = Status.DRAFT.value, _("Draft")
        IN_REVIEW = Status.IN_REVIEW.value, _("In review")
        APPROVED = Status.APPROVED.value, _("Approved")

    no_page_shows = True

    article = models.OneToOneField(
        "articles.Article", models.CASCADE, related_name="working_copy", verbose_name=_("story")
    )
    based_on = models.PositiveIntegerField(_("version it began from"))
    number = models.PositiveIntegerField(default=1)
    data = models.JSONField(default=dict)
    standing = models.CharField(_("status"), max_length=12, choices=Standing, default=Standing.DRAFT)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("saved by")
    )
    saved_at = models.DateTimeField(_("saved"))

    class Meta:
        verbose_name = _("working copy")
        verbose_name_plural = _("working copies")
        indexes = [models.Index(fields=["standing", "saved_at"], name="copies_waiting")]

    def __str__(self):
        return f"{self.article_id} – {self.get_standing_display()}"

    @property
    def fields(self):
        """{name of a field: the value it is to have}."""
        return self.data.get("fields", {})

    @property
    def rows(self):
        """{name of the rows: what they are to be}."""
        return self.data.get("rows", {})

    def pictures_used(self):
        """The numbers of the pictures that the changes bring: they are not deleted while the changes wait."""
        fields = self.fields
        chosen = {fields.get(name) for name in ("picture", "share_picture_tr", "share_picture_fr")} - {None, ""}
        return {int(number) for number in chosen} | pictures_named_in(
            fields.get(f"body_{language}") or "" for language in LANGUAGES
        )

    @property
    def is_behind(self):
        """Whether the story has moved on since the copy was begun."""
        return self.article.version != self.based_on
