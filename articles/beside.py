"""What stands under a story: related ones, the section's box, the next story; all of it in two queries."""

from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery, Value
from django.utils import timezone

from articles.models import Article, RelatedStory, TopicStory
from articles.models.bilingual import Bilingual
from articles.models.selections import ArticleQuerySet
from articles.reading import Reading
from korner.caching.tags import shows
from korner.languages import FRENCH, TURKISH
from korner.publishing import Publishable
from korner.statements import Statement, moment, number, one_of

RELATED, SECTION_BOX = 5, 4
BY_HAND, SAME_TOPIC, SAME_TAGS, SECTION, NEXT = range(5)


@dataclass
class Beside:
    """Readings of the stories under a story."""

    related: list
    section: list
    next: Reading | None


class Candidate(Bilingual):
    """A story that may stand beside another one: what decides on its place."""

    COLUMNS = (
        *("pk", "status", "publish_at", "expire_at", "embargo_until"),
        *("translation_tr", "translation_fr", "withdrawn_tr", "withdrawn_fr"),
    )

    __slots__ = (*COLUMNS, "rank")

    def __init__(self, rank, *columns):
        self.rank = rank
        self.pk, self.status, self.publish_at, self.expire_at, self.embargo_until, *languages = columns
        self.translation_tr, self.translation_fr, self.withdrawn_tr, self.withdrawn_fr = languages

    is_out = Publishable.is_out

    def is_visible(self, now):
        """Whether readers may see it at `now` in at least one language; the same question as `visible()`."""
        return self.is_out(now) and (self.shows(TURKISH) or self.shows(FRENCH))

    def age(self):
        """Its place among others by time, the newest having the greatest."""
        return self.publish_at, self.pk

    def in_order(self):
        """Its place among those an editor chose."""
        return self.rank, self.pk

    def opens_in(self, language):
        """Whether a reader of `language` finds the whole text in it."""
        return self.languages_for(language)[1] == language


def part(ids, why, rank=None):
    """The stories that the subquery `ids` names, with reason and rank, as a part that may stand in a UNION.

    The limit stands in that subquery: SQLite takes none in the parts of a compound statement. Whether a story is visible
    is asked of the few that are found: as a condition, SQLite would look through everything published for them.
    """
    stories = QuerySet(Article).filter(pk__in=ids).order_by().annotate(why=Value(why), rank=rank or Value(0))
    return stories.values_list("why", "rank", *Candidate.COLUMNS)


@Statement
def candidates(with_topics, with_tags):
    """(why, rank, columns of a Candidate) of what may stand beside the story `pk` of `root`, published `at`.

    The section's box and the next story show what was published *before* this one: a set that new stories do not change,
    so that an old page stays as it is (RULES.md, second part).
    """
    by_hand = QuerySet(RelatedStory).filter(article=number("pk")).order_by("order", "pk")
    rank = Subquery(by_hand.filter(other=OuterRef("pk")).values("order")[:1])
    earlier = ArticleQuerySet(Article).visible(moment()).newest_first().before(moment("at"), number("pk")).values("pk")
    parts = [
        part(by_hand.values("other_id")[:20], BY_HAND, rank),
        part(earlier.filter(root=number("root"))[: RELATED + SECTION_BOX + 2], SECTION),
        part(earlier[: RELATED + 1], NEXT),
    ]
    if with_topics:
        same_topic = QuerySet(TopicStory).filter(one_of("topic", "topics")).order_by("-article_id")
        parts.append(part(same_topic.values("article_id")[:20], SAME_TOPIC))
    if with_tags:
        same_tags = QuerySet(Article.tags.through).filter(one_of("tag", "tags")).order_by("-article_id")
        parts.append(part(same_tags.values("article_id")[:20], SAME_TAGS))
    first, *others = parts
    return first.union(*others, all=True)


@Statement
def cards():
    """The cards of `ids`."""
    return ArticleQuerySet(Article).filter(one_of("pk", "ids")).order_by().for_cards()


@Statement
def put_beside():
    """(columns of a Candidate) of the stories `ids`."""
    return QuerySet(Article).filter(one_of("pk", "ids")).order_by().values_list(*Candidate.COLUMNS)


def found_for(article, tag_ids, topic_ids, by_hand=None):
    """{why: visible Candidates in their order} for what may stand beside `article`.

    `by_hand`: the numbers of the stories an editor put beside it, where they are not those of the database.
    """
    lists = ["old", *(f"new-topic{pk}" for pk in topic_ids), *(f"new-tag{pk}" for pk in tag_ids)]
    known = {"pk": article.pk, "root": article.root_id, "at": article.publish_at, "topics": topic_ids, "tags": tag_ids}
    now = timezone.now()
    rows = candidates.ask(bool(topic_ids), bool(tag_ids), now=now, shows=lists, **known)
    if by_hand is not None:
        rows = [row for row in rows if row[0] != BY_HAND]
        rows += [(BY_HAND, by_hand.index(row[0]), *row) for row in put_beside.ask(ids=by_hand, shows=[])]
    found = {why: [] for why in (BY_HAND, SAME_TOPIC, SAME_TAGS, SECTION, NEXT)}
    for why, *columns in rows:
        candidate = Candidate(*columns)
        if candidate.pk == article.pk:
            continue
        if candidate.is_visible(now):
            found[why].append(candidate)
        else:
            shows(f"article{candidate.pk}")  # its time may come
    for why, candidates_of in found.items():
        # What an editor chose keeps his order, all else stands newest first.
        candidates_of.sort(key=Candidate.in_order if why == BY_HAND else Candidate.age, reverse=why != BY_HAND)
    return found


def beside(article, language, *, tag_ids=(), topic_ids=(), by_hand=None):
    """Return what stands under `article` on pages in `language`: never itself, never a story twice."""
    found = found_for(article, tag_ids, topic_ids, by_hand)
    # Among what the machine chose, texts in the page's language come first.
    machine = sorted(found[SAME_TOPIC] + found[SAME_TAGS], key=lambda story: not story.opens_in(language))
    used = set()
    related = take_new(found[BY_HAND], RELATED, used)
    following = take_new(found[SECTION] + found[NEXT], 1, used)
    related += take_new(machine, RELATED - len(related), used)
    section = take_new(found[SECTION], SECTION_BOX, used)
    readings = {story.pk: Reading(story, language) for story in cards.ask(ids=used, shows=[])}
    # A story that was deleted between the two questions is not there.
    related, section, following = (
        [readings[pk] for pk in ids if pk in readings] for ids in (related, section, following)
    )
    return Beside(related, section, following[0] if following else None)


def take_new(stories, number, used):
    """The ids of the first `number` of `stories` that are not in `used` (a set of ids), which learns of them."""
    taken = []
    for story in stories:
        if len(taken) < number and story.pk not in used:
            used.add(story.pk)
            taken.append(story.pk)
    return taken
