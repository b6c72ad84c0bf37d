"""How suspicious is what an owner sends? Judged when the form comes, kept until the letter is answered, then told the queue.

{"risk", "reasons", "fingerprint", "likeness", "marks": {"month", "visitor", "address", "network"}, "form", "twins"}
"""

from dataclasses import asdict

from django.db.models import Q
from django.utils.translation import gettext_lazy

from korner.moderation import ladder, reasons, writers
from korner.moderation.models import State

reasons.say("twin", gettext_lazy("another firm has the same company number or telephone"))
TWIN_RISK = 25
MOST_TWINS = 5


def judged(form, text, *, name=""):
    """(the Judgement of a valid form, the same as JSON for a row that waits for its letter)."""
    marks = writers.marks(form.request, form.visitor)
    judgement = ladder.judge(form, text, name=name, marks=marks)
    return judgement, {
        "risk": judgement.risk,
        "reasons": list(judgement.reasons),
        "fingerprint": judgement.fingerprint,
        "likeness": judgement.likeness,
        "marks": asdict(marks),
    }


def judgement_in(kept, state=State.PENDING):
    """The Judgement that a row kept."""
    return ladder.Judgement(
        state,
        kept.get("risk", 0),
        tuple(kept.get("reasons", ())),
        fingerprint=kept.get("fingerprint", ""),
        likeness=kept.get("likeness"),
    )


def marks_in(kept):
    """The writers.Marks that a row kept, None where it kept none."""
    return writers.Marks(**kept["marks"]) if kept.get("marks") else None


def twins_of(firm):
    """The numbers of other firms with the same company number or telephone, of those that stand or wait.

    Telephones are lists in a column, in which no index looks: asked once a firm, when it goes into the queue.
    """
    wanted = Q(company_number=firm.company_number) if firm.company_number else Q(pk=None)
    others = type(firm).objects.exclude(pk=firm.pk).exclude(state__in=[State.REFUSED, State.SPAM])
    others = others.exclude(~Q(owner_email="") & Q(confirmed_at=None))
    found = list(others.filter(wanted).order_by("pk").values_list("pk", flat=True)[:MOST_TWINS])
    phones = set(firm.phones)
    if phones:
        for number, theirs in others.exclude(phones=[]).order_by("pk").values_list("pk", "phones").iterator():
            if phones & set(theirs) and number not in found:
                found.append(number)
    return found[:MOST_TWINS]


def with_twins(kept, twins):
    """What a row keeps, with the firms that it may be the same as."""
    kept = {**kept, "twins": twins}
    if twins:
        kept["reasons"] = [*kept.get("reasons", []), "twin"]
        kept["risk"] = min(100, max(kept.get("risk", 0), TWIN_RISK))
    return kept
