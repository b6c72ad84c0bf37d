"""What stands under a story: related ones, the section's box, the next story; all of it in two queries."""

from dataclasses import dataclass

from django.db.models import F, QuerySet, Value

from articles.models import Article, RelatedStory, TopicStory
from articles.models.selections import ArticleQuerySet
from articles.reading import Reading
from korner.statements import Statement, moment, number, one_of

RELATED, SECTION_BOX = 5, 4
BY_HAND, SAME_TOPIC, SAME_TAGS, SECTION, NEXT = range(5)


@dataclass
class Beside:
    """Readings of the stories under a story."""

    related: list
    section: list
    next: Reading | None


def limited(rows, most, why, *, story="pk", order=0):
    """(story id, why, order) of the first `most` of `rows`, as a part that may stand in a UNION.

    The limit stands in a subquery of its own: SQLite takes none in the parts of a compound statement.
    """
    # A plain queryset: the translated one writes its columns in the order of a set, and the parts of a UNION are joined
    # by place.
    first = QuerySet(rows.model).filter(pk__in=rows.values("pk")[:most])
    return first.order_by().annotate(why=Value(why), at=order if order else Value(0)).values_list(story, "why", "at")


@Statement
def candidates(with_topics, with_tags):
    """(id, why, order) of stories that may stand beside the story `pk` of section `root`, published `at`.

    The section's box and the next story show what was published *before* this one: a set that new stories do not change,
    so that an old page stays as it is (RULES.md, second part).
    """
    earlier = ArticleQuerySet(Article).visible(moment()).newest_first().before(moment("at"), number("pk"))
    parts = [
        limited(QuerySet(RelatedStory).filter(article=number("pk")), 20, BY_HAND, story="other_id", order=F("order")),
        limited(earlier.filter(root=number("root")), 24, SECTION),
        limited(earlier, RELATED + 1, NEXT),
    ]
    if with_topics:
        same_topic = QuerySet(TopicStory).filter(one_of("topic", "topics")).order_by("-article_id")
        parts.append(limited(same_topic, 20, SAME_TOPIC, story="article_id"))
    if with_tags:
        same_tags = QuerySet(Article.tags.through).filter(one_of("tag", "tags")).order_by("-article_id")
        parts.append(limited(same_tags, 20, SAME_TAGS, story="article_id"))
    first, *others = parts
    return first.union(*others, all=True)


@Statement
def cards():
    """The visible ones of `ids` as cards."""
    return ArticleQuerySet(Article).visible(moment()).filter(one_of("pk", "ids")).order_by().for_cards()


def beside(article, language, *, tag_ids=(), topic_ids=()):
    """Return what stands under `article` on pages in `language`: never itself, never a story twice."""
    known = {"pk": article.pk, "root": article.root_id, "at": article.publish_at}
    lists = ["old", *(f"new-topic{pk}" for pk in topic_ids), *(f"new-tag{pk}" for pk in tag_ids)]
    rows = candidates.ask(bool(topic_ids), bool(tag_ids), topics=topic_ids, tags=tag_ids, shows=lists, **known)
    found = [(pk, why) for pk, why, _at in sorted(rows, key=lambda row: (row[1], row[2]))]
    ids = {pk for pk, _why in found} - {article.pk}
    stories = {story.pk: Reading(story, language) for story in cards.ask(ids=ids, shows=[])}
    by_reason = {why: [] for why in (BY_HAND, SAME_TOPIC, SAME_TAGS, SECTION, NEXT)}
    for pk, why in found:
        if pk in stories:
            by_reason[why].append(stories[pk])
    for why in (SAME_TOPIC, SAME_TAGS, SECTION, NEXT):
        by_reason[why].sort(key=lambda reading: (reading.publish_at, reading.pk), reverse=True)
    # What an editor chose keeps his order; among what the machine chose, texts in the page's language come first.
    machine = by_reason[SAME_TOPIC] + by_reason[SAME_TAGS]
    machine.sort(key=lambda reading: reading.body_language != language)
    used = set()
    related = take_new(by_reason[BY_HAND], RELATED, used)
    following = next(iter(take_new(by_reason[SECTION] + by_reason[NEXT], 1, used)), None)
    related += take_new(machine, RELATED - len(related), used)
    section = take_new(by_reason[SECTION], SECTION_BOX, used)
    return Beside(related, section, following)


def take_new(stories, number, used):
    """The first `number` of `stories` that are not in `used` (a set of ids), which learns of them."""
    taken = []
    for story in stories:
        if len(taken) < number and story.pk not in used:
            used.add(story.pk)
            taken.append(story)
    return taken
