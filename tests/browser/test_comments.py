"""Comments in a reader's browser: written with script and without, in both languages, wrong first and then right."""

import pytest
from playwright.sync_api import expect

from articles.comments.models import Comment, CommentReport
from korner.addresses import reverse_in
from korner.moderation import ladder
from korner.site.models import SiteSettings
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_public_pages import violations
from tests.comments.test_pages_of_comments import many
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)
LANGUAGES = ["tr", "fr"]
REFUSED = ("status of 422", "status of 409", "status of 429")  # the browser's own line for a form that comes back


@pytest.fixture
def story(house, monkeypatch):
    """A story with some comments, in a paper that shows comments at once; forms may be filled in as fast as a test does."""
    monkeypatch.setattr(ladder, "QUICK_SECONDS", 0)
    paper = SiteSettings.current()
    paper.comments = "after"
    paper.save()
    row = ArticleFactory()
    top = many(row, 3)[-1]
    many(row, 2, parent=top)
    return row


def opened(browser, house, *, script=True, width=1280, scheme="light"):
    """(a page, its watch) of a browser of its own."""
    context = browser.new_context(
        java_script_enabled=script, viewport={"width": width, "height": 900}, color_scheme=scheme
    )
    page = context.new_page()
    return page, Watch(page, house)


def newest():
    return Comment.objects.order_by("-pk").first()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_writes_in_the_page_wrong_first_and_then_right(house, browser, story, language):
    page, watch = opened(browser, house, width=360)
    page.goto(house + story.url_in(language))
    assert not page.context.cookies()
    page.locator("#write-comment a").click()
    text = page.locator("#write-comment textarea[name=text]")
    expect(text).to_be_focused()
    assert not page.context.cookies()
    page.locator("#write-comment input[name=name]").fill("Ayşe")
    page.locator("#write-comment button[type=submit]").click()
    expect(text).to_have_attribute("aria-invalid", "true")
    expect(text).to_be_focused()
    expect(page.locator("#write-comment input[name=name]")).to_have_value("Ayşe")
    assert Comment.objects.count() == 5
    text.fill("Meydan güzel olmuş.")
    page.locator("#write-comment button[type=submit]").click()
    thanks = page.locator("#write-comment .thanks")
    expect(thanks).to_be_focused()
    expect(thanks).to_contain_text("Meydan güzel olmuş.")
    assert {cookie["name"] for cookie in page.context.cookies()} == {"korner_reader", "korner_acted"}
    page.reload()
    expect(page.locator(f"#comment-{newest().pk}")).to_contain_text("Meydan güzel olmuş.")
    assert no_sideways_scroll(page, 360)
    watch.assert_clean(expected=REFUSED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_without_script_writes_on_a_page_of_its_own(house, browser, story, language):
    paper = SiteSettings.current()
    paper.comments = "before"
    paper.save()
    page, _watch = opened(browser, house, script=False, width=360)
    page.goto(house + story.url_in(language))
    page.locator("#write-comment a").click()
    page.locator("form.form input[name=name]").fill("Zoé")
    page.locator("form.form button[type=submit]").click()
    assert page.locator("[aria-invalid=true]").first.get_attribute("name") == "text"
    assert page.evaluate("document.activeElement.name") == "text"
    assert page.locator("input[name=name]").input_value() == "Zoé"
    assert no_sideways_scroll(page, 360)
    page.locator("textarea[name=text]").fill("Une belle place.")
    page.locator("form.form button[type=submit]").click()
    assert page.url == house + reverse_in(language, "comments-mine", pk=story.pk)
    expect(page.locator(".own-list")).to_contain_text("Une belle place.")
    assert newest().state == "pending"
    page.locator("header.list-head a").first.click()
    assert "Une belle place." not in page.locator("main").inner_text()


def test_a_reader_answers_reports_likes_changes_and_deletes(house, browser, story):
    page, watch = opened(browser, house)
    page.goto(house + story.url_in("tr"))
    first = Comment.objects.filter(parent=None).order_by("-created_at").first()
    card = page.locator(f"#comment-{first.pk}")
    answer, report = card.locator("reader-form > a").all()
    answer.click()
    card.locator("textarea[name=text]").fill("Bir yanıt.")
    card.locator("input[name=name]").fill("Selim")
    card.locator("button[type=submit]").click()
    expect(card.locator(".thanks")).to_be_focused()
    assert newest().parent == first

    card.locator(".thanks a[data-part]").first.click()
    field = card.locator("textarea[name=text]")
    expect(field).to_have_value("Bir yanıt.")
    field.fill("Daha iyi bir yanıt.")
    card.locator("button[type=submit]").click()
    expect(card.locator(".thanks")).to_contain_text("Daha iyi bir yanıt.")
    assert newest().text == "Daha iyi bir yanıt."
    card.locator(".thanks a[data-part]").last.click()
    card.locator("form.form button[type=submit]").click()
    expect(card.locator(".thanks")).to_be_visible()
    expect(card.locator(".thanks a[data-part]")).to_have_count(0)
    assert not Comment.objects.filter(text="Daha iyi bir yanıt.").exists()

    page.goto(house + story.url_in("tr"))
    card.locator("like-comment a").click()
    like = card.locator("like-comment button")
    expect(like).to_have_attribute("aria-pressed", "true")
    expect(card.locator("like-comment [role=status]")).to_contain_text("1")
    like.click()
    expect(like).to_have_attribute("aria-pressed", "false")
    first.refresh_from_db()
    assert first.likes == 0

    report.click()
    card.locator("button[type=submit]").click()
    expect(card.locator("input[type=radio]").first).to_be_focused()
    card.locator("input[type=radio]").nth(2).check()
    card.locator("button[type=submit]").click()
    expect(card.locator(".thanks")).to_be_focused()
    assert CommentReport.objects.get().reason == "lie"
    watch.assert_clean(expected=REFUSED)


def test_what_waits_is_shown_to_its_writer_alone_and_only_he_asks_for_it(house, browser, story):
    paper = SiteSettings.current()
    paper.comments = "before"
    paper.save()
    own = reverse_in("tr", "comments-mine", pk=story.pk)
    page, watch = opened(browser, house)
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.url.endswith(own) else None)
    page.goto(house + story.url_in("tr"))
    page.wait_for_load_state("networkidle")
    assert not asked
    page.locator("#write-comment a").click()
    page.locator("#write-comment textarea").fill("Bekleyen söz.")
    page.locator("#write-comment input[name=name]").fill("Ayşe")
    page.locator("#write-comment button[type=submit]").click()
    expect(page.locator("#write-comment .thanks")).to_be_focused()
    page.reload()
    expect(page.locator("own-comments")).to_contain_text("Bekleyen söz.")
    assert len(asked) == 1
    other, _watch = opened(browser, house)
    other.goto(house + story.url_in("tr"))
    other.wait_for_load_state("networkidle")
    assert "Bekleyen söz." not in other.locator("main").inner_text()
    watch.assert_clean()


