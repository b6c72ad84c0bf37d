"""A list shows all that was asked for, however old; where it does not, it says so."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.admin import topic as topic_admin
from articles.admin.corrections import CorrectionAdmin
from articles.models import Article, Byline, Correction
from korner.desk import base
from korner.search import indexing
from korner.site.models import Redirect
from tests.desk.test_bulk import STORIES
from tests.desk.test_stories import change, typed
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, TopicFactory
from tests.many import many_stories

pytestmark = pytest.mark.django_db


def unsigned(client):
    """The stories in the list "without a byline"."""
    return set(client.get(f"{STORIES}?missing=byline").context["cl"].result_list)


def test_stories_without_a_name_are_found_however_many_newer_ones_have_one(staff, client):
    staff("editor")
    old = ArticleFactory(headline_tr="Eski ve imzasız")
    many_stories(2100, categories=[CategoryFactory()], authors=[AuthorFactory()])
    assert unsigned(client) == {old}


def test_a_name_that_comes_and_goes_is_followed_on_every_way(staff, client):
    staff("editor")
    story, author = ArticleFactory(), AuthorFactory()
    line = Byline.objects.create(article=story, author=author)
    assert unsigned(client) == set()
    Article.objects.get(pk=story.pk).save()
    assert unsigned(client) == set()
    line.delete()
    assert unsigned(client) == {story}
    Byline.objects.bulk_create([Byline(article=story, author=author)])
    assert unsigned(client) == set()
    Byline.objects.filter(article=story).delete()
    assert unsigned(client) == {story}


def test_a_row_held_in_memory_takes_no_name_away(staff, client):
    staff("editor")
    story = ArticleFactory()
    Byline.objects.create(article=Article.objects.get(pk=story.pk), author=AuthorFactory())
    story.save()
    assert unsigned(client) == set()


def test_a_name_given_in_the_form_counts_at_once(staff, client):
    staff("editor")
    story, author = ArticleFactory(draft=True), AuthorFactory()
    rows = {"bylines-TOTAL_FORMS": "1", "bylines-0-author": author.pk, "bylines-0-role": "reporter"}
    rows["bylines-0-order"] = "0"
    client.post(change(story), typed(story, **rows, _save="1"))
    assert unsigned(client) == set()


def test_one_of_two_names_that_goes_leaves_it_signed():
    story = ArticleFactory(authors=[AuthorFactory(), AuthorFactory()])
    story.bylines.first().delete()
    assert not Article.objects.get(pk=story.pk).unsigned


@pytest.mark.parametrize("way", ["row", "selection"])
def test_a_story_with_names_can_be_deleted(way):
    story = ArticleFactory(draft=True, authors=[AuthorFactory()])
    (story if way == "row" else Article.objects.filter(pk=story.pk)).delete()
    assert not Byline.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_a_paper_of_the_edition_before_learns_which_stories_bear_a_name():
    before = [("articles", "0006_desk_indexes")]
    now = MigrationExecutor(connection).loader.graph.leaf_nodes()  # of all apps: others hang on what is undone here
    bare, named = ArticleFactory(), ArticleFactory(authors=[AuthorFactory()])
    try:
        MigrationExecutor(connection).migrate(before)
    finally:
        MigrationExecutor(connection).migrate(now)
    marks = dict(Article.objects.values_list("pk", "unsigned"))
    assert marks == {bare.pk: True, named.pk: False}


# --- search ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("number", "said"), [(2, False), (4, True)])
def test_a_search_that_found_more_than_it_lists_says_so(number, said, staff, client, monkeypatch):
    monkeypatch.setattr(base, "MOST_FOUND", 3)
    staff("editor", language="en")
    stories = [ArticleFactory(headline_tr=f"Köprü haberi {n}") for n in range(number)]
    indexing.write_all(Article, [story.pk for story in stories])
    page = client.get(f"{STORIES}?q=köprü")
    assert len(page.context["cl"].result_list) == min(number, 3)
    assert ("Very many have these words" in page.text) == said


@pytest.mark.parametrize(("number", "said"), [(2, False), (3, True)])
def test_words_that_no_index_knows_are_sought_among_the_newest_and_the_list_says_so(
    number, said, staff, client, monkeypatch
):
    monkeypatch.setattr(CorrectionAdmin, "most_read", 2)
    staff("editor", language="en")
    story = ArticleFactory()
    rows = [Correction.objects.create(article=story, text_tr="Rakam yanlıştı.") for _number in range(number)]
    page = client.get("/admin/articles/correction/?q=rakam")
    assert set(page.context["cl"].result_list) == set(rows[-2:])
    assert ("were looked through for these words" in page.text) == said
    assert "were looked through" not in client.get("/admin/articles/correction/").text


def test_a_whole_old_address_is_found_however_old(staff, client, monkeypatch):
    monkeypatch.setattr(base.DeskAdmin, "most_read", 2)
    staff("chief")
    rows = [Redirect.objects.create(old_path=f"/eski/{n}/", new_path="/") for n in range(4)]
    for asked in ("/eski/0/", "%2Feski%2F0%2F"):
        assert list(client.get(f"/admin/site/redirect/?q={asked}").context["cl"].result_list) == [rows[0]]


@pytest.mark.parametrize(("number", "said"), [(2, "2"), (4, "3+")])
def test_the_stories_of_a_topic_are_counted_no_further_than_anybody_reads(number, said, staff, client, monkeypatch):
    monkeypatch.setattr(topic_admin, "MOST_COUNTED", 3)
    staff("editor")
    topic = TopicFactory()
    for _number in range(number):
        ArticleFactory(topics=[topic])
    page = client.get("/admin/articles/topic/")
    assert f">{said}<" in "".join(page.text.split())
