"""What the tests of the search have at hand."""

import pytest

from korner.search import asking
from korner.search.question import Answer
from tests.search.answers import Answers


@pytest.fixture
def answers(monkeypatch):
    """Let the index answer as the test says: `answers(total=12, facets=…)` returns what was asked of it."""

    def give(**answer):
        stand_in = Answers(Answer(**answer))
        monkeypatch.setattr(asking, "answer", stand_in)
        return stand_in

    return give
