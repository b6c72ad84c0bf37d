"""Dates are written as the press of each language writes them."""

from datetime import date

import pytest
from django.utils import translation
from django.utils.formats import get_format

from korner.templatetags.korner import in_words, when
from tests.conftest import brussels


@pytest.mark.parametrize(
    ("language", "words"), [("tr", "1 Kasım 2026"), ("fr", "1er novembre 2026"), ("en", "1 November 2026")]
)
def test_first_of_the_month(language, words):
    with translation.override(language):
        assert in_words(date(2026, 11, 1)) == words


def test_moment_is_written_in_brussels_time_with_its_machine_form():
    with translation.override("fr"):
        words = when(brussels("2026-11-24 16:55"))
    assert words == '<time datetime="2026-11-24T16:55+01:00">24 novembre 2026, 16\u00a0h\u00a055</time>'
    with translation.override("tr"):
        assert ">24 Kasım 2026, 16.55</time>" in when(brussels("2026-11-24 16:55"))


def test_a_moment_is_a_date_a_comma_and_a_time_in_every_language():
    for language in ("tr", "fr", "en"):
        with translation.override(language):
            whole, day, minute = (get_format(f"{name}_FORMAT") for name in ("DATETIME", "DATE", "TIME"))
            assert whole == f"{day}, {minute}"
