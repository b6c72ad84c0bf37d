"""Letters and postcards that readers sent, made by one call."""

from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from korner.moderation import steps
from korner.moderation.ladder import Judgement
from korner.moderation.models import State
from korner.moderation.repeats import fingerprint, likeness
from tests.moderation.sent.models import Letter, Postcard, Stamp


def letter(
    text="Teşekkürler, güzel bir haber.", *, risk=0, reasons=(), state=State.PENDING, marks=None, since=None, **fields
):
    """A letter that was sent; returns its case."""
    fields = {"language": "tr", "name": "Ayşe", "story": "Belediye meclisi toplandı", **fields}
    thing = Letter(text=text, created_at=since or timezone.now(), **fields)
    judgement = Judgement(state, risk, tuple(reasons), fingerprint=fingerprint(text), likeness=likeness(text))
    return steps.submit(thing, judgement, marks=marks)


def postcard(text="Une belle photo", *, stamps=1, risk=0):
    """A postcard with stamps; returns its case."""
    case = steps.submit(Postcard(text=text, language="fr"), Judgement(State.PENDING, risk))
    for number in range(stamps):
        Stamp.objects.create(card_id=case.number, words=f"Timbre {number}")
    return case


def thing_of(case):
    """The row of a case, as it stands."""
    return case.kind.model_class().objects.get(pk=case.number)


def may_decide_on_letters(person, *kinds):
    """Let `person` decide on letters and postcards, or on the `kinds` named: by a role of the tests."""
    kinds = kinds or ("letter", "postcard")
    role, made = Group.objects.get_or_create(name=f"decides on {', '.join(kinds)}")
    if made:
        names = [f"change_{kind}" for kind in kinds]
        role.permissions.set(Permission.objects.filter(content_type__app_label="sent", codename__in=names))
    person.groups.add(role)
    return person
