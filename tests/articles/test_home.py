"""What stands on the front page, and that nothing stands there twice."""

import itertools
import random
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import front
from articles.models import Article
from articles.templatetags.front import beside_the_rail
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, CategoryFactory
from tests.many import many_stories
from tests.pages import linked, parse, words

pytestmark = pytest.mark.django_db


def ago(minutes):
    return timezone.now() - timedelta(minutes=minutes)


def everything_on(page):
    """The ids of all stories of a Front, in the order a reader meets them."""
    parts = [[page.lead] if page.lead else [], page.manset, page.top, page.columns, page.latest]
    return [reading.pk for part in [*parts, *(block.stories for block in page.blocks)] for reading in part]


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_house_without_stories_has_a_front_page(client, language):
    CategoryFactory()
    document = parse(client.get("/" if language == "tr" else "/fr/"))
    assert len(document.xpath("//h1")) == 1
    assert document.xpath("//main//h2")


def test_the_newest_story_leads_with_or_without_a_picture(client):
    ArticleFactory(publish_at=ago(3), picture=AssetFactory())
    newest = ArticleFactory(publish_at=ago(1))
    ArticleFactory(publish_at=ago(2))
    for language, path in (("tr", "/"), ("fr", "/fr/")):
        assert front.build(language).lead.pk == newest.pk
        stories = [link for link in linked(parse(client.get(path))) if link.rstrip("/").rsplit("-", 1)[-1].isdigit()]
        assert stories[0] == newest.url_in(language)


def test_the_numbered_list_holds_the_next_five_and_then_come_the_top_stories(client):
    rows = [ArticleFactory(publish_at=ago(n)) for n in range(20)]
    page = front.build("tr")
    assert [r.pk for r in page.manset] == [row.pk for row in rows[1:6]]
    assert [r.pk for r in page.top] == [row.pk for row in rows[6:9]]
    (numbered,) = parse(client.get("/")).xpath("//main//ol")
    assert numbered.get("start") == "2"
    assert numbered.xpath("./li//h3//a/@href") == [row.url_in("tr") for row in rows[1:6]]


def test_a_front_page_of_one_story_is_whole(client):
    row = ArticleFactory()
    assert everything_on(front.build("tr")) == [row.pk]
    assert words(parse(client.get("/")).xpath("//main//h2//a")[0]).endswith(row.headline_tr)


