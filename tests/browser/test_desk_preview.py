"""The preview of a story that is being written, and the pages of its history, in a browser."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from reversion.models import Version

from articles.models import Article
from korner.desk import outsiders
from korner.desk.base import revision_by
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_desk_pages import grave, sign_in
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, CategoryFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)

LOOK = os.environ.get("KORNER_LOOK", "")  # a folder for pictures of what is tested


def look(page, name):
    """Keep a picture of the page where somebody wants to look at it."""
    if LOOK:
        page.screenshot(path=str(Path(LOOK) / f"{name}.png"))


@pytest.fixture
def row():
    return ArticleFactory(
        draft=True,
        category=CategoryFactory(name_tr="Gündem", name_fr="Actualité"),
        authors=[AuthorFactory()],
        picture=AssetFactory(credit="Korner"),
        headline_tr="Kayıtlı başlık",
        headline_fr="Titre enregistré",
    )


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_unsaved_words_are_seen_as_readers_will_get_them_at_both_widths(width, scheme, house, browser, row):
    UserFactory(username="editor", role="editor", language="tr")
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    sign_in(page, house, "editor")
    watch = Watch(page, house)
    page.goto(f"{house}/admin/articles/article/{row.pk}/change/")
    page.locator("#panel-tr .ck-editor__editable").click()
    page.keyboard.press("Control+Home")
    page.keyboard.type("Kaydedilmemiş ilk cümle. ")
    page.fill("[name=headline_tr]", "Kaydedilmemiş başlık")
    page.locator("#tab-fr").click()
    page.fill("[name=headline_fr]", "Titre non enregistré")
    page.locator("desk-preview [data-open]").click()
    dialog = page.locator("dialog[open]")
    frame = page.frame_locator("dialog[open] iframe")
    expect(frame.locator("h1")).to_have_text("Kaydedilmemiş başlık")
    expect(frame.locator(".text")).to_contain_text("Kaydedilmemiş ilk cümle.")
    dialog.locator("input[value=desk]").check()
    assert dialog.locator("iframe").bounding_box()["width"] >= 1020
    look(page, f"preview-desk-{width}-{scheme}")
    image = frame.locator("figure.wide img")
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("image => image.naturalWidth") > 0
    assert "/preview/picture/" in image.evaluate("image => image.currentSrc")
    # French, then as a telephone shows it: the form behind is as it was.
    dialog.locator("button[value=fr]").click()
    expect(frame.locator("h1")).to_have_text("Titre non enregistré")
    dialog.locator("input[value=phone]").check()
    assert round(dialog.locator("iframe").bounding_box()["width"]) in range(min(width, 390) - 4, 393)
    look(page, f"preview-phone-{width}-{scheme}")
    assert frame.locator("body").evaluate("body => body.ownerDocument.documentElement.scrollWidth <= innerWidth")
    assert grave(page) == []
    dialog.locator("[data-close]").click()
    expect(page.locator("[name=headline_fr]")).to_have_value("Titre non enregistré")
    expect(page.locator("desk-preview [data-open]")).to_be_focused()
    assert Article.objects.get(pk=row.pk).headline_tr == "Kayıtlı başlık"
    watch.assert_clean()
    context.close()


def test_where_its_script_does_not_arrive_the_preview_opens_in_a_tab_of_its_own(house, browser, row):
    UserFactory(username="editor", role="editor", language="tr")
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    sign_in(page, house, "editor")
    context.route("**/js/desk/preview*.js", lambda route: route.abort())
    page.goto(f"{house}/admin/articles/article/{row.pk}/change/")
    page.fill("[name=headline_tr]", "Betiksiz başlık")
    with context.expect_page() as opened:
        page.locator("desk-preview [data-open]").click()
    tab = opened.value
    tab.locator("button[value=tr]").click()
    expect(tab.frame_locator("iframe").locator("h1")).to_have_text("Betiksiz başlık")
    tab.locator("input[value=phone]").check()
    assert round(tab.locator("iframe").bounding_box()["width"]) in range(386, 393)
    expect(page.locator("[name=headline_tr]")).to_have_value("Betiksiz başlık")
    context.close()


def test_when_the_session_has_ended_the_preview_says_so_and_the_text_stays(house, browser, row):
    UserFactory(username="editor", role="editor", language="tr")
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, house, "editor")
    page.goto(f"{house}/admin/articles/article/{row.pk}/change/")
    page.fill("[name=headline_tr]", "Oturum kapandı, metin duruyor")
    context.clear_cookies()
    page.locator("desk-preview [data-open]").click()
    expect(page.locator("dialog[open] [data-failed]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[name=headline_tr]")).to_have_value("Oturum kapandı, metin duruyor")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_history_comparison_restoring_and_links_are_quiet_and_fit_a_telephone(scheme, house, browser, row):
    person = UserFactory(username="editor", role="editor", language="tr")
    paragraphs = [
        f"Bu haberin {n}. paragrafı burada sakin sakin duruyor ve kimseyi rahatsız etmiyor." for n in range(9)
    ]
    row.body_tr = "".join(f"<p>{words}</p>" for words in paragraphs)
    with revision_by(person):
        row.save()
    paragraphs[4] = paragraphs[4].replace("sakin sakin", "yepyeni biçimde")
    row.body_tr = "".join(f"<p>{words}</p>" for words in [paragraphs[8], *paragraphs[:8]]) + "<h2>Yeni ara başlık</h2>"
    row.headline_tr, row.status = "Kayıtlı yeni başlık", "in_review"
    with revision_by(person):
        row.save()
        row.bylines.all().delete()
    new, old = Version.objects.get_for_object(row).values_list("pk", flat=True)
    _link, token = outsiders.make(
        row, by=person, life="day", languages="both", note="Me Dupont, avocate", now=timezone.now() - timedelta(hours=1)
    )
    own = f"{house}/admin/articles/article/{row.pk}"
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    sign_in(page, house, "editor")
    faults = []
    for name, address in {
        "history": f"{own}/history/",
        "compare": f"{own}/history/compare/?from={old}&to={new}",
        "restore": f"{own}/history/{old}/restore/",
        "links": f"{own}/preview/links/",
        "shell": f"{own}/preview/",
        "outsider": f"{house}/onizleme/{token}/",
    }.items():
        watch = Watch(page, house)
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(address, wait_until="load")
        faults += [f"{name}: {fault}" for fault in grave(page)]
        look(page, f"{name}-1280-{scheme}")
        if not no_sideways_scroll(page, 360):
            faults.append(f"{name}: wider than a telephone")
        look(page, f"{name}-360-{scheme}")
        faults += [f"{name}: {words}" for words in (*watch.complaints, *watch.foreign)]
    context.close()
    assert faults == []
