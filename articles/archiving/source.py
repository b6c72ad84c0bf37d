"""How a content archive is read: streamed, whatever its size, with the place of every mistake."""

import hashlib
import json
import re
from datetime import UTC
from pathlib import Path

import ijson

SCHEMA = "news-archive/1"
COLLECTIONS = ("images", "categories", "authors", "tags", "topics", "pages", "menus", "redirects")
LONGEST_NAME = 40
UNREADABLE = (ijson.JSONError, UnicodeDecodeError, ValueError, RecursionError)
# The first half of an astral character without its second, written as an escape: the JSON reader would silently make a
# question mark of it. An even number of backslashes before it means that it is no escape.
HALF_CHARACTER = re.compile(rb"(?<!\\)(?:\\\\)*\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])")
LONGEST_ESCAPE = 12
CHUNK = 1024 * 1024


class ArchiveError(Exception):
    """The archive cannot be taken; the message names the place. Nothing has been written."""


class Archive:
    """One archive folder. The small collections are held in memory, the articles are streamed."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.path = self.folder / "content.json"
        if not self.path.is_file():
            raise ArchiveError(f"{self.path}: there is no such file")
        self.look_for_half_characters()
        self.head = self.read_head()

    def look_for_half_characters(self):
        """Raises ArchiveError with the line of an escape such as \\ud83d that has lost its other half."""
        line, window, more = 1, b"", True
        with self.path.open("rb") as file:
            while more:
                chunk = file.read(CHUNK)
                window, more = window + chunk, bool(chunk)
                # What the end of the chunk cuts in two is looked at again together with the next one.
                edge = max(0, len(window) - LONGEST_ESCAPE) if more else len(window)
                while more and edge and window[edge - 1 : edge] == b"\\":
                    edge -= 1
                # Most files hold no such escape at all, and that is quickly seen.
                found = HALF_CHARACTER.search(window) if b"\\ud" in window or b"\\uD" in window else None
                if found and found.start() < edge:
                    line += window.count(b"\n", 0, found.start())
                    raise ArchiveError(f"content.json, line {line}: the text is broken (half a character)")
                line += window.count(b"\n", 0, edge)
                window = window[edge:]

    def read_head(self):
        """Everything but the articles and their comments, as a dict."""
        head = {}
        try:
            with self.path.open("rb") as file:
                for key, value in self.top_level(file):
                    head[key] = value
        except UNREADABLE as error:
            raise unreadable(error) from None
        return head

    @staticmethod
    def top_level(file):
        """Yield (key, value) of the outermost object; of `articles` only that it is a list."""
        builder, key = None, None
        for prefix, event, value in ijson.parse(file, use_float=True):
            if prefix == "" and event == "map_key":
                key, builder = value, None
            elif prefix == "" and event not in ("start_map", "end_map"):
                raise ArchiveError("content.json: the outermost value must be an object")
            elif key == "articles":
                if prefix == "articles" and event != "end_array":
                    if event != "start_array":
                        raise ArchiveError("articles: must be a list")
                    yield key, True
            elif key is not None and prefix:
                builder = builder or ijson.ObjectBuilder()
                builder.event(event, value)
                if prefix == key and event not in ("start_map", "start_array", "map_key"):
                    yield key, builder.value
                    builder = None

    def articles(self):
        """Yield each entry of `articles`, one at a time."""
        try:
            with self.path.open("rb") as file:
                yield from ijson.items(file, "articles.item", use_float=True)
        except UNREADABLE as error:
            raise unreadable(error) from None

    def collection(self, name):
        """The entries of one of the small collections."""
        return self.head.get(name) or []

    @property
    def site(self):
        return self.head.get("site") or {}

    @property
    def name(self):
        """What identifies this archive, so that a second load knows it again: its own word, or what it says of itself."""
        own = self.head.get("archive")
        if own and len(own) <= LONGEST_NAME:
            return own
        told = own or json.dumps([self.head.get("schema"), self.site, self.head.get("seed")], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def key(self, key):
        """A key of this archive as it is remembered beside those of others: `archive:key`."""
        return f"{self.name}:{key}"

    def file(self, name, place):
        """The path of a file the archive names. Raises ArchiveError when it is missing or lies outside the folder."""
        root = self.folder.resolve()
        try:
            path = (root / name).resolve()
            is_there = path.is_file()
        except OSError:  # a name no file system takes
            raise ArchiveError(f"{place}: {name[:80]!r} is no name of a file") from None
        if not path.is_relative_to(root):
            raise ArchiveError(f"{place}: {name!r} lies outside the archive")
        if not is_there:
            raise ArchiveError(f"{place}: the file {name!r} is missing")
        return path


def unreadable(error):
    """The ArchiveError for a file that is no JSON, cut off, or not in UTF-8."""
    told = " ".join(str(error).split())[:200]
    return ArchiveError(f"content.json: not readable as JSON in UTF-8: {told}")


def group_of(entry):
    """What ties the languages of a story together; an entry without a group is a story of its own."""
    group = entry.get("group")
    return f"id:{entry['id']}" if group is None else str(group)


def stamp(value):
    """A datetime as the archive writes it."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value else None


def fingerprint(entry):
    """A short hash of an entry, to see on a second load whether the archive itself has changed."""
    compared = {key: value for key, value in entry.items() if key != "comments"}  # they are no part of the story
    return hashlib.sha256(json.dumps(compared, sort_keys=True).encode()).hexdigest()[:24]
