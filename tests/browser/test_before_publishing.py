"""While one writes: what is still to be looked at, how long the texts are, how others will show them."""

import pytest
from playwright.sync_api import expect

from korner.site.models import SiteSettings
from tests.browser.conftest import Watch
from tests.browser.test_desk_pages import grave, sign_in
from tests.factories import ArticleFactory, AssetFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_writer_is_told_while_he_types_and_led_to_the_place(house, browser):
    UserFactory(username="editor", role="editor")
    SiteSettings.objects.create(name_tr="Korner", name_fr="Korner", held_back_by=["todo_marks"])
    story = ArticleFactory(draft=True, picture=AssetFactory())
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    watch = Watch(page, house)
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    expect(page.locator("desk-readiness li")).to_have_count(0)
    page.fill("[name=headline_tr]", "Brüksel’de XXX kişi")
    counted = page.locator("#panel-tr desk-counts [data-field=headline] [data-count=words]")
    expect(counted).to_have_text("3")
    shown = page.locator("#panel-tr [data-part=card_title]")
    expect(shown).to_have_text("Brüksel’de XXX kişi")
    expect(page.locator("#panel-tr [data-part=title]")).to_have_text("Brüksel’de XXX kişi – Korner")
    problem = page.locator("desk-readiness li[data-code=todo_marks]")
    expect(problem).to_have_class("desk-problem is-holding")
    expect(page.locator("[data-readiness] [data-number]")).to_have_text("1")
    page.locator("#tab-fr").click()
    editor = page.locator("#panel-fr .ck-editor__editable")
    editor.click()
    page.keyboard.type("« Oui ")
    expect(page.locator("desk-readiness li[data-code=quotes_open]")).to_be_visible()
    assert grave(page) == []
    problem.locator("a").click()
    expect(page.locator("#panel-tr")).to_be_visible()
    expect(page.locator("[name=headline_tr]")).to_be_focused()
    page.locator("desk-readiness li[data-code=quotes_open] a").click()
    expect(page.locator("#panel-fr .ck-editor__editable")).to_be_focused()
    watch.assert_clean()


def test_what_the_browser_counts_is_what_the_house_counts(house, browser):
    UserFactory(username="editor", role="editor")
    body = "<p>l’école d’été, 1.250,75 € – çok-iyi.</p><h2>Başlık</h2><ul><li>bir &amp; iki</li><li>üç</li></ul>"
    story = ArticleFactory(draft=True, body_tr=body)
    page = browser.new_context().new_page()
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    cells = page.locator("#panel-tr desk-counts tr[data-field=body] [data-count]")
    by_the_house = cells.all_text_contents()
    counted = page.evaluate(
        "() => { const part = document.querySelector('#panel-tr desk-counts');"
        " const found = part.count(document.querySelector('[name=body_tr]'));"
        " return [found.words, found.characters, found.without_spaces, found.minutes].map(String); }"
    )
    assert counted == by_the_house
