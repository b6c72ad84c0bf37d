"""The verbs of the newsroom as buttons of a story's form: which are offered, and what pressing one does."""

from dataclasses import dataclass
from functools import partial

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import workflow
from articles.models.states import LANGUAGES
from korner.moments import said
from korner.publishing import Status


@dataclass(frozen=True)
class Step:
    """A button: the name it sends, its words, the theme's colour for it, its icon; `noted` ones stand beside the note."""

    name: str
    words: str
    variant: str = "default"
    icon: str = ""
    noted: bool = False


WITHDRAW = {"tr": gettext_lazy("Withdraw the Turkish text"), "fr": gettext_lazy("Withdraw the French text")}
RESTORE = {"tr": gettext_lazy("Bring the Turkish text back"), "fr": gettext_lazy("Bring the French text back")}


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
    if may_publish and status == Status.IN_REVIEW:
        steps.append(Step("_approve", _("Approve"), icon="task_alt"))
    if status == Status.DRAFT and person.has_perm("articles.add_article"):
        steps.append(Step("_hand_in", _("Send for review"), "default" if may_publish else "primary", "outbox"))
    if may_publish and status in (Status.IN_REVIEW, Status.APPROVED):
        steps.append(Step("_send_back", _("Send back"), icon="undo", noted=True))
    if may_publish and status == Status.PUBLISHED:
        steps.append(Step("_withdraw", _("Withdraw the story"), "quiet", "block", noted=True))
        steps += language_steps(article)
    return steps


def language_steps(article):
    """Taking one language back while the other stays, and bringing it back."""
    steps = []
    for language in LANGUAGES:
        if getattr(article, f"withdrawn_{language}"):
            steps.append(Step(f"_restore_{language}", str(RESTORE[language]), icon="undo", noted=True))
        elif all(article.shows(one) for one in LANGUAGES):
            steps.append(Step(f"_withdraw_{language}", str(WITHDRAW[language]), "quiet", "block", noted=True))
    return steps


def note_help(article):
    """What the note beside the buttons is for, where the story stands now."""
    status = article.status if article else Status.DRAFT
    if status == Status.DRAFT:
        return _("For the editor who reads it. May stay empty.")
    if status in (Status.IN_REVIEW, Status.APPROVED):
        return _("What is to be done. Needed when the story goes back: the writer reads it.")
    if status == Status.PUBLISHED:
        return _("Why. Needed to withdraw; the newsroom reads it, readers do not.")
    return _("May stay empty.")


def pressed(request):
    """The name of the step whose button was pressed, or None for a plain save."""
    return next((name for name in TAKEN if name in request.POST), None)


def take(name, article, *, by, note=""):
    """Take the step `name`; returns words that say what happened. Raises NotAllowed or ValidationError with words."""
    return TAKEN[name](article, by, note)


def hand_in(article, person, note):
    workflow.hand_in(article, by=person, note=note)
    return _("Sent for review. An editor reads it now.")


def send_back(article, person, note):
    workflow.send_back(article, by=person, note=note)
    return _("Sent back to its writer.")


def approve(article, person, note):
    workflow.approve(article, by=person, note=note)
    return _("Approved. Readers see it once it is published.")


def publish(article, person, note):
    workflow.publish(article, by=person, note=note)
    return _("Published. Readers see it now.")


def schedule(article, person, note):
    at = article.publish_at
    if at is None:
        raise ValidationError(_("Fill in the publication time first."), code="no_time")
    workflow.publish(article, by=person, at=at, note=note)
    return _("Scheduled: %s.") % said(at)


def withdraw(article, person, note):
    workflow.withdraw(article, by=person, note=note)
    return _("Withdrawn. Its address now says so.")


def withdraw_language(language, article, person, note):
    workflow.withdraw_language(article, language, by=person, note=note)
    return _("This language is withdrawn. The other one stays.")


def restore_language(language, article, person, note):
    workflow.restore_language(article, language, by=person, note=note)
    return _("This language is back.")


TAKEN = {
    "_publish": publish,
    "_schedule": schedule,
    "_hand_in": hand_in,
    "_approve": approve,
    "_send_back": send_back,
    "_withdraw": withdraw,
    **{f"_withdraw_{language}": partial(withdraw_language, language) for language in LANGUAGES},
    **{f"_restore_{language}": partial(restore_language, language) for language in LANGUAGES},
}
# Steps that somebody must give a reason for, and what is asked for where it is missing.
NEED_NOTE = {
    "_send_back": gettext_lazy("Say in a note what is to be done: the writer reads it."),
    "_withdraw": gettext_lazy("Say in the note why the story is withdrawn."),
    **{
        f"_withdraw_{language}": gettext_lazy("Say in the note why this language is withdrawn.")
        for language in LANGUAGES
    },
}
REFUSALS = (PermissionDenied, ValidationError)


def reasons(refusal):
    """What a refused step says, as a list of sentences."""
    if isinstance(refusal, ValidationError):
        return refusal.messages
    return [_("Your role does not take this step.")]
