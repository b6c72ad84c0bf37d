"""Pharmacies are found: by the paper's own search, and by search engines."""

import re

import pytest

from korner.search import indexing
from tests.factories import MenuItemFactory, PlaceFactory
from tests.pharmacies.making import commune, make_pharmacy, make_shift
from widgets.pharmacies import demo
from widgets.pharmacies.models import DutyShift, Pharmacy

pytestmark = pytest.mark.django_db


@pytest.fixture
def searched(clock):
    """Two pharmacies whose documents are written."""
    place = commune("Schaerbeek", spellings=["Skarbek"], name_nl="Schaarbeek")
    found = make_pharmacy("Çınar Eczanesi", place), make_pharmacy("Lale Apotheek", commune("Evere"))
    for pharmacy in found:
        indexing.write(pharmacy)
    return found


@pytest.mark.parametrize(
    "asked", ["cinar", "nöbetçi eczane schaerbeek", "Schaarbeek eczane", "skarbek", "Türkçe konuşulur çınar"]
)
def test_the_paper_finds_a_pharmacy_by_name_commune_and_what_it_is(client, searched, asked):
    assert searched[0].url_in("tr") in client.get("/ara/", {"q": asked}).text


def test_in_french_it_is_found_in_french(client, searched):
    assert searched[0].url_in("fr") in client.get("/fr/recherche/", {"q": "pharmacie de garde schaerbeek"}).text


def test_a_hidden_pharmacy_is_not_found(client, searched):
    Pharmacy.objects.filter(pk=searched[0].pk).update(active=False)
    indexing.write(Pharmacy.objects.get(pk=searched[0].pk))
    assert searched[0].url_in("tr") not in client.get("/ara/", {"q": "cinar"}).text


def test_a_pharmacy_that_the_desk_writes_down_is_found_at_once(client, staff, clock):
    staff("editor")
    place = commune()
    form = {
        "name": "Kardelen Eczanesi",
        "place": place.pk,
        "address": "Rue des Prés 1",
        "active": "on",
        "phones": "02 555 01 77",
    }
    answer = client.post("/admin/pharmacies/pharmacy/add/", form)
    assert answer.status_code == 302, answer.context and answer.context["adminform"].form.errors
    assert Pharmacy.objects.get().url_in("tr") in client.get("/ara/", {"q": "kardelen"}).text


def test_search_engines_are_told_of_the_lists_that_say_something_and_of_every_pharmacy(client, searched, clock):
    clock.move_to("2026-11-24 10:00")
    commune("Uccle")
    make_shift(searched[0], "2026-11-28 19:00", "2026-11-29 08:00")
    make_shift(searched[1], "2026-11-20 19:00", "2026-11-21 08:00")  # over, and nothing known to come
    parts = re.findall(r"<loc>http://testserver(/[^<]+)</loc>", client.get("/sitemap.xml").text)
    told = {
        path for part in parts for path in re.findall(r"<loc>http://testserver(/[^<]+)</loc>", client.get(part).text)
    }
    assert {"/nobetci-eczaneler/", "/fr/pharmacies-de-garde/", "/nobetci-eczaneler/schaerbeek/"} <= told
    assert {pharmacy.url_in(language) for pharmacy in searched for language in ("tr", "fr")} <= told
    assert not [path for path in told if re.search(r"/(uccle|evere)/$|\d{4}-\d\d-\d\d", path)]


# --- The demo --------------------------------------------------------------------------------------------------------
@pytest.fixture
def places(db):
    """The places that the demo's pharmacies lie in."""
    for key in {row[1] for row in (*demo.BRUSSELS, *demo.ELSEWHERE, *demo.TURKEY)}:
        country = key[:2].upper()
        PlaceFactory(key=key, name_tr=key, name_fr=key, country=country)
    MenuItemFactory(named="home")


def test_the_demo_has_somebody_open_at_every_hour_of_its_fortnight(clock, client, places):
    demo.fill()
    for moment in ("2026-11-24 10:00", "2026-11-24 20:00", "2026-11-25 03:00", "2026-11-28 14:00", "2026-11-30 23:00"):
        clock.move_to(moment)
        assert "duty-here" in client.get("/nobetci-eczaneler/").text, moment
        assert "duty-here" in client.get("/nobetci-eczaneler/tr-03-emirdag/").text, moment


def test_the_demo_may_be_filled_again_and_makes_its_duties_anew(clock, places):
    demo.fill()
    before = Pharmacy.objects.count(), DutyShift.objects.count()
    clock.move_to("2026-12-10 09:00")
    demo.fill()
    assert (Pharmacy.objects.count(), DutyShift.objects.count()) == before
    assert DutyShift.objects.latest("starts").starts.date().isoformat() >= "2026-12-22"
    assert set(DutyShift.objects.values_list("source", flat=True)) == {"demo"}


def test_the_demo_has_pharmacies_in_many_communes_and_no_real_number(clock, places):
    demo.fill()
    assert Pharmacy.objects.filter(place__key__startswith="be-21").values("place").distinct().count() >= 8
    numbers = [number for phones in Pharmacy.objects.values_list("phones", flat=True) for number in phones]
    assert all(number.startswith(("+322555", "+90272555")) for number in numbers)
    assert len(set(numbers)) == len(numbers)
