"""What was seen on a telephone and mended: nothing cut off, nothing hidden, nothing pushed aside; at the narrowest too."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import no_sideways_scroll
from tests.browser.test_desk_pages import sign_in
from tests.directory.making import make_firm, make_town
from tests.factories import UserFactory
from tests.markets.making import make_rate
from tests.pharmacies.making import make_pharmacy, make_shift
from tests.weather.making import make_forecast, make_place
from widgets.markets.models import Origin, Symbol

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "Uluslararasılaştırılamayanlardan Kardeşler Fırını"
SPANS = """() => [...document.querySelectorAll("#result_list :is(td, th)")]
    .filter(one => one.closest("tbody") && one.getBoundingClientRect().right > document.documentElement.clientWidth)
    .map(one => one.className.split(" ")[0])"""


@pytest.fixture
def things(house):
    """A firm, a pharmacy with a shift, a rate, a place with weather; all with long names."""
    town = make_town()
    today = timezone.localdate()
    firm = make_firm(
        town["bakers"],
        name=LONG,
        place=town["schaerbeek"],
        featured_from=timezone.now() - timedelta(days=1),
        featured_until=timezone.now() + timedelta(days=9),
    )
    pharmacy = make_pharmacy("Pharmacie de la Petite Fontaine", town["schaerbeek"])
    make_shift(pharmacy, f"{today} 00:00", f"{today} 23:59")
    make_rate("48.79", str(today), origin=Origin.DESK, as_of=timezone.now())
    make_rate("5870.40", str(today), Symbol.GRAM_TRY, Origin.DESK, as_of=timezone.now())
    make_forecast(make_place("La Louvière", "here"))
    return {"firm": firm, "pharmacy": pharmacy}


def test_the_services_fit_the_narrowest_telephone_in_both_languages(house, page, things):
    paths = {
        language: [*rest, things["firm"].url_in(language), things["pharmacy"].url_in(language)]
        for language, rest in {
            "tr": [
                "/hizmetler/",
                "/nobetci-eczaneler/",
                "/firma-rehberi/",
                "/piyasalar/",
                "/hava-durumu/",
                "/firma-ekle/",
            ],
            "fr": ["/fr/services/", "/fr/pharmacies-de-garde/", "/fr/annuaire/", "/fr/cours/", "/fr/meteo/"],
        }.items()
    }
    wide = []
    for path in (one for some in paths.values() for one in some):
        page.goto(house + path)
        expect(page.locator("h1")).to_have_count(1)
        wide += [path] if not no_sideways_scroll(page, 320) else []
    assert wide == []


def test_the_way_back_stands_at_one_height_on_all_pages_of_services(house, page, things):
    page.set_viewport_size({"width": 360, "height": 740})
    heights = set()
    for path in (
        "/hizmetler/",
        "/nobetci-eczaneler/",
        "/firma-rehberi/",
        "/piyasalar/",
        "/hava-durumu/",
        "/firma-ekle/baglanti/",
    ):
        page.goto(house + path)
        heights.add(round(page.locator(".crumb").bounding_box()["y"]))
    assert len(heights) == 1


def test_a_label_of_a_paid_entry_does_not_touch_the_name_below_it(house, page, things):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{house}/hizmetler/")
    paid = page.locator(".firm-box .paid").bounding_box()
    name = page.locator(".firm-box h3").first.bounding_box()
    assert name["y"] - (paid["y"] + paid["height"]) >= 3


@pytest.mark.parametrize(
    "path",
    ["directory/firm/", "pharmacies/pharmacy/", "pharmacies/dutyshift/", "markets/rate/", "weather/weatherplace/"],
)
def test_a_row_of_a_list_at_the_desk_is_seen_whole_on_a_telephone(house, browser, things, path):
    UserFactory(username="chief", role="chief", language="fr")
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    sign_in(page, house, "chief")
    page.goto(f"{house}/admin/{path}")
    expect(page.locator("#result_list .data-row").first).to_be_visible()
    assert page.evaluate(SPANS) == []
    assert no_sideways_scroll(page, 320)


def test_the_field_for_a_value_looks_like_a_field(house, browser, things):
    UserFactory(username="editor", role="editor")
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/markets/rate/add/")
    field = page.locator("[name=value]")
    assert field.evaluate("one => parseFloat(getComputedStyle(one).borderTopWidth)") >= 1
    assert field.bounding_box()["width"] > 200


def test_the_hours_of_a_day_fit_their_field_in_the_week_of_a_place(house, browser, things):
    place = things["pharmacy"].place
    UserFactory(username="editor", role="editor")
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/pharmacies/dutyshift/week/?place={place.pk}")
    field = page.locator(".duty-week td input").first
    field.fill("09:00-19:00, 19:00-22:00")
    assert field.evaluate("one => one.scrollWidth <= one.clientWidth")
