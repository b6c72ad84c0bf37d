"""A firm's whole way in a reader's and a moderator's browser: form, letter, queue, public, change, queue, deletion.

Without script and on a phone, in both languages; the letters are read from the letter box.
"""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from korner.site.models import SiteSettings
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_desk_pages import sign_in
from tests.browser.test_public_pages import violations
from tests.directory.owners import FORM, IMMEDIATE, LINK, OWNER, FirmFactory, TradeFactory, schaerbeek
from tests.factories import UserFactory, picture_bytes
from widgets.directory.models import Firm, FirmChange
from widgets.directory.owning import letters

pytestmark = pytest.mark.django_db(transaction=True)
QUIET = ("422", "404", "410")  # the browser notes each answer that is no 200
ABOUT = {"tr": "Taş fırın ekmeği ve börek.", "fr": "Pain au four de pierre et börek."}
PUBLIC = {"tr": "/firma-rehberi/", "fr": "/fr/annuaire/"}


def photo(number):
    """A picture as it lies on a phone."""
    data = picture_bytes(900, 600, (40 * number, 90, 60))
    return {"name": f"IMG_{number}.jpg", "mimeType": "image/jpeg", "buffer": data}


def letters_link(house):
    """The first link in the last letter."""
    return re.findall(rf"({re.escape(house)}\S+)", mail.outbox[-1].body)[0]


def owners_link(house):
    """The owner's link in the last letter."""
    return re.findall(rf"({re.escape(house)}\S*/(?:benim|la-mienne)/\S+)", mail.outbox[-1].body)[0]


def press(page):
    """Press the button of the form on the page, and wait for what answers."""
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()


@pytest.fixture
def paper(house, settings):
    """A paper with a trade and a commune, whose letters are written at once."""
    settings.TASKS = IMMEDIATE
    SiteSettings.objects.create(name_tr="Gazete", name_fr="Journal")
    TradeFactory(name_tr="Fırınlar", name_fr="Boulangeries")
    schaerbeek()
    return house


@pytest.fixture
def desk(paper, browser):
    """The queue in a moderator's browser, without script."""
    person = UserFactory(role="moderator", language="en")
    signed_in = browser.new_context()
    sign_in(signed_in.new_page(), paper, person.username)
    context = browser.new_context(java_script_enabled=False, storage_state=signed_in.storage_state())
    signed_in.close()
    yield context.new_page()
    context.close()


