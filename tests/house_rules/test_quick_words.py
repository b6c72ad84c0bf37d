"""What is worked out once for a hundred uses says what Django would say each time."""

import pytest
from django.template import engines
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from articles.models import Article, Category
from articles.reading import Reading
from korner.addresses import reverse_in


def rendered(source, **context):
    return engines["django"].from_string("{% load cards %}" + source).render(context)


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_addresses_made_from_a_pattern_are_those_of_the_url_table(language):
    for name, kwargs in {
        "home": {},
        "latest": {},
        "section": {"slug": "belcika-2"},
        "article": {"section": "a_b", "slug": "x-9", "pk": 7},
        "author": {"slug": "Ali"},
        "tag-less": None,
        "archive-day": {"year": 2026, "month": 3, "day": 2},
    }.items():
        if kwargs is None:
            with pytest.raises(NoReverseMatch):
                reverse_in(language, name)
        else:
            assert reverse_in(language, name, **kwargs) == reverse(f"{language}:{name}", kwargs=kwargs)


@pytest.mark.parametrize("wrong", ["", "a b", "ı", "a/b", "%s", 'x"'])
def test_what_no_address_can_hold_is_refused_as_ever(wrong):
    with pytest.raises(NoReverseMatch):
        reverse_in("tr", "section", slug=wrong)
    with pytest.raises(NoReverseMatch):
        reverse_in("tr", "article", section=wrong, slug="a", pk=1)


def test_words_of_a_template_are_those_of_the_language_it_is_rendered_in():
    template = engines["django"].from_string('{% translate "Latest news" %}')
    said = {}
    for language in ("tr", "fr", "tr", "fr"):
        with translation.override(language):
            said.setdefault(language, template.render({}))
            assert template.render({}) == said[language]
    assert said["tr"] != said["fr"]


def test_what_people_wrote_is_escaped_on_cards():
    category = Category(name_tr="A & <b>", slug_tr="a", slug_fr="a", name_fr="x")
    row = Article(headline_tr='<script>"x" & y', lead_tr="<i>", slug_tr="a", pk=5, category=category)
    row.translation_tr = "ready"
    card = Reading(row, "tr")
    html = rendered("{% headline card %}{% kicker card %}{% lead card %}", card=card)
    assert "<script>" not in html
    assert "&lt;script&gt;&quot;x&quot; &amp; y" in html
    assert "A &amp; &lt;b&gt;" in html
    assert "&lt;i&gt;" in html


def test_a_card_tag_of_something_that_is_not_there_says_nothing():
    assert rendered("{% when missing %}") == ""
