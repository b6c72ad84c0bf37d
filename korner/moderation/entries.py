"""A case as the moderators' page shows it: its thing, its text, what was done with it; read for a whole list in few queries."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db.models import F, Q, Value
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.moderation import reasons
from korner.moderation.models import Case, CaseNote, Decision, State

FOLDED_FROM, FOLD_AT = 700, 500  # letters: what is longer is shown so far, the rest by a press
FOLDED_LINES = 8
MOST_PICTURES = 10
HIGH, SOME = 60, 30  # risk

SAID = {
    State.PENDING: gettext_lazy("Waits again"),
    State.HELD: gettext_lazy("Set aside"),
    State.APPROVED: gettext_lazy("Approved"),
    State.REFUSED: gettext_lazy("Refused"),
    State.SPAM: gettext_lazy("Marked as spam"),
}


@dataclass
class Entry:
    """One case as the page shows it. `head` and `rest` are the text, folded where it is long."""

    case: Case
    thing: object
    head: str = ""
    rest: str = ""
    steps: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    @property
    def kind(self):
        """What it is: "comment"."""
        return self.thing._meta.verbose_name

    @property
    def title(self):
        """What it is about."""
        return self.thing.case_title()

    @property
    def title_language(self):
        """The language of the title, "" for the desk's."""
        return self.thing.case_title_language()

    @property
    def address(self):
        """Where it stands, if it is a path of ours."""
        address = self.thing.case_address()
        return address if is_ours(address) else ""

    @property
    def pictures(self):
        """[(address, words)] of the first pictures that came along."""
        return [(address, words) for address, words in self.thing.case_pictures() if is_ours(address)][:MOST_PICTURES]

    @property
    def found(self):
        """What speaks against it, in words."""
        return reasons.found_words(self.case.reasons)

    @property
    def level(self):
        """How great the risk is: "high", "some" or ""."""
        return "high" if self.case.risk >= HIGH else "some" if self.case.risk >= SOME else ""

    @property
    def waits(self):
        """Whether nobody has decided on it."""
        return self.case.state in (State.PENDING, State.HELD)

    @property
    def numbered(self):
        """How many notes and decisions there are."""
        return len(self.steps) + len(self.notes)

    @property
    def proposal(self):
        """What the first of two moderators proposes, as a sentence with his reason; "" where nobody does."""
        if not self.case.proposed:
            return ""
        said = next((step.words for step in self.steps if step.proposes), "")
        who = str(self.case.proposed_by or _("Somebody"))
        return said or _("%(who)s proposes: %(what)s") % {"who": who, "what": PROPOSES.get(self.case.proposed, "")}

    @property
    def age(self):
        """For how long it has been there, in words."""
        return age_in_words(self.case.since)


def is_ours(address):
    """Whether `address` is a path of the paper or of the desk: the queue leads, and asks, nowhere else."""
    return address.startswith("/") and not address.startswith(("//", "/\\"))


PROPOSES = {State.APPROVED: gettext_lazy("approve"), State.REFUSED: gettext_lazy("refuse")}


def age_in_words(moment):
    """How long ago `moment` was: "3 hours"."""
    now = timezone.now()
    return _("just now") if now - moment < timedelta(minutes=1) else timesince(moment, now, depth=1)


@dataclass(frozen=True)
class Step:
    """Something that was done with a case: when, by whom, and the sentence; or a note, its text being the sentence."""

    at: datetime
    who: str
    words: str
    is_note: bool
    proposes: bool = False


def history(cases):
    """{number of a case: [Step, …]} of these cases, the newest first; decisions and notes in one query."""
    shared = ("case_id", "at", "pk", "by__first_name", "by__last_name", "by__username")
    decisions = Decision.objects.filter(case__in=cases).order_by()
    decisions = decisions.annotate(
        words=F("reason"), of_note=Value(False), of_proposal=F("proposes"), of_undo=Q(undoes__isnull=False)
    )
    notes = CaseNote.objects.filter(case__in=cases).order_by()
    notes = notes.annotate(
        after=Value(""),
        why=Value(""),
        words=F("text"),
        of_note=Value(True),
        of_proposal=Value(False),
        of_undo=Value(False),
    )
    columns = (*shared, "after", "why", "words", "of_note", "of_proposal", "of_undo")
    rows = decisions.values_list(*columns).union(notes.values_list(*columns), all=True)
    found = defaultdict(list)
    for case, at, _pk, first, last, username, after, why, words, is_note, proposes, undoes in sorted(
        rows, key=lambda row: row[1:3], reverse=True
    ):
        who = f"{first or ''} {last or ''}".strip() or username or str(_("The house"))
        said = words if is_note else step_in_words(who, after, why, words, proposes=proposes, undoes=undoes)
        found[case].append(Step(at, who, said, bool(is_note), bool(proposes)))
    return found


def step_in_words(who, after, why, words, *, proposes, undoes):
    """One decision as a sentence: who, what, why."""
    if undoes:
        said = _("%(who)s took the decision back") % {"who": who}
    elif proposes:
        said = _("%(who)s proposes: %(what)s") % {"who": who, "what": PROPOSES.get(after, "")}
    else:
        said = f"{who}: {SAID[State(after)]}"
    because = reasons.why_words(why, words)
    return f"{said} ({because})" if because else said


def entries_of(cases):
    """The Entry of each case whose thing is still there, in the same order; each kind asks for its things in bulk."""
    numbers = defaultdict(list)
    for case in cases:
        numbers[case.kind].append(case.number)
    things = {}
    for kind, wanted in numbers.items():
        model = kind.model_class()
        if model is not None:
            things.update({(kind.pk, number): thing for number, thing in model.for_queue(wanted).items()})
    found = [Entry(case, things[case.kind_id, case.number]) for case in cases if (case.kind_id, case.number) in things]
    done = history([entry.case.pk for entry in found]) if found else {}
    for entry in found:
        entry.head, entry.rest = folded(entry.thing.case_text())
        entry.steps = [step for step in done.get(entry.case.pk, ()) if not step.is_note]
        entry.notes = [step for step in done.get(entry.case.pk, ()) if step.is_note]
    return found


def folded(text):
    """(what is shown, what is folded away) of a text."""
    lines = text.splitlines()
    if len(lines) > FOLDED_LINES + 2:
        cut_at = len("\n".join(lines[:FOLDED_LINES]))
    elif len(text) > FOLDED_FROM:
        cut_at = FOLD_AT
    else:
        return text, ""
    cut_at = min(cut_at, FOLDED_FROM)
    space = text.rfind(" ", cut_at - 80, cut_at)
    cut_at = space if space > 0 and len(text) > cut_at and not text[cut_at].isspace() else cut_at
    return text[:cut_at].rstrip(), text[cut_at:].strip()
