"""Which words does the paper use itself? Offered for words that nothing was found for."""

import difflib
from collections import Counter
from itertools import batched

from django.conf import settings
from django.db.models import Max, Q

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
    near = nearest(told.values())
    pieces, done, changed = [], 0, False
    for place, readings in sorted(told.items()):
        start, end = place
        if start < done:
            continue
        offered = candidates(readings, near)
        better = next((word for word, language in offered if is_found(word, language)), None)
        pieces += [text[done:start], better or text[start:end]]
        done, changed = end, changed or bool(better)
    return "".join([*pieces, text[done:]]) if changed else ""


def candidates(readings, near):
    """[(word, language)] to try for one word in its `readings` [(language, Word)], the best first."""
    found = [
        (*miss, language)
        for language, word in readings
        for miss in near.get((language, analyser.as_written(word.text)), ())
    ]
    return [(word, language) for _like, _documents, word, language in sorted(found, reverse=True)[:OFFERED]]


def nearest(words):
    """{(language, form): [(how like, documents, word)]}: the paper's words nearest to those it does not know.

    `words` are lists of the readings [(language, Word)] of one word each. At most three queries, however many words.
    """
    unknown = unknown_of(words)
    if not unknown:
        return {}
    forms = {form for _language, form in unknown}
    slips = {form: one_slip(form) for form in forms}
    rows = in_languages(unknown).filter(form__in=set().union(*slips.values()))
    listed = list(rows.values_list("language", "form", "documents", "word"))
    near = {}
    for language, form in unknown:
        near[language, form] = [
            (1.0, documents, word) for other, at, documents, word in listed if other == language and at in slips[form]
        ]
    missed = [key for key, found in near.items() if not found]
    return near | alike(missed) if missed else near


def in_languages(keys):
    """The vocabulary in the languages of `keys` [(language, form)]; its index begins with the language."""
    return Vocabulary.objects.filter(language__in={language for language, _form in keys})


def unknown_of(words):
    """[(language, form)] of the words that the paper uses in none of their readings, and that are long enough to mend."""
    every = {(language, form) for readings in words for language, word in readings for form in word.forms(language)}
    rows = in_languages(every).filter(form__in={form for _language, form in every})
    known, unknown = set(rows.values_list("language", "form")), []
    for readings in words:
        read = [(language, analyser.as_written(word.text)) for language, word in readings]
        usable = all(SHORTEST <= len(form) <= LONGEST and form.isalpha() for _language, form in read)
        used = any((language, form) in known for language, word in readings for form in word.forms(language))
        if usable and not used:
            unknown += read
    return list(dict.fromkeys(unknown))


def one_slip(form):
    """All words one slip away from `form`."""
    parts = [(form[:at], form[at:]) for at in range(len(form) + 1)]
    made = {left + right[1:] for left, right in parts if right}
    made |= {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    made |= {left + letter + right[1:] for left, right in parts if right for letter in LETTERS}
    made |= {left + letter + right for left, right in parts for letter in LETTERS}
    return made - {form}


def alike(missed):
    """{(language, form): [(how like, documents, word)]} of words that begin alike and differ by more than one slip."""
    begins = Q()
    for start in {form[:3] for _language, form in missed}:
        begins |= Q(form__gte=start, form__lt=f"{start}\U0010ffff")
    rows = in_languages(missed).filter(begins).order_by("-documents")[: ALIKE_AT_ONCE * len(missed)]
    same = list(rows.values_list("language", "form", "documents", "word"))
    found = {}
    for language, form in missed:
        known = {at: (documents, word) for other, at, documents, word in same if other == language}
        close = difflib.get_close_matches(form, [at for at in known if at[:3] == form[:3]], n=3, cutoff=NEAR)
        found[language, form] = [(difflib.SequenceMatcher(None, form, at).ratio(), *known[at]) for at in close]
    return found
