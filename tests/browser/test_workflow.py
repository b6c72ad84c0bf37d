"""The way of a story on a telephone: sent for review, sent back with a note, approved, changed after it came out."""

import pytest
from playwright.sync_api import expect

from articles.models import Article, WorkingCopy
from korner.publishing import Status
from tests.browser.conftest import no_sideways_scroll
from tests.browser.test_main_job import sign_in
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_the_desk(browser, house, username):
    """A telephone on which `username` is signed in."""
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    sign_in(page, house, username)
    return page


def test_a_story_goes_back_and_forth_and_its_changes_reach_readers_by_an_editor_alone(house, browser):
    writer = UserFactory(username="muhabir", role="journalist", language="en")
    UserFactory(username="editor", role="editor", language="en")
    story = ArticleFactory(draft=True, created_by=writer, headline_tr="Köprü açıldı")
    form = f"{house}/admin/articles/article/{story.pk}/change/"
    writes, edits = (at_the_desk(browser, house, name) for name in ("muhabir", "editor"))

    writes.goto(form)
    writes.fill("[name=step_note]", "Alıntıları bir daha okudum.")
    writes.locator("#submit-row button[name=_hand_in]").click()
    expect(writes.get_by_text("Sent for review. An editor reads it now.")).to_be_visible()

    # Without a reason nothing goes back, and the field says so.
    edits.goto(f"{house}/admin/")
    expect(edits.locator(".desk-bell-count")).to_have_text("1")
    edits.goto(form)
    edits.locator("button[name=_send_back]").click()
    expect(edits.locator("#id_step_note_error")).to_be_visible()
    expect(edits.locator("[name=step_note]")).to_be_focused()
    edits.fill("[name=step_note]", "Kaynağı yazın.")
    edits.locator("button[name=_send_back]").click()
    expect(edits.get_by_text("Sent back to its writer.")).to_be_visible()

    writes.goto(f"{house}/admin/notices/")
    expect(writes.get_by_text("Kaynağı yazın.")).to_be_visible()
    assert no_sideways_scroll(writes, 360)
    writes.get_by_role("link", name="Köprü açıldı").click()
    writes.locator("#submit-row button[name=_hand_in]").click()
    expect(writes.get_by_text("Sent for review. An editor reads it now.")).to_be_visible()
    edits.goto(form)
    edits.locator("#submit-row button[name=_approve]").click()
    expect(edits.get_by_text("Approved.").first).to_be_visible()
    edits.locator("#submit-row button[name=_publish]").click()
    expect(edits.get_by_text("Published. Readers see it now.")).to_be_visible()

    # Its writer changes what is out: readers see it once an editor says so.
    writes.goto(form)
    expect(writes.get_by_text("You are writing changes to a published story.")).to_be_visible()
    writes.fill("[name=headline_tr]", "Köprü törenle açıldı")
    assert no_sideways_scroll(writes, 360)
    writes.locator("#submit-row button[name=_copy_hand_in]").click()
    expect(writes.get_by_text("Your changes are sent for review.", exact=False)).to_be_visible()
    assert Article.objects.get(pk=story.pk).headline_tr == "Köprü açıldı"
    edits.goto(form)
    edits.get_by_role("link", name="Read them side by side with the story").click()
    expect(edits.locator("ins").first).to_contain_text("törenle")
    assert no_sideways_scroll(edits, 360)
    edits.locator("button[name=_copy_publish]").click()
    expect(edits.get_by_text("The changes are published. Readers see them now.")).to_be_visible()
    edits.goto(f"{house}{Article.objects.get(pk=story.pk).url_in('tr')}")
    expect(edits.locator("h1")).to_have_text("Köprü törenle açıldı")
    assert not WorkingCopy.objects.exists()


def test_a_time_is_said_in_words_while_it_is_typed(house, browser):
    UserFactory(username="editor", role="editor", language="en")
    story = ArticleFactory(draft=True)
    page = at_the_desk(browser, house, "editor")
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    page.fill("[name=publish_at_0]", "25/11/2099")
    page.fill("[name=publish_at_1]", "06:30")
    page.locator("[name=publish_at_1]").press("Tab")
    said = page.locator(".field-publish_at .desk-said")
    expect(said).to_have_text("25 November 2099 at 06:30, Brussels time")
    page.fill("[name=publish_at_0]", "25/11/2020")
    page.locator("[name=publish_at_0]").press("Tab")
    expect(said).to_contain_text("this time has passed")


def test_the_key_enter_in_a_headline_takes_no_step(house, browser):
    UserFactory(username="editor", role="editor", language="en")
    story = ArticleFactory(draft=True)
    page = at_the_desk(browser, house, "editor")
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    page.locator("[name=kicker_tr]").press("Enter")
    expect(page.get_by_text("Saved at", exact=False)).to_be_visible()
    assert Article.objects.get(pk=story.pk).status == Status.DRAFT
