"""What do the Turkish services say of tonight? Bytes in, plain rows out: these functions ask nobody and store nothing.

CollectAPI and NosyAPI give the pharmacies on duty of a district. The first says no hours, the second sometimes does.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from korner.fetching.reading import object_of
from korner.fetching.sources import Nonsense
from korner.hours import zone_of
from korner.places.positions import NoPosition, position_of
from korner.text.phones import NoNumber, read_phone

MOST_ROWS = 400  # a province: Istanbul has some 130 a night
LONGEST = timedelta(hours=48)


@dataclass
class Told:
    """One pharmacy on duty. `starts` and `ends` are None where the service says no hours, or none that can be."""

    name: str
    district: str = ""
    address: str = ""
    phones: list = field(default_factory=list)
    position: tuple | None = None
    starts: datetime | None = None
    ends: datetime | None = None


def collectapi(body):
    """The rows of {"success": true, "result": [{name, dist, address, phone, loc}]}. Raises Nonsense."""
    answer = object_of(body)
    if answer.get("success") is not True:
        raise Nonsense(f"it says no: {words(answer.get('message'))[:80] or 'success is not true'}")
    found = []
    for row in rows_in(answer, "result"):
        latitude, _comma, longitude = words(row.get("loc")).partition(",")
        found.append(
            Told(
                name_in(row, "name"),
                words(row.get("dist"))[:80],
                words(row.get("address"))[:200],
                numbers([row.get("phone")]),
                place_on_earth(latitude, longitude),
            )
        )
    return found


def nosyapi(body):
    """The rows of {"status": "success", "data": [{pharmacyName, district, address, phone, …}]}. Raises Nonsense."""
    answer = object_of(body)
    if answer.get("status") != "success":
        raise Nonsense(f"it says no: {words(answer.get('message'))[:80] or 'status is not success'}")
    found = []
    for row in rows_in(answer, "data"):
        starts, ends = moment(row.get("pharmacyDutyStart")), moment(row.get("pharmacyDutyEnd"))
        can_be = starts is not None and ends is not None and timedelta(0) < ends - starts <= LONGEST
        found.append(
            Told(
                name_in(row, "pharmacyName"),
                words(row.get("district"))[:80],
                words(row.get("address"))[:200],
                numbers([row.get("phone"), row.get("phone2")]),
                place_on_earth(row.get("latitude"), row.get("longitude")),
                starts if can_be else None,
                ends if can_be else None,
            )
        )
    return found


def rows_in(answer, name):
    """The list of objects under `name`. Raises Nonsense where there is none, nothing in it, or far too much."""
    rows = answer.get(name)
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Nonsense(f"no list of objects in “{name}”")
    if not rows:
        raise Nonsense("not one pharmacy on duty")
    if len(rows) > MOST_ROWS:
        raise Nonsense(f"{len(rows)} pharmacies on duty at once")
    return rows


def words(value):
    """Text of a service as one line of letters that can be printed; "" for what is no text."""
    if not isinstance(value, str):
        return ""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())


def name_in(row, name):
    """The pharmacy's name. Raises Nonsense: a row without one is of no use to anybody."""
    found = words(row.get(name))[:120]
    if not any(sign.isalpha() for sign in found):
        raise Nonsense("a pharmacy without a name")
    return found


def numbers(values):
    """The telephone numbers that are some; the others are left out, a list is none the worse for it."""
    found = []
    for value in values:
        try:
            found.append(read_phone(words(value) if isinstance(value, str) else str(value or ""), "TR"))
        except NoNumber:
            continue
    return list(dict.fromkeys(found))


def place_on_earth(latitude, longitude):
    """(latitude, longitude) in Türkiye, else None."""
    try:
        return position_of(str(latitude).strip(), str(longitude).strip(), "TR")
    except NoPosition:
        return None


def moment(value):
    """The moment of "2026-11-24 18:30:00" by the Turkish clock or by the zone behind it, None for anything else."""
    try:
        found, turkish = datetime.fromisoformat(words(value)), zone_of("TR")
        return found.replace(tzinfo=turkish) if found.tzinfo is None else found.astimezone(turkish)
    except (ValueError, OverflowError):
        return None
