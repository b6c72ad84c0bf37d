"""Six words below a story and a way to report a mistake, pressed and written as readers do, with and without script."""

import re

import pytest
from playwright.sync_api import expect

from articles.mistakes.models import MistakeReport
from articles.models import Figures
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)
LANGUAGES = [
    ("tr", {"love": "Sevdim", "report": "Bu haberde hata bildirin", "send": "Gönder", "thanks": "Teşekkür ederiz"}),
    ("fr", {"love": "J’aime", "report": "Signaler une erreur dans cet article", "send": "Envoyer", "thanks": "Merci"}),
]


@pytest.mark.parametrize(("language", "words"), LANGUAGES)
def test_one_press_is_enough_and_a_second_one_takes_it_back(language, words, house, page):
    row = ArticleFactory()
    watch = Watch(page, house)
    page.goto(f"{house}{row.url_in(language)}")
    love = page.locator("[data-kind=love]")
    expect(love).to_contain_text(words["love"])
    love.click()
    expect(love).to_have_attribute("aria-pressed", "true")
    expect(love).to_be_focused()
    expect(page.locator(".reaction-said")).to_contain_text("1 ")
    assert Figures.objects.get().loves == 1
    page.reload()  # the page is everybody's; one's own is fetched
    expect(love).to_have_attribute("aria-pressed", "true")
    page.locator("[data-kind=clap]").press("Enter")
    expect(page.locator("[data-kind=clap]")).to_have_attribute("aria-pressed", "true")
    expect(love).to_have_attribute("aria-pressed", "false")
    page.locator("[data-kind=clap]").click()
    expect(page.locator("[data-kind=clap]")).to_have_attribute("aria-pressed", "false")
    assert Figures.objects.get().reactions == 0
    assert no_sideways_scroll(page, 360)
    watch.assert_clean()


@pytest.mark.parametrize(("language", "words"), LANGUAGES)
def test_without_script_the_word_is_sent_from_a_page_of_its_own(language, words, house, browser):
    row = ArticleFactory()
    page = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{house}{row.url_in(language)}")
    page.locator("[data-kind=love]").click()
    assert page.context.cookies() == []
    page.locator("[data-kind=love]").click()
    expect(page.locator("[data-kind=love]")).to_have_attribute("aria-pressed", "true")
    assert Figures.objects.get().loves == 1


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize(("language", "words"), LANGUAGES)
def test_a_mistake_is_reported_wrong_then_right(language, words, script, house, browser):
    row = ArticleFactory()
    page = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 740}).new_page()
    page.goto(f"{house}{row.url_in(language)}")
    page.get_by_role("link", name=words["report"]).click()
    passage = page.locator("[name=passage]")
    passage.fill("Bir cümle")
    page.get_by_role("button", name=words["send"], exact=True).click()
    text = page.locator("[name=text]")
    expect(text).to_have_attribute("aria-invalid", "true")
    expect(text).to_be_focused()
    expect(passage).to_have_value("Bir cümle")
    text.fill("Yıl yanlış: 2019 olmalı.")
    page.get_by_role("button", name=words["send"], exact=True).click()
    expect(page.get_by_role("heading", name=words["thanks"])).to_be_visible()
    assert MistakeReport.objects.get().passage == "Bir cümle"
    assert bool(re.search("hata-bildir|signaler", page.url)) == (not script)


def test_when_the_line_is_dead_a_press_says_so(house, page):
    row = ArticleFactory()
    page.goto(f"{house}{row.url_in('tr')}")
    page.route("**/parca/bilet/", lambda route: route.abort())
    page.locator("[data-kind=love]").click()
    expect(page.locator(".reaction-said.wrong")).to_contain_text("Bize ulaşmadı")
