"""How many questions a page asks of the database: few, and as few with two thousand stories as with sixty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import RelatedStory
from korner.addresses import reverse_in
from korner.site import frame
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    MenuItemFactory,
    StandingPageFactory,
    TagFactory,
    TopicFactory,
)
from tests.many import many_stories

pytestmark = pytest.mark.django_db

# Of those of the home page five are asked by its boxes, which are made for each page here (korner.caching.parts keeps them).
LIMITS = {
    "home": 11,
    "home in one language": 11,
    "article": 7,
    "article with a body picture": 8,
    "section": 5,
    "part of a section": 5,
}
OTHERS = 10


def pages(newspaper, language):
    """{name: path} of one page of every kind."""
    section, part, author, tag, topic, standing, row, pictured = newspaper
    return {
        "home": reverse_in(language, "home"),
        "home in one language": reverse_in(language, "home") + ("?dil=fr" if language == "tr" else "?langue=fr"),
        "article": row.url_in(language),
        "article with a body picture": pictured.url_in(language),
        "section": section.url_in(language),
        "part of a section": part.url_in(language),
        "latest": reverse_in(language, "latest"),
        "author": author.url_in(language),
        "authors": reverse_in(language, "authors"),
        "tag": tag.url_in(language),
        "topic": topic.url_in(language),
        "standing page": standing.url_in(language),
        "imprint": reverse_in(language, "imprint"),
        "archive": reverse_in(language, "archive"),
        "feed": reverse_in(language, "feed"),
        "list of feeds": reverse_in(language, "feeds"),
        "not found": f"/{'fr/' if language == 'fr' else ''}hic-boyle-bir-sayfa-yok/",
    }


@pytest.fixture
def newspaper():
    """Sixty stories in ten sections, filed everywhere, with pictures and a menu."""
    sections = [CategoryFactory() for _ in range(8)]
    parts = [CategoryFactory(parent=sections[0]) for _ in range(2)]
    authors = [AuthorFactory(kind="columnist", in_imprint=True, portrait=AssetFactory()) for _ in range(6)]
    tags, topics = [TagFactory() for _ in range(4)], [TopicFactory(), TopicFactory()]
    pictures = [AssetFactory() for _ in range(3)]
    for section in sections:
        MenuItemFactory(target=section)
    many_stories(58, categories=sections + parts, authors=authors, tags=tags, topics=topics, pictures=pictures)
    shared = {"category": parts[0], "authors": authors[:3], "tags": tags, "topics": topics, "picture": pictures[0]}
    row = ArticleFactory(**shared)
    body = "".join(f'<figure class="image" data-picture="{asset.pk}"></figure><p>x</p>' for asset in pictures)
    pictured = ArticleFactory(**shared, body_tr=body, body_fr=body)
    for other in list(row.category.articles.exclude(pk=row.pk)[:3]):
        RelatedStory.objects.create(article=row, other=other)
    frame.rebuild()
    kept = {"categories": sections + parts, "authors": authors, "tags": tags, "topics": topics, "pictures": pictures}
    return (sections[0], parts[0], authors[0], tags[0], topics[0], StandingPageFactory(), row, pictured), kept


def count(client, paths):
    """{name: number of queries} of each page."""
    counts = {}
    for name, path in paths.items():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(path)
        assert answer.status_code == (404 if name == "not found" else 200), path
        counts[name] = len(asked)
    return counts


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_pages_ask_as_little_with_two_thousand_stories_as_with_sixty(client, newspaper, language):
    things, kept = newspaper
    paths = pages(things, language)
    few = count(client, paths)
    many_stories(1940, **kept)
    many = count(client, paths)
    for counts in (few, many):
        too_many = {name: n for name, n in counts.items() if n > LIMITS.get(name, OTHERS)}
        assert not too_many
    # The home page asks quiet sections by themselves only when they are not among the newest three hundred.
    grown = {name: (few[name], n) for name, n in many.items() if n > few[name] + name.startswith("home")}
    assert not grown
