"""Two people at one story, a dead line, a killed tab, an ended session: not a word is lost, and the line says what is true."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from articles.models import Article
from korner.desk.models import Draft, Lock
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_desk_pages import grave, sign_in
from tests.factories import PASSWORD, ArticleFactory, AuthorFactory, CategoryFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

BODY = "<p>Birinci paragraf.</p><p>İkinci paragraf.</p>"


@pytest.fixture
def story(db):
    return ArticleFactory(draft=True, headline_tr="Ortak başlık", body_tr=BODY)


@pytest.fixture
def seat(house, browser):
    """Seat a person at his own browser: seat("elif") → page, signed in."""
    contexts = []

    def sit(username, role="editor", **kwargs):
        first, last = username.capitalize(), "Deneme"
        UserFactory(username=username, role=role, first_name=first, last_name=last, language="en")
        contexts.append(browser.new_context(**kwargs))
        page = contexts[-1].new_page()
        page.on("dialog", lambda dialog: dialog.accept())
        sign_in(page, house, username)
        return page

    yield sit
    for context in contexts:
        context.close()


def open_story(page, house, story):
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    expect(page.locator("#panel-tr .ck-editor__editable")).to_be_visible()


def write_in_body(page, words):
    page.locator("#panel-tr .ck-editor__editable p").last.click()
    page.keyboard.press("End")
    page.keyboard.type(words)


def status(page):
    return page.locator("desk-autosave [data-said]")


def test_two_editors_see_each_other_and_a_stale_save_loses_not_a_word(house, seat, story):
    a, b = seat("elif"), seat("kemal")
    watch = Watch(b, house)
    open_story(a, house, story)
    open_story(b, house, story)
    expect(b.locator("desk-presence")).to_contain_text("Elif Deneme")
    expect(a.locator("desk-presence")).to_contain_text("Kemal Deneme", timeout=15_000)

    write_in_body(a, " Elif’in cümlesi.")
    a.locator("button[name=_save]").click()
    expect(status(a)).to_have_text("")  # the page after the save
    story.refresh_from_db()
    assert "Elif’in cümlesi." in story.body_tr

    b.fill("[name=headline_tr]", "Kemal’in başlığı")
    write_in_body(b, " Kemal’in cümlesi.")
    b.locator("button[name=_save]").click()
    page = b.locator(".desk-conflict")
    expect(page).to_contain_text("Elif Deneme saved a newer version")
    expect(page).to_contain_text("Elif’in cümlesi.")
    expect(page).to_contain_text("Kemal’in cümlesi.")
    assert grave(b) == []
    assert no_sideways_scroll(b, 360)
    b.set_viewport_size({"width": 1280, "height": 800})
    story.refresh_from_db()
    assert "Kemal" not in story.body_tr

    b.locator(".desk-choice input[value=both]").check()
    b.locator("button[name=_save]").click()
    expect(b.locator("#panel-tr .ck-editor__editable")).to_contain_text("Kemal’in cümlesi.")
    story.refresh_from_db()
    assert story.headline_tr == "Kemal’in başlığı"
    assert story.body_tr.count("İkinci paragraf.") == 2
    assert "Elif’in cümlesi." in story.body_tr
    assert "Kemal’in cümlesi." in story.body_tr
    watch.assert_clean()


def test_the_text_of_a_killed_tab_is_offered_with_both_texts(house, seat, story):
    page = seat("elif")
    open_story(page, house, story)
    page.fill("[name=headline_tr]", "Kaybolmasın")
    expect(status(page)).to_contain_text("Kept as a draft at", timeout=10_000)
    story.refresh_from_db()
    assert (story.headline_tr, story.version) == ("Ortak başlık", 1)
    context = page.context
    page.close(run_before_unload=False)
    again = context.new_page()
    again.on("dialog", lambda dialog: dialog.accept())
    open_story(again, house, story)
    offer = again.locator(".desk-offer")
    expect(offer).to_be_visible(timeout=30_000)
    offer.locator("summary").first.click()
    expect(offer).to_contain_text("Ortak başlık")
    expect(offer.locator("ins").first).to_have_text("Kaybolmasın")
    assert grave(again) == []
    offer.locator("[name=_take_up]").click()
    expect(again.locator("[name=headline_tr]")).to_have_value("Kaybolmasın")
    again.locator("button[name=_save]").click()
    expect(status(again)).to_have_text("")
    story.refresh_from_db()
    assert story.headline_tr == "Kaybolmasın"
    assert not Draft.objects.exists()
    assert again.evaluate("Object.keys(localStorage).filter(name => name.startsWith('korner:draft:')).length") == 0


def test_a_cut_line_is_said_and_the_text_goes_on_when_it_is_back(house, seat, story):
    page = seat("elif")
    open_story(page, house, story)
    page.context.set_offline(True)
    write_in_body(page, " Hat kesildi.")
    expect(status(page)).to_have_text(re.compile("Not saved: no connection"), timeout=10_000)
    page.locator("button[name=_save]").click()
    expect(status(page)).to_have_text(re.compile("Not sent: no connection"), timeout=15_000)
    expect(page.locator("#panel-tr .ck-editor__editable")).to_contain_text("Hat kesildi.")
    page.context.set_offline(False)
    expect(status(page)).to_contain_text("Kept as a draft at", timeout=15_000)
    page.locator("button[name=_save]").click()
    expect(status(page)).to_have_text("")
    story.refresh_from_db()
    assert "Hat kesildi." in story.body_tr


def test_a_tab_that_dies_while_the_line_is_cut_leaves_its_text_in_the_browser(house, seat, story):
    page = seat("elif")
    open_story(page, house, story)
    page.context.set_offline(True)
    page.fill("[name=headline_tr]", "Yalnız bu tarayıcıda")
    expect(status(page)).to_have_text(re.compile("Not saved: no connection"), timeout=10_000)
    context = page.context
    page.close(run_before_unload=False)
    assert not Draft.objects.exists()
    context.set_offline(False)
    again = context.new_page()
    open_story(again, house, story)
    expect(again.locator(".desk-offer")).to_contain_text("Yalnız bu tarayıcıda", timeout=30_000)


def test_a_session_that_ended_while_typing_is_opened_again_over_the_text(house, seat, story):
    page = seat("elif")
    open_story(page, house, story)
    Session.objects.all().delete()
    page.fill("[name=headline_tr]", "Oturum bitmişti")
    expect(status(page)).to_have_text(re.compile("you are signed out"), timeout=15_000)
    page.locator("button[name=_save]").click()
    frame = page.frame_locator("#desk-door iframe")
    frame.locator("[name=login]").fill("elif")
    frame.locator("[name=password]").fill(PASSWORD)
    frame.locator("form button[type=submit]").first.click()
    # The save that was waiting goes on by itself.
    expect(page.locator("#desk-door")).to_have_count(0, timeout=15_000)
    expect(page.locator("[name=headline_tr]")).to_have_value("Oturum bitmişti")
    story.refresh_from_db()
    assert story.headline_tr == "Oturum bitmişti"


def test_a_lock_put_while_somebody_writes_is_told_and_holds_against_a_post_made_by_hand(house, seat, story):
    a, b = seat("elif"), seat("sef", role="chief")
    open_story(a, house, story)
    a.fill("[name=headline_tr]", "Elif’in başlığı")
    open_story(b, house, story)
    b.locator("desk-presence summary").click()
    b.fill("#desk-lock-reason", "Avukat okuyor")
    b.locator(".desk-lock-form button").click()
    expect(b.locator("desk-presence")).to_contain_text("You have locked this")
    assert grave(b) == []
    expect(a.locator("desk-presence")).to_contain_text("Avukat okuyor", timeout=15_000)

    token = a.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value")
    answer = a.request.post(
        a.url,
        form={"csrfmiddlewaretoken": token, "headline_tr": "Elle", "seen_version": "1", "_save": "1", "category": story.category_id,
              "source_language": "tr", "kind": "news", **{f"{rows}-{n}_FORMS": "0" for rows in ("bylines", "topic_entries", "related_entries") for n in ("TOTAL", "INITIAL")}},
        headers={"Referer": a.url, "Origin": house},
    )  # fmt: skip
    assert "Avukat okuyor" in answer.text()
    a.locator("button[name=_save]").click()
    expect(a.locator("[name=headline_tr]")).to_have_value("Elif’in başlığı")
    expect(a.locator("main, #main").first).to_contain_text("Nobody else can save")
    assert Article.objects.get(pk=story.pk).headline_tr == "Ortak başlık"

    b.locator("[data-act=release] button").click()
    expect(b.locator("desk-presence [data-lock]")).to_be_hidden()
    assert not Lock.objects.exists()
    a.locator("button[name=_save]").click()
    expect(status(a)).to_have_text("")
    assert Article.objects.get(pk=story.pk).headline_tr == "Elif’in başlığı"


def test_who_is_taken_over_is_told_on_his_page_and_my_second_tab_is_called_mine(house, seat, story):
    a, b = seat("elif"), seat("kemal")
    open_story(a, house, story)
    open_story(b, house, story)
    b.locator("[data-act=take-over] button").click()
    expect(b.locator("desk-presence")).to_contain_text("You have taken this over")
    expect(a.locator("desk-presence")).to_contain_text("Kemal Deneme has taken over", timeout=15_000)
    second = b.context.new_page()
    open_story(second, house, story)
    expect(second.locator("desk-presence")).to_contain_text("You, in another tab")


def test_a_new_story_of_a_killed_tab_is_offered_where_the_next_one_is_begun(house, seat):
    CategoryFactory(name_tr="Gündem")
    page = seat("muhabir", role="journalist", viewport={"width": 360, "height": 740})
    page.goto(f"{house}/admin/articles/article/add/")
    page.fill("[name=headline_tr]", "Yarım kalan haber")
    expect(status(page)).to_contain_text("Kept as a draft at", timeout=10_000)
    context = page.context
    page.close(run_before_unload=False)
    again = context.new_page()
    again.set_viewport_size({"width": 360, "height": 740})
    again.goto(f"{house}/admin/articles/article/add/")
    expect(again.locator(".desk-offer")).to_contain_text("Yarım kalan haber", timeout=30_000)
    assert no_sideways_scroll(again, 360)


def test_bylines_of_two_editors_stand_side_by_side_and_what_is_chosen_outlives_the_tab(house, seat, story):
    first, second, third = (AuthorFactory(name=name) for name in ("Ayşe Ak", "Barış Bal", "Can Cam"))
    line = story.bylines.create(author=first)
    page = seat("kemal")
    watch = Watch(page, house)
    open_story(page, house, story)
    story.bylines.create(author=second, order=1)  # a colleague’s save
    Article.objects.get(pk=story.pk).save()
    page.evaluate(
        """([author, name]) => {
            const place = document.querySelector("[name=bylines-0-author]");
            place.add(new Option(name, author, true, true));
            place.dispatchEvent(new Event("change", { bubbles: true }));
        }""",
        [str(third.pk), third.name],
    )
    page.locator("button[name=_save]").click()
    rows = page.locator("section.desk-two")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Ayşe Ak – Reporter")
    expect(rows).to_contain_text("Barış Bal – Reporter")
    expect(rows).to_contain_text("Can Cam – Reporter")
    assert grave(page) == []
    assert no_sideways_scroll(page, 360)
    page.set_viewport_size({"width": 1280, "height": 800})

    page.locator(".desk-conflict input[value=theirs]").check()
    expect(status(page)).to_contain_text("Kept as a draft at", timeout=10_000)
    page.wait_for_function("document.querySelector('desk-autosave').kept.includes('choose-rows-byline')")
    context = page.context
    page.close(run_before_unload=False)
    again = context.new_page()
    again.on("dialog", lambda dialog: dialog.accept())
    open_story(again, house, story)
    again.locator(".desk-offer [name=_take_up]").click()
    expect(again.locator(".desk-conflict input[value=theirs]")).to_be_checked()
    again.locator(".desk-conflict input[value=both]").check()
    again.locator("button[name=_save]").click()
    expect(again.locator("#panel-tr .ck-editor__editable")).to_be_visible()
    assert [one.author for one in story.bylines.order_by("order", "pk")] == [first, second, third]
    assert line.pk in story.bylines.values_list("pk", flat=True)
    assert not Draft.objects.exists()
    watch.assert_clean()
