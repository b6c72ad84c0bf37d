"""What is answered to a reader's question? Finds, counts, ranks, and shows where the words stand."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from django.utils import timezone

from korner.search import places, ranking, vocabulary
from korner.search.conditions import condition, is_possible, queries_of
from korner.search.counting import COLUMNS, NUMBER, facets
from korner.search.excerpts import Finder, excerpt, marked
from korner.search.finding import matching, one_plan
from korner.search.models import SearchDocument, SearchText
from korner.search.question import COUNTED, PER_PAGE, Answer, Hit, Question
from korner.text import analyser
from korner.text.casing import lower

# Of the newest hits, and as many of those with the words in title or names, are weighed against each other.
RANKED = 150
ROUND = 1000  # what is counted no further is told in thousands
LOOKED_AT = 3  # headlines that are looked at for each that is suggested
DEEPEST = 1000  # hits that can be leafed through
FEW = 3  # with fewer hits a better spelling is looked for


def answer(question: Question, now=None) -> Answer:
    """Answer `question` as the paper stands at `now` (aware, default: this moment). Never raises, whatever was typed."""
    now = now or timezone.now()
    queries = queries_of(question)
    if not queries or not is_possible(question):
        return Answer()
    with one_plan():
        documents, hits = found(question, queries, now)
        suggestion = better_words(question, queries, now) if len(hits) < FEW else ""
        if not hits:
            return Answer(suggestion=suggestion)
        told = columns_of(row[NUMBER] for row in hits.values()) if len(hits) <= PER_PAGE else None
        ordered = in_order(question, queries, hits, now, told)
    start = (max(question.page, 1) - 1) * PER_PAGE
    shown = ordered[start : min(start + PER_PAGE, DEEPEST)]
    return Answer(
        hits=shown_hits(shown, queries, told),
        total=counted(documents, hits),
        capped=len(documents) > COUNTED,
        facets=facets(documents, list(hits.values()), question.page_language),
        has_next=len(ordered) > start + PER_PAGE and start + PER_PAGE < DEEPEST,
        suggestion=suggestion,
    )


@dataclass(frozen=True)
class Ranked:
    """The numbers of the things that were found, the best first, at most DEEPEST. `cut`: there are more than these.

    `suggestion`: better words, "" for none.
    """

    numbers: list[int] = field(default_factory=list)
    cut: bool = False
    suggestion: str = ""


def ranked(question: Question, now=None, among=None):
    """What was found of one kind, as Ranked, for pages that narrow it down by more than the search knows.

    `among`: the things that are meant at all (a QuerySet of their numbers): narrowed before anything is cut off, so that
    what is rare among much is found, and counted. Never raises, whatever was typed.
    """
    now = now or timezone.now()
    queries = queries_of(question)
    if not queries or not is_possible(question):
        return Ranked()
    with one_plan():
        documents, hits = found(question, queries, now, among)
        suggestion = better_words(question, queries, now) if len(hits) < FEW else ""
        ordered = in_order(question, queries, hits, now, among=among) if hits else []
    numbers = [number for _score, number in ordered[:DEEPEST]]
    things = dict(SearchDocument.objects.filter(pk__in=numbers).values_list("pk", "object_id"))
    kept = list(dict.fromkeys(things[number] for number in numbers if number in things))
    return Ranked(kept, len(documents) > COUNTED or len(ordered) > DEEPEST, suggestion)


def better_words(question, queries, now):
    """The words of the question mended by the paper's own, "" when nothing is nearer."""

    def is_found(word, language):
        query = analyser.query(word, language)
        return query is not None and bool(
            matching(condition(Question(word, language), {language: query}), now, COLUMNS, 1)
        )

    return vocabulary.mended(question.words, list(queries), is_found)


def found(question, queries, now, among=None):
    """(documents, {thing: its document}) of the newest COUNTED documents, and one more if there are so many.

    A thing found in both languages is one hit, by its document in the language of the page.
    """
    documents, hits = matching(condition(question, queries), now, COLUMNS, COUNTED + 1, among), {}
    take(documents, hits, question.page_language)
    return documents, hits


