"""What stands under a story: related ones, the section's box, the next story."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from articles.beside import RELATED, SECTION_BOX, beside
from articles.models import RelatedStory
from tests.factories import ArticleFactory, CategoryFactory, TagFactory, TopicFactory, story
from tests.pages import linked, parse

pytestmark = pytest.mark.django_db


def ago(minutes):
    return timezone.now() - timedelta(minutes=minutes)


def under(row, language="tr"):
    """What stands under `row`, as the page asks for it: (related, section, next) as ids."""
    found = beside(
        row,
        language,
        tag_ids=list(row.tags.values_list("pk", flat=True)),
        topic_ids=list(row.topics.values_list("pk", flat=True)),
    )
    return [r.pk for r in found.related], [r.pk for r in found.section], found.next.pk if found.next else None


def test_a_lone_story_has_nothing_beside_it_and_its_page_stands(client):
    row = ArticleFactory()
    assert under(row) == ([], [], None)
    assert client.get(row.url_in("tr")).status_code == 200


def test_what_an_editor_chose_comes_first_and_in_his_order():
    row = ArticleFactory(publish_at=ago(1))
    tag = TagFactory()
    row.tags.add(tag)
    ArticleFactory(category=row.category, publish_at=ago(100))
    tagged = ArticleFactory(tags=[tag], publish_at=ago(2))
    chosen = [ArticleFactory(publish_at=ago(n)) for n in (90, 30, 60)]
    for order, other in enumerate(chosen):
        RelatedStory.objects.create(article=row, other=other, order=order)
    related, _section, _next = under(row)
    assert related == [*(other.pk for other in chosen), tagged.pk]


def test_then_stories_of_the_same_topic_or_tags_those_in_the_pages_language_first():
    tag, topic = TagFactory(), TopicFactory()
    row = ArticleFactory(tags=[tag], topics=[topic], publish_at=ago(1))
    ArticleFactory(category=row.category, publish_at=ago(100))
    french = story(only="fr", topics=[topic], publish_at=ago(3))
    both = ArticleFactory(topics=[topic], publish_at=ago(5))
    turkish = story(only="tr", tags=[tag], publish_at=ago(4))
    assert under(row, "tr")[0] == [both.pk, turkish.pk, french.pk]
    assert under(row, "fr")[0] == [french.pk, both.pk, turkish.pk]


def test_at_most_five_are_related():
    tag = TagFactory()
    row = ArticleFactory(tags=[tag], publish_at=ago(1))
    for n in range(9):
        ArticleFactory(tags=[tag], publish_at=ago(n + 2))
    assert len(under(row)[0]) == RELATED == 5


def test_nothing_stands_under_a_story_twice_and_never_itself(client):
    tag, topic, section = TagFactory(), TopicFactory(), CategoryFactory()
    rows = [ArticleFactory(category=section, tags=[tag], topics=[topic], publish_at=ago(n)) for n in range(14)]
    for other in rows[1:4]:
        RelatedStory.objects.create(article=rows[0], other=other)
    for row in rows:
        related, box, following = under(row)
        shown = [*related, *box, *([following] if following else [])]
        assert len(shown) == len(set(shown))
        assert row.pk not in shown
        for language in ("tr", "fr"):
            outside = linked(parse(client.get(row.url_in(language))), "//main")
            links = [link for link in outside if link in {other.url_in(language) for other in rows}]
            assert len(links) == len(set(links))
            assert row.url_in(language) not in links


def test_box_and_next_story_hold_older_stories_that_new_ones_do_not_change():
    section = CategoryFactory()
    rows = [ArticleFactory(category=section, publish_at=ago(10 + n)) for n in range(8)]
    before = under(rows[2])
    assert before[2] == rows[3].pk
    assert before[1] == [row.pk for row in rows[4 : 4 + SECTION_BOX]]
    ArticleFactory(category=section, publish_at=ago(1))
    assert under(rows[2]) == before


def test_the_next_story_is_of_the_section_else_the_next_older_one():
    section = CategoryFactory()
    row = ArticleFactory(category=section, publish_at=ago(1))
    elsewhere = ArticleFactory(publish_at=ago(2))
    assert under(row)[2] == elsewhere.pk
    own = ArticleFactory(category=section, publish_at=ago(50))
    assert under(row)[2] == own.pk


def test_what_an_editor_chose_is_related_even_where_it_would_be_the_next_story():
    section = CategoryFactory()
    rows = [ArticleFactory(category=section, publish_at=ago(n)) for n in range(3)]
    RelatedStory.objects.create(article=rows[0], other=rows[1])
    assert under(rows[0]) == ([rows[1].pk], [], rows[2].pk)


def test_stories_of_one_minute_follow_each_other_by_number():
    at, section = ago(5), CategoryFactory()
    rows = [ArticleFactory(category=section, publish_at=at) for _ in range(3)]
    assert under(rows[2])[2] == rows[1].pk
    assert under(rows[1])[2] == rows[0].pk
    assert under(rows[0])[2] is None


def test_a_story_is_never_related_to_itself_nor_twice_to_another():
    row, other = ArticleFactory(), ArticleFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        RelatedStory.objects.create(article=row, other=row)
    RelatedStory.objects.create(article=row, other=other)
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        RelatedStory.objects.create(article=row, other=other)
