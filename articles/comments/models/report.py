"""What readers report of a comment: lands in the queue, and sets the comment aside when several say so."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.comments.cases import case_of, held_case
from articles.comments.models.comment import Comment
from korner.moderation import steps
from korner.moderation.models import Moderated, State
from korner.moderation.models.states import WAITING

WORDS_LENGTH = 500


class CommentReport(Moderated):
    """One reader's report. Approving it means that it is right: the comment is refused; refusing it leaves the comment."""

    class Reason(models.TextChoices):
        INSULT = "insult", _("Insult or harassment")
        HATE = "hate", _("Hatred against people")
        LIE = "lie", _("False claim about somebody")
        PRIVATE = "private", _("Private data of somebody")
        ADVERT = "advert", _("Advertisement or spam")
        OTHER = "other", _("Something else")

    no_page_shows = True
    is_new = False  # set while it is being sent

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reported", verbose_name=_("comment"))
    reason = models.CharField(_("reason"), max_length=8, choices=Reason)
    words = models.CharField(_("in words"), max_length=WORDS_LENGTH, blank=True)
    visitor = models.CharField(max_length=32, blank=True, editable=False)

    class Meta:
        verbose_name = _("report of a comment")
        verbose_name_plural = _("reports of comments")
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "visitor"], condition=~Q(visitor=""), name="one_report_a_visitor"
            )
        ]
        indexes = [models.Index(fields=["created_at"], name="reports_by_time")]

    def __str__(self):
        return f"{self.get_reason_display()} (#{self.comment_id})"

    @classmethod
    def for_queue(cls, numbers):
        reports = {report.pk: report for report in cls.objects.filter(pk__in=list(numbers))}
        comments = Comment.for_queue({report.comment_id for report in reports.values()})
        for report in reports.values():
            report.comment = comments[report.comment_id]
        return reports

    def case_title(self):
        return self.comment.case_title()

    def case_text(self):
        said = [str(self.get_reason_display()), *([self.words] if self.words else [])]
        return f"{': '.join(said)}\n\n{self.comment.name}: {self.comment.text}"

    def case_address(self):
        return reverse("admin:comments_comment_change", args=[self.comment_id])

    @transaction.atomic
    def decided(self, before, *, by):
        """Count what waits; refuse the comment of a report that is right, and put it back when that is taken back."""
        held_case(self.comment)
        was, waits = before in WAITING and not self.is_new, self.state in WAITING
        if was != waits:
            self.count(1 if waits else -1)
        if self.state == State.APPROVED and before != State.APPROVED:
            self.move_comment(State.REFUSED, by=by)
        elif before == State.APPROVED:
            self.move_comment(State.APPROVED, by=by)

    def count(self, step):
        """One more or one less that waits; a visible comment is set aside when as many wait as the house has set."""
        rows = Comment.objects.filter(pk=self.comment_id)
        rows.update(reports=Greatest(F("reports") + step, 0))
        comment = rows.get()
        enough = step > 0 and 0 < settings.COMMENT_REPORTS_TO_HOLD <= comment.reports
        if enough and comment.state == State.APPROVED:
            self.move_comment(State.HELD, by=None)

    def move_comment(self, state, *, by):
        """Let the comment stand at `state`, if it does not yet; the report's own decision was enough of a decision."""
        case = case_of(Comment.objects.get(pk=self.comment_id))
        if case.state != state:
            steps.decide(case, state, by=None, reason=f"{self.get_reason_display()}")
