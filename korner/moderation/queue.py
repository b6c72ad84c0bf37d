"""What the moderators' page shows: the cases of a list, with their things, decisions and notes, in few queries.

Nothing is counted beyond MOST_COUNTED, no list is read beyond its page: each goes on from the last case that was seen.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from statistics import median

from django.core.cache import cache
from django.db.models import F, Q, Value
from django.http import Http404
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from korner.moderation import reasons
from korner.moderation.cases import models_for
from korner.moderation.models import Case, CaseNote, Decision, State
from korner.text.numbers import whole_number

PAGE = 30
MOST_COUNTED = 999
FOLDED_FROM, FOLD_AT = 700, 500  # letters: what is longer is shown so far, the rest by a press
FOLDED_LINES = 8
MOST_PICTURES = 10
MEASURED = 2000  # the newest decisions of moderators, by which the waiting time is told
REMEMBERED = 60  # seconds for which it is
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)
HIGH, SOME = 60, 30  # risk

LISTS = {
    "": gettext_lazy("Waiting"),
    "held": gettext_lazy("Set aside"),
    "decided": gettext_lazy("Decided lately"),
    "spam": gettext_lazy("Spam"),
}
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


# --- lists -----------------------------------------------------------------------------------------------------------
def of(person):
    """The cases that `person` may decide on."""
    return Case.objects.of_kinds(models_for(person))


def page_of(person, name="", after=""):
    """One page of a list: ([Entry, …], where the next page begins or ""). Raises Http404 for no such place."""
    rows = of(person)
    if name in ("", "held"):
        place = place_of(after, 3)
        place = place and (place[0], moment_of(place[1]), place[2])
        return cut(rows.filter(state=State.HELD if name else State.PENDING).by_risk(place), by_risk)
    place = place_of(after, 2)
    rows = rows.filter(state=State.SPAM) if name == "spam" else rows.filter(decided_at__isnull=False)
    return cut(rows.newest("decided_at", place and (moment_of(place[0]), place[1])), by_decision)


def of_writer(person, case, by, after=""):
    """One page of what came from the same hand as `case`, newest first. `by`: name, visitor, address or network."""
    place = place_of(after, 2)
    same = {by: getattr(case, by)} | ({} if by == "name" else {"key_month": case.key_month})
    rows = of(person).filter(**same).newest("since", place and (moment_of(place[0]), place[1]))
    return cut(rows, by_age)


def by_risk(case):
    """The place of a case among those that wait."""
    return f"{case.risk}-{number_of(case.since)}-{case.pk}"


def by_decision(case):
    """Its place among those decided."""
    return f"{number_of(case.decided_at)}-{case.pk}"


def by_age(case):
    """Its place among those of one hand."""
    return f"{number_of(case.since)}-{case.pk}"


def cut(rows, key):
    """The first page of `rows`, and the key of its last case where more follow."""
    found = list(rows.select_related("kind", "decided_by", "proposed_by")[: PAGE + 1])
    return entries(found[:PAGE]), key(found[PAGE - 1]) if len(found) > PAGE else ""


def place_of(text, parts):
    """The whole numbers of a place in a list ("70-1700000000000000-12"), None for its beginning."""
    if not text:
        return None
    numbers = [whole_number(part) for part in text.split("-")]
    if len(numbers) != parts or None in numbers:
        raise Http404
    return numbers


def number_of(moment):
    """A moment as a whole number."""
    return (moment - EPOCH) // MICROSECOND


def moment_of(number):
    """The moment behind such a number. Raises Http404 for none of ours."""
    try:
        return EPOCH + number * MICROSECOND
    except OverflowError:
        raise Http404 from None


def entries(cases):
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


# --- how much, how long ----------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Standing:
    """How much waits, each counted up to MOST_COUNTED + 1, and since when the one that has waited longest does (or None)."""

    waiting: int
    held: int
    oldest: datetime | None

    @property
    def numbers(self):
        """{name of the list: the number as it is shown}."""
        return {"": count_in_words(self.waiting), "held": count_in_words(self.held)}

    @property
    def since(self):
        """For how long the one has waited that waits longest, in words; "" where nothing waits."""
        if self.oldest is None:
            return ""
        return _("the oldest for %s") % duration_in_words((timezone.now() - self.oldest).total_seconds())

    @property
    def sentence(self):
        """How many wait, in words."""
        return ngettext("%(number)s waits", "%(number)s wait", self.waiting) % {"number": count_in_words(self.waiting)}


def standing(person):
    """How the queue of `person` stands; one query. (Undecided is what waits or is set aside.)"""
    rows = of(person).filter(decided_at=None).order_by("since").values_list("state", "since")
    states = list(rows[: MOST_COUNTED + 1])
    waiting = [since for state, since in states if state == State.PENDING]
    if len(states) > MOST_COUNTED:
        return Standing(len(states), len(states) - len(waiting), waiting[0] if waiting else None)
    return Standing(len(waiting), len(states) - len(waiting), waiting[0] if waiting else None)


def count_in_words(number):
    """A number of cases as it is shown."""
    return f"{MOST_COUNTED}+" if number > MOST_COUNTED else str(number)


def waiting_times(person, now=None):
    """{7: seconds or None, 30: …}: the median time things waited that moderators decided on in the last so many days.

    Told by the newest MEASURED decisions, and remembered for a minute.
    """
    now = now or timezone.now()
    labels = sorted(model._meta.label_lower for model in models_for(person))
    key = "waiting-times:" + ",".join(labels)
    found = cache.get(key)
    if found is None:
        rows = of(person).filter(decided_by__isnull=False, decided_at__gte=now - timedelta(days=30))
        waited = list(rows.order_by("-decided_at").values_list("since", "decided_at")[:MEASURED])
        found = {}
        for days in (7, 30):
            times = [(at - since).total_seconds() for since, at in waited if at >= now - timedelta(days=days)]
            found[days] = round(median(times)) if times else None
        cache.set(key, found, REMEMBERED)
    return found


def duration_in_words(seconds):
    """How long that is: "25 minutes"."""
    if seconds < 60:
        return _("less than a minute")
    now = timezone.now()
    return timesince(now - timedelta(seconds=seconds), now, depth=1)


def waited_in_words(times):
    """The sentence about the waiting times, "" where nothing was decided."""
    if times[30] is None:
        return ""
    month = _("half of all waited less than %(time)s in 30 days") % {"time": duration_in_words(times[30])}
    if times[7] is None:
        return month
    week = _("half waited less than %(time)s in 7 days") % {"time": duration_in_words(times[7])}
    longer = _("%(time)s in 30 days") % {"time": duration_in_words(times[30])}
    return f"{week}, {longer}"
