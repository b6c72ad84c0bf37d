"""The desk's search, notes and acts on many in a browser: by keyboard, on a telephone, and nothing for axe to find."""

import pytest
from playwright.sync_api import expect

from articles.models import Article
from korner.desk.models import Note
from korner.publishing import Status
from korner.search import indexing
from tests.browser.conftest import no_sideways_scroll
from tests.browser.test_desk_pages import grave, sign_in
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_draft_is_found_and_opened_with_the_keyboard_alone(watched, house):
    page, watch = watched
    UserFactory(role="editor", username="editor")
    drafts = [ArticleFactory(draft=True, headline_tr=f"Işıltılı taslak {number}") for number in range(2)]
    for draft in drafts:
        indexing.write(draft)
    sign_in(page, house, "editor")
    page.wait_for_function("!!customElements.get('desk-find')")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("isilti")
    expect(page.get_by_role("option")).to_have_count(2)
    assert grave(page) == []
    page.keyboard.press("ArrowDown")
    second = page.get_by_role("option").nth(1)
    expect(second).to_have_attribute("aria-selected", "true")
    assert field.get_attribute("aria-activedescendant") == second.get_attribute("id")
    assert no_sideways_scroll(page, 360)
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{house}/admin/articles/article/{drafts[0].pk}/change/")
    watch.assert_clean()


def test_the_search_opens_with_a_finger_and_closes_with_escape(page, house):
    UserFactory(role="moderator", username="mod")
    sign_in(page, house, "mod")
    page.set_viewport_size({"width": 360, "height": 720})
    page.locator("[data-find]").click()
    expect(page.locator(".desk-find")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".desk-find")).to_be_hidden()


def test_a_colleague_is_mentioned_and_the_text_being_written_stays(watched, house):
    page, watch = watched
    UserFactory(role="editor", username="editor")
    UserFactory(role="journalist", username="isil.y", first_name="Işıl", last_name="Yıldız")
    story = ArticleFactory(draft=True)
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    page.fill("[name=headline_tr]", "Henüz kaydedilmedi")
    page.locator("#note-text").press_sequentially("Sorar mısın @ışı")
    option = page.locator(".desk-notes-people [role=option]")
    expect(option).to_have_text("Işıl Yıldız (@isil.y)")
    page.keyboard.press("Enter")
    expect(page.locator("#note-text")).to_have_value("Sorar mısın @isil.y ")
    page.locator("[data-write] button").click()
    expect(page.locator(".desk-mention")).to_have_text("@isil.y")
    expect(page.locator("[name=headline_tr]")).to_have_value("Henüz kaydedilmedi")
    page.fill("#note-text", "Yarım kalan not")
    page.locator(".desk-notes-settle button").click()
    expect(page.locator(".is-settled")).to_have_count(1)
    expect(page.locator("#note-text")).to_have_value("Yarım kalan not")
    assert Note.objects.get().mentions.get().person.username == "isil.y"
    assert grave(page) == []
    assert no_sideways_scroll(page, 360)
    watch.assert_clean()


def test_stories_are_published_together_and_taken_back_on_a_telephone(watched, house):
    page, watch = watched
    UserFactory(role="editor", username="editor")
    stories = [ArticleFactory(draft=True) for _number in range(2)]
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/articles/article/")
    assert grave(page) == []
    assert no_sideways_scroll(page, 360)
    for number in range(2):
        page.locator("input.action-select").nth(number).check()
    page.locator("select[name=action]").select_option("publish")
    assert grave(page) == []
    page.locator("#changelist-actions button[type=submit]").click()
    expect(page.locator(".desk-bulk-things input[type=checkbox]")).to_have_count(2)
    assert grave(page) == []
    page.locator(".desk-bulk-buttons button").click()
    expect(page.locator(".desk-bulk-undo button")).to_be_visible()
    assert {row.status for row in Article.objects.all()} == {Status.PUBLISHED}
    page.locator(".desk-bulk-undo button").click()
    expect(page.locator(".desk-bulk-part")).to_have_count(2)
    assert {row.status for row in Article.objects.filter(pk__in=[row.pk for row in stories])} == {Status.WITHDRAWN}
    assert grave(page) == []
    assert no_sideways_scroll(page, 360)
    watch.assert_clean()


@pytest.mark.parametrize("role", ["journalist", "translator", "editor", "moderator", "chief"])
@pytest.mark.parametrize("path", ["", "find/?q=haber", "scheduled/"])
def test_axe_finds_nothing_on_start_search_and_scheduled_list(role, path, page, house):
    if role == "moderator" and path == "scheduled/":
        return
    UserFactory(role=role, username=role)
    indexing.write(ArticleFactory())
    sign_in(page, house, role)
    page.goto(f"{house}/admin/{path}")
    assert grave(page) == []
    assert no_sideways_scroll(page, 360)
