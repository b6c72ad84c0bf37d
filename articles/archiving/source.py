"""How a content archive is read: streamed, whatever its size, with the place of every mistake."""

import hashlib
import json
import re
from pathlib import Path

import ijson

SCHEMA = "news-archive/1"
COLLECTIONS = ("images", "categories", "authors", "tags", "topics", "pages", "menus", "redirects")
LONGEST_NAME = 40
UNREADABLE = (ijson.JSONError, UnicodeDecodeError, ValueError, RecursionError)
# The half of an astral character, written as an escape: the JSON reader would silently make a question mark of it.
HALF_CHARACTER = re.compile(
    rb"(?<!\\)(?:\\\\)*\\u(?:[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..\\u)[dD][c-fC-F])"
)
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
        line, before = 1, b""
        with self.path.open("rb") as file:
            while chunk := file.read(CHUNK):
                chunk = before + chunk
                # An escape may be cut in two by the end of the chunk: its last bytes are looked at with the next one.
                ready = len(chunk) - 24 if len(chunk) > CHUNK // 2 else len(chunk)
                if found := HALF_CHARACTER.search(chunk, 0, len(chunk)):
                    if found.end() <= ready or len(chunk) < CHUNK // 2:
                        line += chunk.count(b"\n", 0, found.start())
                        raise ArchiveError(f"content.json, line {line}: the text is broken (half a character)")
                line += chunk.count(b"\n", 0, ready)
                before = chunk[ready:]

    def read_head(self):
        """Everything but the articles and their comments, as a dict."""
        head = {}
        try:
            with self.path.open("rb") as file:
                for key, value in self.top_level(file):
                    head[key] = value
        except UNREADABLE as error:
            raise self.unreadable(error) from None
        return head
