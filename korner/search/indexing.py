"""How does a thing get its documents? In the transaction in which its row changes, at the end of the step.

indexing.write(article)          # one thing, at the end of a step
indexing.write_all(Article, ids) # many of them, as an import does
"""

import hashlib
import json
from dataclasses import astuple
from functools import partial
from itertools import batched

from django.apps import apps
from django.db import transaction

from korner.publishing import Status
from korner.search import desk_index, places, vocabulary
from korner.search.composing import composed
from korner.search.models import SearchDocument, SearchTerms, SearchText
from korner.search.searchable import ALWAYS, searchable_of, searchables
from korner.search.shelves import Shelf
from korner.tasks import enqueue, task
from korner.text import analyser

BATCH = 200
MOST_AUTHORS = 9  # of one thing that are counted; all of them are searched
QUEUED = 1000  # ids of one task
TERMS_AT_ONCE = 100  # rows of one INSERT; SQLite takes 250,000 parameters, but long statements are read slowly


def write(thing):
    """Bring the documents of `thing` to what its row, as it stands in the database, says now."""
    write_all(type(thing), [thing.pk])


def write_all(model, ids):
    """Bring the documents of the rows of `model` with these ids to what the rows say now; returns how many changed.

    In one transaction, that of the caller if there is one. What is the same as before is not written.
    """
    desk_index.write_all(model, ids)
    searchable = searchable_of(model)
    if searchable is None:
        return 0
    ids = sorted(set(ids))
    changed = 0
    for start in range(0, len(ids), BATCH):
        with transaction.atomic():
            changed += _write(searchable, ids[start : start + BATCH])
    return changed


def of_a_table(sender, ids, **kwargs):
    """A table has written rows of `sender`: their documents follow in its transaction, those of a long one after it."""
    if len(ids) <= BATCH:
        write_all(sender, ids)
        return
    for part in batched(ids, QUEUED):
        enqueue(write_rows, sender._meta.label, list(part))


@task
def write_rows(label, ids):
    """Write the documents, and the desk's words, of rows of the model `label`."""
    write_all(apps.get_model(label), ids)


