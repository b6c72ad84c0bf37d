"""How a content archive is read: streamed, whatever its size, with the place of every mistake."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import ijson

SCHEMA = "news-archive/1"
COLLECTIONS = ("categories", "authors", "tags", "images", "topics", "pages", "menus")


class ArchiveError(Exception):
    """The archive cannot be taken; the message names the place. Nothing has been written."""


class Archive:
    """One archive folder. The small collections are held in memory, the articles are streamed."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.path = self.folder / "content.json"
        if not self.path.is_file():
            raise ArchiveError(f"{self.path}: there is no such file")
        self.head = self.read_head()

    def read_head(self):
        """Everything but the articles and their comments, as a dict."""
        head = {}
        try:
            with self.path.open("rb") as file:
                for key, value in self.top_level(file):
                    head[key] = value
        except (ijson.JSONError, UnicodeDecodeError) as error:
            raise ArchiveError(f"content.json: not readable as JSON in UTF-8: {error}") from None
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
        except (ijson.JSONError, UnicodeDecodeError) as error:
            raise ArchiveError(f"content.json: not readable as JSON in UTF-8: {error}") from None

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
        if own:
            return str(own)[:64]
        told = json.dumps([self.head.get("schema"), self.site, self.head.get("seed")], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def file(self, name, place):
        """The path of a file the archive names. Raises ArchiveError when it is missing or lies outside the folder."""
        root = self.folder.resolve()
        path = (root / str(name)).resolve()
        if not path.is_relative_to(root):
            raise ArchiveError(f"{place}: {name!r} lies outside the archive")
        if not path.is_file():
            raise ArchiveError(f"{place}: the file {name!r} is missing")
        return path


def moment(value, place):
    """The aware datetime of an ISO 8601 time in UTC. Raises ArchiveError."""
    try:
        parsed = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ArchiveError(f"{place}: {value!r} is not a time like 2026-06-30T15:23:00Z") from None
    if parsed.tzinfo is None:
        raise ArchiveError(f"{place}: {value!r} does not say its time zone")
    return parsed.astimezone(UTC)


def stamp(value):
    """A datetime as the archive writes it."""
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z") if value else None


def fingerprint(entry):
    """A short hash of an entry, to see on a second load whether the archive itself has changed."""
    return hashlib.sha256(json.dumps(entry, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:24]