def approve(desk, house, *words):
    """Let the moderator read all of it in the queue and approve it there."""
    desk.goto(f"{house}/admin/moderation/")
    case = desk.locator("[data-case]")
    expect(case).to_have_count(1)
    for one in words:
        expect(case).to_contain_text(one)
    with desk.expect_navigation():
        case.locator("button[value=approve]").click()
    expect(desk.locator("[data-case]")).to_have_count(0)


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_from_the_form_to_the_deletion(paper, desk, browser, language):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}, has_touch=True)
    page, house = context.new_page(), paper
    watch = Watch(page, house)

    # Wrong first: what is missing is named, the pictures are here.
    page.goto(house + FORM[language])
    assert page.locator("html").get_attribute("lang") == language
    page.locator("details.send-who > summary").click()
    page.locator("input[type=file]").set_input_files([photo(1), photo(2)])
    page.locator("#id_place").fill("schaarbeek")
    page.locator("#id_phones").fill("0000")
    press(page)
    expect(page.locator("#id_name")).to_be_focused()
    expect(page.locator("#id_name_error")).to_be_visible()
    expect(page.locator("#id_phones_error")).to_contain_text("0000")
    expect(page.locator("#id_place")).to_have_value("schaarbeek")
    expect(page.locator("input[name=leave_out]")).to_have_count(2)
    page.locator("input[name=leave_out]").last.check()
    page.locator("#id_name").fill("Emirdağ Fırını")
    page.locator("#id_trade").select_option(index=1)
    page.locator("#id_phones").fill("02/555.01.00")
    page.locator(f"#id_about_{language}").fill(ABOUT[language])
    page.locator("#id_owner_email").fill(OWNER)
    press(page)
    expect(page.locator("h1")).to_be_visible()
    firm = Firm.objects.get()
    assert page.context.cookies() == []

    # The letter's page changes nothing until the button is pressed.
    page.goto(letters_link(house))
    expect(page.locator("main")).to_contain_text("02 555 01 00")
    assert Firm.objects.get().confirmed_at is None
    press(page)
    approve(desk, house, "Emirdağ Fırını", "02 555 01 00", ABOUT[language])

    # Readers see it, and its owner has his link.
    firm.refresh_from_db()
    page.goto(house + firm.url_in(language))
    expect(page.locator("h1")).to_have_text("Emirdağ Fırını")
    expect(page.locator("main")).to_contain_text(ABOUT[language])
    assert firm.pictures.count() == 1
    page.goto(owners_link(house))
    page.locator("main .ways a.button").click()
    expect(page.locator("#id_phones")).to_have_value("02 555 01 00")
    page.locator("#id_phones").fill("0499 11 22 33")
    page.locator("input[name=take_out]").check()
    press(page)
    expect(page.locator(".owners-waits")).to_contain_text("0499 11 22 33")
    page.goto(house + firm.url_in(language))
    expect(page.locator("main")).to_contain_text("02 555 01 00")
    approve(desk, house, "02 555 01 00 → 0499 11 22 33")
    page.goto(house + firm.url_in(language))
    expect(page.locator("main")).to_contain_text("0499 11 22 33")
    assert not firm.pictures.exists()

    # Gone everywhere.
    mine = owners_link(house)
    page.goto(mine)
    page.locator("main .ways a.link").last.click()  # beside the way to another address
    press(page)
    expect(page.locator("#id_sure_error")).to_be_visible()
    page.locator("#id_sure").check()
    press(page)
    expect(page.locator(".thanks")).to_be_visible()
    assert not Firm.objects.exists()
    assert page.goto(house + firm.url_in(language)).status == 404
    assert page.goto(mine).status == 410
    watch.assert_clean(expected=QUIET)
    context.close()


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_the_pages_are_accessible_and_fit(paper, browser, language):
    firm = FirmFactory(owner=OWNER, language=language, phones=["+3225550100"], name="Emirdağ Fırını")
    letters.send(letters.approved, firm)
    mine, desks = owners_link(paper), FirmFactory(name="Sahipsiz Fırın")
    FirmChange.objects.create(firm=firm, values={}, language=language, state="refused")
    faults = []
    for scheme, width in (("light", 1280), ("light", 360), ("dark", 360)):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
        page = context.new_page()
        watch = Watch(page, paper)

        def look(kind, page=page, scheme=scheme, width=width):
            faults.extend(f"{kind} {scheme}: {fault}" for fault in violations(page))
            faults.extend(
                f"{kind}: wider than {narrow}" for narrow in (320, width) if not no_sideways_scroll(page, narrow)
            )
            page.set_viewport_size({"width": width, "height": 900})
            assert page.locator("h1").count() == 1, kind

        page.goto(paper + FORM[language])
        page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        look("form")
        press(page)
        look("mistakes")
        claim = "sahibi" if language == "tr" else "proprietaire"
        edit, delete = ("duzelt", "sil") if language == "tr" else ("modifier", "supprimer")
        for kind, path in {
            "link": LINK[language],
            "claim": f"{FORM[language]}{claim}/{desks.pk}/",
            "owned": f"{FORM[language]}{claim}/{firm.pk}/",
            "ended": f"{FORM[language]}{claim}/{'onay' if language == 'tr' else 'confirmation'}/x/",
        }.items():
            page.goto(paper + path)
            look(kind)
        for kind, path in {"mine": mine, "edit": f"{mine}{edit}/", "delete": f"{mine}{delete}/"}.items():
            page.goto(path)
            look(kind)
        watch.assert_clean(expected=QUIET)
        context.close()
    assert not faults, "\n".join(faults)
