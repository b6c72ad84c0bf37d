"""Asking for one's own data, seeing and deleting it, as readers do: with and without script, in both languages, wrong then right."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from articles.mistakes.models import MistakeReport
from tests.browser.conftest import Watch, no_sideways_scroll
from tests.browser.test_public_pages import violations
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = {
    "tr": {"path": "/verilerim/", "send": "Bağlantıyı gönder", "wrong": "e-posta adresi değil", "delete": "Sil"},
    "fr": {
        "path": "/fr/mes-donnees/",
        "send": "Envoyez-moi le lien",
        "wrong": "pas une adresse e-mail",
        "delete": "Supprimer",
    },
}


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("language", ["tr", "fr"])
def test_what_is_kept_is_asked_for_seen_and_deleted(language, script, house, browser, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}
    MistakeReport.objects.create(article=ArticleFactory(), text="Yıl yanlış.", email="okur@example.org", language="tr")
    words = WORDS[language]
    page = browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 740}).new_page()
    watch = Watch(page, house)
    page.goto(house + words["path"])
    page.fill("[name=email]", "okur")
    page.get_by_role("button", name=words["send"]).click()
    expect(page.locator("[name=email]")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[name=email]")).to_be_focused()
    expect(page.locator("[name=email]")).to_have_value("okur")
    expect(page.get_by_text(words["wrong"], exact=False)).to_be_visible()
    page.fill("[name=email]", "okur@example.org")
    page.get_by_role("button", name=words["send"]).click()
    expect(page.locator(".thanks")).to_be_visible()
    page.goto(re.search(r"(http://\S+)", mail.outbox[-1].body)[1])
    expect(page.get_by_text("Yıl yanlış.")).to_be_visible()
    if script:
        assert violations(page) == []
        assert no_sideways_scroll(page, 360)
    page.get_by_role("button", name=words["delete"], exact=True).click()
    expect(page.locator("[name=sure]")).to_have_attribute("aria-invalid", "true")
    assert MistakeReport.objects.exists()
    page.check("[name=sure]")
    page.get_by_role("button", name=words["delete"], exact=True).click()
    expect(page.locator(".thanks")).to_be_visible()
    assert not MistakeReport.objects.exists()
    watch.assert_clean(expected=("422",))
