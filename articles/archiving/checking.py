"""Pass 1: whether an archive can be taken as a whole. It writes nothing."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils import translation

from articles.archiving import fields, values
from articles.archiving.source import COLLECTIONS, SCHEMA, ArchiveError, group_of
from articles.models import Translation
from korner.images.intake import inspect
from korner.images.models import Asset
from korner.publishing import Status

LONGEST_KEY = 120  # what Category.archive_key and its like hold
TARGETS = {"category": "categories", "topic": "topics", "tag": "tags", "author": "authors", "page": "pages"}


@dataclass
class Plan:
    """What pass 1 found: enough to load without looking twice."""

    groups: Counter = field(default_factory=Counter)  # how many entries each story has
    articles: int = 0
    comments: Counter = field(default_factory=Counter)  # by status
    unknown: Counter = field(default_factory=Counter)  # keys that are left out, for the report
    largest: int = 0  # the largest number of a story


def check(archive, *, progress=None):
    """Look through the whole `archive`. Returns a Plan; raises ArchiveError with the first mistake and its place."""
    plan = Plan()
    if archive.head.get("schema") != SCHEMA:
        raise ArchiveError(f"schema: {values.short(archive.head.get('schema'))} is not {SCHEMA!r}")
    if "articles" not in archive.head:
        raise ArchiveError("articles: the list is missing")
    check_entry(archive.head, "", fields.ROOT, (), plan, "archive")
    if archive.head.get("archive") is not None:
        values.line(archive.head["archive"], "archive")
    if archive.head.get("site") is not None:
        check_entry(archive.head["site"], "site", fields.SITE, (), plan)
    keys = {name: check_collection(archive, name, plan) for name in COLLECTIONS}
    check_references(archive, keys)
    check_menus(archive, keys)
    with translation.override("en"):  # a picture's mistake is told in the language of the other lines
        check_images(archive)
    check_articles(archive, plan, keys, progress)
    return plan


def check_entry(entry, place, known, needed, plan, label=None):
    """Check every value of an object by its key; keys that are not known are counted and left out."""
    if not isinstance(entry, dict):
        values.refuse(entry, place, "an object")
    for key in needed:
        if entry.get(key) is None or entry[key] == "":
            raise ArchiveError(f"{place}.{key}: is missing")
    for key, value in entry.items():
        if key not in known:
            plan.unknown[f"{label or place}.{values.short(key)[1:-1]}"] += 1
        elif value is not None:
            known[key](value, f"{place}.{key}")


def check_collection(archive, name, plan):
    """Every entry of a collection is sound and has a key of its own; returns the keys."""
    keys, entries = set(), archive.head.get(name)
    if entries is None:
        return keys
    if not isinstance(entries, list):
        raise ArchiveError(f"{name}: must be a list")
    for number, entry in enumerate(entries):
        place = f"{name}[{number}]"
        known, needed = fields.COLLECTIONS[name], fields.NEEDED[name]
        check_entry(entry, place, known, needed, plan, name)
        if "key" not in needed:
            continue
        key = entry["key"]
        if key in keys:
            raise ArchiveError(f"{place} ({key}): this key stands twice")
        if len(archive.key(key)) > LONGEST_KEY:
            raise ArchiveError(f"{place}.key: is longer than {LONGEST_KEY - len(archive.key(''))} characters")
        keys.add(key)
    return keys


def check_references(archive, keys):
    """Sections have two levels; portraits and the pictures of topics and of the paper exist; dossiers end after they begin."""
    parents = {entry["key"]: entry.get("parent") for entry in archive.collection("categories")}
    for key, parent in parents.items():
        if parent is not None and (parent not in parents or parents[parent] is not None):
            raise ArchiveError(f"categories ({key}).parent: {parent!r} is no section of the first level")
    owners = [(f"authors ({entry['key']})", "portrait", entry) for entry in archive.collection("authors")]
    owners += [(f"topics ({entry['key']})", "picture", entry) for entry in archive.collection("topics")]
    owners += [("site", name, archive.site) for name in ("logo", "share_picture")]
    for place, name, entry in owners:
        if entry.get(name) is not None and entry[name] not in keys["images"]:
            raise ArchiveError(f"{place}.{name}: there is no image {entry[name]!r}")
    for entry in archive.collection("topics"):
        if entry.get("starts") and entry.get("ends") and entry["ends"] < entry["starts"]:
            raise ArchiveError(f"topics ({entry['key']}).ends: lies before the beginning")
    roles = Counter(entry["role"] for entry in archive.collection("pages") if entry.get("role"))
    for role, number in roles.items():
        if number > 1:
            raise ArchiveError(f"pages: {number} of them have the role {role!r}")


def check_menus(archive, keys):
    """A menu entry points at exactly one thing, and that thing is there; an old address lies within the paper."""
    for number, entry in enumerate(archive.collection("menus")):
        place = f"menus[{number}]"
        if sum(entry.get(name) is not None for name in ("named", "outside", "target")) != 1:
            raise ArchiveError(f"{place}: needs exactly one of named, outside, target")
        target = entry.get("target")
        if target is None:
            continue
        if not isinstance(target, dict) or not isinstance(target.get("kind"), str) or target["kind"] not in TARGETS:
            values.refuse(target, f"{place}.target", f"a kind ({', '.join(TARGETS)}) with a key")
        if not isinstance(target.get("key"), str) or target["key"] not in keys[TARGETS[target["kind"]]]:
            raise ArchiveError(f"{place}.target: there is no {target['kind']} {values.short(target.get('key'))}")
    for number, entry in enumerate(archive.collection("redirects")):
        for name in ("old", "new"):
            path = entry.get(name) or ""
            outside = path and (not path.startswith("/") or path.startswith("//") or "\\" in path)
            if outside or len(path) > 300:
                raise ArchiveError(f"redirects[{number}].{name}: {values.short(path)} is no address within the paper")


def check_images(archive):
    """Every file is there, is what its entry says, and is a picture we take."""
    for number, entry in enumerate(archive.collection("images")):
        place = f"images[{number}] ({entry['key']})"
        path = archive.file(entry["file"], place)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        if entry.get("sha256") and sha256 != entry["sha256"].lower():
            raise ArchiveError(f"{place}: {entry['file']} is not the file that was written (sha256 differs)")
        if Asset.objects.filter(sha256=sha256).exists():
            continue  # It was decoded when it came in.
        try:
            with path.open("rb") as file:
                inspect(File(file, name=path.name))
        except ValidationError as error:
            raise ArchiveError(f"{place}: {entry['file']}: {' '.join(error.messages)}") from None


def check_articles(archive, plan, keys, progress):
    """Every entry by itself, and how entries fit together."""
    ids, slugs, languages, related = set(), set(), set(), {}
    for number, entry in enumerate(archive.articles()):
        place = f"articles[{number}]"
        check_entry(entry, place, fields.ARTICLE, fields.NEEDED["articles"], plan, "articles")
        place = f"{place} (id {entry['id']})"
        check_article(entry, place, keys, plan)
        if str(entry["id"]) in ids:
            raise ArchiveError(f"{place}: this id stands twice")
        ids.add(str(entry["id"]))
        language, group = entry["lang"], group_of(entry)
        if (group, language) in languages:
            raise ArchiveError(f"{place}: its group has two entries in {language!r}")
        languages.add((group, language))
        if entry.get("slug"):
            if (language, entry["slug"]) in slugs:
                raise ArchiveError(f"{place}.slug: {entry['slug']!r} stands twice in {language!r}")
            slugs.add((language, entry["slug"]))
        for other in entry.get("related") or []:
            related.setdefault(str(other), place)
        for own in (entry["id"], entry.get("pk")):
            if isinstance(own, int) and own <= fields.LARGEST_ID:
                plan.largest = max(plan.largest, own)
        plan.groups[group] += 1
        plan.articles += 1
        if progress and plan.articles % 5000 == 0:
            progress(f"checked {plan.articles} articles")
    for other, place in related.items():
        if other not in ids:
            raise ArchiveError(f"{place}.related: there is no article {other!r}")


def check_article(entry, place, keys, plan):
    """What one entry refers to, its bylines, its times, its corrections, its comments."""
    if entry.get("translation") != Translation.MISSING:
        if entry.get("title") is None:
            raise ArchiveError(f"{place}.title: is missing")
        values.line(entry["title"], f"{place}.title")
    single = (("category", "categories"), ("author", "authors"), ("image", "images"), ("share_image", "images"))
    for name, kind in single:
        if entry.get(name) is not None and entry[name] not in keys[kind]:
            raise ArchiveError(f"{place}.{name}: there is no {name} {entry[name]!r}")
    for name in ("tags", "topics"):
        for key in entry.get(name) or []:
            if key not in keys[name]:
                raise ArchiveError(f"{place}.{name}: there is no {name[:-1]} {key!r}")
    for name in ("bylines", "corrections", "comments"):
        if not isinstance(entry.get(name) or [], list):
            raise ArchiveError(f"{place}.{name}: must be a list")
    for number, line in enumerate(entry.get("bylines") or []):
        check_entry(line, f"{place}.bylines[{number}]", fields.BYLINE, fields.NEEDED["bylines"], plan, "bylines")
        if line["author"] not in keys["authors"]:
            raise ArchiveError(f"{place}.bylines[{number}]: there is no author {line['author']!r}")
    for number, told in enumerate(entry.get("corrections") or []):
        where = f"{place}.corrections[{number}]"
        check_entry(told, where, fields.CORRECTION, fields.NEEDED["corrections"], plan, "corrections")
    if entry["status"] == Status.PUBLISHED and not entry.get("published_at"):
        raise ArchiveError(f"{place}.published_at: is missing")
    for number, comment in enumerate(entry.get("comments") or []):
        where = f"{place}.comments[{number}]"
        check_entry(comment, where, fields.COMMENT, fields.NEEDED["comments"], plan, "comments")
        plan.comments["refused" if comment["status"] == "rejected" else comment["status"]] += 1
