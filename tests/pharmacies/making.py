"""Pharmacies and their shifts for the tests; times are written as the clocks of their place show them."""

from datetime import timedelta
from itertools import count

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from tests.conftest import brussels
from tests.factories import PlaceFactory
from widgets.pharmacies.duty import zone_of
from widgets.pharmacies.models import DutyShift, Pharmacy

NUMBERS = count(1)


def in_place(text, country="BE"):
    """The aware moment of a time such as "2026-11-24 19:00" in "BE" or "TR"; None stays None."""
    return text and parse_datetime(text).replace(tzinfo=zone_of(country))


def commune(name="Schaerbeek", latitude=50.8676, longitude=4.3737, **fields):
    """A Belgian commune."""
    return PlaceFactory(name_tr=name, name_fr=name, latitude=latitude, longitude=longitude, **fields)


def district(name="Emirdağ", **fields):
    """A Turkish district."""
    given = {"kind": "district", "country": "TR", "latitude": 39.0197, "longitude": 31.15} | fields
    return PlaceFactory(name_tr=name, name_fr=name, **given)


def make_pharmacy(name="Çınar Eczanesi", place=None, **fields):
    """A pharmacy with an address, a telephone and Turkish spoken."""
    number = next(NUMBERS)
    given = {
        "address": f"Rue des Tilleuls {number}",
        "postcode": "1030",
        "phones": [f"+322555{number:04d}"],
        "languages": ["tr", "fr"],
    }
    return Pharmacy.objects.create(name=name, place=place or commune(), **(given | fields))


def make_shift(pharmacy, starts, ends, *, checked="now", **fields):
    """A shift of `pharmacy` from `starts` to `ends` by the clocks of its place.

    `checked`: a Brussels time, None for a shift that nobody has checked; without a word it was checked an hour ago.
    """
    country = pharmacy.place.country
    checked_at = timezone.now() - timedelta(hours=1) if checked == "now" else checked and brussels(checked)
    given = {"source": "Nöbet listesi", "checked_at": checked_at} | fields
    return DutyShift.objects.create(
        pharmacy=pharmacy, starts=in_place(starts, country), ends=in_place(ends, country), **given
    )
