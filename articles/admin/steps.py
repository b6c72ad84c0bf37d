"""The verbs of the newsroom as buttons of a story's form: which are offered, and what pressing one does."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles import workflow
from korner.publishing import Status


@dataclass(frozen=True)
class Step:
    """A button: the name it sends, its words, the theme's colour for it, its icon."""

    name: str
    words: str
    variant: str = "default"
    icon: str = ""


def steps_for(article, person):
    """The buttons `person` is offered for `article` (None: a story being begun), the main one first."""
    status = article.status if article else Status.DRAFT
    may_publish = person.has_perm("articles.publish_article")
    steps = []
    if may_publish and status != Status.PUBLISHED:
        again = status == Status.WITHDRAWN
        steps.append(Step("_publish", _("Publish again") if again else _("Publish now"), "primary", "send"))
        steps.append(Step("_schedule", _("Schedule"), icon="schedule"))
    if may_publish and article and status == Status.PUBLISHED and not article.is_out():
        steps.append(Step("_publish", _("Publish now"), "primary", "send"))
        steps.append(Step("_schedule", _("Schedule anew"), icon="schedule"))
    if status == Status.DRAFT and person.has_perm("articles.change_article"):
        steps.append(Step("_hand_in", _("Hand in"), "default" if may_publish else "primary", "outbox"))
    if may_publish and status in (Status.IN_REVIEW, Status.APPROVED):
        steps.append(Step("_send_back", _("Send back"), icon="undo"))
    if may_publish and status == Status.PUBLISHED:
        steps.append(Step("_withdraw", _("Withdraw"), "quiet", "block"))
    return steps


def pressed(request):
    """The name of the step whose button was pressed, or None for a plain save."""
    return next((name for name in TAKEN if name in request.POST), None)


def take(name, article, *, by, form=None):
    """Take the step `name`; returns words that say what happened. Raises NotAllowed or ValidationError with words."""
    return TAKEN[name](article, by, form)


def hand_in(article, person, form):
    workflow.hand_in(article, by=person)
    return _("Handed in. An editor reads it now.")


def send_back(article, person, form):
    workflow.send_back(article, by=person)
    return _("Sent back to its writer.")


def publish(article, person, form):
    workflow.publish(article, by=person)
    return _("Published. Readers see it now.")


def schedule(article, person, form):
    at = article.publish_at
    if at is None:
        raise ValidationError(_("Fill in the publication time first."), code="no_time")
    workflow.publish(article, by=person, at=at)
    return _("Scheduled for %s.") % formats.date_format(timezone.localtime(at), "DATETIME_FORMAT")


def withdraw(article, person, form):
    workflow.withdraw(article, by=person)
    return _("Withdrawn. Its address now says so.")


TAKEN = {
    "_publish": publish,
    "_schedule": schedule,
    "_hand_in": hand_in,
    "_send_back": send_back,
    "_withdraw": withdraw,
}
REFUSALS = (PermissionDenied, ValidationError)


def reasons(refusal):
    """What a refused step says, as a list of sentences."""
    if isinstance(refusal, ValidationError):
        return refusal.messages
    return [_("Your role does not take this step.")]
