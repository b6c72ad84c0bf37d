"""The station's sources. What they ask is filled in by a test; else nothing."""

from datetime import date, timedelta

from korner.fetching.reading import decimal_of, json_of, xml
from korner.fetching.sources import Ask, Nonsense, Source
from tests.fetching.station.models import Reading

ASKED: list[Ask] = []


def take(answer):
    """Keep the values of one day: <rates day="2026-11-24"><rate code="USD" value="1.1574"/>…</rates>, or the same in JSON."""
    if "json" in answer.content_type:
        found = json_of(answer.body)
        if not isinstance(found, dict) or not isinstance(found.get("rates"), dict):
            raise Nonsense("no rates")
        day, rates = found.get("day"), found["rates"].items()
    else:
        root = xml(answer.body)
        if root.tag != "rates":
            raise Nonsense(f"<{root.tag}> instead of <rates>")
        day, rates = root.get("day"), [(rate.get("code"), rate.get("value")) for rate in root.iter("rate")]
    try:
        day = date.fromisoformat(day)
    except (TypeError, ValueError):
        raise Nonsense("no day") from None
    last = Reading.objects.order_by("-day").first()
    if last and day < last.day:
        raise Nonsense(f"an old day: {day}")
    for code, value in rates:
        facts = {"value": decimal_of(value, "0.0001", "100000"), "day": day, "asked_at": answer.asked_at}
        Reading.objects.update_or_create(code=code, defaults=facts)


STATION = Source(
    name="station",
    words="Radio Station",
    asks=lambda: list(ASKED),
    take=take,
    every=timedelta(hours=1),
    terms="Say where it comes from.",
    home="https://station.example/",
)
LOCKED = Source(
    name="locked",
    words="Locked Station",
    asks=list,
    take=take,
    every=timedelta(days=1),
    key_setting="STATION_KEY",
)
SOURCES = [STATION, LOCKED]
