"""Where do the desk's things lie, to be found by their words? One row a thing, drafts too; rights are asked of the Finder.

Readers' documents (`indexing.py`) hold what is published, and ask each time who may see it. Here is everything, in both
languages together, and nothing of it goes to readers.
"""

import hashlib
import json
from dataclasses import astuple

from django.db import connection, transaction
from django.db.models.signals import post_delete, post_save

from korner.desk import finding
from korner.search.finding import one_plan
from korner.search.models import DeskTerms
from korner.search.terms import FACET, HEAD, all_of, any_of, beginning, term, written
from korner.tables.signals import is_being_written
from korner.text import analyser
from korner.text.html import plain_text

BATCH = 200
KINDS = 4  # bits that name the kind
LANGUAGES = ("tr", "fr")


def number_of(finder, pk):
    """The number of a thing's row: the newest things of a kind have the greatest numbers."""
    return pk << KINDS | finder.number


def kind_term(finder):
    """The term that all things of a kind have."""
    return f"{FACET}{finder.number}"


# --- written --------------------------------------------------------------------------------------------------------
def write_all(model, ids):
    """Bring the words of the rows of `model` with these ids to what they say now; those that are gone go."""
    finder = finding.finder_of(model)
    ids = sorted(set(ids))
    for start in range(0, len(ids) if finder else 0, BATCH):
        with transaction.atomic():
            _write(finder, ids[start : start + BATCH])


def _write(finder, ids):
    wanted = {}
    for thing in finder.rows().filter(pk__in=ids):
        texts = list(finder.texts(thing))
        wanted[number_of(finder, thing.pk)] = texts, fingerprint(texts)
    numbers = [number_of(finder, pk) for pk in ids]
    known = dict(DeskTerms.objects.filter(pk__in=numbers).values_list("pk", "mark"))
    new = {number: pair for number, pair in wanted.items() if known.get(number) != pair[1]}
    remove([number for number in known if number not in wanted])
    rows = [DeskTerms(pk=number, mark=mark, terms=terms_of(finder, texts)) for number, (texts, mark) in new.items()]
    if connection.vendor == "postgresql":
        # Two may save the same thing at once: the later words stand.
        DeskTerms.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["id"], update_fields=["mark", "terms"], batch_size=100
        )
    else:
        remove([number for number in new if number in known])
        DeskTerms.objects.bulk_create(rows, batch_size=100)


def fingerprint(texts):
    """A short mark of the words, the analyser among them."""
    told = json.dumps([analyser.VERSION, *map(astuple, texts)], ensure_ascii=False)
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def terms_of(finder, texts):
    """The terms of a thing: its kind, and the forms of its words; those of its head with a sign as well."""
    terms = {kind_term(finder)}
    for text in texts:
        if text.head:
            # Each line is a name of its own: no word joins two of them.
            forms = set().union(*(analyser.all_forms(line, text.language) for line in text.words.splitlines()))
            terms.update(HEAD + form for form in forms)
        else:
            forms = analyser.all_forms(plain_text(text.words), text.language)
        terms |= forms
    return terms


def remove(numbers):
    """Delete the rows with these numbers."""
    if numbers:
        DeskTerms.objects.filter(pk__in=numbers)._raw_delete(using=DeskTerms.objects.db)


def remove_orphans(finder):
    """Remove the rows of things that are gone; returns how many."""
    removed, last = 0, 0
    while True:
        rows = DeskTerms.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[: BATCH * 8]
        numbers = list(rows)
        if not numbers:
            return removed
        last = numbers[-1]
        mine = [number for number in numbers if number & 15 == finder.number]
        ids = [number >> KINDS for number in mine]
        there = set(finder.model._base_manager.filter(pk__in=ids).values_list("pk", flat=True))
        gone = [number for number in mine if number >> KINDS not in there]
        remove(gone)
        removed += len(gone)


def watch():
    """Listen to what is saved and deleted, and answer the desk's questions."""
    finding.use(search)
    for finder in finding.finders().values():
        mark = f"korner.search.desk.{finder.name}"
        post_delete.connect(deleted, sender=finder.model, dispatch_uid=f"{mark}.gone")
        if finder.written_at_save:
            post_save.connect(saved, sender=finder.model, dispatch_uid=f"{mark}.saved")


def saved(sender, instance, raw=False, update_fields=None, **kwargs):
    """Write the words of a row in the transaction that saves it; a visit (`last_login`) changes none."""
    if not raw and set(update_fields or ["all"]) != {"last_login"} and not is_being_written(sender):
        write_all(sender, [instance.pk])


def deleted(sender, instance, **kwargs):
    """Remove the words of a row, in the transaction that deletes it."""
    remove([number_of(finding.finder_of(sender), instance.pk)])


# --- asked ----------------------------------------------------------------------------------------------------------
def search(asked, words):
    """{name of the kind: [ids of things that have all `words`]} for [(Finder, how many)], in one question.

    Those that bear the words in their head come first, each part newest first.
    """
    found = {finder.name: [] for finder, _limit in asked}
    parts = []
    for head in (True, False):
        sought = condition(words, head)
        parts += [
            (finder, all_of(term(kind_term(finder)), sought), limit)
            for finder, limit in asked
            if sought and (head or finder.has_body)
        ]
    if not parts:
        return found
    for (finder, _condition, _limit), numbers in zip(parts, answers(parts), strict=True):
        found[finder.name] += [number >> KINDS for number in numbers]
    return {finder.name: list(dict.fromkeys(found[finder.name]))[:limit] for finder, limit in asked}


def condition(words, head):
    """What a thing must have: all words, each in one of its forms in either language; None when they say nothing."""
    sign = HEAD if head else ""
    sought = []
    for language in LANGUAGES:
        query = analyser.query(words, language)
        if query is None:
            continue
        options = [[term(sign + form) for form in sorted(forms)] for forms in query.words]
        if query.prefix:
            options[-1].append(beginning(sign + query.prefix))
        sought.append(all_of(*(any_of(*forms) for forms in options)))
    return any_of(*sought) if sought else None


def answers(parts):
    """The numbers that each (finder, condition, limit) finds, in one question to the database."""
    if connection.vendor == "postgresql":
        one = "SELECT %s, (array_agg(rowid ORDER BY rowid DESC))[1:%s] FROM search_deskterms WHERE terms @@ %s::tsquery"
    else:
        one = "SELECT * FROM (SELECT %s, rowid FROM search_deskterms WHERE search_deskterms MATCH %s"
        one += " ORDER BY rowid DESC LIMIT %s)"
    params = []
    for place, (_finder, sought, limit) in enumerate(parts):
        told = written(sought, connection.vendor)
        params += [place, limit, told] if connection.vendor == "postgresql" else [place, told, limit]
    found = [[] for _part in parts]
    with one_plan(), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join([one] * len(parts)), params)
        for place, numbers in cursor.fetchall():
            if isinstance(numbers, list):
                found[place] = numbers
            elif numbers is not None:
                found[place].append(numbers)
    return found