def _write(searchable, ids):
    # Two who write the same thing take turns: the second sees what the first wrote.
    list(searchable.model._base_manager.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    wanted = {}
    for thing in searchable.rows().filter(pk__in=ids):
        for entry in searchable.entries(thing):
            if entry.title and entry.status == Status.PUBLISHED:
                wanted[thing.pk, entry.language] = entry, fingerprint(entry)
    there = SearchDocument.objects.of(searchable.name, ids).values_list("object_id", "language", "pk", "fingerprint")
    known = {(object_id, language): (pk, mark) for object_id, language, pk, mark in there}
    stale = [pk for key, (pk, mark) in known.items() if key not in wanted or wanted[key][1] != mark]
    new = {key: pair for key, pair in wanted.items() if key not in known or known[key][1] != pair[1]}
    remove(stale)
    kept = {key[0]: places.spot_of(pk) for key, (pk, _mark) in known.items() if pk not in set(stale)}
    add(searchable, new, kept)
    return len({key for key, (pk, _mark) in known.items() if pk in set(stale)} | set(new))


def fingerprint(entry):
    """A short mark of everything the documents of an entry are made of, the analyser among it."""
    told = json.dumps([analyser.VERSION, *astuple(entry)], default=str, ensure_ascii=False)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def add(searchable, entries, kept=None):
    """Write the documents for {(object id, language): (entry, fingerprint)}.

    `kept` are the places of things of which a document stays: {object id: place}.
    """
    if not entries:
        return
    spots = spots_for(searchable, entries, kept or {})
    documents, terms, texts, words = [], [], [], {}
    for (object_id, language), (entry, mark) in entries.items():
        number = places.number(spots[object_id], language)
        made = composed(entry)
        shelf = shelf_of(entry)
        documents.append(
            SearchDocument(
                pk=number,
                source=searchable.name,
                object_id=object_id,
                language=language,
                kind=shelf.kind,
                section=shelf.section,
                authors=" ".join(shelf.authors),
                year=shelf.year,
                shelf=shelf.number,
                fingerprint=mark,
                status=entry.status,
                publish_at=entry.publish_at or ALWAYS,
                expire_at=entry.expire_at,
                embargo_until=entry.embargo_until,
            )
        )
        terms.append(SearchTerms(document_id=number, terms=made.terms))
        texts.append(SearchText(document_id=number, title=made.title, lead=made.lead, body=made.body, heads=made.heads))
        words.setdefault(language, {}).update(made.words)
    SearchDocument.objects.bulk_create(documents)
    SearchTerms.objects.bulk_create(terms, batch_size=TERMS_AT_ONCE)
    SearchText.objects.bulk_create(texts)
    # After the commit: two who learn the same new words would else wait for each other's transactions.
    transaction.on_commit(partial(vocabulary.learn, words), robust=True)


def shelf_of(entry):
    """The Shelf of an entry: its first section, and as many authors as are counted."""
    section = entry.sections[0] if entry.sections else ""
    return Shelf(
        entry.kind, section, entry.authors[:MOST_AUTHORS], places.year(entry.publish_at) if entry.publish_at else ""
    )


def spots_for(searchable, entries, kept):
    """{object id: the place of its documents}: where its other language stands, else one that nothing else has."""
    spots = dict(kept)
    wanted = {
        object_id: places.place(entry.publish_at, f"{searchable.name} {object_id}")
        for (object_id, _language), (entry, _mark) in entries.items()
        if object_id not in spots
    }
    numbers = [spot | bit for spot in wanted.values() for bit in (0, 1)]
    taken = {places.spot_of(pk) for pk in SearchDocument.objects.filter(pk__in=numbers).values_list("pk", flat=True)}
    for object_id, spot in wanted.items():
        spots[object_id] = places.free(spot, taken)
    return spots


def remove(numbers):
    """Delete the documents with these numbers."""
    if not numbers:
        return
    # By hand: what hangs on a document is known, and the collector would read it all first.
    SearchTerms.objects.filter(pk__in=numbers)._raw_delete(using=SearchTerms.objects.db)
    SearchText.objects.filter(pk__in=numbers)._raw_delete(using=SearchText.objects.db)
    SearchDocument.objects.filter(pk__in=numbers)._raw_delete(using=SearchDocument.objects.db)


def forget(thing):
    """Remove all documents of a thing whose row is being deleted."""
    searchable = searchable_of(type(thing))
    if searchable:
        remove(list(SearchDocument.objects.of(searchable.name, [thing.pk]).values_list("pk", flat=True)))


def remove_orphans(searchable):
    """Remove the documents of things that are gone (a row may be deleted behind our back); returns how many."""
    removed, last = 0, 0
    documents = SearchDocument.objects.filter(source=searchable.name).order_by("object_id")
    while ids := list(documents.filter(object_id__gt=last).values_list("object_id", flat=True).distinct()[:BATCH]):
        there = set(searchable.model._base_manager.filter(pk__in=ids).values_list("pk", flat=True))
        gone = SearchDocument.objects.of(searchable.name, set(ids) - there).values_list("pk", flat=True)
        with transaction.atomic():
            removed += len(gone)
            remove(list(gone))
        last = ids[-1]
    return removed


def tidy(connection):
    """Put in order what many small changes left in the index, so that searches read less."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT gin_clean_pending_list('search_terms'), gin_clean_pending_list('desk_terms')")
            cursor.execute("ANALYZE search_searchdocument, search_searchtext")
        else:
            # Merged page by page: a command that rewrites the whole index would keep all writers waiting.
            cursor.execute("INSERT INTO search_searchterms(search_searchterms, rank) VALUES ('merge', 500)")
            cursor.execute("INSERT INTO search_deskterms(search_deskterms, rank) VALUES ('merge', 500)")


def renamed(thing):
    """Queue a rewrite of what bears the name of `thing`: an author's, a tag's, a section's stories."""
    if any(type(thing) in searchable.followed() for searchable in searchables().values()):
        enqueue(rewrite_followers, thing._meta.label, thing.pk)


def renamed_all(model, ids):
    """The same for the rows of `model` with these ids, as a list of the house changes them in bulk."""
    if any(model in searchable.followed() for searchable in searchables().values()):
        for part in batched(ids, QUEUED):
            enqueue(rewrite_followers_of, model._meta.label, list(part))


@task
def rewrite_followers(label, pk):
    """Write anew the documents of everything that bears the name of the row `pk` of the model `label`."""
    write_followers(apps.get_model(label), [pk])


@task
def rewrite_followers_of(label, ids):
    """The same for many rows of the model `label`; what bears several of their names is written once."""
    write_followers(apps.get_model(label), ids)


def write_followers(model, ids):
    """Write the documents of everything that bears the name of one of these rows of `model`."""
    for searchable in searchables().values():
        if model in searchable.followed():
            things = searchable.followed()[model]
            write_all(searchable.model, {number for pk in ids for number in ids_of(things(pk))})


def rewrite_later(searchable, things):
    """Queue a rewrite of `things` (a QuerySet), which cannot be asked for any more by then."""
    for ids in batched(ids_of(things), QUEUED):
        enqueue(rewrite, searchable.name, list(ids))


@task
def rewrite(name, ids):
    """Write anew the documents of the things of that Searchable with these ids."""
    write_all(searchables()[name].model, ids)


def ids_of(things):
    """The ids of a QuerySet, each once."""
    return list(things.order_by("pk").values_list("pk", flat=True).distinct())
