"""SQL that is written once still asks of this moment, of these numbers, and of nothing that stands still."""

from datetime import timedelta

import pytest
from django.db.models import CharField, QuerySet
from django.utils import timezone

from articles.models import Article
from articles.models.selections import ArticleQuerySet
from korner.statements import Asked, Statement, moment, number, one_of
from tests.factories import ArticleFactory, story

pytestmark = pytest.mark.django_db


@Statement
def visible():
    return ArticleQuerySet(Article).visible(moment()).order_by("pk").values_list("pk", flat=True)


@Statement
def some():
    return QuerySet(Article).filter(one_of("pk", "ids")).order_by("pk")


@Statement
def called():
    return QuerySet(Article).filter(slug_tr=Asked("slug", CharField())).values_list("pk", "publish_at")


def test_a_statement_asks_of_the_moment_at_which_it_is_asked(clock):
    row = ArticleFactory(publish_at=timezone.now() + timedelta(hours=1))
    assert visible.ask() == []
    clock.move_to("2026-11-24 13:00")
    assert visible.ask() == [row.pk]
    assert visible.ask(now=timezone.now() - timedelta(minutes=1)) == []


def test_lists_of_numbers_may_have_any_length_and_be_empty(django_assert_num_queries):
    rows = [ArticleFactory() for _ in range(3)]
    assert some.ask(ids=[row.pk for row in rows]) == rows
    assert some.ask(ids={rows[1].pk}) == [rows[1]]
    with django_assert_num_queries(0):
        assert some.ask(ids=[]) == []


def test_a_number_that_no_row_can_have_finds_nothing():
    by_number = Statement(lambda: QuerySet(Article).filter(pk=number("pk")))
    assert by_number.ask(pk=10**30) == []
    assert by_number.ask(pk=-(2**64)) == []


@pytest.mark.parametrize("words", ["'", "%s", "%%", "a' OR '1'='1", "\\'; --"])
def test_words_are_never_read_as_sql(words):
    story(only="tr")
    assert called.ask(slug=words) == []


def test_values_come_as_django_gives_them():
    row = ArticleFactory(slug_tr="bir-adres")
    assert [tuple(values) for values in called.ask(slug="bir-adres")] == [(row.pk, row.publish_at)]


def test_a_moment_that_would_stand_still_is_refused():
    with pytest.raises(TypeError):
        Statement(lambda: ArticleQuerySet(Article).visible().values_list("pk")).ask()
