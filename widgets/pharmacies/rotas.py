"""Which shifts does a rota make? It goes on where it stopped and never makes a day again: what was changed by hand stays."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction

from korner.hours import is_holiday
from widgets.pharmacies import reading, shifts
from widgets.pharmacies.duty import day_of, zone_of
from widgets.pharmacies.models import DutyShift, Rota

MOST_WEEKS = 26
WEEKS = 8


@dataclass
class Filled:
    """What a filling came to: how many shifts were made, those left out as (Planned, the shift in its way), the last day."""

    made: int = 0
    left_out: list = field(default_factory=list)
    until: object = None


def turn_of(rota, turns, day):
    """The pharmacy whose turn `day` is, or None on a day of the week that the rota leaves out. `turns` is not empty."""
    if day < rota.first_day or (rota.last_day and day > rota.last_day):
        return None
    if rota.weekdays and day.isoweekday() not in rota.weekdays:
        return None
    days = rota.every * (7 if rota.unit == Rota.Unit.WEEK else 1)
    return turns[(day - rota.first_day).days // days % len(turns)]


def planned(rota, turns, first, last):
    """The shifts (Planned, `mark` is the day) of the days from `first` to `last`, both included.

    On a public holiday of the place's country the kind is "holiday"; a night stays a night.
    """
    country = rota.place.country
    begins, ends = reading.read_clock(rota.begins), reading.read_clock(rota.ends)
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        pharmacy = turn_of(rota, turns, day) if turns else None
        if pharmacy is None:
            continue
        starts, until = reading.window(day, begins, ends, country)
        holiday = rota.kind != DutyShift.Kind.NIGHT and is_holiday(day, country)
        found.append(
            shifts.Planned(pharmacy, starts, until, DutyShift.Kind.HOLIDAY if holiday else rota.kind, mark=day)
        )
    return found


def fill(rota, *, weeks, now):
    """Make the shifts from where the rota stopped (at the earliest today) until `weeks` from now; what is made is unchecked.

    Left out is what stands in the way: another shift of the pharmacy at that time, or one that was put at the very same
    hours in this place by hand. Safe to repeat.
    """
    turns = [turn.pharmacy for turn in rota.turns.select_related("pharmacy__place")]
    today = day_of(now, zone_of(rota.place.country))
    last = today + timedelta(weeks=min(weeks, MOST_WEEKS))
    if rota.last_day:
        last = min(last, rota.last_day)
    first = max(today, rota.first_day, rota.filled_until + timedelta(days=1) if rota.filled_until else today)
    filled = Filled(until=rota.filled_until)
    if not turns or not rota.active or first > last:
        return filled
    wanted = planned(rota, turns, first, last)
    in_the_way = {id(clash.planned): clash.other for clash in shifts.clashes(wanted)}
    by_hand = taken(rota, wanted)
    kept = []
    for shift in wanted:
        other = in_the_way.get(id(shift)) or by_hand.get((shift.starts, shift.ends))
        if other is None:
            kept.append(shift)
        else:
            filled.left_out.append((shift, other))
    with transaction.atomic():
        again = Rota.objects.select_for_update().get(pk=rota.pk)
        if again.filled_until != rota.filled_until:
            return filled  # somebody else has just filled it
        filled.made = shifts.store(kept, source=rota.name)
        rota.filled_until = filled.until = last
        rota.save(update_fields=["filled_until"])
    return filled


def taken(rota, wanted):
    """{(starts, ends): shift} of what is stored at exactly the hours of `wanted` for a pharmacy of the same place."""
    if not wanted:
        return {}
    stored = DutyShift.objects.filter(
        pharmacy__place=rota.place_id, starts__gte=wanted[0].starts, starts__lte=wanted[-1].starts
    )
    return {(shift.starts, shift.ends): shift for shift in stored}
