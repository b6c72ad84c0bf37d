"""What happens to something a reader sent: it is submitted, decided on, and a decision is taken back.

Each step is one transaction: the thing, its case and the decision change together. `Moderated.decided()` is called in it.
"""

from datetime import timedelta
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.moderation import akismet, reasons
from korner.moderation.bans import folded
from korner.moderation.models import Case, Decision, State
from korner.site.models import SiteSettings

REASON_LENGTH = 300
UNDO_FOR = timedelta(hours=1)  # what the key "u" takes back; a decision itself may be taken back later
MOST_AT_ONCE = 100  # cases of one act
REFUSALS = (PermissionDenied, ValidationError)


@transaction.atomic
def submit(thing, judgement, *, marks=None, save=True):
    """Store `thing` (a Moderated row, not saved yet) with its case, as `judgement` (ladder.Judgement) says; returns the case.

    `marks` are the writers.Marks of who sent it, None where nothing is to be known (a tip). `save` False: the row is stored.
    """
    thing.state = judgement.state
    if save:
        thing.save()
    else:
        type(thing)._base_manager.filter(pk=thing.pk).update(state=thing.state)
    known = {"visitor": marks.visitor, "address": marks.address, "network": marks.network} if marks else {}
    decided = {} if judgement.state in (State.PENDING, State.HELD) else {"decided_at": timezone.now()}
    case = Case.objects.create(
        kind=ContentType.objects.get_for_model(thing),
        number=thing.pk,
        language=thing.language,
        writer=thing.case_writer()[:80],
        name=folded(thing.case_writer()),
        key_month=marks.month if marks else None,
        risk=judgement.risk,
        reasons=list(judgement.reasons),
        fingerprint=judgement.fingerprint,
        likeness=judgement.likeness,
        since=thing.created_at,
        state=judgement.state,
        **known,
        **decided,
    )
    thing.decided(State.PENDING, by=None)
    akismet.ask_later(case, marks)
    return case


def judged_anew(case, judgement, *, language):
    """The writer has changed his words: keep what `judgement` says of the new ones. The state stays for `decide`.

    Who has the former words before him decides on nothing he has not read: the version moves on.
    """
    Case.objects.filter(pk=case.pk).update(
        version=F("version") + 1,
        language=language,
        risk=judgement.risk,
        reasons=list(judgement.reasons),
        fingerprint=judgement.fingerprint,
        likeness=judgement.likeness,
    )


def may_decide(person, case):
    """Whether `person` may decide on `case`: whoever may change the thing."""
    return person.has_perm(f"{case.kind.app_label}.change_{case.kind.model}")


@transaction.atomic
def decide(case, state, *, by, reason="", seen=None, why="", act=""):
    """Let the thing of `case` stand at `state` (State); returns the Decision.

    `by` is the moderator (None: the house), `seen` the version of the case he had before him, `why` a code of reasons.WHY,
    `reason` his own words, `act` what several decisions of one act have in common. With the rule of two
    moderators the first one's word is kept as a proposal, and holds when a second one says the same; spam, setting aside
    and the house's own decisions need one. Raises PermissionDenied; ValidationError when somebody decided meanwhile.
    """
    if by is not None and not may_decide(by, case):
        raise PermissionDenied
    case = Case.objects.select_for_update(of=["self"]).filter(pk=case.pk).select_related("kind").first()
    if case is None or (seen is not None and case.version != seen):
        raise ValidationError(_("Somebody else has decided on this meanwhile."), code="decided")
    if case.state == state:
        raise ValidationError(_("This is decided that way already."), code="same")
    model = case.kind.model_class()
    thing = model._base_manager.filter(pk=case.number).first() if model else None
    if thing is None:
        raise ValidationError(_("This is not there any more."), code="gone")
    decision = Decision(
        case=case,
        by=by,
        at=timezone.now(),
        before=case.state,
        after=state,
        why=why if why in reasons.WHY else "",
        reason=reason[:REASON_LENGTH],
        act=act,
    )
    if needs_second(case, state, by):
        if case.proposed == state and case.proposed_by_id == by.pk:
            raise ValidationError(_("You have proposed this already; a second moderator decides."), code="proposed")
        decision.proposes = True
        case.proposed, case.proposed_by = state, by
        case.version += 1
        case.save(update_fields=["proposed", "proposed_by", "version"])
        decision.save()
        return decision
    put(case, thing, state, by=by)
    decision.save()
    return decision


