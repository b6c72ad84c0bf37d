"""What stands under a story: related ones, the section's box, the next story; all of it in two queries."""

from dataclasses import dataclass

from django.db.models import F, QuerySet, Value

from articles.models import Article, RelatedStory, TopicStory
from articles.reading import Reading
from korner.caching.tags import instead_of_tables, shows

RELATED, SECTION_BOX = 5, 4
BY_HAND, SAME_TOPIC, SAME_TAGS, SECTION, NEXT = range(5)


@dataclass
class Beside:
    """Readings of the stories under a story."""

    related: list
    section: list
    next: Reading | None


def limited(rows, number, why, *, story="pk", order=0):
    """(story id, why, order) of the first `number` of `rows`, as a part that may stand in a UNION.

    The limit stands in a subquery of its own: SQLite takes none in the parts of a compound statement.
    """
    # A plain queryset: the translated one writes its columns in the order of a set, and the parts of a UNION are joined
    # by place.
    first = QuerySet(rows.model).filter(pk__in=rows.values("pk")[:number])
    return first.order_by().annotate(why=Value(why), at=order if order else Value(0)).values_list(story, "why", "at")


def candidates(article, tag_ids, topic_ids):
    """Return (id, why) of stories that may stand beside `article`; one statement.

    The section's box and the next story show what was published *before* this one: a set that new stories do not change,
    so that an old page stays as it is (RULES.md, second part).
    """
    earlier = Article.objects.visible().newest_first().before(article.publish_at, article.pk)
    parts = [
        limited(RelatedStory.objects.filter(article=article), 20, BY_HAND, story="other_id", order=F("order")),
        limited(earlier.filter(root=article.root_id), 24, SECTION),
        limited(earlier, RELATED + 1, NEXT),
    ]
    if topic_ids:
        same_topic = TopicStory.objects.filter(topic__in=topic_ids).order_by("-article_id")
        parts.append(limited(same_topic, 20, SAME_TOPIC, story="article_id"))
    if tag_ids:
        same_tags = Article.tags.through.objects.filter(tag__in=tag_ids).order_by("-article_id")
        parts.append(limited(same_tags, 20, SAME_TAGS, story="article_id"))
    first, *others = parts
    # Stories that come into the same dossier or get the same tag may stand here; the others here are older.
    lists = [f"new-topic{pk}" for pk in topic_ids] + [f"new-tag{pk}" for pk in tag_ids]
    with instead_of_tables("old", *lists):
        rows = sorted(first.union(*others, all=True), key=lambda row: (row[1], row[2]))
    shows(*(f"article{pk}" for pk, _why, _at in rows))  # also those whose time has not come
    return [(pk, why) for pk, why, _at in rows]


def beside(article, language, *, tag_ids=(), topic_ids=()):
    """Return what stands under `article` on pages in `language`: never itself, never a story twice."""
    found = candidates(article, tag_ids, topic_ids)
    ids = {pk for pk, _why in found} - {article.pk}
    stories = {
        story.pk: Reading(story, language)
        for story in Article.objects.visible()
        .filter(pk__in=ids)
        .shows("old")
        .select_related("category", "picture")
        .defer("body_tr", "body_fr", "body")
    }
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
