"""The desk's search: everything, drafts too, for those who may open it."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from korner.desk.finding import ids_of
from korner.search import desk_index, indexing
from korner.search.models import DeskTerms
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    StandingPageFactory,
    TagFactory,
    TopicFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

ROLES = ["journalist", "translator", "editor", "moderator", "chief"]


def found(client, words, path="/admin/find/"):
    """{kind: [titles]} of what a person finds."""
    groups = client.get(path, {"q": words}).context["groups"]
    return {group.name: [item.title for item in group.items] for group in groups}


def written(**fields):
    """A story whose words are written, as every step does."""
    row = ArticleFactory(**fields)
    indexing.write(row)
    return row


@pytest.mark.parametrize("words", ["ışıltılı", "ISILTILI", "isiltili taslak", "Işıltı"])
def test_a_draft_is_found_however_its_letters_are_written(words, staff, client):
    staff("journalist")
    written(draft=True, headline_tr="Işıltılı taslak")
    assert found(client, words)["story"] == ["Işıltılı taslak"]


def test_a_story_is_found_by_its_french_words_its_text_its_author_and_its_tag(staff, client):
    staff("editor")
    author, tag = AuthorFactory(name="Zübeyde Çelik"), TagFactory(name_fr="brocante")
    row = written(
        draft=True, headline_fr="L’été à Schaerbeek", body_tr="<p>Mahkeme kararı</p>", authors=[author], tags=[tag]
    )
    for words in ("ete schaerbeek", "mahkeme", "zubeyde", "brocante", "schaerbeek mahkeme"):
        assert found(client, words)["story"] == [str(row)], words


def test_a_headline_comes_before_a_newer_text_that_only_tells_of_it(staff, client):
    staff("editor")
    written(headline_tr="Belediye bütçesi")
    written(headline_tr="Başka haber", body_tr="<p>Belediye bütçesi konuşuldu.</p>")
    assert found(client, "belediye bütçesi")["story"] == ["Belediye bütçesi", "Başka haber"]


def test_a_changed_headline_is_found_by_its_new_words_only(staff, client):
    staff("editor")
    row = written(draft=True, headline_tr="Eskisözcük", slug_tr="")
    row.headline_tr, row.slug_tr = "Yenisözcük", ""
    row.save()
    indexing.write(row)
    assert "story" not in found(client, "eskisözcük")
    assert found(client, "yenisözcük")["story"] == ["Yenisözcük"]


def test_a_deleted_story_is_found_no_more(staff, client):
    staff("editor")
    row = written(draft=True, headline_tr="Silinecek")
    row.delete()
    assert "story" not in found(client, "silinecek")


@pytest.fixture
def everything():
    """One of each kind, all bearing one word."""
    AuthorFactory(name="Gökkuşağı Yazar")
    TopicFactory(name_tr="Gökkuşağı dosyası")
    TagFactory(name_tr="gökkuşağı")
    CategoryFactory(name_tr="Gökkuşağı bölümü")
    StandingPageFactory(name_tr="Gökkuşağı sayfası")
    AssetFactory(name="Gökkuşağı resmi")
    UserFactory(role="journalist", first_name="Gökkuşağı")
    written(draft=True, headline_tr="Gökkuşağı haberi")


SEEN = {
    "journalist": {"story", "section", "topic", "tag", "author", "picture"},
    "translator": {"story", "section", "topic", "tag", "author", "picture"},
    "editor": {"story", "section", "topic", "tag", "author", "picture"},
    "moderator": set(),
    "chief": {"story", "section", "topic", "tag", "author", "picture", "standing page", "person"},
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_finds_only_what_it_may_open(role, everything, staff, client):
    staff(role)
    for path in ("/admin/find/", "/admin/find/options/"):
        groups = client.get(path, {"q": "gokkusagi"}).context["groups"]
        assert {group.name for group in groups} == SEEN[role]
        for group in groups:
            for item in group.items:
                assert client.get(item.link).status_code == 200, item


@pytest.mark.parametrize("role", ROLES)
def test_pages_of_the_desk_are_found_by_those_who_may_open_them(role, staff, client):
    person = staff(role, language="en")
    assert person.language == "en"
    assert ("Settings" in found(client, "sett").get("page", [])) == (role == "chief")
    assert ("New story" in found(client, "new st").get("page", [])) == (role in ("journalist", "editor", "chief"))
    assert "My account" in found(client, "account")["page"]


def test_nobody_signed_out_finds_anything(client):
    for path in ("/admin/find/?q=a", "/admin/find/options/?q=a"):
        assert client.get(path).status_code == 302


@pytest.mark.parametrize(
    "words", ["", "   ", "\x00", "'", '"', "*", "a OR b", "NEAR(", "x" * 5000, "😀", "-", "@=_", "ve"]
)
def test_no_words_make_the_search_fail(words, staff, client):
    staff("chief")
    assert client.get("/admin/find/", {"q": words}).status_code == 200
    assert client.get("/admin/find/options/", {"q": words}).status_code == 200
    assert client.get("/admin/articles/article/", {"q": words}).status_code == 200


def test_the_search_costs_at_most_fifteen_questions(everything, staff, client):
    staff("chief")
    client.get("/admin/find/options/?q=gokkusagi")
    with CaptureQueriesContext(connection) as queries:
        client.get("/admin/find/options/?q=gokkusagi")
    assert len(queries) <= 15
    assert not [query["sql"] for query in queries if "COUNT(" in query["sql"] or "LIKE" in query["sql"]]


def test_look_ups_in_fields_ask_the_index_and_count_nothing(everything, staff, client):
    staff("editor")
    for app, model, field in [
        ("articles", "article", "category"),
        ("articles", "article", "tags"),
        ("articles", "byline", "author"),
        ("articles", "relatedstory", "other"),
    ]:
        path = f"/admin/autocomplete/?app_label={app}&model_name={model}&field_name={field}&term=gokkus"
        with CaptureQueriesContext(connection) as queries:
            answer = client.get(path).json()
        assert len(answer["results"]) == 1, model
        assert len(queries) <= 15
        assert not [query["sql"] for query in queries if "COUNT(" in query["sql"] or "LIKE" in query["sql"]], field


def test_renaming_a_thing_changes_its_words_at_once():
    tag = TagFactory(name_tr="ilkad", name_fr=None)
    tag.name_tr = "sonad"
    tag.save()
    assert ids_of(type(tag), "ilkad", 5) == []
    assert ids_of(type(tag), "sonad", 5) == [tag.pk]


def test_reindex_writes_the_words_of_everything_and_removes_what_is_gone(everything):
    row = Article.objects.get()
    DeskTerms.objects.all()._raw_delete(using="default")
    ghost = desk_index.number_of(desk_index.finding.finder_of(Article), row.pk + 1000)
    DeskTerms.objects.create(pk=ghost, mark="x", terms=["=1", "hayalet"])
    call_command("reindex", verbosity=0)
    assert ids_of(Article, "gökkuşağı", 5) == [row.pk]
    assert ids_of(Article, "hayalet", 5) == []


def test_saving_the_same_again_writes_nothing():
    row = written(headline_tr="Aynı")
    with CaptureQueriesContext(connection) as queries:
        desk_index.write_all(Article, [row.pk])
    assert not [
        query["sql"] for query in queries if "search_deskterms" in query["sql"] and "SELECT" not in query["sql"]
    ]


def test_the_frame_has_one_search_and_not_the_themes_beside_it(staff, client):
    staff("journalist")
    page = client.get("/admin/").content.decode()
    assert page.count("<desk-find") == 1
    assert "searchCommand()" not in page
    assert 'href="/admin/find/"' in page
