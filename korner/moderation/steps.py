"""What happens to something a reader sent: it is submitted, decided on, and a decision is taken back.

Each step is one transaction: the thing, its case and the decision change together. `Moderated.decided()` is called in it.
"""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from korner.moderation.models import Case, Decision, State
from korner.site.models import SiteSettings

REASON_LENGTH = 300


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
        key_month=marks.month if marks else None,
        risk=judgement.risk,
        reasons=list(judgement.reasons),
        since=thing.created_at,
        state=judgement.state,
        **known,
        **decided,
    )
    thing.decided(State.PENDING, by=None)
    return case


def may_decide(person, case):
    """Whether `person` may decide on `case`: whoever may change the thing."""
    return person.has_perm(f"{case.kind.app_label}.change_{case.kind.model}")


@transaction.atomic
def decide(case, state, *, by, reason="", seen=None):
    """Let the thing of `case` stand at `state` (State); returns the Decision.

    `by` is the moderator (None: the house), `seen` the version of the case he had before him. With the rule of two
    moderators the first one's word is kept as a proposal, and holds when a second one says the same; spam, setting aside
    and the house's own decisions need one. Raises PermissionDenied; ValidationError when somebody decided meanwhile.
    """
    if by is not None and not may_decide(by, case):
        raise PermissionDenied
    case = Case.objects.select_for_update().filter(pk=case.pk).select_related("kind").first()
    if case is None or (seen is not None and case.version != seen):
        raise ValidationError(_("Somebody else has decided on this meanwhile."), code="decided")
    if case.state == state:
        raise ValidationError(_("This is decided that way already."), code="same")
    model = case.kind.model_class()
    thing = model._base_manager.filter(pk=case.number).first() if model else None
    if thing is None:
        raise ValidationError(_("This is not there any more."), code="gone")
    decision = Decision(
        case=case, by=by, at=timezone.now(), before=case.state, after=state, reason=reason[:REASON_LENGTH]
    )
    if needs_second(case, state, by):
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


def put(case, thing, state, *, by):
    """Write the new state on thing and case, and let the thing know."""
    before = case.state
    waits = state in (State.PENDING, State.HELD)
    case.state, case.proposed, case.proposed_by = state, "", None
    case.decided_at, case.decided_by = (None, None) if waits else (timezone.now(), by)
    case.version += 1
    case.save()
    thing.state = state
    thing.save(update_fields=["state"])
    thing.decided(before, by=by)


@transaction.atomic
def undo(decision, *, by):
    """Take `decision` back: the thing stands where it stood before; returns the new Decision.

    Only the one who decided takes it back, and only as long as nothing else was decided since. Raises PermissionDenied,
    ValidationError.
    """
    if decision.by_id != by.pk or not may_decide(by, decision.case):
        raise PermissionDenied
    case = Case.objects.select_for_update().select_related("kind").get(pk=decision.case_id)
    newest = case.decisions.order_by("-pk").first()
    if newest is None or newest.pk != decision.pk or decision.undoes_id:
        raise ValidationError(_("Something was decided here since; it cannot be taken back."), code="decided")
    back = Decision(case=case, by=by, at=timezone.now(), before=case.state, after=decision.before, undoes=decision)
    if decision.proposes:
        case.proposed, case.proposed_by = "", None
        case.version += 1
        case.save(update_fields=["proposed", "proposed_by", "version"])
    else:
        thing = case.kind.model_class()._base_manager.filter(pk=case.number).first()
        if thing is None:
            raise ValidationError(_("This is not there any more."), code="gone")
        put(case, thing, decision.before, by=by)
    back.save()
    return back
