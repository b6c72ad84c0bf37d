"""Which entries of an archive are one story, and which of their languages is the original."""

import json
from tempfile import SpooledTemporaryFile

from articles.archiving.fields import ARTICLE, BYLINE, COMMENT, CORRECTION
from articles.archiving.source import group_of
from articles.archiving.values import moment

IN_MEMORY = 32 * 1024 * 1024


def stories(archive, groups):
    """Yield the entries of each story together, wherever they stand in the file.

    `groups` says how many entries each story has. What waits for its other language lies in a temporary file, so that an
    archive sorted by language needs no more memory than another.
    """
    waiting = {}
    with SpooledTemporaryFile(IN_MEMORY) as shelf:
        for entry in map(known_part, archive.articles()):
            group = group_of(entry)
            places = waiting.setdefault(group, [])
            if len(places) + 1 == groups[group]:
                yield [*(read(shelf, place) for place in waiting.pop(group)), entry]
            else:
                places.append(write(shelf, entry))


def known_part(entry):
    """What pass 1 looked at: without keys we do not know, which may hold anything."""
    known = {key: value for key, value in entry.items() if key in ARTICLE}
    for name, parts in (("bylines", BYLINE), ("corrections", CORRECTION), ("comments", COMMENT)):
        if known.get(name):
            known[name] = [{key: line[key] for key in parts if key in line} for line in known[name]]
    return known


def write(shelf, entry):
    """Put an entry on the shelf; returns its place."""
    data = json.dumps(entry, ensure_ascii=False).encode()
    shelf.seek(0, 2)
    start = shelf.tell()
    shelf.write(data)
    return start, len(data)


def read(shelf, place):
    """Take an entry from the shelf."""
    start, length = place
    shelf.seek(start)
    return json.loads(shelf.read(length))


def source_of(entries, default_language):
    """The language of a story's original: said by the archive, else the earlier one, else the paper's own."""
    for entry in entries:
        if entry.get("source_language"):
            return entry["source_language"]
    if len(entries) == 1:
        return entries[0]["lang"]
    times = {entry["lang"]: moment(entry["published_at"]) for entry in entries if entry.get("published_at")}
    earliest = [language for language, time in times.items() if time == min(times.values())]
    return earliest[0] if len(earliest) == 1 else default_language
