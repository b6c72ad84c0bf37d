"""Do links lead where they say?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korner.text.links import clean_href


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://example.org/é?a=b#c", "https://example.org/é?a=b#c"),
        (" HTTP://example.org/a b ", "http://example.org/a%20b"),
        ("//example.org/x", "https://example.org/x"),
        ("/fr/article/1/", "/fr/article/1/"),
        ("https://example.org/50%/[1]#a#b", "https://example.org/50%25/%5B1%5D#a%23b"),
        ("mailto:redaction@example.org", "mailto:redaction@example.org"),
        ("tel:+32 2 000 00 00", "tel:+3220000000"),
        ("javascript:alert(1)", ""),
        ("java\tscript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("https://known.example@other.example/", ""),
        ("https:/\\evil.test", ""),
        ("/\\evil.test", ""),
        ("https:example.org", ""),
        ("www.example.org", ""),
        ("https://[::1", ""),
        ("mailto:", ""),
        ("tel:premium", ""),
        ("#top", ""),
        ("", ""),
    ],
)
def test_a_link_is_kept_as_an_honest_address_or_not_at_all(href, kept):
    assert clean_href(href) == kept


@given(st.one_of(st.text(), st.text().map("https://example.org/{}".format), st.text().map("/{}".format)))
def test_cleaning_a_link_twice_changes_nothing(href):
    kept = clean_href(href)
    assert clean_href(kept) == kept
    assert kept == "" or kept.lower().startswith(("http://", "https://", "mailto:", "tel:", "/"))
    assert not any(char.isspace() for char in kept)
