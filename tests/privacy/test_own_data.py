"""What is kept of a reader is told to him alone, saved and deleted by a link in a letter; the page of privacy says what there is."""

import json
import re

import pytest
from django.core import mail
from django.test import Client

from articles.mistakes.models import MistakeReport
from korner.moderation.models import Case
from korner.privacy import everything_kept
from korner.site.models import OwnDataLink
from korner.site.periodic import forget_what_is_over
from tests.factories import ArticleFactory, StandingPageFactory

pytestmark = pytest.mark.django_db
ADDRESS = "okur@example.org"


@pytest.fixture(autouse=True)
def at_once(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}


@pytest.fixture
def ask(client, django_capture_on_commit_callbacks):
    def send(email=ADDRESS, path="/verilerim/"):
        token = client.get("/parca/bilet/").json()["token"]
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(path, {"email": email, "token": token})

    return send


@pytest.fixture
def written(client):
    """Somebody has reported a mistake and given his address."""
    token = client.get("/parca/bilet/").json()["token"]
    row = ArticleFactory(headline_tr="Köprü açıldı")
    client.post(f"/hata-bildir/{row.pk}/", {"text": "Yıl yanlış.", "email": ADDRESS, "token": token})
    return MistakeReport.objects.get()


def link():
    """The path in the last letter."""
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body)[1]


def test_the_letter_goes_only_where_something_is_kept_and_the_page_does_not_tell(ask, written):
    known, unknown = ask(), ask("baska@example.org")
    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]
    body = re.compile(rb'name="token"[^>]*>')
    assert body.sub(b"", known.content) == body.sub(b"", unknown.content)


def test_the_letter_speaks_the_language_of_the_page(ask, written):
    ask(path="/fr/mes-donnees/")
    assert "ce que nous gardons de vous" in mail.outbox[0].subject
    assert "/fr/mes-donnees/" in mail.outbox[0].body


def test_nobody_fills_a_strangers_letter_box(ask, written, clock):
    for _time in range(3):
        assert ask().status_code == 200
    assert len(mail.outbox) == 1
    clock.move_to("2026-11-24 13:01")
    ask()
    assert len(mail.outbox) == 2


def test_behind_the_link_all_is_seen_saved_and_deleted(ask, written, client):
    ask()
    path = link()
    page = Client().get(path)
    assert page["Cache-Control"] == "no-store"
    assert page["Referrer-Policy"] == "same-origin"
    assert "Yıl yanlış." in page.text
    saved = client.get(f"{path}json/")
    assert "attachment" in saved["Content-Disposition"]
    assert json.loads(saved.text)["mistakes"][0]["text"] == "Yıl yanlış."
    token = client.get("/parca/bilet/").json()["token"]
    unsure = client.post(path, {"token": token})
    assert unsure.status_code == 422
    assert MistakeReport.objects.exists()
    done = client.post(path, {"token": token, "sure": "on"})
    assert done.status_code == 200
    assert not MistakeReport.objects.exists()
    assert not Case.objects.exists()
    assert "Yıl yanlış." not in client.get(path).text


def test_a_link_ends_and_tells_nothing_from_an_invented_one(ask, written, client, clock):
    ask()
    path = link()
    assert client.get(path).status_code == 200
    clock.move_to("2026-11-25 12:01")
    for one in (path, f"{path}json/", "/verilerim/invented/", "/verilerim/invented/json/"):
        assert client.get(one).status_code == 404, one
    assert OwnDataLink.objects.count() == 1
    forget_what_is_over()
    assert OwnDataLink.objects.count() == 0


@pytest.mark.parametrize(
    "email", ["", "okur", "a@b", "x" * 300 + "@example.org", "okur@example.org\nBcc: evil@evil.test"]
)
def test_what_is_no_address_comes_back_with_words(email, ask, written):
    answer = ask(email)
    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.text
    assert not mail.outbox


def test_the_page_of_privacy_says_all_that_the_programs_keep(client):
    StandingPageFactory(role="privacy")
    for path, words in (("/gizlilik/", "Ne kadar"), ("/fr/confidentialite/", "Combien de temps")):
        page = client.get(path)
        assert words in page.text
        assert page.text.count("<dl>") == len(everything_kept())
        assert not page.cookies


def test_every_app_that_keeps_an_address_or_a_visitor_says_so():
    """A model with an e-mail address or a hash of a visitor belongs to an app with a `privacy.py`."""
    from django.apps import apps
    from django.utils.module_loading import module_has_submodule

    own = ("korner", "authors", "articles", "widgets")
    silent = set()
    for model in apps.get_models():
        config = apps.get_app_config(model._meta.app_label)
        personal = {field.name for field in model._meta.concrete_fields} & {"email", "visitor", "phone", "contact"}
        if personal and config.name.split(".")[0] in own and not module_has_submodule(config.module, "privacy"):
            silent.add(model._meta.label)
    assert silent <= {"site.SiteSettings", "authors.Author"}  # what these say is public


def test_one_apps_trouble_does_not_keep_the_others_data(monkeypatch, written, clock):
    from korner.site import privacy

    monkeypatch.setattr("korner.site.periodic.everything_kept", lambda: [broken, *everything_kept()])
    broken = privacy.KEPT[0].__class__("x", "", "", "", forget=lambda now: 1 / 0)
    clock.move_to("2027-06-30 12:00")
    forget_what_is_over()
    assert not MistakeReport.objects.exists()
