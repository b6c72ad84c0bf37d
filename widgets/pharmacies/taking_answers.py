"""How an answer of a service becomes pharmacies and shifts. What the desk wrote is never changed by it.

A service gives "the pharmacies on duty now" and changes its list in the morning, between half past eight and nine. Where it
says no hours, a duty goes from nine in the morning until half past eight of the next: the later of the two beginnings, the
earlier of the two ends, so that nobody is said to be open in the half hour in which one cannot know. Then it is not asked;
as soon as the new list stands, it is (`next_list`), for the duties of the old one have ended.
"""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q

from korner.fetching.sources import Nonsense
from korner.places.models import Place
from korner.search import indexing
from widgets.pharmacies import reading, shifts
from widgets.pharmacies.duty import zone_of
from widgets.pharmacies.known_places import key_of
from widgets.pharmacies.matching import Stored, key_of_name
from widgets.pharmacies.models import DutyShift, DutyWords, Pharmacy

BEGINS, ENDS = 9 * 60, 8 * 60 + 30
CHANGE = (8 * 60 + 15, 9 * 60 + 15)  # minutes of the Turkish day in which the list may be either


def districts():
    """The Turkish districts whose pharmacies the desk wants to be asked for."""
    words = DutyWords.current()
    if words.pk is None or words._state.adding:
        return []
    return list(words.asked_for.filter(country=Place.Country.TURKEY).select_related("parent").order_by("pk"))


def between_lists(moment):
    """Whether `moment` lies where one cannot know which day a list means."""
    there = moment.astimezone(zone_of("TR"))
    return CHANGE[0] <= there.hour * 60 + there.minute < CHANGE[1]


def next_list(moment):
    """The first moment after `moment` at which the services show the list of another day for sure."""
    today = moment.astimezone(zone_of("TR")).date()
    settled = (reading.moment(day, CHANGE[1], "TR") for day in (today, today + timedelta(days=1)))
    return next(one for one in settled if one > moment)


def window_at(moment):
    """(starts, ends) of the duty that a list without hours means at `moment`."""
    there = moment.astimezone(zone_of("TR"))
    day = there.date() - timedelta(days=1) if there.hour * 60 + there.minute < ENDS else there.date()
    return reading.window(day, BEGINS, ENDS, "TR")


def take(answer, told, source, *, whole_province=False):
    """Store the rows of an answer (Told) for the district it was asked for. Raises Nonsense, and stores nothing then.

    `whole_province`: it was asked for with all others of its province, so that only a row that names it is its own.
    """
    place = Place.objects.filter(key=answer.ask.key, country=Place.Country.TURKEY).first()
    if place is None:
        raise Nonsense("no such district here")
    if between_lists(answer.asked_at):
        raise Nonsense("asked between two lists")
    mine = is_called if whole_province else is_of
    rows = [row for row in told if mine(row, place)]
    if not rows:
        raise Nonsense("the pharmacies of another district")
    known, usual = Stored([place]), window_at(answer.asked_at)
    planned, changed, new = [], [], {}
    for row in rows:
        pharmacy = known.called(row.name, place, row.phones) or new.get(key_of_name(row.name))
        if pharmacy is None:
            pharmacy = new[key_of_name(row.name)] = Pharmacy(name=row.name, place=place)
        if complete(pharmacy, row) and pharmacy.pk:
            changed.append(pharmacy)
        starts, ends = (row.starts, row.ends) if row.starts and row.ends > answer.asked_at else usual
        planned.append(shifts.Planned(pharmacy, starts, ends, reading.kind_of(starts, ends, "TR"), mark=row))
    planned = once_each(planned)
    busy = {
        id(clash.planned) for clash in shifts.clashes(planned) if clash.is_stored and not is_own(clash.other, source)
    }
    write(answer, place, source, [one for one in planned if id(one) not in busy], changed, list(new.values()))
    return len(planned)


def names_of(place):
    """All names of a district, as names are compared."""
    return {key_of(name) for name in (place.name_tr, place.name_fr, *(place.spellings or ())) if name}


def is_of(row, place):
    """Whether a row belongs to the district that was asked for, as far as it says."""
    if not row.district:
        return True
    said = key_of(row.district)
    return any(said == name or said in name.split() or name in said.split() for name in names_of(place))


def is_called(row, place):
    """Whether a row names this very district, its words joined or not."""
    return bool(row.district) and joined(key_of(row.district)) in {joined(name) for name in names_of(place)}


def joined(key):
    """A name without the gaps between its words: "19mayis"."""
    return key.replace(" ", "")


def complete(pharmacy, row):
    """Fill what the desk has left empty; whether anything was filled."""
    before = (pharmacy.address, list(pharmacy.phones), pharmacy.position)
    pharmacy.address = pharmacy.address or row.address
    pharmacy.phones = pharmacy.phones or row.phones
    if pharmacy.position is None and row.position is not None:
        pharmacy.latitude, pharmacy.longitude = row.position
    return (pharmacy.address, list(pharmacy.phones), pharmacy.position) != before


def once_each(planned):
    """Each pharmacy once: a service may name one twice."""
    found = {}
    for one in planned:
        found.setdefault((one.pharmacy.pk or id(one.pharmacy)), one)
    return list(found.values())


def is_own(shift, source):
    """Whether a shift came from this service and nobody at the desk has taken it on."""
    return shift.source == source and shift.checked_by_id is None


def write(answer, place, source, planned, changed, new):
    """One transaction: the pharmacies, the shifts of now, and away with those that the service names no more."""
    first, last = min((one.starts for one in planned), default=None), max((one.ends for one in planned), default=None)
    own = Q(pharmacy__place=place, source=source, checked_by=None)
    stored = list(DutyShift.objects.filter(own).meeting(first, last)) if planned else []
    with transaction.atomic():
        for pharmacy in (*new, *changed):
            pharmacy.save()
        indexing.write_all(Pharmacy, [pharmacy.pk for pharmacy in (*new, *changed)])
        wanted = {(one.pharmacy.pk, one.starts, one.ends): one for one in planned}
        for shift in stored:
            if wanted.pop((shift.pharmacy_id, shift.starts, shift.ends), None):
                shift.checked_at = answer.asked_at
                shift.save(update_fields=["checked_at"])
            else:
                shift.delete()
        there = {(one.pharmacy_id, one.starts, one.ends) for one in standing(wanted)}
        for key, one in wanted.items():
            if key not in there:
                DutyShift.objects.create(
                    pharmacy=one.pharmacy, starts=one.starts, ends=one.ends, kind=one.kind, source=source,
                    checked_at=answer.asked_at,
                )  # fmt: skip


def standing(wanted):
    """What the desk has written down for the very same hours: that stays as it is."""
    pks = {pk for pk, _starts, _ends in wanted}
    return (
        DutyShift.objects.filter(pharmacy__in=pks, starts__in={starts for _pk, starts, _ends in wanted}) if pks else []
    )
