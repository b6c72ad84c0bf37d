"""A time is said in words with its zone, also on the nights when the clocks change."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from korner.moments import moment_of, said
from tests.conftest import brussels

NOON = "2026-11-24 12:00"


def in_words(moment, language, now=NOON):
    with translation.override(language):
        return said(brussels(moment) if isinstance(moment, str) else moment, brussels(now)).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("moment", "language", "words"),
    [
        ("2026-11-24 16:55", "en", "today at 16:55, Brussels time"),
        ("2026-11-25 06:30", "en", "tomorrow at 06:30, Brussels time"),
        ("2026-11-25 06:30", "tr", "yarın 06.30, Brüksel saati"),
        ("2026-11-25 06:30", "fr", "demain à 6 h 30, heure de Bruxelles"),
        ("2026-11-25 18:00", "fr", "demain à 18 h, heure de Bruxelles"),
        ("2026-11-24 16:55", "tr", "bugün 16.55, Brüksel saati"),
        ("2026-11-24 16:55", "fr", "aujourd’hui à 16 h 55, heure de Bruxelles"),
        ("2026-11-27 06:30", "tr", "27 Kasım Cuma 06.30, Brüksel saati"),
        ("2026-11-27 06:30", "fr", "vendredi 27 novembre à 6 h 30, heure de Bruxelles"),
        ("2026-11-27 06:30", "en", "Friday 27 November at 06:30, Brussels time"),
        ("2026-12-01 09:00", "fr", "1er décembre à 9 h, heure de Bruxelles"),
        ("2027-01-01 00:05", "fr", "1er janvier 2027 à 0 h 05, heure de Bruxelles"),
        ("2026-11-23 08:00", "en", "yesterday at 08:00, Brussels time"),
    ],
)
def test_a_time_is_said_as_a_colleague_would_say_it(moment, language, words):
    assert in_words(moment, language) == words


def test_tomorrow_is_told_by_the_days_of_brussels_and_not_by_hours():
    assert in_words("2026-11-25 00:05", "en", now="2026-11-24 23:55").startswith("tomorrow")
    # 23.30 UTC is half past midnight in Brussels.
    assert in_words(datetime(2026, 11, 24, 23, 30, tzinfo=UTC), "en") == "tomorrow at 00:30, Brussels time"


# --- 29 March 2026: from 02.00 straight to 03.00 -----------------------------------------------------------------------
def test_a_time_that_the_clocks_leave_out_is_refused_and_says_why():
    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        moment_of(datetime(2026, 3, 29, 2, 30))
    assert refusal.value.code == "no_such_time"
    assert "02:30" in refusal.value.messages[0]
    assert "03:30" in refusal.value.messages[0]


@pytest.mark.parametrize(("typed", "utc"), [((1, 59), (0, 59)), ((3, 0), (1, 0)), ((6, 30), (4, 30))])
def test_the_other_times_of_the_spring_night_are_what_the_clocks_show(typed, utc):
    moment = moment_of(datetime(2026, 3, 29, *typed))
    assert moment.astimezone(UTC) == datetime(2026, 3, 29, *utc, tzinfo=UTC)
    with translation.override("en"):
        assert said(moment, brussels("2026-03-28 23:00")) == f"tomorrow at {typed[0]:02}:{typed[1]:02}, Brussels time"


# --- 25 October 2026: 02.00 to 03.00 comes twice -----------------------------------------------------------------------
def test_an_hour_that_comes_twice_is_taken_at_its_first_coming_and_said_so():
    moment = moment_of(datetime(2026, 10, 25, 2, 30))
    assert moment.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    evening = "2026-10-24 20:00"
    assert in_words(moment, "en", evening) == "tomorrow at 02:30 (summer time), Brussels time"
    second = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    assert in_words(second, "en", evening) == "tomorrow at 02:30 (winter time), Brussels time"
    assert in_words(second, "fr", evening) == "demain à 2 h 30 (heure d’hiver), heure de Bruxelles"


@pytest.mark.parametrize("typed", [(1, 59), (3, 0)])
def test_the_hours_around_it_come_once(typed):
    moment = moment_of(datetime(2026, 10, 25, *typed))
    with translation.override("en"):
        assert "(" not in said(moment, brussels("2026-10-24 20:00"))
