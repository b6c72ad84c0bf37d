"""What the desk does with a tip: take it, ask its sender, close it, open it again. Each step is one function.

The queue and the inbox tell the same: whoever takes a tip up here has approved its case, whoever closes it has decided on it.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from korner.desk.audit import note, say
from korner.moderation.cases import case_of
from korner.moderation.models import Case, State
from korner.moderation.steps import decide
from korner.text.cleaning import clean_text
from widgets.tips.models import Tip, TipQuestion

Work = Tip.Work
VERBS = {
    "tip-taken": pgettext_lazy("audit", "took up news from a reader"),
    "tip-closed": pgettext_lazy("audit", "closed news from a reader"),
    "tip-opened": pgettext_lazy("audit", "opened news from a reader again"),
    "tip-asked": pgettext_lazy("audit", "asked the sender of news"),
    "tip-used": pgettext_lazy("audit", "made a story of news from a reader"),
}


def require(person):
    """Let `person` go on only if he may work with tips. Raises PermissionDenied."""
    if not person.has_perm("tips.change_tip"):
        raise PermissionDenied


def settle_case(tip, state, *, by):
    """Let the queue know; where somebody decided there already, or a second moderator is wanted, nothing is changed."""
    try:
        case = case_of(tip)
    except Case.DoesNotExist:
        return
    if case.state != state:
        try:
            decide(case, state, by=by)
        except ValidationError:
            return
    tip.refresh_from_db()


@transaction.atomic
def take(tip, *, by):
    """Begin to read a tip: the sender sees that it is being read, colleagues see by whom."""
    require(by)
    settle_case(tip, State.APPROVED, by=by)
    if tip.work == Work.USED:
        raise ValidationError(_("This became a story already."), code="used")
    tip.reader = by
    tip.save(update_fields=["reader"])
    tip.put_to(Work.READING, by=by)
    note(by, "tip-taken", tip)


@transaction.atomic
def close(tip, *, by, spam=False):
    """Be done with a tip, whatever was made of it; its last days begin. `spam`: it was none."""
    require(by)
    if tip.work == Work.USED:
        raise ValidationError(_("This became a story already."), code="used")
    settle_case(tip, State.SPAM if spam else State.APPROVED, by=by)
    tip.put_to(Work.CLOSED, by=by)
    note(by, "tip-closed", tip)


@transaction.atomic
def reopen(tip, *, by):
    """Take a closed tip up again."""
    require(by)
    if tip.work != Work.CLOSED:
        raise ValidationError(_("This is not closed."), code="open")
    settle_case(tip, State.APPROVED, by=by)
    tip.put_to(Work.READING, by=by)
    note(by, "tip-opened", tip)


@transaction.atomic
def ask(tip, text, *, by):
    """Put a question to the sender, who reads it with his receipt; an open one before it is replaced."""
    require(by)
    text = clean_text(text or "").strip()
    if not text:
        raise ValidationError(_("Write what you want to know."), code="empty")
    TipQuestion.objects.filter(tip=tip, answered_at=None).delete()
    question = TipQuestion.objects.create(tip=tip, text=text, asked_by=by, asked_at=timezone.now())
    if tip.work == Work.NEW:
        take(tip, by=by)
    note(by, "tip-asked", tip)
    return question


@transaction.atomic
def take_question_back(tip, *, by):
    """Take the open question back: the sender does not see it any more."""
    require(by)
    TipQuestion.objects.filter(tip=tip, answered_at=None).delete()


def write_note(tip, text, *, by):
    """Keep the desk's own words on a tip."""
    require(by)
    tip.note = clean_text(text or "").strip()[:2000]
    tip.save(update_fields=["note"])


for verb, words in VERBS.items():
    say(verb, words)