def test_an_open_form_is_closed_again_and_a_broken_connection_loses_no_word(house, browser, story):
    page, _watch = opened(browser, house)
    page.goto(house + story.url_in("tr"))
    page.locator("#write-comment a").click()
    page.locator("#write-comment [data-close]").click()
    expect(page.locator("#write-comment reader-form > a")).to_be_focused()
    page.locator("#write-comment a").click()
    page.locator("#write-comment textarea").fill("Uzun uzun yazdım.")
    page.locator("#write-comment input[name=name]").fill("Ayşe")
    page.context.set_offline(True)
    page.locator("#write-comment button[type=submit]").click()
    expect(page.locator("#write-comment .form-trouble")).to_be_visible()
    expect(page.locator("#write-comment textarea")).to_have_value("Uzun uzun yazdım.")
    page.context.set_offline(False)
    page.locator("#write-comment button[type=submit]").click()
    expect(page.locator("#write-comment .thanks")).to_be_focused()
    assert Comment.objects.filter(text="Uzun uzun yazdım.").count() == 1


def test_a_page_of_trouble_is_told_above_the_form(house, browser, story, settings):
    settings.ACTS_PER_MINUTE = 1
    page, _watch = opened(browser, house)
    page.goto(house + story.url_in("tr"))
    page.locator("#write-comment a").click()
    for _number in range(2):
        page.locator("#write-comment button[type=submit]").click()
        page.wait_for_timeout(300)
    expect(page.locator("#write-comment .form-trouble")).to_be_visible()
    expect(page.locator("#write-comment form")).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_discussion_and_its_forms_are_accessible_and_fit(house, browser, story, language):
    first = Comment.objects.filter(parent=None).order_by("-created_at").first()
    of_one = {"pk": story.pk, "number": first.pk}
    names = {
        **{name: {"pk": story.pk} for name in ("comments", "comments-best", "comment-write", "comments-mine")},
        **dict.fromkeys(("comment-thread", "comment-answer", "comment-like", "comment-report"), of_one),
    }
    paths = {name: reverse_in(language, name, **place) for name, place in names.items()}
    faults = []
    for scheme, width in (("light", 1280), ("dark", 360)):
        page, watch = opened(browser, house, width=width, scheme=scheme)
        page.goto(house + story.url_in(language))
        page.locator("#write-comment a").click()
        page.locator("#write-comment button[type=submit]").click()
        expect(page.locator("#write-comment [aria-invalid=true]").first).to_be_focused()
        faults += [f"open form {scheme}: {fault}" for fault in violations(page)]
        faults += [f"story wider than {narrow}" for narrow in (320, width) if not no_sideways_scroll(page, narrow)]
        for name, path in paths.items():
            page.goto(house + path)
            faults += [f"{name} {scheme}: {fault}" for fault in violations(page)]
            faults += [f"{name} wider than {n}" for n in (320, width) if not no_sideways_scroll(page, n)]
        watch.assert_clean(expected=REFUSED)
    assert not faults, "\n".join(faults)


def test_facebook_is_asked_for_nothing_before_a_click(house, browser, story):
    paper = SiteSettings.current()
    paper.facebook_comments = True
    paper.save()
    page, watch = opened(browser, house)
    page.context.route("https://www.facebook.com/**", lambda route: route.fulfill(body="<p>Facebook</p>"))
    page.goto(house + story.url_in("tr"))
    page.wait_for_load_state("networkidle")
    watch.assert_clean()
    page.locator("facebook-comments a").click()
    expect(page.frame_locator("facebook-comments iframe").locator("iframe")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert all(url.startswith("https://www.facebook.com/plugins/") for url in watch.foreign)
    assert watch.foreign


def test_the_page_of_a_story_stays_within_its_requests_for_who_only_reads(house, browser, story):
    page, watch = opened(browser, house)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(house + story.url_in("tr"))
    page.wait_for_load_state("networkidle")
    page.locator("#comments").scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert len(asked) <= 15, asked
    assert not [url for url in asked if "reader-form" in url or "like-comment" in url or "own-comments" in url]
    watch.assert_clean()
