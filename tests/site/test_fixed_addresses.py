"""What machines ask for at fixed addresses: robots.txt, the web app's manifest, the icon, the state of the house."""

import json

import pytest
from django.core.cache import cache
from django.db import DatabaseError, connection

from korner.site import health
from korner.site.models import SiteSettings

pytestmark = pytest.mark.django_db


def test_robots_may_read_everything_but_the_desk_and_find_the_sitemaps(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    lines = answer.text.splitlines()
    assert "Disallow: /admin/" in lines
    assert "Disallow: /" not in lines
    for line in lines:
        if line.startswith("Sitemap: "):
            address = line.removeprefix("Sitemap: http://testserver")
            assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("address", "language", "home"), [("/manifest.webmanifest", "tr", "/"), ("/fr/manifest.webmanifest", "fr", "/fr/")]
)
def test_the_paper_as_an_app_speaks_the_language_of_its_path(client, address, language, home):
    SiteSettings.objects.create(name_tr="Köşe", name_fr="Le Coin")
    answer = client.get(address)
    data = json.loads(answer.content)
    assert answer["Content-Type"].startswith("application/manifest+json")
    assert answer["Content-Language"] == data["lang"] == language
    assert data["start_url"] == home
    assert data["name"] == {"tr": "Köşe", "fr": "Le Coin"}[language]
    for icon in data["icons"]:
        assert client.get(icon["src"]).status_code == 200


def test_the_icon_browsers_ask_for_by_habit_is_found(client):
    answer = client.get("/favicon.ico", follow=True)
    assert answer.status_code == 200


# --- health -----------------------------------------------------------------------------------------------------------
def test_healthz_answers_without_asking_anything(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]


def test_readyz_says_that_database_migrations_and_cache_are_in_order(client):
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ready", "checks": {"database": True, "migrations": True, "cache": True}}


def test_readyz_names_what_is_not_in_order_and_nothing_more(client, monkeypatch):
    def down(*args, **kwargs):
        raise DatabaseError("password=secret host=db.internal")

    monkeypatch.setattr(connection, "cursor", down)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["database"] is False
    assert "secret" not in answer.text


def test_readyz_notices_a_migration_that_was_not_applied(client, monkeypatch):
    monkeypatch.setattr(
        "django.db.migrations.executor.MigrationExecutor.migration_plan", lambda self, targets: [("x", False)]
    )
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"] == {"database": True, "migrations": False, "cache": True}


def test_readyz_notices_a_cache_that_keeps_nothing(client, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionError

    monkeypatch.setattr(health.cache, "set", refuse)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["cache"]) == (503, False)
    assert cache is health.cache
