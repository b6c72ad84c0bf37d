"""What pharmacies show of themselves on the pages of others: one line that is true, or nothing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from korner.boxes import box
from tests.pages import words
from tests.pharmacies.making import commune, district, make_pharmacy, make_shift

pytestmark = pytest.mark.django_db


def line(rf, language="tr", size="strip"):
    """The words of the box, "" where it keeps quiet."""
    from lxml import html

    with translation.override(language):
        markup = box("pharmacies", rf.get("/"), size=size)
    return words(html.fromstring(str(markup))) if markup else ""


def test_it_is_a_line_of_the_strip_above_the_paper(clock, client):
    clock.move_to("2026-11-24 20:00")
    make_shift(make_pharmacy(), "2026-11-24 19:00", "2026-11-25 08:00")
    assert "1 eczane açık" in client.get("/").text
    assert "1 pharmacie ouverte" in client.get("/fr/services/bandeau/").text
    assert "Çınar Eczanesi" in client.get("/hizmetler/").text


def test_the_strip_says_how_many_are_open_and_where(clock, rf):
    clock.move_to("2026-11-24 20:00")
    for name in ("Evere", "Schaerbeek", "Uccle"):
        make_shift(make_pharmacy(place=commune(name)), "2026-11-24 19:00", "2026-11-25 08:00")
    assert line(rf) == "Nöbetçi: 3 eczane açık · Evere…"
    assert line(rf, "fr") == "De garde : 3 pharmacies ouvertes · Evere…"


def test_by_day_it_tells_of_tonight(clock, rf):
    make_shift(make_pharmacy(), "2026-11-24 19:00", "2026-11-25 08:00")
    assert line(rf) == "Nöbetçi: bu gece 1 eczane · Schaerbeek"


def test_it_keeps_quiet_where_nothing_was_checked_or_nothing_is_there(clock, rf):
    assert line(rf) == ""
    make_shift(make_pharmacy(), "2026-11-24 09:00", "2026-11-25 08:00", checked=None)
    make_shift(make_pharmacy(place=district()), "2026-11-24 09:00", "2026-11-25 08:00")
    assert line(rf) == ""


def test_it_asks_two_questions(clock, rf):
    for _ in range(5):
        make_shift(make_pharmacy(), "2026-11-24 09:00", "2026-11-25 08:00")
    for size in ("strip", "box"):
        with CaptureQueriesContext(connection) as captured:
            assert line(rf, size=size)
        assert len(captured) == 2