def counted(documents, hits):
    """How many things were found; a round number of those that were counted where there are more."""
    if len(documents) <= COUNTED:
        return len(hits)
    return len(hits) // ROUND * ROUND


def take(rows, hits, page_language):
    """Take documents up into {thing: document}, each thing once, where its newest document stands."""
    own = places.number(0, page_language)
    for row in rows:
        spot = row[NUMBER] >> 1  # ten thousand times: not by `places`, which tells why
        if spot not in hits or row[NUMBER] & 1 == own:
            hits[spot] = row


def in_order(question, queries, hits, now, told=None, among=None):
    """[(score, number of the document)]: the best of the ranked hits first, behind them the others from new to old.

    `told` holds what is shown of all hits where that is known already.
    """
    pool = dict(islice(hits.items(), RANKED))
    if len(hits) > RANKED:
        named = {}
        heading = condition(question, queries, head=True)
        take(matching(heading, now, COLUMNS, RANKED, among), named, question.page_language)
        # Where the page's own document was counted, it is the one that is shown.
        pool = {thing: hits.get(thing, row) for thing, row in named.items()} | pool
    if told is None:
        texts = SearchText.objects.filter(pk__in=[row[NUMBER] for row in pool.values()])
        heads = dict(texts.values_list("pk", "heads"))
    else:
        heads = {number: columns[-1] for number, columns in told.items()}
    moment = now.timestamp()
    scored = []
    for number, _shelf in pool.values():
        language, age = places.language_of(number), moment - places.seconds_of(number, moment)
        own = language == question.page_language
        scored.append((ranking.score(heads.get(number, ""), queries[language], age, own), number))
    scored.sort(reverse=True)
    others = ((0.0, row[NUMBER]) for thing, row in hits.items() if thing not in pool)
    return scored + list(islice(others, max(DEEPEST + 1 - len(scored), 0)))


def columns_of(numbers):
    """{number of a document: what is shown of it, and the words it is ranked by}; one query."""
    columns = ("source", "object_id", "year", "publish_at", "text__title", "text__lead", "text__body", "text__heads")
    documents = SearchDocument.objects.filter(pk__in=list(numbers))
    return {pk: columns for pk, *columns in documents.values_list("pk", *columns)}


def shown_hits(scored, queries, told=None):
    """The Hits of one page."""
    told = columns_of(number for _score, number in scored) if told is None else told
    finders = {language: Finder(query, language) for language, query in queries.items()}
    hits = []
    for points, number in scored:
        if number not in told:
            continue  # it was written anew this very moment
        source, object_id, year, published, title, lead, body, _heads = told[number]
        language = places.language_of(number)
        hits.append(
            Hit(
                kind=source,
                object_id=object_id,
                language=language,
                headline=marked(title, finders[language]),
                excerpt=excerpt(lead, body, finders[language]),
                published=published if year else None,
                score=points,
            )
        )
    return hits


def suggestions(words, language, limit=8, now=None):
    """What the words somebody is typing may become: headlines and names in `language` that have them, then words therein."""
    now = now or timezone.now()
    query = analyser.query(words, language)
    if query is None:
        return []
    question = Question(words, language, language=language)
    sought = condition(question, {language: query}, head=True)
    with one_plan():
        rows = matching(sought, now, ("pk", "text__title"), LOOKED_AT * limit)
    titles = list(dict.fromkeys(title for _pk, title in rows))
    offered = titles[:limit]
    if len(query.words) == 1 and query.prefix:
        begun = Counter(
            lower(word.text, language)
            for title in titles
            for word in analyser.words(title, language)
            if analyser.as_written(word.text).startswith(query.prefix)
        )
        # A few words stand below the headlines, for whoever wants them all.
        few = [word for word, _number in begun.most_common(max(limit // 4, 0)) if word not in offered]
        offered = [*titles[: limit - len(few)], *few]
    return offered
