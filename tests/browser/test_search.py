"""The search in a reader's browser: with script and without, by keyboard, on a phone and on a wide screen."""

import re

import pytest
from playwright.sync_api import expect

from korner.search import indexing
from korner.search.searchable import searchables
from tests.browser import newspaper
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_public_pages import violations
from tests.factories import ArticleFactory, CategoryFactory, PromotedResultFactory

pytestmark = pytest.mark.django_db(transaction=True)

TREES = {"tr": "/ara/", "fr": "/fr/recherche/"}
WORDS = {"tr": "haber", "fr": "titre"}


@pytest.fixture
def paper(house):
    """The address of a newspaper of stories without pictures, in which everything can be found."""
    sections = [CategoryFactory(), CategoryFactory()]
    for number in range(25):
        ArticleFactory(category=sections[number % 2])
    index_everything()
    return house


def index_everything():
    """Write the documents of all there is."""
    for searchable in searchables().values():
        indexing.write_all(searchable.model, searchable.model._base_manager.values_list("pk", flat=True))


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_the_search_is_accessible_quiet_and_fits(house, browser, language):
    newspaper.make()
    index_everything()
    PromotedResultFactory(language=language, words=WORDS[language])
    tree = TREES[language]
    pages = {
        "first visit": tree,
        "hits": f"{tree}?q={WORDS[language]}",
        "narrowed": f"{tree}?q={WORDS[language]}&{'dil' if language == 'tr' else 'langue'}={language}",
        "nothing": f"{tree}?q=zzzyx+qqqx",
        "too long": f"{tree}?q={'uzun+' * 60}",
    }
    faults = []
    for scheme, width in (("light", 1280), ("light", 360), ("dark", 360)):
        context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900})
        page = context.new_page()
        watch = Watch(page, house)
        for kind, path in pages.items():
            page.goto(house + path, wait_until="load")
            faults += [f"{kind} {scheme}: {fault}" for fault in violations(page)]
            assert page.locator("h1").count() == 1, kind
        page.goto(house + pages["hits"])
        page.locator("details.narrow").evaluate("element => element.open = true")
        faults += [f"facets {scheme}: {fault}" for fault in violations(page)]
        faults += [f"wider than {narrow}" for narrow in (320, width) if not no_sideways_scroll(page, narrow)]
        watch.assert_clean()
        assert context.cookies() == []
        context.close()
    assert not faults, "\n".join(faults)


def test_a_phone_without_script_searches_narrows_and_leafs(paper, browser):
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(paper + "/")
    page.locator("header a[href='/ara/']").click()
    page.locator("main input[name=q]").fill("isikli")
    page.locator("main form[role=search] button").click()
    expect(page.locator("main ul.hits h3").first).to_contain_text("Işıklı")
    expect(page.locator("main mark").first).to_have_text("Işıklı")
    page.locator("main summary").first.click()
    page.locator("main .facets a").first.click()
    expect(page.locator("main ul.chosen a").first).to_be_visible()
    page.locator("main ul.chosen a").first.click()
    page.locator("main .pager a[rel=next]").click()
    expect(page).to_have_url(re.compile("sayfa=2"))
    expect(page.locator("main ul.hits h3").first).to_be_visible()


def test_the_menu_of_a_phone_holds_the_field(paper, page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(paper + "/fr/")
    page.locator("button.menu-button").click()
    field = page.locator("#menu input[name=q]")
    expect(field).to_be_visible()
    field.fill("titre")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/fr/recherche/\?q=titre$"))


def test_words_are_offered_and_taken_by_keyboard(paper, page):
    watch = Watch(page, paper)
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(paper + "/")
    field = page.locator("#q-head")
    field.click()
    field.press_sequentially("isik", delay=20)
    options = page.locator("header [role=option]")
    expect(options.first).to_be_visible()
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert options.count() <= 8
    assert violations(page) == []
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    field.press("ArrowUp")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.press("ArrowDown")
    words = options.first.inner_text()
    field.press("Enter")
    page.wait_for_url("**/ara/?q=*")
    expect(page.locator("#q")).to_have_value(words)
    expect(page.locator("main ul.hits h3").first).to_be_visible()
    watch.assert_clean()


def test_escape_closes_the_list_and_enter_searches_what_was_typed(paper, page):
    page.goto(paper + "/ara/")
    field = page.locator("#q")
    field.click()
    field.press_sequentially("isik", delay=20)
    expect(page.locator("main [role=option]").first).to_be_visible()
    field.press("Escape")
    expect(page.locator("main [role=listbox]")).to_be_hidden()
    expect(field).to_have_value("isik")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press("Enter")
    expect(page).to_have_url(re.compile(r"/ara/\?q=isik$"))


def test_a_tap_takes_what_is_offered(paper, browser):
    context = browser.new_context(has_touch=True, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(paper + "/ara/")
    page.locator("#q").tap()
    page.locator("#q").press_sequentially("isik", delay=20)
    option = page.locator("main [role=option]").first
    words = option.inner_text()
    option.tap()
    page.wait_for_url("**/ara/?q=*")
    expect(page.locator("#q")).to_have_value(words)
    context.close()


def test_the_form_works_when_nothing_can_be_offered(paper, page):
    page.route("**/oneri/**", lambda route: route.abort())
    page.goto(paper + "/ara/")
    page.locator("#q").click()
    page.locator("#q").press_sequentially("isik", delay=20)
    page.wait_for_timeout(400)
    expect(page.locator("main [role=option]")).to_have_count(0)
    page.locator("#q").press("Enter")
    expect(page.locator("main ul.hits h3").first).to_be_visible()


def test_nothing_is_loaded_for_suggestions_before_somebody_goes_to_the_field(paper, page):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(paper + "/", wait_until="networkidle")
    assert not [url for url in asked if "suggest" in url]
    page.locator("#q-head").focus()
    expect(page.locator("#q-head")).to_have_role("combobox")
