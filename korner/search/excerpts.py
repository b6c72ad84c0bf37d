"""Where in a text do the words of a search stand? Marks them, and cuts the excerpt in which most of them are together."""

import re
from unicodedata import normalize

from django.utils.html import escape
from django.utils.safestring import mark_safe

from korner.text import analyser
from korner.text.folding import APOSTROPHES

LONGEST = 240  # characters of an excerpt
SCANNED = 20_000  # characters of a text that are looked through
BEFORE_APOSTROPHE = re.compile(rf"[\w{APOSTROPHES}]+\Z")
BEFORE = 60  # characters shown before the first word found


class Finder:
    """Finds the words of an analyser's Query in texts of its language."""

    def __init__(self, query, language):
        self.query, self.language = query, language
        sought = {form for forms in query.words for form in forms}
        sought |= {query.prefix} if query.prefix else set()
        self.near = analyser.beginnings(sought)
        self.starts = tuple({form[: max(len(form) - 1, 2)] for form in sought})

    def places(self, text):
        """Yield (start, end, number of the query's word) of each word found in `text` (NFC)."""
        for near in self.near.finditer(text):
            yield from self.within(text, near)

    def within(self, text, near):
        """The words in a match of `near` that are sought, as (start, end, number)."""
        start, whole = near.start(), near[0]
        if start and text[start - 1] in APOSTROPHES:
            # What follows an apostrophe is a word, or an ending, by what stands before it.
            begin = BEFORE_APOSTROPHE.search(text, max(0, start - analyser.LONGEST_WORD), start)
            if begin:
                start, whole = begin.start(), text[begin.start() : near.end()]
        for word in analyser.words(whole, self.language):
            number = self.number(word) if start + word.start >= near.start() else None
            if number is not None:
                yield start + word.start, start + word.end, number

    def number(self, word):
        """Which of the query's words `word` is, None for none."""
        if not analyser.as_written(word.text).startswith(self.starts):
            return None  # before the stemmers are asked, which are slow
        forms = word.forms(self.language)
        for number, sought in enumerate(self.query.words):
            if not forms.isdisjoint(sought):
                return number
        prefix = self.query.prefix
        if prefix and any(form.startswith(prefix) for form in forms):
            return len(self.query.words) - 1
        return None


def marked(text, finder):
    """`text` as safe HTML with the words found in <mark>."""
    text = normalize("NFC", text)
    return html(text, list(finder.places(text)), 0, len(text))


def html(text, places, start, end):
    """text[start:end] as safe HTML with the places within in <mark>."""
    out, at = [], start
    for begin, stop, _number in places:
        if begin >= at and stop <= end:
            out += [escape(text[at:begin]), "<mark>", escape(text[begin:stop]), "</mark>"]
            at = stop
    return mark_safe("".join([*out, escape(text[at:end])]))  # every piece was escaped


def excerpt(lead, body, finder):
    """The part of lead and body in which most of the words stand, as safe HTML; the beginning where none does."""
    text = f"{lead}\n{body}"[:SCANNED].strip()
    places = list(finder.places(text))
    start = best_start(places, len(finder.query.words)) if places else 0
    begin, end = bounds(text, start)
    shown = html(text, places, begin, end)
    return mark_safe(("… " if begin else "") + shown + (" …" if end < len(text) else ""))  # shown is escaped


def best_start(places, number_of_words):
    """Where the first window begins that holds the most different words, then the most of them all."""
    best, best_start, last = (0, 0), 0, 0
    for first, (start, _end, _number) in enumerate(places):
        last = max(last, first)
        while last < len(places) and places[last][1] <= start + LONGEST - BEFORE:
            last += 1
        window = places[first:last][:30]
        worth = len({number for _start, _end, number in window}), len(window)
        if worth > best:
            best, best_start = worth, start
        if best[0] == number_of_words:
            break
    return best_start


def bounds(text, start):
    """(begin, end) of an excerpt around `start`: from the beginning of its sentence or line if near, never within a word."""
    begin = max(0, start - BEFORE)
    if start <= BEFORE * 2:
        begin = 0
    else:
        stops = [text.rfind(sign, begin, start) for sign in (". ", "! ", "? ", "\n")]
        near = max(stops)
        begin = near + 1 if near >= 0 else text.find(" ", begin, start) + 1 or begin
    while begin < start and text[begin].isspace():
        begin += 1
    if len(text) - begin <= LONGEST:
        return begin, len(text)
    end = text.rfind(" ", start, begin + LONGEST)
    return begin, end if end > start else begin + LONGEST
