"""Pharmacies on duty as readers meet them: with and without script, by position after a click, a map after a click."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_public_pages import violations
from tests.factories import StandingPageFactory
from tests.pharmacies.making import commune, make_pharmacy
from widgets.pharmacies.models import DutyShift, DutyWords

pytestmark = pytest.mark.django_db(transaction=True)

ROOT = {"tr": "/nobetci-eczaneler/", "fr": "/fr/pharmacies-de-garde/"}
LONG = "Uluslararasılaştırılamayanlardan mısınız Eczanesi"
# A tile as the house of the map would send it.
TILE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8ffbf1e0005fe02fea72d9b5c"
    "0000000049454e44ae426082"
)


def on_duty(pharmacy, checked=1):
    """On duty from two hours ago until in six hours; checked so many hours ago."""
    now = timezone.now()
    DutyShift.objects.create(
        pharmacy=pharmacy, starts=now - timedelta(hours=2), ends=now + timedelta(hours=6), kind="night",
        source="Nöbet listesi", checked_at=now - timedelta(hours=checked),
    )  # fmt: skip


@pytest.fixture
def town():
    """Three pharmacies open in three communes, one list that nobody has checked for a month."""
    StandingPageFactory(role="contact")
    DutyWords.objects.create(
        late_tr="Gece hattı.", late_fr="Ligne de nuit.", unchecked_tr="Arayın.", unchecked_fr="Appelez."
    )
    first = make_pharmacy("Anadolu Eczanesi", commune("Anderlecht", 50.8367, 4.3076), latitude=50.84, longitude=4.31)
    second = make_pharmacy(
        LONG, commune("Schaerbeek"), latitude=50.8676, longitude=4.3737, note_tr="Zili çalın.", note_fr="Sonnez."
    )
    third = make_pharmacy("Pharmacie du Tilleul", commune("Uccle", 50.802, 4.337), languages=["fr", "nl"])
    for pharmacy in (first, second, third):
        on_duty(pharmacy)
    on_duty(make_pharmacy("Kimsesiz Eczanesi", commune("Evere", 50.87, 4.4)), checked=24 * 30)
    return first, second, third


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_reader_finds_who_is_open_with_and_without_script(house, browser, town, language):
    tonight, choose = {"tr": ("Bu gece", "Göster"), "fr": ("Cette nuit", "Afficher")}[language]
    for script in (False, True):
        page = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 740}).new_page()
        watch = Watch(page, house)
        page.goto(house + ROOT[language])
        expect(page.locator("#duty-here ~ ul > li")).to_have_count(3)
        expect(page.locator("a[href^='tel:']").first).to_be_visible()
        page.locator("select").select_option("schaerbeek")
        page.get_by_role("button", name=choose, exact=True).click()
        expect(page).to_have_url(f"{house}{ROOT[language]}schaerbeek/")
        expect(page.locator("h1")).to_contain_text("Schaerbeek")
        expect(page.locator("#duty-near ~ ul > li")).to_have_count(2)
        page.get_by_role("link", name=tonight, exact=True).click()
        expect(page.locator("[aria-current=page]").filter(has_text=tonight)).to_have_count(1)
        page.goto(house + town[1].url_in(language))
        expect(page.locator("h1")).to_have_text(LONG)
        watch.assert_clean()
        assert page.context.cookies() == []


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_every_page_is_accessible_and_fits(house, browser, town, language):
    faults = []
    for scheme in ("light", "dark"):
        page = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}).new_page()
        watch = Watch(page, house)
        for path in (
            *(ROOT[language], f"{ROOT[language]}schaerbeek/", f"{ROOT[language]}evere/"),
            *(f"{ROOT[language]}{timezone.localdate() + timedelta(days=9)}/", town[1].url_in(language)),
        ):
            page.goto(house + path)
            page.wait_for_load_state("networkidle")
            faults += [f"{path} {scheme}: {fault}" for fault in violations(page)]
            if scheme == "light":
                faults += [
                    f"{path}: wider than {width}" for width in (320, 360, 768) if not no_sideways_scroll(page, width)
                ]
                page.set_viewport_size({"width": 1280, "height": 900})
        watch.assert_clean()
    assert not faults, "\n".join(faults)


def test_the_position_is_asked_on_a_click_and_goes_nowhere(house, browser, town):
    context = browser.new_context(
        permissions=["geolocation"],
        geolocation={"latitude": 50.80, "longitude": 4.33},
        viewport={"width": 360, "height": 740},
    )
    page = context.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.add_init_script("""
        const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
        window.asked = 0;
        navigator.geolocation.getCurrentPosition = (...words) => { window.asked += 1; ask(...words); };
    """)
    page.goto(house + ROOT["tr"])
    names = page.locator("#duty-here ~ ul h3")
    button = page.get_by_role("button", name="Bana en yakın olan önce")
    expect(button).to_be_visible()
    expect(names.first).to_have_text("Anadolu Eczanesi")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.asked") == 0
    before = len(asked)
    button.click()
    expect(page.locator(".near-said")).to_contain_text("Konumunuz tarayıcınızdan çıkmadı")
    # Of the last only the commune is known: it is put in order by it, and no distance is named.
    expect(names).to_have_text([re.compile("Tilleul"), re.compile("Anadolu"), re.compile("Uluslar")])
    far = page.locator("#duty-here ~ ul .far")
    expect(far.first).to_be_hidden()
    expect(far.nth(1)).to_have_text(re.compile(r"^4,[67]\s?km uzakta$"))
    assert page.evaluate("window.asked") == 1
    assert asked[before:] == []
    assert violations(page) == []


def test_who_does_not_tell_his_position_is_told_what_to_do(house, browser, town):
    page = browser.new_context(permissions=[]).new_page()
    page.goto(house + ROOT["fr"])
    page.get_by_role("button", name="Les plus proches d’abord").click()
    expect(page.locator(".near-said")).to_contain_text("Choisissez plutôt une commune")
    expect(page.get_by_role("button", name="Les plus proches d’abord")).to_be_enabled()


def test_the_map_asks_nothing_before_the_click_and_is_reached_by_keyboard(house, browser, town):
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    watch = Watch(page, house)
    page.route("https://tile.openstreetmap.org/**", lambda route: route.fulfill(body=TILE, content_type="image/png"))
    loaded = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(house + ROOT["fr"])
    page.wait_for_load_state("networkidle")
    assert watch.foreign == []
    assert not [url for url in loaded if "leaflet" in url]
    button = page.get_by_role("button", name="Afficher la carte")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".map-place")).to_be_visible()
    expect(page.locator(".map-mark")).to_have_count(2)
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("OpenStreetMap")
    expect(page.locator(".leaflet-tile-loaded").first).to_be_attached()
    assert all(url.startswith("https://tile.openstreetmap.org/") for url in watch.foreign)
    assert violations(page) == []
    page.locator(".map-mark").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup-content a")).to_be_focused()
    for _ in range(2):
        page.get_by_role("button", name="Zoom avant").click()
        page.wait_for_timeout(400)
    page.get_by_role("button", name="Masquer la carte").click()
    expect(page.locator(".map-place")).to_be_hidden()
    assert watch.complaints == []


def test_a_map_that_cannot_be_loaded_says_so_and_the_list_stays(house, browser, town):
    page = browser.new_context().new_page()
    page.route("**/leaflet*.js", lambda route: route.abort())
    page.goto(house + ROOT["tr"])
    page.get_by_role("button", name="Haritayı göster").click()
    expect(page.locator(".map-trouble")).to_contain_text("Harita yüklenemedi")
    expect(page.get_by_role("button", name="Haritayı göster")).to_be_enabled()
    expect(page.locator("#duty-here ~ ul > li")).to_have_count(3)
