"""The weather as a reader uses it: two cities chosen, kept in the browser alone, shown above the paper; and without script."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_public_pages import violations
from tests.weather.making import make_forecast, make_place

pytestmark = pytest.mark.django_db(transaction=True)
PATH = {"tr": "/hava-durumu/", "fr": "/fr/meteo/"}


@pytest.fixture
def cities():
    """The two of the paper, and two that a reader may want."""
    for name, role, degrees in (
        ("Bruxelles", "here", 8.0),
        ("Emirdağ", "there", 3.0),
        ("Liège", "", 5.0),
        ("Konya", "", -1.0),
    ):
        make_forecast(make_place(name, role, country="TR" if name in ("Konya", "Emirdağ") else "BE"), degrees)


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_reader_chooses_his_two_cities(house, browser, cities, language):
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    watch = Watch(page, house)
    page.goto(house + PATH[language])
    first, second = page.locator(".weather-first [data-role]").all()
    expect(first).to_contain_text("Bruxelles")
    page.locator("#weather-here").select_option(label="Liège")
    expect(first.locator("h2")).to_have_text("Liège")
    page.locator("#weather-there").select_option(label="Konya")
    expect(second.locator("h2")).to_have_text("Konya")
    expect(page.locator(".said")).not_to_be_empty()
    assert page.context.cookies() == []
    assert violations(page) == []
    assert no_sideways_scroll(page, 360)
    # Above every page of the paper, in either language, and after a new start.
    for path in ("/", "/fr/", PATH[language]):
        page.goto(house + path)
        expect(page.locator(".strip weather-spots")).to_contain_text("Liège 5°")
        expect(page.locator(".strip weather-spots")).to_contain_text("Konya −1°")
    page.locator("#weather-here").select_option("")
    expect(page.locator(".weather-first h2").first).to_have_text("Bruxelles")
    watch.assert_clean()


def test_a_city_that_is_offered_no_more_gives_way_to_the_papers(house, browser, cities):
    from widgets.weather.models import WeatherPlace

    page = browser.new_page()
    page.goto(house + PATH["tr"])
    page.locator("#weather-here").select_option(label="Liège")
    expect(page.locator(".said")).not_to_be_empty()
    WeatherPlace.objects.filter(place__name_tr="Liège").update(on=False)
    page.goto(house + PATH["fr"])
    page.wait_for_load_state("networkidle")
    expect(page.locator(".weather-first h2").first).to_have_text("Bruxelles")


@pytest.mark.parametrize(
    "nonsense", ['"abc"', "7", "[1]", "null", "{", '{"here": 3}', '{"here": {"tr": "../../admin"}}']
)
def test_whatever_else_the_browser_holds_gives_way_to_a_choice(house, browser, cities, nonsense):
    page = browser.new_page()
    watch = Watch(page, house)
    page.goto(house + PATH["tr"])
    page.evaluate("words => localStorage.setItem('korner-weather', words)", nonsense)
    page.reload()
    expect(page.locator(".weather-first h2").first).to_have_text("Bruxelles")
    page.locator("#weather-here").select_option(label="Liège")
    expect(page.locator(".said")).not_to_be_empty()
    page.reload()
    expect(page.locator(".weather-first h2").first).to_have_text("Liège")
    watch.assert_clean()


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_without_script_all_cities_are_a_click_away(house, browser, cities, language):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(house + PATH[language])
    expect(page.locator("weather-choice")).to_be_hidden()
    page.locator(".weather-list").get_by_role("link", name="Konya").click()
    expect(page.locator(".weather-panel .now")).to_contain_text("−1°")
    assert no_sideways_scroll(page, 360)
