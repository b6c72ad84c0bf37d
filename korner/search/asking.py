"""What is answered to a reader's question? Finds, counts, ranks, and shows where the words stand."""

from collections import Counter
from itertools import islice

from django.utils import timezone

from korner.search import places, ranking, vocabulary
from korner.search.conditions import condition, is_possible, queries_of
from korner.search.counting import COLUMNS, NUMBER, facets
from korner.search.excerpts import Finder, excerpt, marked
from korner.search.finding import matching
from korner.search.models import SearchDocument, SearchText
from korner.search.question import COUNTED, PER_PAGE, Answer, Hit, Question
from korner.text import analyser
from korner.text.casing import lower

# Of the newest hits, and as many of those with the words in title or names, are weighed against each other.
RANKED = 150
LEAST_MORE = 100
LOOKED_AT = 3  # headlines that are looked at for each that is suggested
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
        return Answer(suggestion=better_words(question, queries, now))
    capped = len(hits) > COUNTED
    ordered = in_order(question, queries, hits, now)
    start = (max(question.page, 1) - 1) * PER_PAGE
    shown = ordered[start : min(start + PER_PAGE, DEEPEST)]
    return Answer(
        hits=shown_hits(shown, queries),
        total=min(len(hits), COUNTED),
        capped=capped,
        facets=facets(documents, list(islice(hits.values(), COUNTED)), question.page_language),
        has_next=len(ordered) > start + PER_PAGE and start + PER_PAGE < DEEPEST,
        suggestion=better_words(question, queries, now) if len(hits) < FEW else "",
    )


def better_words(question, queries, now):
    """The words of the question mended by the paper's own, "" when nothing is nearer."""

    def is_found(word, language):
        query = analyser.query(word, language)
        return query is not None and bool(
            matching(condition(Question(word, language), {language: query}), now, COLUMNS, 1)
        )

    return vocabulary.mended(question.words, list(queries), is_found)


def found(question, queries, now):
    """(documents, {thing: its document}) of the newest hits, COUNTED things and one more if there are so many.

    A thing found in both languages is one hit, by its document in the language of the page.
    """
    sought = condition(question, queries)
    documents, hits, before = [], {}, None
    while len(hits) <= COUNTED:
        # At first as many as are counted; then, for what was found twice, a few more than are missing.
        limit = max(2 * (COUNTED - len(hits)), LEAST_MORE) if hits else COUNTED + 1
        rows = matching(sought, now, COLUMNS, limit, before)
        documents += rows
        take(rows, hits, question.page_language)
        if len(rows) < limit:
            break
        before = rows[-1][NUMBER]
    return documents, hits


def take(rows, hits, page_language):
    """Take documents up into {thing: document}, each thing once, where its newest document stands."""
    own = places.number(0, page_language)
    for row in rows:
        spot = row[NUMBER] >> 1  # ten thousand times: not by `places`, which tells why
        if spot not in hits or row[NUMBER] & 1 == own:
            hits[spot] = row


def in_order(question, queries, hits, now):
    """[(score, number of the document)]: the best of the ranked hits first, behind them the others from new to old."""
    pool = dict(islice(hits.items(), RANKED))
    if len(hits) > RANKED:
        named = {}
        take(matching(condition(question, queries, head=True), now, COLUMNS, RANKED), named, question.page_language)
        # Where the page's own document was counted, it is the one that is shown.
        pool = {thing: hits.get(thing, row) for thing, row in named.items()} | pool
    heads = dict(SearchText.objects.filter(pk__in=[row[NUMBER] for row in pool.values()]).values_list("pk", "heads"))
    moment = now.timestamp()
    scored = []
    for number, _shelf in pool.values():
        language, age = places.language_of(number), moment - places.seconds_of(number, moment)
        own = language == question.page_language
        scored.append((ranking.score(heads.get(number, ""), queries[language], age, own), number))
    scored.sort(reverse=True)
    others = ((0.0, row[NUMBER]) for thing, row in hits.items() if thing not in pool)
    return scored + list(islice(others, max(DEEPEST + 1 - len(scored), 0)))


def shown_hits(scored, queries):
    """The Hits of one page."""
    columns = ("source", "object_id", "year", "publish_at", "text__title", "text__lead", "text__body")
    documents = SearchDocument.objects.filter(pk__in=[number for _score, number in scored])
    told = {pk: columns for pk, *columns in documents.values_list("pk", *columns)}
    finders = {language: Finder(query, language) for language, query in queries.items()}
    hits = []
    for points, number in scored:
        if number not in told:
            continue  # it was written anew this very moment
        source, object_id, year, published, title, lead, body = told[number]
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
    rows = matching(condition(question, {language: query}, head=True), now, ("pk", "text__title"), LOOKED_AT * limit)
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
