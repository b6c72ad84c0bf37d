"""The file that was tried, kept until it is applied: privately, for an hour, for the person who sent it.

Its name on the disk is by chance; what the page holds is that name signed for this person and this kind of table, so that
it opens nothing for anybody else. No row is written: a trial changes nothing.
"""

import json
import re
import secrets
from datetime import timedelta

from django.core import signing
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone

FOLDER = "tables"
KEPT_FOR = timedelta(hours=1)
NAME = re.compile(r"[A-Za-z0-9_-]{22}")


def salt(person, kind):
    return f"korner.tables:{kind}:{person.pk}"


def keep(data, person, kind):
    """Keep the bytes; returns the word that opens them again for this person and kind."""
    name = secrets.token_urlsafe(16)
    storages["private"].save(path_of(name), ContentFile(data))
    return sealed(name, person, kind)


def kept(word, person, kind):
    """(bytes, name) of what `word` opens, or None: another's, too old, used, or none at all."""
    name = opened(word, person, kind, KEPT_FOR)
    if not isinstance(name, str) or not NAME.fullmatch(name):
        return None
    try:
        with storages["private"].open(path_of(name)) as file:
            return file.read(), name
    except FileNotFoundError:
        return None


def drop(name):
    """Delete what was kept under this name."""
    storages["private"].delete(path_of(name))


def path_of(name):
    return f"{FOLDER}/{name}"


def sealed(told, person, kind):
    """What is said to this person's browser, to come back unchanged: a word of letters that stand in an address."""
    return signing.dumps(told, salt=salt(person, kind))


def opened(word, person, kind, age=KEPT_FOR):
    """What was sealed, or None."""
    try:
        return signing.loads(word, salt=salt(person, kind), max_age=age)
    except (signing.BadSignature, json.JSONDecodeError, UnicodeError, ValueError):
        return None


def forget():
    """The periodic job: files older than an hour go. Returns how many."""
    storage, limit, gone = storages["private"], timezone.now() - KEPT_FOR, 0
    try:
        _folders, names = storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    for name in names:
        try:
            if storage.get_modified_time(path_of(name)) < limit:
                storage.delete(path_of(name))
                gone += 1
        except FileNotFoundError:  # used meanwhile
            continue
    return gone