def needs_second(case, state, by):
    """Whether `by`'s word alone is not enough."""
    if by is None or state in (State.HELD, State.PENDING, State.SPAM) or not SiteSettings.current().two_moderators:
        return False
    return not (case.proposed == state and case.proposed_by_id not in (None, by.pk))


def put(case, thing, state, *, by, proposal=("", None)):
    """Write the new state on thing and case, and let the thing know. `proposal`: (state, who) that stands again."""
    before = case.state
    waits = state in (State.PENDING, State.HELD)
    case.state = state
    case.proposed, case.proposed_by = proposal
    case.decided_at, case.decided_by = (None, None) if waits else (timezone.now(), by)
    case.version += 1
    case.save()
    thing.state = state
    thing.save(update_fields=["state"])
    thing.decided(before, by=by)


def decide_several(seen, state, *, by, reason="", why=""):
    """Decide the same on several cases: `seen` is {pk: version}. Returns ([Decision, …], [(Case, sentence), …] refused).

    Each in a transaction of its own: those that are refused keep no other back. Cases that are gone are left out.
    """
    act = uuid4().hex
    taken, refused = [], []
    wanted = dict(list(seen.items())[:MOST_AT_ONCE])
    for case in Case.objects.filter(pk__in=wanted).select_related("kind").order_by("pk"):
        try:
            taken.append(decide(case, state, by=by, reason=reason, seen=wanted[case.pk], why=why, act=act))
        except REFUSALS as refusal:
            refused.append((case, sentence(refusal)))
    return taken, refused


def sentence(refusal):
    """What a refusal says to a person."""
    if isinstance(refusal, ValidationError):
        return " ".join(str(words) for words in refusal.messages)
    return str(_("Your role may not decide on this."))


def last_of(person, now=None):
    """The Decisions that `person` would take back by one press: his newest, with all of the same act; [] if there is none."""
    since = (now or timezone.now()) - UNDO_FOR
    own = Decision.objects.filter(by=person, at__gte=since, undoes=None, undone_by=None).select_related("case__kind")
    newest = own.order_by("-at", "-pk").first()
    if newest is None or not newest.act:
        return [newest] if newest else []
    return list(own.filter(act=newest.act).order_by("pk")[:MOST_AT_ONCE])


@transaction.atomic
def undo(decision, *, by):
    """Take `decision` back: the thing stands where it stood before; returns the new Decision.

    Only the one who decided takes it back, and only as long as nothing else was decided since. Raises PermissionDenied,
    ValidationError.
    """
    if decision.by_id != by.pk or not may_decide(by, decision.case):
        raise PermissionDenied
    case = Case.objects.select_for_update(of=["self"]).select_related("kind").get(pk=decision.case_id)
    newest, earlier = [*case.decisions.order_by("-pk").select_related("by")[:2], None, None][:2]
    if newest is None or newest.pk != decision.pk or decision.undoes_id:
        raise ValidationError(_("Something was decided here since; it cannot be taken back."), code="decided")
    back = Decision(case=case, by=by, at=timezone.now(), before=case.state, after=decision.before, undoes=decision)
    waiting = proposal(earlier)
    if not decision.proposes:
        thing = case.kind.model_class()._base_manager.filter(pk=case.number).first()
        if thing is None:
            raise ValidationError(_("This is not there any more."), code="gone")
        put(case, thing, decision.before, by=by, proposal=waiting)
    else:
        case.proposed, case.proposed_by = waiting
        case.version += 1
        case.save(update_fields=["proposed", "proposed_by", "version"])
    back.save()
    return back


def proposal(decision):
    """(state, who) that `decision` (or None) proposes, ("", None) where it proposes nothing."""
    return (decision.after, decision.by) if decision is not None and decision.proposes else ("", None)
