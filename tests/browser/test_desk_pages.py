"""Every page of the desk in a browser: quiet, asking nobody else for anything, readable by all, usable on a telephone."""

from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from articles import working_copies
from articles.models import Article, Correction, ReplyRequest
from korner.desk.models import Draft
from korner.search import sought
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.factories import (
    PASSWORD,
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    MenuItemFactory,
    PromotedResultFactory,
    StandingPageFactory,
    TagFactory,
    TopicFactory,
    UserFactory,
    picture_bytes,
)

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

pytestmark = pytest.mark.django_db(transaction=True)


def sign_in(page, house, username):
    page.goto(f"{house}/admin/")
    page.fill("[name=login]", username)
    page.fill("[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").first.click()
    expect(page).to_have_url(f"{house}/admin/")


def grave(page):
    """What axe calls serious or critical, in short."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
    return [
        (fault["id"], [node["html"][:140] for node in fault["nodes"]][:3])
        for fault in found
        if fault["impact"] in ("serious", "critical")
    ]


def pages():
    """The address of one page of each kind, with something to show."""
    section = CategoryFactory(colour="#1b6b4b")
    author = AuthorFactory(portrait=AssetFactory())
    story = ArticleFactory(category=section, draft=True, authors=[author], picture=AssetFactory(credit="Korner"))
    out = ArticleFactory(category=section)
    correction = Correction.objects.create(article=out, text_tr="Rakam yanlıştı.")
    reply = ReplyRequest.objects.create(article=out, person="Ayşe Yılmaz", language="tr", text="Öyle değil.")
    topic, tag, page = TopicFactory(), TagFactory(), StandingPageFactory()
    entry, person, asset = MenuItemFactory(named="authors"), UserFactory(role="journalist"), AssetFactory()
    by_hand = PromotedResultFactory()
    copied = ArticleFactory(created_by=person)
    changes = working_copies.save(copied, by=person, cleaned={"headline_tr": "Yeni başlık"}, rows={})
    working_copies.hand_in(changes, by=person, note="Ad düzeldi.")
    sought.remember("uçak bileti", "tr", 0)
    return [
        "",
        "my-account/",
        "hesap/2fa/",
        "hesap/password/change/",
        "hesap/logout/",
        "articles/article/",
        "articles/article/add/",
        f"articles/article/{story.pk}/change/",
        f"articles/article/{out.pk}/change/",
        "articles/correction/",
        f"articles/correction/add/?article={out.pk}",
        f"articles/correction/{correction.pk}/change/",
        "articles/replyrequest/",
        f"articles/replyrequest/{reply.pk}/change/",
        f"articles/article/{story.pk}/history/",
        f"articles/article/{copied.pk}/change/",
        f"articles/article/{copied.pk}/working-copy/",
        f"articles/article/{copied.pk}/working-copy/write/",
        "notices/",
        f"articles/article/{story.pk}/delete/",
        "locks/",
        "articles/category/",
        f"articles/category/{section.pk}/change/",
        f"articles/topic/{topic.pk}/change/",
        f"articles/tag/{tag.pk}/change/",
        f"authors/author/{author.pk}/change/",
        "authors/author/",
        "images/asset/",
        "images/asset/add/",
        f"images/asset/{asset.pk}/change/",
        "search/sought/",
        "search/promotedresult/",
        f"search/promotedresult/{by_hand.pk}/change/",
        "site/menuitem/",
        f"site/menuitem/{entry.pk}/change/",
        f"site/standingpage/{page.pk}/change/",
        "site/redirect/add/",
        "site/sitesettings/add/",
        "accounts/user/",
        "accounts/user/add/",
        f"accounts/user/{person.pk}/change/",
    ]


def left_behind(person):
    """A text that `person` typed into a story which is gone."""
    content = '[["headline_tr", "Yarım kalan"], ["body_tr", "<p>Metin.</p>"]]'
    return Draft.objects.create(
        person=person, slot="a" * 22, label="articles.article", thing="999", content=content, kept_at=timezone.now()
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_page_of_the_desk_is_quiet_readable_by_all_and_fits_a_telephone(scheme, house, browser):
    chief = UserFactory(username="sef", role="chief")
    paths = [*pages(), f"left/{left_behind(chief).slot}/"]
    context = browser.new_context(color_scheme=scheme, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    sign_in(page, house, "sef")
    faults = []
    for path in paths:
        watch = Watch(page, house)
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(f"{house}/admin/{path}", wait_until="load")
        page.wait_for_timeout(150)
        faults += [f"/admin/{path}: {fault}" for fault in grave(page)]
        faults += [f"/admin/{path}: {words}" for words in (*watch.complaints, *watch.foreign)]
        if not no_sideways_scroll(page, 360):
            faults.append(f"/admin/{path}: wider than a telephone")
    context.close()
    assert faults == []


def test_a_reporter_writes_with_a_picture_on_a_telephone(house, browser):
    UserFactory(username="muhabir", role="journalist")
    section = CategoryFactory(name_tr="Gündem")
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = context.new_page()
    watch = Watch(page, house)
    sign_in(page, house, "muhabir")
    page.goto(f"{house}/admin/articles/article/add/")
    page.fill("[name=headline_tr]", "Sokaktan bir haber")
    editor = page.locator("#panel-tr .ck-editor__editable")
    editor.click()
    page.keyboard.type("İlk cümle.")
    page.locator(".select2-selection").first.click()
    page.locator(".select2-results__option", has_text=section.name_tr).first.click()
    page.locator(".field-picture [data-choose]").click()
    picture = {"name": "sokak.jpg", "mimeType": "image/jpeg", "buffer": picture_bytes()}
    page.set_input_files("dialog [data-send]", files=[picture])
    expect(page.locator(".field-picture [data-preview] img")).to_be_visible()
    with page.expect_navigation():
        page.locator("button[name=_save]").click()
    story = Article.objects.get()
    assert (story.headline_tr, story.body_tr) == ("Sokaktan bir haber", "<p>İlk cümle.</p>")
    assert story.picture.name == "sokak"
    watch.assert_clean()
    context.close()


def test_a_picture_sent_from_the_editor_stays_in_the_text_with_its_caption(house, browser):
    UserFactory(username="editor", role="editor")
    story = ArticleFactory(draft=True)
    page = browser.new_context().new_page()
    watch = Watch(page, house)
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/articles/article/{story.pk}/change/")
    page.locator("#panel-tr .ck-editor__editable p").last.click()
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    picture = {"name": "meydan.jpg", "mimeType": "image/jpeg", "buffer": picture_bytes()}
    page.set_input_files("#panel-tr .ck-toolbar input[type=file]", files=[picture])
    expect(page.locator("#panel-tr .ck-editor__editable figure[data-picture] img")).to_be_visible()
    with page.expect_navigation():
        page.locator("button[name=_save]").click()
    story.refresh_from_db()
    assert 'class="image" data-picture="' in story.body_tr
    assert "<img" not in story.body_tr
    expect(page.locator("#panel-tr .ck-editor__editable figure img")).to_be_visible()
    watch.assert_clean()


def test_a_text_that_was_not_saved_is_offered_again_by_the_same_browser(house, browser):
    UserFactory(username="sef", role="chief")
    address = f"{house}/admin/site/standingpage/{StandingPageFactory().pk}/change/"
    page = browser.new_context().new_page()
    sign_in(page, house, "sef")
    page.goto(address)
    page.locator("#panel-tr .ck-editor__editable").click()
    page.keyboard.type("Kaybolmasın. ")
    expect(page.locator("#panel-tr .desk-editor-foot span").last).not_to_be_empty()
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(address)
    page.locator(".desk-editor-kept button").first.click()
    expect(page.locator("#panel-tr .ck-editor__editable")).to_contain_text("Kaybolmasın.")
