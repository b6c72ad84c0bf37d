"""Lists of the desk cost the same with five rows and with sixty, and answer a desk's questions."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from korner.publishing import Status
from korner.search import indexing, sought
from korner.search.models import Sought
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    MenuItemFactory,
    PromotedResultFactory,
    TagFactory,
    TopicFactory,
    UserFactory,
    story,
)

pytestmark = pytest.mark.django_db

STORIES = "/admin/articles/article/"


def cost(client, path):
    """How many queries a page takes, once what is asked once a process has been asked."""
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def stories(count, section, author, asset):
    for _number in range(count):
        ArticleFactory(category=section, authors=[author], picture=asset)


def test_the_list_of_stories_costs_the_same_with_more_rows(staff, client):
    staff("editor")
    section, author, asset = CategoryFactory(), AuthorFactory(), AssetFactory()
    stories(5, section, author, asset)
    few = cost(client, STORIES)
    stories(55, section, author, asset)
    assert cost(client, STORIES) == few
    assert few <= 12


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("/admin/images/asset/", AssetFactory),
        ("/admin/authors/author/", AuthorFactory),
        ("/admin/articles/category/", CategoryFactory),
        ("/admin/articles/tag/", TagFactory),
        ("/admin/articles/topic/", TopicFactory),
        ("/admin/search/promotedresult/", PromotedResultFactory),
        ("/admin/search/sought/", lambda: sought.remember(f"aranan {Sought.objects.count()}", "tr", 0)),
        ("/admin/site/menuitem/", lambda: MenuItemFactory(target=CategoryFactory())),
        ("/admin/accounts/user/", lambda: UserFactory(role="journalist")),
        ("/admin/pictures/library/", AssetFactory),
    ],
)
def test_a_list_of_the_desk_costs_the_same_with_more_rows(path, make, staff, client):
    staff("chief")
    for _number in range(3):
        make()
    few = cost(client, path)
    for _number in range(9):
        make()
    assert cost(client, path) == few


def shown(client, query):
    """The headlines a list shows."""
    return {str(article) for article in client.get(STORIES + query).context["cl"].result_list}


def test_filters_answer_what_a_desk_asks(staff, client):
    person = staff("editor")
    section = CategoryFactory(name_tr="Ana")
    part = CategoryFactory(name_tr="Alt", parent=section)
    ArticleFactory(headline_tr="Benim", created_by=person, draft=True)
    story(only="tr", headline_tr="Fransızcasız")
    story(only="fr", headline_fr="Sans turc")
    ArticleFactory(headline_tr="Resimli", picture=AssetFactory())
    ArticleFactory(headline_tr="Altta", category=part)
    coming = ArticleFactory(headline_tr="Yarın")
    Article.objects.filter(pk=coming.pk).update(publish_at=timezone.now() + timedelta(days=1))
    handed = ArticleFactory(headline_tr="Teslim", draft=True)
    Article.objects.filter(pk=handed.pk).update(status=Status.IN_REVIEW)

    assert shown(client, "?mine=yes") == {"Benim"}
    assert shown(client, "?status=draft") == {"Benim"}
    assert shown(client, "?status=in_review") == {"Teslim"}
    assert shown(client, "?status=scheduled") == {"Yarın"}
    assert "Fransızcasız" in shown(client, "?missing=fr")
    assert shown(client, "?missing=tr") == {"Sans turc"}
    assert "Resimli" not in shown(client, "?missing=picture")
    assert shown(client, f"?section={section.pk}") == {"Altta"}
    assert "Yarın" not in shown(client, "?when=week")


@pytest.mark.parametrize("words", ["ışık", "IŞIK", "Işık", "isik", "IŞIK yılı"])
def test_search_finds_a_headline_however_its_capitals_are_written(words, staff, client):
    staff("editor")
    ArticleFactory(headline_tr="Işık yılı başladı")
    ArticleFactory(headline_tr="Başka bir haber")
    indexing.write_all(Article, Article.objects.values_list("pk", flat=True))
    assert shown(client, f"?q={words}") == {"Işık yılı başladı"}


def test_stories_are_called_by_the_headline_of_their_original_in_every_language_of_the_desk(staff, client):
    person = staff("editor")
    ArticleFactory(source_language="fr", headline_fr="Le titre français", headline_tr="Türkçe başlık")
    for language in ("tr", "fr", "en"):
        type(person).objects.filter(pk=person.pk).update(language=language)
        assert shown(client, "") == {"Le titre français"}
