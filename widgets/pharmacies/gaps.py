"""When is nobody on duty, who is there twice, what did nobody check? For a few places and a few weeks."""

from dataclasses import dataclass, field
from datetime import UTC, timedelta

from korner.hours import is_holiday
from widgets.pharmacies import expected_hours, reading
from widgets.pharmacies.duty import is_trusted
from widgets.pharmacies.models import DutyShift

USUAL = ("evening", "night", "weekend", "holiday")  # by day most pharmacies are open anyway
SHORTEST = timedelta(minutes=5)


@dataclass
class Gap:
    """From `starts` to `ends` (UTC) nobody is on duty; `kind` is what was expected then."""

    kind: str
    starts: object
    ends: object


@dataclass
class Looked:
    """What was found: gaps, pairs of shifts of one pharmacy that overlap, shifts that are not checked or no longer."""

    gaps: list = field(default_factory=list)
    overlaps: list = field(default_factory=list)
    unchecked: list = field(default_factory=list)
    shifts: list = field(default_factory=list)


def expected(kinds, first, last, country, hours=expected_hours.STANDARD):
    """[(kind, starts, ends)] of the days from `first` to `last`, both included; `hours` as DutyWords.expected tells them."""
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        for kind in kinds:
            if falls_on(kind, day, country):
                try:
                    starts, until = reading.window(day, *hours[kind], country)
                except reading.NotRead:  # hours that the clocks leave out in this night: nobody is expected
                    continue
                found.append((kind, starts, until))
    return sorted(found, key=lambda window: window[1])


def falls_on(kind, day, country):
    """Whether a duty of this kind is expected on `day`."""
    holiday, weekend = is_holiday(day, country), day.weekday() >= 5
    return {"day": not holiday and not weekend, "weekend": weekend and not holiday, "holiday": holiday}.get(kind, True)


def uncovered(windows, shifts):
    """The Gaps of `windows` [(kind, starts, ends)] that no shift covers."""
    covered = joined((shift.starts.astimezone(UTC), shift.ends.astimezone(UTC)) for shift in shifts)
    found = []
    for kind, starts, ends in windows:
        at = starts
        for begin, end in covered:
            if end <= at or begin >= ends:
                continue
            if begin > at:
                found.append(Gap(kind, at, begin))
            at = max(at, end)
        if at < ends:
            found.append(Gap(kind, at, ends))
    return [gap for gap in found if gap.ends - gap.starts >= SHORTEST]


def joined(spans):
    """Spans of time, those that touch or overlap put together, the earliest first."""
    found = []
    for begin, end in sorted(spans):
        if found and begin <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([begin, end])
    return found


def overlapping(shifts):
    """The pairs of shifts of one pharmacy that share an hour. `shifts` stand in the order of their beginnings."""
    last, found = {}, []
    for shift in shifts:
        before = last.get(shift.pharmacy_id)
        if before is not None and shift.starts < before.ends:
            found.append((before, shift))
        if before is None or shift.ends > before.ends:
            last[shift.pharmacy_id] = shift
    return found


def look(places, first, last, kinds, *, country, now, trusted_days, hours=expected_hours.STANDARD, most=5000):
    """What is found in `places` on the days from `first` to `last`; one query."""
    begin, end = reading.moment(first, 0, country), reading.moment(last + timedelta(days=2), 0, country)
    shifts = list(
        DutyShift.objects.filter(pharmacy__place__in=places, ends__gt=begin, starts__lt=end)
        .select_related("pharmacy__place")
        .order_by("starts", "pk")[:most]
    )
    until = reading.moment(last + timedelta(days=1), 0, country)
    shown = [shift for shift in shifts if shift.starts < until]
    return Looked(
        gaps=uncovered(expected(kinds, first, last, country, hours), [one for one in shifts if one.pharmacy.active]),
        overlaps=overlapping(shown),
        unchecked=[shift for shift in shown if shift.ends > now and not is_trusted(shift, now, trusted_days)],
        shifts=shown,
    )
