"""The desk's fullest pages: whatever stands on them at once, axe finds nothing, in light and in dark, on both screens."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from reversion.models import Version

from articles import workflow, working_copies
from articles.models import Article, Correction
from korner.accounts.models import User
from korner.desk import audit, locks, notes
from korner.desk.base import revision_by
from korner.desk.models import Presence
from korner.site.models import SiteSettings
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.looking import found_by_axe
from tests.browser.test_desk_pages import sign_in
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, CategoryFactory, UserFactory, picture_bytes

pytestmark = pytest.mark.django_db(transaction=True)

BODY = "".join(f"<p>{number}. paragraf sakin sakin duruyor, XXX sonra yazılacak.</p>" for number in range(6))


@pytest.fixture
def full(db):
    """A published story with everything a story can have at once."""
    SiteSettings.objects.create(name_tr="Korner", name_fr="Korner", held_back_by=["todo_marks"])
    writer = UserFactory(username="journalist", role="journalist", language="en")
    editor = UserFactory(username="editor", role="editor", language="en", first_name="Julien", last_name="Marchal")
    gone = AssetFactory(name="Süresi geçmiş", expires_on=timezone.localdate() - timedelta(days=3), alt_fr="")
    story = ArticleFactory(
        draft=True,
        category=CategoryFactory(name_tr="Gündem", name_fr="Actualité"),
        authors=[AuthorFactory(account=writer)],
        picture=gone,
        created_by=writer,
        headline_tr="Her şeyi olan haber",
        body_tr=BODY.replace("XXX", ""),
    )
    with revision_by(writer):
        story.save()
    workflow.hand_in(story, by=writer, note="İki tanıkla konuştum.")
    workflow.publish(story, by=editor)
    story.body_tr, story.headline_tr = BODY.replace("2. paragraf", "Üçüncü söz"), "Her şeyi olan uzun haber"
    with revision_by(editor):
        story.save()
    for kind in Correction.Kind.values:
        Correction.objects.create(article=story, kind=kind, text_tr="Rakam yanlıştı.", made_by=editor)
    notes.write(story, "Bunu kim okudu? @editor bakar mısın", by=writer)
    notes.settle(notes.write(story, "Kaynak aranacak", by=writer), by=editor)
    changes = working_copies.save(
        story,
        by=writer,
        cleaned={"headline_tr": "Değişen başlık", "body_tr": BODY + "<h2>Yeni ara başlık</h2>"},
        rows={},
    )
    working_copies.hand_in(changes, by=writer, note="Ad düzeldi.")
    Article.objects.filter(pk=story.pk).update(version=story.version + 1)
    return Article.objects.get(pk=story.pk)


def here(story, username):
    """Let somebody have the story open."""
    now = timezone.now() + timedelta(hours=1)
    Presence.objects.create(
        person=UserFactory(username=username, role="editor"), slot="abcdefghijklmnop", label="articles.article",
        thing=str(story.pk), since=timezone.now(), seen_at=now,
    )  # fmt: skip


def test_a_story_with_everything_on_its_form_and_the_pages_around_it(full, looked_at):
    form = f"articles/article/{full.pk}"
    here(full, "kemal")
    page, look = looked_at("editor")
    look("published story with everything", f"{form}/change/")
    page.locator("details:not([open]) > summary").evaluate_all(
        "all => all.forEach(one => one.parentElement.open = true)"
    )
    look("the same, unfolded")
    page.locator("#tab-fr").click()
    look("its French tab")
    page.get_by_label("Headline", exact=True).last.fill("Başka")
    page.locator("#tab-tr").click()
    page.locator("[name=headline_tr]").fill("")
    page.locator("[name=expire_at_0]").fill("kırk")
    page.locator("button[name=_save]").click()
    expect(page.locator(".desk-field.errors").first).to_be_visible()
    look("refused save")
    look("working copy", f"{form}/working-copy/")
    page.locator("button[name=_copy_send_back]").click()
    expect(page.locator(".desk-note-warning").first).to_be_visible()
    look("working copy, refused step")
    old, *_between, new = reversed(Version.objects.get_for_object(full).values_list("pk", flat=True))
    look("history", f"{form}/history/")
    look("two versions compared", f"{form}/history/compare/?from={old}&to={new}")
    look("version against what readers see", f"{form}/history/compare/?from={old}&to=public")
    look("version taken back", f"{form}/history/{old}/restore/")
    look("notices", "notices/")
    look("start", "")
    look("corrections", "articles/correction/")
    look("correction", f"articles/correction/{Correction.objects.first().pk}/change/")
    look("new correction", f"articles/correction/add/?article={full.pk}")
    page.locator("button[name=_save]").click()
    expect(page.locator(".desk-error").first).to_be_visible()
    look("correction without words")
    look("stories", "articles/article/?status=published")


def test_the_forms_of_who_may_not_save(full, looked_at):
    """Handed in, locked by a chief, written as a working copy."""
    form = f"articles/article/{full.pk}/change/"
    _page, look = looked_at("journalist")
    look("own published story, changes handed in", form)
    working_copies.send_back(working_copies.copy_of(full), by=User.objects.get(username="editor"), note="Kısaltın.")
    look("own working copy being written, its story changed meanwhile", form)
    look("start of a journalist", "")
    locks.put(full, UserFactory(role="chief", first_name="Kemal", last_name="Ersoy"), reason="Avukat okuyor")
    _page, look = looked_at("editor")
    look("locked by a chief", form)
    _page, look = looked_at("translator")
    look("form of a translator", form)
    look("locks", "locks/")


def test_two_texts_side_by_side(looked_at):
    story = ArticleFactory(draft=True, headline_tr="Ortak başlık", body_tr=BODY)
    page, look = looked_at("editor")
    look("draft", f"articles/article/{story.pk}/change/")
    story.headline_tr, story.body_tr = "Kemal’in başlığı", BODY.replace("3. paragraf", "Kemal’in sözü")
    with revision_by(UserFactory(role="editor", first_name="Kemal", last_name="Ersoy")):
        story.save()
    Article.objects.filter(pk=story.pk).update(version=story.version)
    page.locator("[name=headline_tr]").fill("Benim başlığım")
    page.locator("#panel-tr .ck-editor__editable p").first.click()
    page.keyboard.type("Benim sözüm. ")
    page.locator("button[name=_save]").click()
    expect(page.locator(".desk-conflict")).to_be_visible()
    look("conflict")
    page.locator("details:not([open]) > summary").evaluate_all(
        "all => all.forEach(one => one.parentElement.open = true)"
    )
    look("conflict, unfolded")


def test_the_lists_and_dialogs_of_the_desk(house, looked_at):
    section = CategoryFactory(name_tr="Gündem", name_fr="Actualité")
    now = timezone.now()
    coming = ArticleFactory(category=section, publish_at=now + timedelta(hours=5), expire_at=now + timedelta(days=3))
    ArticleFactory(category=section, draft=True, embargo_until=now + timedelta(days=2), picture=AssetFactory(alt_fr=""))
    page, look = looked_at("chief")
    audit.note(User.objects.get(username="chief"), "changed", coming, "Başlık")
    look("scheduled", "scheduled/")
    look("audit", "audit/")
    look("settings", "site/sitesettings/add/")
    look("people", "accounts/user/")
    look("stories", "articles/article/")
    page.get_by_role("button", name="Filters").click()
    look("stories, questions open")
    look("new story", "articles/article/add/")
    page.locator(".field-picture [data-choose]").click()
    expect(page.locator("dialog[open] [data-pick]").first).to_be_visible()
    look("picture dialog")
    page.locator("dialog[open] [data-close]").click()
    page.locator("#id_category + .select2 .select2-selection").click()
    expect(page.locator(".select2-results__option").first).to_be_visible()
    look("section being chosen")
    page.keyboard.press("Escape")
    page.locator(".field-picture [data-choose]").click()
    picture = {"name": "meydan.jpg", "mimeType": "image/jpeg", "buffer": picture_bytes(colour=(9, 9, 90))}
    page.set_input_files("dialog [data-send]", files=[picture])
    expect(page.locator(".field-picture [data-words]")).to_be_visible()
    look("new story with a picture")
    look("library", "images/asset/")
    page.keyboard.press("Control+k")
    page.keyboard.type("başlığı")
    expect(page.locator(".desk-find [role=option], .desk-find-said:not(:empty)").first).to_be_visible()
    look("search over everything")
    page.keyboard.press("Escape")
    expect(page.locator(".desk-find")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.locator(".desk-user-button").click()
    expect(page.locator("#desk-user-links")).to_be_visible()
    look("the menu under one's name")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_door(scheme, house, browser):
    context = browser.new_context(color_scheme=scheme, viewport={"width": 360, "height": 740})
    page = context.new_page()
    watch = Watch(page, house)
    page.goto(f"{house}/admin/")
    assert found_by_axe(page) == []
    page.fill("[name=login]", "kimse")
    page.fill("[name=password]", "yanlış")
    page.locator("main form button[type=submit]").first.click()
    expect(page.locator("[role=alert], .door-errors, .errorlist").first).to_be_visible()
    assert found_by_axe(page) == []
    assert no_sideways_scroll(page, 360)
    watch.assert_clean()
    context.close()


def test_the_frame_is_worked_by_the_keyboard_and_a_letter_is_no_order(house, browser):
    """The side bar opens by a button; a letter pressed outside of a field leads nowhere."""
    UserFactory(username="editor", role="editor", language="en")
    story = ArticleFactory(draft=True)
    page = browser.new_context(viewport={"width": 360, "height": 740}).new_page()
    sign_in(page, house, "editor")
    address = f"{house}/admin/articles/article/{story.pk}/change/"
    page.goto(address)
    menu = page.get_by_role("button", name="Menu")
    menu.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    close = page.locator("#nav-sidebar").get_by_role("button", name="Close")
    close.focus()
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "false")
    page.locator("[name=kind]").focus()
    for letter in ("c", "f", "[", "?"):
        page.keyboard.press(letter)
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#id_category + .select2")).to_be_visible()
    assert re.fullmatch(re.escape(address), page.url)
    page.goto(f"{house}/admin/articles/article/")
    page.locator("body").focus()
    page.keyboard.press("c")
    page.wait_for_timeout(300)
    assert page.url == f"{house}/admin/articles/article/"
