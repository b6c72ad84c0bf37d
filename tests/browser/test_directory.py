"""Finding a firm as readers do, without script, in both languages: from the start to a firm, and nothing foreign is asked."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_public_pages import violations
from tests.directory.making import make_firm, make_town
from tests.factories import AssetFactory
from widgets.directory.models import FirmPicture

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Uluslararasılaştırılamayanlardanmışsınızcasına Anticonstitutionnellement"
START = {"tr": "/firma-rehberi/", "fr": "/fr/annuaire/"}
NAMES = {"tr": ("meslek", "yer"), "fr": ("metier", "lieu")}


@pytest.fixture
def town():
    made = make_town()
    made["whole"] = make_firm(
        made["bakers"], name=LONG, website="https://www.example.org/", latitude=50.86, longitude=4.37, about_fr="Pain."
    )
    FirmPicture.objects.create(firm=made["whole"], picture=AssetFactory())
    return made


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_reader_finds_a_firm_by_trade_place_letter_and_words(house, browser, language, script, town):
    page = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 740}).new_page()
    watch = Watch(page, house)
    page.goto(house + START[language])
    form = page.locator("form.firm-search")
    for name, thing in zip(NAMES[language], (town["bakers"], town["schaerbeek"]), strict=True):
        form.locator(f"select[name={name}]").select_option(thing.slug_in(language))
    form.locator("button").click()
    expect(page.locator("ul.firms h3")).to_have_count(2)
    assert "?" not in page.url  # a list that is kept
    if script:
        assert violations(page) == []
    assert no_sideways_scroll(page, 360)
    page.goto(house + START[language])
    page.locator("form.firm-search input[name=q]").fill("cinar")
    page.locator("form.firm-search button").click()
    page.locator("ul.firms h3 a").click()
    expect(page).to_have_url(house + town["baker"].url_in(language))
    expect(page.locator(".calls a")).to_have_attribute("href", "tel:+3225550100")
    expect(page.locator(".firm-hours table tr")).not_to_have_count(0)
    page.goto(house + town["whole"].url_in(language))
    assert no_sideways_scroll(page, 360)
    if script:
        page.wait_for_load_state("networkidle")
        assert violations(page) == []
    assert page.context.cookies() == []
    watch.assert_clean()
