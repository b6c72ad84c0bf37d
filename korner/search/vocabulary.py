"""Which words does the paper use itself? Offered for words that nothing was found for."""

import difflib
from collections import Counter
from itertools import batched

from django.conf import settings
from django.db.models import Max

from korner.search.models import SearchText, Vocabulary
from korner.text import analyser

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SHORTEST, LONGEST = 4, 24  # letters of a word that is mended; shorter ones are near to everything
OFFERED = 3  # the nearest words that are tried
ALIKE_AT_ONCE = 400  # words with the same beginning that are compared letter by letter
NEAR = 0.75  # how like two words must be (difflib's ratio)


def learn(words):
    """Take up {language: {folded form: word}}; known words stay. In an order of their own: nobody waits in a circle."""
    rows = [
        Vocabulary(language=language, form=form, word=word)
        for language, known in sorted(words.items())
        for form, word in sorted(known.items())
    ]
    Vocabulary.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def count():
    """Count anew in how many documents each word stands in the head, and forget those of none; returns how many words stay.

    Run once a day and by `reindex`: a save only learns new words, so that two of them never wait for each other.
    """
    latest = Vocabulary.objects.aggregate(last=Max("pk"))["last"] or 0
    counted = {language: Counter() for language in settings.PUBLIC_LANGUAGES}
    heads = SearchText.objects.values_list("document__language", "heads").iterator(chunk_size=1000)
    for language, forms in heads:
        counted[language].update(set(forms.split()))
    changed, gone = [], []
    for word in Vocabulary.objects.filter(pk__lte=latest).iterator(chunk_size=1000):
        number = counted[word.language][word.form]
        if not number:
            gone.append(word.pk)
        elif number != word.documents:
            word.documents = number
            changed.append(word)
    for some in batched(changed, 500):
        Vocabulary.objects.bulk_update(some, ["documents"])
    for some in batched(gone, 500):
        Vocabulary.objects.filter(pk__in=some).delete()
    return Vocabulary.objects.count()


def mended(text, languages, is_found):
    """`text` with each word the paper does not know in the nearest one it does, or "" when there is none.

    `is_found(word, language)` says whether readers find something by a word: those of stories that are still to come, or
    were withdrawn, are not offered.
    """
    told = {}
    for language in languages:
        for word in list(analyser.words(text[: analyser.LONGEST_QUERY], language))[: analyser.MOST_QUERY_WORDS]:
            told.setdefault((word.start, word.end), []).append((language, word))
    pieces, done, changed = [], 0, False
    for (start, end), readings in sorted(told.items()):
        if start < done:
            continue
        better = next((word for word, language in nearest(readings) if is_found(word, language)), None)
        pieces += [text[done:start], better or text[start:end]]
        done, changed = end, changed or bool(better)
    return "".join([*pieces, text[done:]]) if changed else ""


def nearest(readings):
    """[(word, language)] of the paper's words nearest to a word, read in each of its (language, Word), the best first.

    Empty where the paper knows the word itself.
    """
    found = []
    for language, word in readings:
        form = analyser.as_written(word.text)
        if not SHORTEST <= len(form) <= LONGEST or not form.isalpha():
            return []
        rows = Vocabulary.objects.filter(language=language)
        if rows.filter(form__in=word.forms(language)).exists():
            return []
        near = near_misses(rows, form) or alike(rows, form)
        found += [(like, documents, near_word, language) for like, documents, near_word in near]
    return [(word, language) for _like, _documents, word, language in sorted(found, reverse=True)[:OFFERED]]


def near_misses(rows, form):
    """[(how like, documents, word)] of words one slip away: a letter missing, too much, another, two changed round."""
    found = rows.filter(form__in=one_slip(form)).values_list("form", "documents", "word")
    return [(1.0, documents, word) for _form, documents, word in found]


def one_slip(form):
    """All words one slip away from `form`."""
    parts = [(form[:at], form[at:]) for at in range(len(form) + 1)]
    made = {left + right[1:] for left, right in parts if right}
    made |= {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in parts if right for letter in LETTERS}
    made |= {left + letter + right for left, right in parts for letter in LETTERS}
    return made - {form}


def alike(rows, form):
    """[(how like, documents, word)] of words that begin alike and differ by more than one slip."""
    start = form[:3]
    same = rows.filter(form__gte=start, form__lt=f"{start}\U0010ffff").order_by("-documents")[:ALIKE_AT_ONCE]
    known = {row.form: row for row in same}
    close = difflib.get_close_matches(form, known, n=3, cutoff=NEAR)
    return [
        (difflib.SequenceMatcher(None, form, near).ratio(), known[near].documents, known[near].word) for near in close
    ]
