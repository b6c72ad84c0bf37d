"""Searches readers really make find exactly the titles they mean, on either database."""

from pathlib import Path

import pytest

from tests.search.paper import found, printed

FILE = Path(__file__).parent.parent / "data" / "search-queries.tsv"
ROWS = [line.split("\t") for line in FILE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
TITLES = [(language, number, title) for kind, language, number, title in ROWS if kind == "title"]
QUERIES = [(language, words, expected) for kind, language, words, expected in ROWS if kind == "query"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def titles():
    """{number in the file: id of the story with that headline}."""
    plain = {f"{field}_{language}": None for field in ("kicker", "lead") for language in ("tr", "fr")}
    return {
        number: printed(language, **{**plain, f"headline_{language}": title, f"body_{language}": "<p>…</p>"}).pk
        for language, number, title in TITLES
    }


def test_every_search_finds_exactly_its_titles(titles):
    wrong = {}
    for language, words, expected in QUERIES:
        wanted = {titles[number] for number in expected.split(",")}
        answer = set(found(words, language, language=language))
        if answer != wanted:
            wrong[language, words] = (answer, wanted)
    assert len(QUERIES) >= 20
    assert wrong == {}
