"""Which pharmacy is on duty, and until when? Plain questions on shifts: they ask no clock and no database.

Moments are aware. They are compared in UTC: two times of one zone would be compared by what the clocks show, and on the
nights when the clocks change these lie. A day and a night are those of the place: Brussels' or Istanbul's.

A shift counts only for as long as somebody has checked it lately (`is_trusted`). Windows of one pharmacy that touch or
overlap are one (`windows`), so that "until when" is true, but what was checked never joins what was not.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from korner.hours import zone_of as zone_of

MIDNIGHT, NOON = time(0), time(12)
EVENING, MORNING = time(20), time(6)  # between them lies the night of which a reader asks
SHOPS_OPEN, SHOPS_CLOSE = time(8), time(18)  # between them most pharmacies are open on a working day
DAY = timedelta(days=1)


def at(day: date, hour: time, zone: ZoneInfo) -> datetime:
    """The moment (UTC) at which the clocks of `zone` show `hour` on `day`; of an hour that comes twice, the first."""
    return datetime.combine(day, hour, zone).astimezone(UTC)


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The day of a moment in `zone`."""
    return moment.astimezone(zone).date()


# --- Trust ---------------------------------------------------------------------------------------------------------
def trusted_until(shift, days: int) -> datetime | None:
    """The moment from which the last check of a shift holds no more; None where nobody has checked it."""
    return shift.checked_at + timedelta(days=days) if shift.checked_at else None


def is_trusted(shift, now: datetime, days: int) -> bool:
    """Whether a shift was checked within `days` before `now`; a check that lies in the future is none."""
    end = trusted_until(shift, days)
    return end is not None and shift.checked_at <= now < end


# --- Windows -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Duty:
    """A pharmacy's time on duty, from `starts` to `ends` (UTC): those of its shifts that touch or overlap.

    `trusted`: whether all of them were checked in time. Only such a duty may be called open.
    """

    pharmacy: object
    starts: datetime
    ends: datetime
    shifts: tuple
    trusted: bool

    @property
    def checked_at(self) -> datetime | None:
        """When the least lately checked of its shifts was checked; None where one never was."""
        moments = [shift.checked_at for shift in self.shifts]
        return None if None in moments else min(moments)

    @property
    def sources(self) -> list[str]:
        """Where its shifts come from, each once."""
        return list(dict.fromkeys(shift.source for shift in self.shifts if shift.source))

    @property
    def kinds(self) -> list[str]:
        """The kinds of duty in words, each once."""
        return list(dict.fromkeys(shift.get_kind_display() for shift in self.shifts))

    def runs_at(self, moment: datetime) -> bool:
        """Whether it has begun and not ended."""
        return self.starts <= moment < self.ends

    def meets(self, begin: datetime, end: datetime) -> bool:
        """Whether a part of it lies between the two moments."""
        return self.starts < end and self.ends > begin

    def is_of(self, day: date, zone: ZoneInfo) -> bool:
        """Whether it belongs to `day`: it begins then, or it lasts beyond its noon.

        A night belongs to the day on whose evening it begins, also when it begins after midnight.
        """
        first = day_of(self.starts, zone)
        if self.starts < at(first, MORNING, zone) and self.ends <= at(first, NOON, zone):
            first -= DAY
        return day == first or (day > first and self.ends > at(day, NOON, zone))


def windows(shifts: Iterable, now: datetime, days: int) -> list[Duty]:
    """The duties that `shifts` (with their pharmacies) make as they are to be told at `now`, the earliest first."""
    groups = defaultdict(list)
    for shift in shifts:
        groups[shift.pharmacy_id, is_trusted(shift, now, days)].append(shift)
    found = [duty for (_pk, trusted), group in groups.items() for duty in joined(group, trusted)]
    return sorted(found, key=lambda duty: (duty.starts, duty.ends))


def joined(shifts: list, trusted: bool) -> list[Duty]:
    """The duties of one pharmacy's shifts, those that touch put together."""
    found, run, end = [], [], None
    for shift in sorted(shifts, key=lambda shift: shift.starts.astimezone(UTC)):
        starts, ends = shift.starts.astimezone(UTC), shift.ends.astimezone(UTC)
        if run and starts > end:
            found.append(duty_of(run, end, trusted))
            run, end = [], None
        run.append(shift)
        end = max(end, ends) if end else ends
    return [*found, duty_of(run, end, trusted)] if run else found


def duty_of(run, end, trusted):
    """The duty that a run of touching shifts makes."""
    return Duty(run[0].pharmacy, run[0].starts.astimezone(UTC), end, tuple(run), trusted)


def told_apart(duties: Iterable[Duty]) -> tuple[list[Duty], list[Duty]]:
    """(what may be called open, what was not checked): a pharmacy that stands in the first is not in the second."""
    duties = list(duties)
    checked = [duty for duty in duties if duty.trusted]
    known = {duty.pharmacy.pk for duty in checked}
    return checked, [duty for duty in duties if not duty.trusted and duty.pharmacy.pk not in known]


# --- The night -----------------------------------------------------------------------------------------------------
def night_of(now: datetime, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """(begin, end) of the night that is asked of at `now`: the one that runs, else that of this evening."""
    day = day_of(now, zone)
    if now < at(day, MORNING, zone):
        day -= DAY
    return at(day, EVENING, zone), at(day + DAY, MORNING, zone)


def in_the_night(duties: Iterable[Duty], now: datetime, zone: ZoneInfo) -> list[Duty]:
    """Those of `duties` that lie within tonight and have not ended."""
    begin, end = night_of(now, zone)
    return [duty for duty in duties if duty.meets(max(begin, now), end)]


def is_late(now: datetime, hour: time, zone: ZoneInfo) -> bool:
    """Whether it is later than the late `hour` at night: from then until the morning other words stand first."""
    clock = now.astimezone(zone).time()
    return hour <= clock < MORNING if hour < MORNING else clock >= hour or clock < MORNING


def in_shop_hours(now: datetime, zone: ZoneInfo) -> bool:
    """Whether the clocks of `zone` show an hour at which shops are open on a working day."""
    return SHOPS_OPEN <= now.astimezone(zone).time() < SHOPS_CLOSE


# --- The next change -----------------------------------------------------------------------------------------------
def next_change(shifts: Iterable, now: datetime, days: int, late_from: time, zone: ZoneInfo) -> datetime:
    """The next moment at which time alone changes what is said of `shifts`.

    One of them begins or ends, its check begins to hold or holds no more, the late hour or the morning comes, the shops open
    or close, or a new day begins, for lists are those of a day.
    """
    today, hours = day_of(now, zone), (MIDNIGHT, MORNING, SHOPS_OPEN, SHOPS_CLOSE, late_from)
    moments = [at(day, hour, zone) for day in (today, today + DAY) for hour in hours]
    for shift in shifts:
        moments += [shift.starts, shift.ends]
        if shift.checked_at:
            moments += [shift.checked_at, trusted_until(shift, days)]
    return min(moment.astimezone(UTC) for moment in moments if moment > now)
