"""Rates and the services above the paper, as a reader sees them; a value is typed at the desk and is above the next page."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_public_pages import violations
from tests.markets.making import make_rate
from widgets.markets.models import Origin, Symbol

pytestmark = pytest.mark.django_db(transaction=True)
PATHS = {"tr": ("/piyasalar/", "Gram altın", "5.870 ₺"), "fr": ("/fr/cours/", "Gramme d’or", "5 870 ₺")}


@pytest.fixture
def rates():
    """A month of euros, and gold of today."""
    today = timezone.localdate()
    for back in range(30, -1, -1):
        day = today - timedelta(days=back)
        make_rate(f"{48 + (30 - back) / 50}", str(day), origin=Origin.DESK, as_of=timezone.now() - timedelta(days=back))
    make_rate("5870.40", str(today), Symbol.GRAM_TRY, Origin.DESK, as_of=timezone.now())


@pytest.mark.parametrize("language", ["tr", "fr"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_reader_looks_at_rates_on_a_telephone(house, browser, rates, language, scheme):
    page = browser.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme).new_page()
    watch = Watch(page, house)
    path, gold, value = PATHS[language]
    page.goto(house + path)
    expect(page.locator(".rates")).to_contain_text(gold)
    expect(page.locator(".rates")).to_contain_text(value)
    # The line above the paper is fetched by script, the same small answer for everybody.
    expect(page.locator(".strip .service-lines")).to_contain_text(value)
    assert violations(page) == []
    assert no_sideways_scroll(page, 360)
    page.locator(".rates a").first.click()
    expect(page.locator(".rate-line polyline")).to_be_visible()
    page.locator(".rate-days summary").click()
    expect(page.locator(".rate-days tbody tr")).to_have_count(31)
    assert violations(page) == []
    assert no_sideways_scroll(page, 360)
    assert page.context.cookies() == []
    watch.assert_clean()


def test_without_script_the_services_are_links_and_a_page(house, browser, rates):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800}).new_page()
    page.goto(house + "/fr/services/")
    expect(page.locator(".rates-box")).to_contain_text("5 870 ₺")
    page.goto(house + "/fr/cours/")
    expect(page.locator(".strip .service-lines")).to_have_count(0)
    page.locator(".rates").get_by_role("link", name="Euro", exact=True).click()
    expect(page.locator(".rate-page h1")).to_have_text("Euro")
