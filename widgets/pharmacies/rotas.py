"""Which shifts does a rota make? It goes on where it stopped and never makes a day again: what was changed by hand stays.

The clock makes them some weeks ahead; a press at the desk makes more of them.
"""

import logging
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from korner.hours import is_holiday
from widgets.pharmacies import reading, shifts
from widgets.pharmacies.duty import day_of, zone_of
from widgets.pharmacies.models import DutyShift, Rota

log = logging.getLogger(__name__)

MOST_WEEKS = 26
WEEKS = 8
PARTS = {"weekend": "day", "holiday": "day"}  # kinds that are the same hours of different days


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
        try:
            starts, until = reading.window(day, begins, ends, country)
        except reading.NotRead:  # hours that the clocks leave out in this night
            continue
        holiday = rota.kind != DutyShift.Kind.NIGHT and is_holiday(day, country)
        found.append(
            shifts.Planned(pharmacy, starts, until, DutyShift.Kind.HOLIDAY if holiday else rota.kind, mark=day)
        )
    return found


def last_day_of(rota, weeks, now):
    """The last day for which `rota` would make shifts now."""
    last = day_of(now, zone_of(rota.place.country)) + timedelta(weeks=min(weeks, MOST_WEEKS))
    return min(last, rota.last_day) if rota.last_day else last


@transaction.atomic
def fill(rota, *, weeks, now):
    """Make the shifts from where the rota stopped (at the earliest today) until `weeks` from now; what is made is unchecked.

    Left out is what stands in the way: another shift of the pharmacy at that time, or one for these hours in this place that
    somebody wrote (`written`). Safe to repeat: who fills it at the same moment comes after, and finds nothing to do.
    """
    rota = Rota.objects.select_for_update(of=["self"]).select_related("place").get(pk=rota.pk)
    turns = [turn.pharmacy for turn in rota.turns.select_related("pharmacy__place")]
    today, last = day_of(now, zone_of(rota.place.country)), last_day_of(rota, weeks, now)
    first = max(today, rota.first_day, rota.filled_until + timedelta(days=1) if rota.filled_until else today)
    filled = Filled(until=rota.filled_until)
    if not turns or not rota.active or first > last:
        return filled
    wanted = planned(rota, turns, first, last)
    in_the_way = {id(clash.planned): clash.other for clash in shifts.clashes(wanted)}
    by_hand = written(rota, wanted)
    kept = []
    for shift in wanted:
        other = in_the_way.get(id(shift)) or by_hand.get(id(shift))
        if other is None:
            kept.append(shift)
        else:
            filled.left_out.append((shift, other))
    filled.made = shifts.store(kept, source=rota.name, rota=rota)
    rota.filled_until = filled.until = last
    rota.save(update_fields=["filled_until"])
    return filled


def written(rota, wanted):
    """{id of one of `wanted`: the shift in its way} of what was typed, imported or fetched for pharmacies of the same place.

    In the way is what has the very same hours, or shares some of them and is a night, an evening or a day as the rota's are.
    What another rota made stands beside it: a place may have two.
    """
    if not wanted:
        return {}
    stored = DutyShift.objects.filter(
        Q(rota=None) | Q(rota=rota),
        pharmacy__place=rota.place_id,
        ends__gt=wanted[0].starts,
        starts__lt=max(one.ends for one in wanted),
    )
    found = {}
    for shift in stored:
        for one in wanted:
            alike = shifts.is_same(one, shift) or PARTS.get(one.kind, one.kind) == PARTS.get(shift.kind, shift.kind)
            if alike and shifts.overlap(one, shift):
                found.setdefault(id(one), shift)
    return found


def fill_by_clock(now=None):
    """Go on with all rotas that are made by themselves; returns how many shifts were made. Called by the clock."""
    now, made = now or timezone.now(), 0
    for rota in Rota.objects.filter(active=True, weeks_ahead__gt=0).select_related("place").order_by("pk"):
        if rota.filled_until and rota.filled_until >= last_day_of(rota, rota.weeks_ahead, now):
            continue
        try:
            made += fill(rota, weeks=rota.weeks_ahead, now=now).made
        except IntegrityError:
            # Somebody wrote the very same shift down at this moment: the next round goes on after looking at it.
            log.info("rota %s waits for the next round", rota.pk)
    return made
