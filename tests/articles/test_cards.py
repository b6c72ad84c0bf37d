"""A card read as one light row says what the whole story would say, and names what it shows."""

import pytest
from django.utils import timezone

from articles import front
from articles.beside import beside
from articles.models import Article
from articles.reading import Reading
from korner.addresses import reverse_in
from korner.caching.tags import collecting
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, CategoryFactory, story
from tests.many import many_stories

pytestmark = pytest.mark.django_db

SAID = ("headline", "kicker", "lead", "caption")
PLAIN = ("pk", "url", "url_language", "chip", "section", "section_url", "label", "publish_at", "day", "words_language")


def states():
    """One story of every state a language can be in."""
    picture = AssetFactory()
    common = {"picture": picture, "picture_caption_tr": "Altyazı", "kicker_fr": "Surtitre"}
    rows = [ArticleFactory(kind="column", **common), story(only="tr", **common), story(only="fr")]
    headline_only = ArticleFactory(body_fr=None, lead_fr=None)
    withdrawn = ArticleFactory(withdrawn_tr=True, **common)
    outdated = ArticleFactory(translation_fr="outdated")
    return [*rows, headline_only, withdrawn, outdated]


@pytest.mark.parametrize("page", ["tr", "fr"])
def test_a_card_says_what_the_whole_story_would_say(page):
    whole = {row.pk: Reading(row, page) for row in states()}
    cards = [Reading(row, page) for row in Article.objects.filter(pk__in=whole).for_cards()]
    assert len(cards) == len(whole)
    for card in cards:
        told = whole[card.pk]
        for name in SAID:
            words, expected = getattr(card, name), getattr(told, name)
            assert (words.words, words.lang) == (expected.words, expected.lang)
        assert {name: getattr(card, name) for name in PLAIN} == {name: getattr(told, name) for name in PLAIN}
        assert bool(card.picture) == bool(told.picture)
        if card.picture:
            assert card.picture.renditions == told.picture.renditions
            assert card.picture.best("16x9", 640) == told.picture.best("16x9", 640)


def test_a_page_names_the_stories_sections_and_pictures_of_its_cards(client):
    picture, section, author = (
        AssetFactory(),
        CategoryFactory(),
        AuthorFactory(kind="columnist", portrait=AssetFactory()),
    )
    lead = ArticleFactory(picture=picture, category=section, authors=[author])
    with collecting() as shown:
        front.build("tr")
    assert {f"article{lead.pk}", f"asset{picture.pk}", f"category{section.pk}", "new"} <= shown.tags
    assert {f"author{author.pk}", f"asset{author.portrait_id}"} <= shown.tags


def test_what_stands_under_a_story_names_only_what_is_shown():
    section = CategoryFactory()
    rows = many_stories(30, categories=[section])
    with collecting() as shown:
        found = beside(rows[0], "tr")
    under = {f"article{reading.pk}" for reading in (*found.related, *found.section, found.next)}
    assert {tag for tag in shown.tags if tag.startswith("article")} == under
    assert "old" in shown.tags


@pytest.mark.parametrize("older", [False, True])
def test_a_list_names_itself_on_its_first_page_and_its_past_on_the_others(client, older):
    section = CategoryFactory()
    many_stories(30, categories=[section])
    path = reverse_in("tr", "section", slug=section.slug_tr)
    query = client.get(path).context["page"].next_query if older else ""
    with collecting() as shown:
        client.get(path + query)
    assert ("old" in shown.tags) == older
    assert (f"new-category{section.pk}" in shown.tags) == (not older)


def test_a_columnist_who_was_silent_for_very_many_columns_leaves_the_strip():
    section = CategoryFactory()
    silent, busy = AuthorFactory(kind="columnist", order=1), AuthorFactory(kind="columnist", order=2)
    columns = many_stories(front.NEWEST_COLUMNS + 1, categories=[section], authors=[busy], kind="column")
    columns[-1].bylines.update(author=silent)
    ArticleFactory(category=section, publish_at=timezone.now())  # leads, so that the columns stay in their strip
    assert [reading.pk for reading in front.build("tr").columns] == [columns[0].pk]
    columns[0].delete()
    assert {reading.pk for reading in front.build("tr").columns} == {columns[1].pk, columns[-1].pk}
