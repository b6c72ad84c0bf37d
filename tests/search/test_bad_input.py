"""Whatever is typed is answered, quickly and with nothing worse than nothing."""

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korner.search import asking
from korner.search.question import Answer, Question
from tests.search.paper import ask, printed

pytestmark = pytest.mark.django_db

STRANGE = [
    "",
    " ",
    "a",
    "\x00",
    "\x00leylek\x00",
    "\ud800",
    "leylek \ud800\udfff",
    "'",
    '"',
    '"leylek',
    "leylek\"'",
    "AND",
    "AND OR NOT",
    "leylek AND",
    "leylek NOT göç",
    "*",
    "leylek*",
    "NEAR(leylek, 5)",
    "NEAR(",
    "{title}: leylek",
    "^leylek",
    "@leylek =ltr",
    "%",
    "%s %(x)s {0}",
    "_",
    "leylek:*",
    "leylek & | ! <-> göç",
    "\\",
    "--",
    "; DROP TABLE",
    "½ ﷺ ㎏ ² Ⅷ",
    "👍🏽 👨‍👩‍👧",
    "\u202eleylek\u202c",
    "İ" * 200,
    "leylek " * 3000,
    "x" * 20_000,
    "' " * 10_000,
    "l'" * 10_000,
    "a.b." * 5000,
    "\u0301" * 5000,
]


@pytest.fixture
def paper():
    return printed("tr", headline_tr="Leylek göçü", lead_tr="½ 8 x", body_tr="<p>AND near</p>")


@pytest.mark.parametrize("words", STRANGE, ids=range(len(STRANGE)))
def test_strange_words_are_answered_in_less_than_a_second(paper, words):
    begun = time.process_time()
    answer = ask(words)
    asking.suggestions(words, "tr")
    assert time.process_time() - begun < 1
    assert isinstance(answer, Answer)
    assert all("<script" not in hit.headline + hit.excerpt for hit in answer.hits)


@pytest.mark.parametrize("words", ["", "a", "*", '"', "%", "\x00", "\ud800"])
def test_nothing_to_look_for_asks_the_database_nothing(words, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ask(words) == Answer()
        assert asking.suggestions(words, "tr") == []


@pytest.mark.parametrize("words", ["leylek AND göçü", '"leylek" near', "(leylek) *", "leylek:*"])
def test_signs_of_a_database_are_no_operators(paper, words):
    assert [hit.object_id for hit in ask(words).hits] == [paper.pk]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.one_of(st.characters(), st.sampled_from("leykğüçö '\"*()&|!:^@=-")), max_size=60))
def test_any_text_is_answered(paper, words):
    for language in ("tr", "fr"):
        asking.answer(Question(words, language))


def test_number_of_a_page_without_end_is_answered(paper):
    assert asking.answer(Question("leylek", "tr", page=10**17)).hits == []
    assert asking.answer(Question("leylek", "tr", page=-1)).hits


def test_a_search_costs_at_most_ten_queries(paper, django_assert_max_num_queries):
    for _ in range(25):
        printed("tr", headline_tr="Leylek")
    with django_assert_max_num_queries(8):
        assert ask("leylek").hits
    with django_assert_max_num_queries(8):
        ask("leylak göç")
