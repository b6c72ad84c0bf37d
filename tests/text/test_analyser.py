"""A word is found however somebody else writes it."""

import string
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korner.text.analyser import (
    LONGEST_WORD,
    MOST_QUERY_WORDS,
    all_forms,
    beginnings,
    forms,
    forms_in,
    query,
    words,
)

LANGUAGES = st.sampled_from(["tr", "fr"])
LETTERS = "abcçdefgğhıijklmnoöprsştuüvyzâîûéèêàùôïëœæABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZÉÈÊÀŒ"
ANYTHING = st.text(st.one_of(st.characters(), st.sampled_from("'’ʼ.-*\"%()\x00\ud800İıœ½ﷺ")), max_size=80)


def texts(text, language):
    return [word.text for word in words(text, language)]


def meets(one, other, language):
    """Whether a search for `one` finds a text that has `other`."""
    return bool(forms(one, language) & forms(other, language))


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_turkish_ending_after_an_apostrophe_is_cut(apostrophe):
    assert texts(f"İstanbul{apostrophe}da Brüksel{apostrophe}den geldi", "tr") == ["İstanbul", "Brüksel", "geldi"]


@pytest.mark.parametrize("language", ["tr", "fr"])
@pytest.mark.parametrize(
    ("text", "kept"), [("l'œuvre", "œuvre"), ("Palme d’Or", "Or"), ("qu'il", "il"), ("Jeanne d'Arc'ın", "Arc")]
)
def test_french_elision_leaves_the_word_after_it(text, kept, language):
    assert kept in texts(text, language)


def test_aujourdhui_is_found_with_and_without_its_apostrophe():
    found = all_forms("Aujourd’hui", "fr")
    assert {"aujourd", "hui", "aujourdhui"} <= found


def test_a_name_with_an_ending_is_also_found_as_it_is_written_without_apostrophe():
    assert {"istanbul", "istanbulda"} <= all_forms("İstanbul'da", "tr")


@pytest.mark.parametrize("written", ["ISTANBUL", "istanbul", "İSTANBUL", "ıstanbul", "İstanbul", "i̇stanbul"])
@pytest.mark.parametrize("other", ["İstanbul", "ISTANBUL", "istanbul"])
@pytest.mark.parametrize("language", ["tr", "fr"])
def test_all_ways_to_write_istanbul_are_one_word(written, other, language):
    assert meets(written, other, language)


@pytest.mark.parametrize(
    ("sought", "word", "language"),
    [
        ("isik", "IŞIK", "tr"),
        ("karar", "kararları", "tr"),
        ("belediye", "belediyesinin", "tr"),
        ("kitap", "kitabı", "tr"),
        ("ELECTIONS", "élection", "fr"),
        ("oeuvres", "œuvre", "fr"),
        ("hotel", "Hôtel", "fr"),
        ("communale", "communales", "fr"),
    ],
)
def test_capitals_accents_and_endings_do_not_matter(sought, word, language):
    assert meets(sought, word, language)


def test_abbreviation_with_points_is_the_word_without():
    assert texts("A.B.D. ve U.E.", "tr") == ["ABD", "ve", "UE"]


def test_composed_and_decomposed_letters_are_the_same():
    text = "Güneşli Çarşamba élève"
    assert all_forms(unicodedata.normalize("NFD", text), "tr") == all_forms(text, "tr")


def test_all_words_are_asked_for_and_the_last_by_its_beginning_too():
    asked = query("belcika vergi", "tr")
    assert ["belcika" in asked.words[0], "vergi" in asked.words[1]] == [True, True]
    assert asked.prefix == "vergi"


def test_a_beginning_has_three_letters():
    assert query("ab", "tr").prefix == ""
    assert query("abc", "tr").prefix == "abc"


def test_small_words_are_left_out_of_a_search_that_has_others():
    assert len(query("le marché de la ville", "fr").words) == 2
    assert query("le", "fr").words == (frozenset({"le"}),)


@pytest.mark.parametrize("text", ["", " ", "a", "*", '"', "%", "'", "\x00", "\ud800", "...", "_"])
def test_nothing_to_look_for_is_nothing(text):
    assert query(text, "tr") is None
    assert query(text, "fr") is None


def test_operators_of_a_database_are_words_or_nothing():
    assert {form for forms in query('NEAR(foo OR "bar"*) ^x', "fr").words for form in forms} >= {"near", "or", "bar"}


@given(ANYTHING, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_forms_are_letters_and_digits_whatever_is_written(text, language):
    found = all_forms(text, language)
    assert all(form.isalnum() and form == form.casefold() and len(form) <= LONGEST_WORD for form in found)
    assert found == set().union(*forms_in(text, language))


@given(ANYTHING, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_each_word_stands_where_it_says(text, language):
    last = 0
    for word in words(text, language):
        assert last <= word.start < word.end <= len(text)
        assert word.text == text[word.start : word.end].replace(".", "")
        last = word.end


@given(st.text(LETTERS, min_size=2, max_size=20), LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_a_word_is_found_by_itself_in_capitals_and_without_accents(word, language):
    own = forms(word, language)
    assert own & forms(word.upper(), language)
    assert own & forms(word.lower(), language)
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", word) if letter in string.ascii_letters)
    if len(plain) == len(word):
        assert own & forms(plain, language)


@given(ANYTHING, LANGUAGES)
@settings(max_examples=200, deadline=None)
def test_whoever_searches_with_a_line_of_a_text_finds_it(text, language):
    asked = query(text, language)
    if asked is not None:
        known = all_forms(text, language)
        assert len(asked.words) <= MOST_QUERY_WORDS
        assert all(forms & known for forms in asked.words)


@given(st.text(LETTERS + " '’.", min_size=2, max_size=60), LANGUAGES)
@settings(max_examples=300, deadline=None)
def test_the_quick_look_passes_by_no_word_that_has_the_form(text, language):
    for word in words(text, language):
        found = word.forms(language)
        if found:
            places = [match.start() for match in beginnings(found).finditer(text)]
            assert any(place <= word.start for place in places)


def test_a_very_long_text_is_answered_at_once():
    assert query("x" * 20_000, "tr") is not None
    assert len(query("kelime " * 5000 + "a " * 5000, "tr").words) <= MOST_QUERY_WORDS
    assert max(map(len, all_forms("y" * 20_000, "fr"))) == LONGEST_WORD
