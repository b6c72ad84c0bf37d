"""Voting as readers do: with and without script, in both languages, wrong then right; boxes at home and in stories."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_desk_pages import grave, sign_in
from tests.browser.test_public_pages import violations
from tests.factories import ArticleFactory, AssetFactory, UserFactory
from tests.polls.making import ids_of, make_poll, votes_of
from widgets.polls.models import Poll

pytestmark = pytest.mark.django_db(transaction=True)
LONG = "Uluslararasılaştırılamayanlardan mısınız"


def figure(poll):
    return f'<p>Metin.</p><figure data-box="polls" data-id="{poll.pk}"></figure><p>Metin.</p>'


def many_answers(**fields):
    """A poll with pictures, long words, and two answers of four."""
    pictures = [AssetFactory() for _ in range(4)]
    answers = [("Evet", "Oui"), (LONG, "Anticonstitutionnellement parlant"), ("Hayır", "Non"), ("Bilmem", "Sans avis")]
    return make_poll(answers=answers, pictures=pictures, most=2, **fields)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_reader_votes_wrong_then_right(house, browser, language, script):
    poll = many_answers(results=Poll.Results.AFTER_VOTE)
    page = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 740}).new_page()
    watch = Watch(page, house)
    page.goto(house + poll.url_in(language))
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name={"tr": "Oy ver", "fr": "Voter"}[language]).first.click()
    expect(page).to_have_url(house + (poll.url_in(language) if script else poll.vote_url_in(language)))
    send = page.get_by_role("button", name={"tr": "Oy ver", "fr": "Voter"}[language])
    boxes = page.get_by_role("checkbox")
    expect(boxes).to_have_count(4)
    assert page.context.cookies() == []
    send.click()  # nothing is chosen
    expect(page.locator(".error")).to_be_visible()
    expect(boxes.first).to_be_focused()
    for place in range(3):
        boxes.nth(place).check()
    send.click()  # more than may be
    expect(page.locator(".error")).to_contain_text("2")
    expect(boxes.first).to_be_focused()
    expect(page.locator(":checked")).to_have_count(3)
    if script:
        assert violations(page) == []
    boxes.nth(1).uncheck()
    send.click()
    thanks = page.locator(".thanks")
    expect(thanks).to_contain_text({"tr": "oyunuz alındı", "fr": "votre vote est compté"}[language])
    expect(page.locator(".poll-result table tbody tr")).to_have_count(4)
    if script:
        expect(thanks).to_be_focused()
        assert violations(page) == []
    assert votes_of(poll) == [1, 0, 1, 0]
    assert {cookie["name"] for cookie in page.context.cookies()} == {"korner_reader", "korner_acted"}
    assert no_sideways_scroll(page, 360)
    watch.assert_clean(expected=("422",))


def test_who_has_voted_sees_the_result_in_place_when_he_comes_back_and_others_the_answers(house, browser):
    poll = make_poll(results=Poll.Results.AFTER_VOTE)
    context = browser.new_context()
    page = context.new_page()
    page.goto(house + poll.vote_url_in("tr"))
    page.get_by_label("Hayır").check()
    page.get_by_role("button", name="Oy ver").click()
    expect(page.locator(".thanks")).to_be_visible()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(house + poll.url_in("fr"))
    expect(page.locator(".thanks")).to_contain_text("Votre choix")
    expect(page.locator(".poll-result")).to_be_visible()
    assert house + poll.vote_url_in("fr") in asked
    reader = browser.new_context().new_page()
    asked = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(house + poll.url_in("fr"), wait_until="networkidle")
    expect(reader.locator(".poll-answers li")).to_have_count(3)
    expect(reader.locator(".poll-result")).to_have_count(0)
    assert house + poll.vote_url_in("fr") not in asked
    assert reader.context.cookies() == []


def test_a_poll_that_ends_while_its_form_is_open_says_so_with_its_result(house, page):
    poll = make_poll()
    page.goto(house + poll.url_in("tr"))
    page.get_by_role("link", name="Oy ver").click()
    page.get_by_label("Evet").check()
    Poll.objects.filter(pk=poll.pk).update(ends_at=poll.starts_at + timedelta(minutes=1))
    page.get_by_role("button", name="Oy ver").click()
    expect(page.locator(".thanks")).to_contain_text("sona erdi")
    expect(page.locator(".thanks")).to_be_focused()
    assert votes_of(poll) == [0, 0, 0]


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_poll_is_voted_in_at_home_and_in_a_story_without_leaving_the_page(house, browser, language):
    poll = many_answers()
    story = ArticleFactory(body_tr=figure(poll), body_fr=figure(poll))
    vote = {"tr": "Oy ver", "fr": "Voter"}[language]
    for votes, path in enumerate(("/" if language == "tr" else "/fr/", story.url_in(language)), 1):
        page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
        watch = Watch(page, house)
        page.goto(house + path, wait_until="networkidle")
        box = page.locator(".poll-box")
        box.get_by_role("link", name=vote).click()
        box.get_by_role("checkbox").nth(2).check()
        box.get_by_role("button", name=vote).click()
        expect(box.locator(".thanks")).to_be_focused()
        expect(box.locator(".bars li")).to_have_count(4)
        expect(page).to_have_url(house + path)
        assert votes_of(poll) == [0, 0, votes, 0]
        assert no_sideways_scroll(page, 360)
        assert violations(page) == []
        watch.assert_clean()


def test_pages_of_polls_are_accessible_quiet_and_fit(house, browser):
    running = many_answers(
        results=Poll.Results.ALWAYS, votes=[1204, 17, 0, 3], picture=AssetFactory(), intro_tr="Giriş."
    )
    ended = make_poll(question_tr=f"{LONG}?", votes=[3, 3, 3], lasts=timedelta(minutes=5), begun=timedelta(hours=3))
    story = ArticleFactory(body_tr=figure(running) + figure(ended))
    paths = ["/anketler/", running.url_in("tr"), running.vote_url_in("tr"), ended.url_in("tr"), ended.vote_url_in("tr"), "/", story.url_in("tr")]  # fmt: skip
    faults = []
    for scheme in ("light", "dark"):
        page = browser.new_context(color_scheme=scheme, viewport={"width": 1280, "height": 900}).new_page()
        watch = Watch(page, house)
        for path in paths:
            page.goto(house + path, wait_until="networkidle")
            faults += [f"{path} {scheme}: {fault}" for fault in violations(page)]
            faults += [
                f"{path}: wider than {width}" for width in (320, 360, 768) if not no_sideways_scroll(page, width)
            ]
            page.set_viewport_size({"width": 1280, "height": 900})
        watch.assert_clean()
    assert faults == []


def test_an_editor_puts_a_poll_into_a_story(house, browser):
    UserFactory(username="editor", role="editor")
    poll = make_poll()
    story = ArticleFactory(draft=True, body_tr="<p>Metin.</p>", picture=AssetFactory())
    page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
    watch = Watch(page, house)
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    page.locator("#panel-tr .ck-editor__editable p").click()
    page.locator("#panel-tr .ck-toolbar").get_by_role("button", name="Anket ya da kutu").click()
    page.get_by_role("button", name=f"Anket: {poll.question_tr}").or_(page.get_by_role("menuitem", name=f"Anket: {poll.question_tr}")).first.click()  # fmt: skip
    box = page.locator("#panel-tr .ck-editor__editable figure.desk-box")
    expect(box).to_have_text(poll.question_tr)
    page.locator("[name=headline_tr]").focus()  # the editor's own mark comes and goes with the focus
    assert grave(page) == []
    page.locator("[name=_save]").first.click()
    expect(page.get_by_text("Kaydedildi:")).to_be_visible()
    story.refresh_from_db()
    assert f'<figure data-box="polls" data-id="{poll.pk}"></figure>' in story.body_tr
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    expect(box).to_have_text(poll.question_tr)
    watch.assert_clean()


def test_an_editor_makes_a_poll_at_the_desk(house, browser):
    UserFactory(username="editor", role="editor")
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    watch = Watch(page, house)
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/polls/poll/add/")
    page.fill("[name=question_tr]", "Pazar günleri araçsız olsun mu?")
    page.locator("#tab-fr").click()
    page.fill("[name=question_fr]", "Des dimanches sans voitures ?")
    for place, (turkish, french) in enumerate([("Evet", "Oui"), ("Hayır", "Non")]):
        page.fill(f"[name=options-{place}-words_tr]", turkish)
        page.fill(f"[name=options-{place}-words_fr]", french)
    assert grave(page) == []
    page.locator("[name=_save]").first.click()
    page.wait_for_url("**/admin/polls/poll/")
    poll = Poll.objects.get()
    assert len(ids_of(poll)) == 2
    page.goto(f"{house}/admin/polls/poll/{poll.pk}/change/")
    expect(page.locator(".desk-poll")).to_be_visible()
    assert grave(page) == []
    watch.assert_clean()
