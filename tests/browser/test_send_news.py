"""Telling the newsroom something in a reader's browser: with and without script, wrong then right, on a phone."""

import pytest
from django.core.files.storage import storages
from playwright.sync_api import expect

from korner.site.models import SiteSettings
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_desk_pages import grave, sign_in
from tests.browser.test_public_pages import violations
from tests.contact.letters import FORM as CONTACT
from tests.contact.letters import TopicFactory
from tests.factories import CategoryFactory, UserFactory, picture_bytes
from tests.tips.telling import FORM, SHAPE, STATUS, TipFactory
from widgets.contact.models import ContactMessage
from widgets.tips import working
from widgets.tips.models import Tip

pytestmark = pytest.mark.django_db(transaction=True)

TEXT = {"tr": "Meydandaki ışık üç gündür yanmıyor.", "fr": "Le feu de la place est éteint depuis trois jours."}
QUIET = ("422",)  # the browser notes each answer that is no 200


def photo(number):
    """A picture as it lies on a phone."""
    return {
        "name": f"IMG_{number}.jpg",
        "mimeType": "image/jpeg",
        "buffer": picture_bytes(900, 600, (40 * number, 90, 60)),
    }


def no_picture():
    return {"name": "liste.txt", "mimeType": "text/plain", "buffer": b"Bu bir foto degil."}


@pytest.fixture(params=["with script", "without script"])
def phone(request, browser, house):
    """A phone: (page, watch, whether it runs scripts)."""
    SiteSettings.objects.create(
        name_tr="Gazete", name_fr="Journal", address_tr="Haecht 1, 1030 Schaerbeek", phone="+32 2 000 00 00"
    )
    scripts = request.param == "with script"
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    yield page, Watch(page, house), scripts
    context.close()


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_wrong_then_right_with_pictures_from_the_phone(phone, house, language):
    page, watch, scripts = phone
    page.goto(house + FORM[language])
    assert page.locator("html").get_attribute("lang") == language
    files = page.locator("input[type=file]")
    files.set_input_files([photo(1), photo(2)])
    if scripts:
        expect(page.locator("picked-pictures canvas")).to_have_count(2)
        expect(page.locator(".picked-words")).to_contain_text("2")
    page.locator("#id_place").fill("Liedts")
    page.locator("main form button[type=submit]").click()
    # The text was forgotten: it is asked for, the pictures are here.
    expect(page.locator("#id_text_error")).to_be_visible()
    expect(page.locator("#id_text")).to_be_focused()
    expect(page.locator("#id_text")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#id_place")).to_have_value("Liedts")
    kept = page.locator("input[name=leave_out]")
    expect(kept).to_have_count(2)
    kept.last.check()
    page.locator("#id_text").fill(TEXT[language])
    if scripts:
        expect(page.locator("p.letter-count")).to_contain_text("9")
    page.locator("input[type=file]").set_input_files([photo(3), no_picture()])
    page.locator("main form button[type=submit]").click()
    # A file that is none: named, and what is one is kept.
    expect(page.locator("#id_pictures_error")).to_contain_text("liste.txt")
    expect(page.locator("#id_text")).to_have_value(TEXT[language])
    expect(page.locator("input[name=leave_out]")).to_have_count(2)
    page.locator("details.send-who > summary").click()
    page.locator("#id_email").fill("ayse@example.org")
    page.locator("main form button[type=submit]").click()
    number = page.locator("p.receipt").inner_text().rpartition(":")[2].strip()
    assert SHAPE.match(number), number
    tip = Tip.objects.get()
    assert (tip.text, tip.place, tip.email, tip.language) == (TEXT[language], "Liedts", "ayse@example.org", language)
    assert tip.pictures.count() == 2
    assert page.context.cookies() == []
    watch.assert_clean(expected=QUIET)


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_the_receipt_tells_and_a_question_is_answered(phone, house, language):
    page, watch, _scripts = phone
    number = "BKRT-HHXA-PQDE-ZZMC"
    tip = TipFactory(receipt=number, language=language)
    working.ask(tip, "Hangi gündü?", by=UserFactory(role="editor"))
    page.goto(house + FORM[language])
    page.locator(f"main a[href='{STATUS[language]}']").click()
    page.locator("#id_number").fill("bkrt hhxa")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#id_number_error")).to_be_visible()
    expect(page.locator("#id_number")).to_be_focused()
    page.locator("#id_number").fill(number.lower().replace("-", " "))
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".send-state")).to_be_visible()
    assert number.lower() not in page.url.lower()
    expect(page.get_by_text("Hangi gündü?")).to_be_visible()
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#answer-answer")).to_be_focused()
    page.locator("#answer-answer").fill("Salı günüydü.")
    page.locator("main form button[type=submit]").click()
    expect(page.locator(".thanks")).to_be_visible()
    assert tip.questions.get().answer == "Salı günüydü."
    watch.assert_clean(expected=QUIET)


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_letter_wrong_then_right(phone, house, language):
    page, watch, _scripts = phone
    TopicFactory(name_tr="Abonelik", name_fr="Abonnements")
    page.goto(house + CONTACT[language])
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#id_topic_error")).to_be_visible()
    expect(page.locator("#id_topic")).to_be_focused()
    page.locator("#id_topic").select_option(index=1)
    page.locator("#id_name").fill("Ayşe Yılmaz")
    page.locator("#id_email").fill("ayse@")
    page.locator("#id_text").fill(TEXT[language])
    page.locator("main form button[type=submit]").click()
    expect(page.locator("#id_email")).to_be_focused()
    expect(page.locator("#id_text")).to_have_value(TEXT[language])
    page.locator("#id_email").fill("ayse@example.org")
    page.locator("main form button[type=submit]").click()
    expect(page.locator("h1")).to_be_visible()
    page.wait_for_url(f"{house}{CONTACT[language]}*/")
    assert ContactMessage.objects.get().text == TEXT[language]
    watch.assert_clean(expected=QUIET)


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_the_pages_are_accessible_and_fit(house, browser, language):
    SiteSettings.objects.create(
        name_tr="Gazete", name_fr="Journal", address_tr="Chaussée de Haecht 1", address_fr="Chaussée de Haecht 1",
        phone="+32 2 000 00 00", hours_tr="Her gün 9–17", hours_fr="Tous les jours 9–17", email="r@example.org",
    )  # fmt: skip
    TopicFactory()
    number = "BKRT-HHXA-PQDE-ZZMC"
    working.ask(TipFactory(receipt=number), "Soru?", by=UserFactory(role="editor"))
    faults = []
    for scheme, width in (("light", 1280), ("light", 360), ("dark", 360)):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
        page = context.new_page()
        watch = Watch(page, house)

        def look(kind, page=page, scheme=scheme, width=width):
            found = violations(page)
            faults.extend(f"{kind} {scheme}: {fault}" for fault in found)
            faults.extend(
                f"{kind}: wider than {narrow}" for narrow in (320, width) if not no_sideways_scroll(page, narrow)
            )
            page.set_viewport_size({"width": width, "height": 900})
            assert page.locator("h1").count() == 1, kind

        page.goto(house + FORM[language])
        page.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
        look("form")
        page.locator("input[type=file]").set_input_files([photo(n) for n in range(3)])
        expect(page.locator("picked-pictures canvas")).to_have_count(3)
        page.locator("main form button[type=submit]").click()
        look("mistakes")
        page.locator("#id_text").fill(TEXT[language])
        page.locator("main form button[type=submit]").click()
        look("receipt")
        page.goto(house + STATUS[language])
        look("number")
        page.locator("#id_number").fill(number)
        page.locator("main form button[type=submit]").click()
        look("status")
        page.goto(house + CONTACT[language])
        look("contact")
        page.locator("main form button[type=submit]").click()
        look("contact with mistakes")
        watch.assert_clean(expected=QUIET)
        context.close()
    assert not faults, "\n".join(faults)