@pytest.mark.parametrize("seed", range(4))
def test_no_story_stands_on_the_front_page_twice(client, seed):
    rng = random.Random(seed)
    sections = [CategoryFactory() for _ in range(rng.randint(1, 8))]
    writers = [AuthorFactory(kind=rng.choice(["columnist", "staff"])) for _ in range(6)]
    number = rng.choice([5, 40, 120, 350])
    many_stories(number, categories=rng.choices(sections, k=17), authors=writers)
    columns = rng.sample(list(Article.objects.values_list("pk", flat=True)), number // 4)
    Article.objects.filter(pk__in=columns).update(kind="column")
    for language, path in (("tr", "/"), ("fr", "/fr/")):
        shown = everything_on(front.build(language))
        assert len(shown) == len(set(shown))
        story_links = [
            link for link in linked(parse(client.get(path))) if link.rstrip("/").rsplit("-", 1)[-1].isdigit()
        ]
        stories = [link for link in story_links if "yazar-kisi" not in link]
        assert len(stories) == len(set(stories))


def test_every_columnist_stands_there_with_the_newest_column_and_a_face_or_letter(client):
    section = CategoryFactory()
    first, second = AuthorFactory(kind="columnist", order=1), AuthorFactory(kind="columnist", order=2)
    old = ArticleFactory(kind="column", authors=[first], category=section, publish_at=ago(50))
    new = ArticleFactory(kind="column", authors=[first], category=section, publish_at=ago(5))
    other = ArticleFactory(kind="column", authors=[second], category=section, publish_at=ago(70))
    news = ArticleFactory(authors=[first], category=section, publish_at=ago(2))  # newer than any column: it leads
    page = front.build("tr")
    assert [r.pk for r in page.columns] == [new.pk, other.pk]
    assert page.lead.pk == news.pk
    assert old.pk not in everything_on(page)
    text = client.get("/").text
    assert first.name in text
    assert second.name in text


def test_a_column_that_two_columnists_signed_stands_there_once():
    section = CategoryFactory()
    both = [AuthorFactory(kind="columnist"), AuthorFactory(kind="columnist")]
    ArticleFactory(category=section, publish_at=ago(0.5))  # leads, so that the column stays in its strip
    column = ArticleFactory(kind="column", authors=both, category=section)
    assert [r.pk for r in front.build("tr").columns] == [column.pk]


def test_an_author_who_is_not_listed_has_no_place_among_the_columnists():
    section = CategoryFactory()
    ArticleFactory(category=section)
    ArticleFactory(kind="column", authors=[AuthorFactory(kind="columnist", listed=False)], category=section)
    assert front.build("tr").columns == []


def test_a_house_of_columns_alone_still_has_a_lead(client):
    columns = [
        ArticleFactory(kind="column", authors=[AuthorFactory(kind="columnist")], publish_at=ago(n)) for n in range(3)
    ]
    page = front.build("tr")
    assert page.lead.pk == columns[0].pk
    shown = everything_on(page)
    assert sorted(shown) == sorted(column.pk for column in columns)
    assert columns[2].headline_tr in client.get("/").text


def test_a_rail_with_boxes_has_a_section_more_beside_it():
    blocks = list(range(6))
    assert beside_the_rail(blocks, "", None) == {"beside": [0, 1], "below": [2, 3, 4, 5]}
    assert beside_the_rail(blocks, "<section>", "") == {"beside": [0, 1, 2], "below": [3, 4, 5]}
    assert beside_the_rail(blocks, "<section>", "<section>") == {"beside": [0, 1, 2], "below": [3, 4, 5]}
    assert beside_the_rail(blocks[:1], "<section>", "") == {"beside": [0], "below": []}


def test_every_section_stands_once_on_the_page_beside_the_rail_or_below_it(client):
    sections = [CategoryFactory() for _ in range(6)]
    many_stories(120, categories=sections)
    named = parse(client.get("/")).xpath("//section[contains(@class, 'block')]/@aria-labelledby")
    assert sorted(named) == sorted(f"section-{section.pk}" for section in sections)


def test_each_section_has_a_block_in_the_papers_order_and_no_two_neighbours_look_alike(client):
    sections = [CategoryFactory(order=10 - n) for n in range(6)]
    many_stories(120, categories=sections)
    blocks = front.build("fr").blocks
    assert [block.category.pk for block in blocks] == [section.pk for section in reversed(sections)]
    assert all(block.stories for block in blocks)
    assert all(a.shape != b.shape for a, b in itertools.pairwise(blocks))
    links = linked(parse(client.get("/fr/")))
    assert all(section.url_in("fr") in links for section in sections)


def test_a_section_that_is_archived_or_off_the_home_page_has_no_block():
    sections = [CategoryFactory(archived=True), CategoryFactory(on_home=False), CategoryFactory()]
    many_stories(60, categories=sections)
    assert [block.category.pk for block in front.build("tr").blocks] == [sections[2].pk]


def test_the_stories_of_a_part_stand_in_the_block_of_its_section():
    parent = CategoryFactory()
    child = CategoryFactory(parent=parent)
    many_stories(40, categories=[child])
    (block,) = front.build("tr").blocks
    assert block.category.pk == parent.pk
    assert len(block.stories) == front.BLOCK


def test_a_quiet_section_keeps_its_block_behind_hundreds_of_newer_stories(client):
    busy, quiet, quieter = CategoryFactory(), CategoryFactory(), CategoryFactory()
    many_stories(front.NEWEST + 20, categories=[busy])
    old = many_stories(7, categories=[quiet], newest=ago(9000))
    oldest = many_stories(2, categories=[quieter], newest=ago(9900))
    blocks = {block.category.pk: [r.pk for r in block.stories] for block in front.build("tr").blocks}
    assert blocks[quiet.pk] == [row.pk for row in old[: front.BLOCK]]
    assert blocks[quieter.pk] == [row.pk for row in oldest]
    assert len(blocks[busy.pk]) == front.BLOCK
    assert quiet.url_in("tr") in linked(parse(client.get("/")))


def test_the_date_of_today_stands_on_the_front_page_in_its_language(client, clock):
    clock.move_to("2026-11-24 23:59")
    assert "24 Kasım 2026" in client.get("/").text
    assert "24 novembre 2026" in client.get("/fr/").text
    clock.move_to("2026-11-25 00:00")
    assert "25 Kasım 2026" in client.get("/").text


def test_a_column_leads_while_it_is_the_newest_story():
    section = CategoryFactory()
    ArticleFactory(category=section, publish_at=ago(5))
    column = ArticleFactory(
        kind="column", category=section, authors=[AuthorFactory(kind="columnist")], publish_at=ago(1)
    )
    page = front.build("tr")
    assert page.lead.pk == column.pk
    assert page.columns == []
