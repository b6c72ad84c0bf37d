"""What is answered to a reader's question? Finds, counts, ranks, and shows where the words stand."""

from django.utils import timezone

from korner.search import ranking, vocabulary
from korner.search.conditions import condition, is_possible, queries_of
from korner.search.counting import facets
from korner.search.excerpts import Finder, excerpt, marked
from korner.search.finding import matching
from korner.search.models import SearchText
from korner.search.places import seconds_of
from korner.search.question import COUNTED, PER_PAGE, Answer, Hit, Question
from korner.text import analyser

COLUMNS = ("pk", "source", "object_id", "language", "kind", "section", "authors", "year")
NUMBER, SOURCE, OBJECT, LANGUAGE = range(4)
RANKED = (
    300  # of the newest hits, and as many of those with the words in title or names, are weighed against each other
)
DEEPEST = 1000  # hits that can be leafed through
FEW = 3  # with fewer hits a better spelling is looked for


def answer(question: Question, now=None) -> Answer:
    """Answer `question` as the paper stands at `now` (aware, default: this moment). Never raises, whatever was typed."""
    now = now or timezone.now()
    queries = queries_of(question)
    if not queries or not is_possible(question):
        return Answer()
    documents, hits = found(question, queries, now)
    if not hits:
        return Answer(suggestion=vocabulary.mended(question.words, list(queries)))
    capped = len(hits) > COUNTED
    ordered = in_order(question, queries, hits, now)
    start = (max(question.page, 1) - 1) * PER_PAGE
    shown = ordered[start : min(start + PER_PAGE, DEEPEST)]
    return Answer(
        hits=shown_hits(shown, queries),
        total=min(len(hits), COUNTED),
        capped=capped,
        facets=facets(documents, list(hits.values())[:COUNTED], question.page_language),
        has_next=len(ordered) > start + PER_PAGE and start + PER_PAGE < DEEPEST,
        suggestion=vocabulary.mended(question.words, list(queries)) if len(hits) < FEW else "",
    )


def found(question, queries, now):
    """(documents, {thing: its document}) of the newest hits, COUNTED things and one more if there are so many.

    A thing found in both languages is one hit, by its document in the language of the page.
    """
    sought = condition(question, queries)
    documents, hits, before = [], {}, None
    while len(hits) <= COUNTED:
        rows = matching(sought, now, COLUMNS, COUNTED + 1, before)
        documents += rows
        take(rows, hits, question.page_language)
        if len(rows) <= COUNTED:
            break
        before = rows[-1][NUMBER]
    return documents, hits


def take(rows, hits, page_language):
    """Take documents up into {thing: document}, each thing once."""
    for row in rows:
        thing = row[SOURCE], row[OBJECT]
        if thing not in hits or row[LANGUAGE] == page_language:
            hits[thing] = row


def in_order(question, queries, hits, now):
    """[(score, document)] of the hits: the best of the ranked ones first, behind them the others from new to old."""
    newest = list(hits.values())
    pool = {row[SOURCE : OBJECT + 1]: row for row in newest[:RANKED]}
    if len(newest) > RANKED:
        named = matching(condition(question, queries, head=True), now, COLUMNS, RANKED)
        take([row for row in named if row[SOURCE : OBJECT + 1] not in pool], pool, question.page_language)
        # Where the page's own document was counted, it is the one that is shown.
        pool = {thing: hits.get(thing, row) for thing, row in pool.items()}
    heads = dict(SearchText.objects.filter(pk__in=[row[NUMBER] for row in pool.values()]).values_list("pk", "heads"))
    moment = now.timestamp()
    scored = []
    for row in pool.values():
        language = row[LANGUAGE]
        age = moment - seconds_of(row[NUMBER], moment)
        own = language == question.page_language
        scored.append((ranking.score(heads.get(row[NUMBER], ""), queries[language], age, own), row))
    scored.sort(key=lambda pair: (-pair[0], -pair[1][NUMBER]))
    rest = [(0.0, row) for thing, row in hits.items() if thing not in pool]
    return scored + rest[: max(DEEPEST - len(scored), 0)]


def shown_hits(scored, queries):
    """The Hits of one page."""
    columns = ("pk", "title", "lead", "body", "document__publish_at")
    numbers = [row[NUMBER] for _score, row in scored]
    texts = {pk: texts for pk, *texts in SearchText.objects.filter(pk__in=numbers).values_list(*columns)}
    finders = {language: Finder(query, language) for language, query in queries.items()}
    hits = []
    for points, (number, source, object_id, language, *_facets, year) in scored:
        if number not in texts:
            continue  # it was written anew this very moment
        title, lead, body, published = texts[number]
        finder = finders[language]
        hits.append(
            Hit(
                kind=source,
                object_id=object_id,
                language=language,
                headline=marked(title, finder),
                excerpt=excerpt(lead, body, finder),
                published=published if year else None,
                score=points,
            )
        )
    return hits


def suggestions(words, language, limit=8, now=None):
    """Headlines and names that have the words somebody is typing, those of `language`'s documents, then words of the paper."""
    now = now or timezone.now()
    query = analyser.query(words, language)
    if query is None:
        return []
    question = Question(words, language, language=language)
    rows = matching(condition(question, {language: query}, head=True), now, ("text__title",), 3 * limit)
    titles = list(dict.fromkeys(title for (title,) in rows))[:limit]
    if len(query.words) == 1 and query.prefix:
        titles += [word for word in vocabulary.completing(query.prefix, language, limit) if word not in titles]
    return titles[:limit]
