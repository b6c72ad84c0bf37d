"""What came of a poll: shares that add up to a hundred, numbers as each language writes them."""

from itertools import pairwise

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.polls.making import make_poll
from widgets.polls.models import PollOption
from widgets.polls.results import Tally, number, percent, shares

VOTES = st.lists(st.integers(0, 5_000_000), min_size=1, max_size=20)


@given(VOTES)
def test_shares_add_up_to_a_hundred_as_soon_as_somebody_has_voted(votes):
    assert sum(shares(votes)) == (100 if sum(votes) else 0)


@given(VOTES)
def test_no_share_is_further_than_one_from_the_truth(votes):
    total = sum(votes) or 1
    assert all(abs(share - 100 * given / total) < 1 for share, given in zip(shares(votes), votes, strict=True))


@given(VOTES)
def test_more_votes_never_have_a_smaller_share(votes):
    pairs = sorted(zip(votes, shares(votes), strict=True))
    assert all(a[1] <= b[1] for a, b in pairwise(pairs) if a[0] < b[0])


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ([1, 1, 1], [34, 33, 33]),
        ([1, 2], [33, 67]),
        ([0, 0], [0, 0]),
        ([], []),
        ([7], [100]),
        ([1, 999_999], [0, 100]),
        ([1, 1, 1, 1, 1, 1], [17, 17, 17, 17, 16, 16]),
    ],
)
def test_the_largest_remainders_get_what_rounding_leaves(votes, expected):
    assert shares(votes) == expected


@pytest.mark.parametrize(
    ("language", "thousands", "share"),
    [("tr", "1.204", "%45"), ("fr", "1\u202f204", "45\u202f%"), ("en", "1,204", "45%")],
)
def test_numbers_are_written_as_the_language_writes_them(language, thousands, share):
    with translation.override(language):
        assert number(1204).replace("\u00a0", "\u202f") == thousands
        assert percent(45).replace("\u00a0", "\u202f") == share


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["tr", "fr"])
def test_the_result_is_said_in_words(language):
    poll = make_poll(votes=[1204, 401, 0])
    with translation.override(language):
        tally = Tally(poll, list(PollOption.objects.of(poll)))
        words = tally.in_words.replace("\u00a0", " ").replace("\u202f", " ")
    told = {"tr": ["1.605", "Evet", "%75", "Hayır", "%25"], "fr": ["1 605", "Oui", "75 %", "Non", "25 %"]}[language]
    assert [part for part in told if part not in words] == []
    assert [line.first for line in tally.lines] == [True, False, False]