def test_the_desk_reads_a_tip_and_makes_a_draft_of_it(house, browser):
    editor = UserFactory(role="editor")
    CategoryFactory(name_tr="Gündem")
    tip = TipFactory(images=3, text="Işık yanmıyor. Üç gündür böyle.", place="Liedts", email="ayse@example.org")
    faults = []
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    watch = Watch(page, house)
    sign_in(page, house, editor.username)
    page.goto(f"{house}/admin/tips/tip/")
    faults += [f"list: {fault}" for fault in grave(page)]
    page.get_by_role("link", name="Işık yanmıyor").first.click()
    expect(page.locator(".desk-tip-text")).to_contain_text("Üç gündür böyle.")
    page.locator(".desk-tip-pictures img").first.scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('.desk-tip-pictures img').naturalWidth > 0")
    faults += [f"tip: {fault}" for fault in grave(page)]
    assert no_sideways_scroll(page, 360)
    page.locator("button[value=take]").click()
    expect(page.locator("button[value=take]")).to_have_count(0)
    page.locator("#id_ask-question").fill("Hangi gündü?")
    page.locator("form:has(input[value=ask]) button").click()
    expect(page.locator(".desk-tip-questions")).to_contain_text("Hangi gündü?")
    page.locator("form:has(input[value=draft]) button").click()
    page.wait_for_url("**/admin/articles/article/*/change/")
    expect(page.locator("#id_headline_tr")).to_have_value("Işık yanmıyor")
    tip.refresh_from_db()
    assert tip.story.picture is not None
    assert not storages["default"].exists(tip.pictures.first().file)
    watch.assert_clean()
    context.close()
    assert not faults, "\n".join(faults)
