"""A loaded story keeps its number where that is free; where it is not, its old address leads to it."""

import pytest

from articles.models import Article
from korner.site.models import Redirect
from tests.articles.archives import entry, load, pair, story, write
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def test_a_free_id_is_kept(tmp_path):
    load(write(tmp_path, [entry(57), *pair(90, 80, "x", source_language="tr")]))
    assert set(Article.objects.values_list("pk", flat=True)) == {57, 90}


def test_a_taken_id_gives_way_and_its_address_leads_to_the_story(tmp_path, client):
    theirs = ArticleFactory(pk=7)
    said = load(write(tmp_path, pair(7, 8, "a", source_language="tr")))
    assert "1 stories got a new number" in said
    moved = story(7)
    assert moved.pk > 8
    for language, path in (("tr", "/gundem/haber-7-7/"), ("fr", "/fr/actualite/nouvelle-8-7/")):
        answer = client.get(path)
        assert (answer.status_code, answer["Location"]) == (301, moved.url_in(language))
        assert client.get(moved.url_in(language)).status_code == 200
        assert client.get(theirs.url_in(language)).status_code == 200


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_an_old_address_leads_on_whatever_became_of_the_story_that_has_its_number(tmp_path, client, status):
    other = ArticleFactory(pk=7)
    load(write(tmp_path, [entry(7)]))
    Article.objects.filter(pk=other.pk).update(status=status)
    assert client.get("/gundem/haber-7-7/")["Location"] == story(7).url_in("tr")


def test_another_slug_of_a_story_still_leads_to_the_story(client):
    article = ArticleFactory()
    answer = client.get(f"/{article.category.slug_tr}/baska-{article.pk}/")
    assert (answer.status_code, answer["Location"]) == (301, article.url_in("tr"))


def test_looking_for_old_addresses_costs_a_storys_own_page_nothing(client, django_assert_max_num_queries):
    article = ArticleFactory()
    with django_assert_max_num_queries(40) as queries:
        client.get(article.url_in("tr"))
    assert not [query for query in queries.captured_queries if Redirect._meta.db_table in query["sql"]]


def test_ids_that_are_no_numbers_of_ours_get_a_new_one(tmp_path):
    load(write(tmp_path, [entry("abc-1"), entry(2**60), entry(-4), entry(9)]))
    assert Article.objects.count() == 4
    assert story(9).pk == 9
    assert story("abc-1").pk > 9


def test_new_stories_are_numbered_behind_those_of_the_archive(tmp_path):
    ArticleFactory(pk=3)
    load(write(tmp_path, [entry(3), entry(1000), entry(7)]))
    # At least: on PostgreSQL the counter keeps what earlier tests took from it.
    renumbered = story(3).pk
    assert renumbered >= 1001
    assert ArticleFactory().pk == renumbered + 1
    assert Article.objects.count() == 5
