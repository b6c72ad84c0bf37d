"""Pass 1: whether an archive can be taken as a whole. It writes nothing."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.files.base import File

from articles.archiving.source import SCHEMA, ArchiveError, moment
from articles.models import Article
from korner.images.intake import inspect
from korner.languages import FRENCH, TURKISH
from korner.publishing import Status

LANGUAGES = (TURKISH, FRENCH)
COMMENT_STATUSES = {"approved", "pending", "held", "refused", "rejected", "spam"}
KNOWN = {
    "": {"schema", "archive", "site", "categories", "authors", "tags", "images", "topics", "pages", "menus", "articles", "seed"},
    "categories": {"key", "name", "slug", "description", "parent", "order", "colour", "archived", "on_home"},
    "authors": {"key", "name", "slug", "email", "bio", "office", "kind", "portrait", "languages", "website", "facebook", "instagram", "x", "listed", "in_imprint", "order"},
    "tags": {"key", "name", "slug"},
    "images": {"key", "file", "width", "height", "bytes", "sha256", "alt", "credit", "licence", "decorative", "focus", "name"},
    "topics": {"key", "name", "slug", "introduction", "picture", "starts", "ends", "archived"},
    "articles": {
        "id", "group", "lang", "status", "title", "slug", "summary", "body_html", "category", "author", "tags", "image",
        "published_at", "comments", "source_language", "kicker", "kind", "bylines", "topics", "related", "place", "caption",
        "source_name", "source_url", "seo_title", "seo_description", "share_image", "comments_open", "expire_at",
        "embargo_until", "revised_at", "translation", "withdrawn", "publish_at", "pk", "first_published_at",
    },
}  # fmt: skip


@dataclass
class Plan:
    """What pass 1 found: enough to load without looking twice."""

    groups: Counter = field(default_factory=Counter)  # how many entries each story has
    articles: int = 0
    comments: int = 0
    unknown: Counter = field(default_factory=Counter)  # keys that are left out, for the report


def check(archive, *, progress=None):
    """Look through the whole `archive`. Returns a Plan; raises ArchiveError with the first mistake and its place."""
    plan = Plan()
    if archive.head.get("schema") != SCHEMA:
        raise ArchiveError(f"schema: {archive.head.get('schema')!r} is not {SCHEMA!r}")
    if "articles" not in archive.head:
        raise ArchiveError("articles: the list is missing")
    note_unknown(plan, "", archive.head, "archive")
    check_site(archive)
    keys = {name: check_collection(archive, name, plan) for name in ("categories", "authors", "tags", "images", "topics")}
    check_trees(archive, keys)
    check_images(archive)
    check_articles(archive, plan, keys, progress)
    return plan


def note_unknown(plan, kind, entry, label=None):
    """Count the keys we do not know; they are left out with a line in the report."""
    for key in entry:
        if key not in KNOWN[kind]:
            plan.unknown[f"{label or kind}.{key}"] += 1


def check_site(archive):
    """The paper's languages must be ours."""
    site = archive.site
    if not isinstance(site, dict):
        raise ArchiveError("site: must be an object")
    for language in site.get("languages") or LANGUAGES:
        if language not in LANGUAGES:
            raise ArchiveError(f"site.languages: {language!r} is none of tr, fr")
    if site.get("default_language", TURKISH) not in LANGUAGES:
        raise ArchiveError(f"site.default_language: {site['default_language']!r} is none of tr, fr")


def check_collection(archive, name, plan):
    """Every entry of a collection has a key of its own and words where they are needed; returns the keys."""
    keys, entries = set(), archive.collection(name)
    if not isinstance(entries, list):
        raise ArchiveError(f"{name}: must be a list")
    for number, entry in enumerate(entries):
        place = f"{name}[{number}]"
        if not isinstance(entry, dict) or not isinstance(entry.get("key"), str) or not entry["key"]:
            raise ArchiveError(f"{place}: an entry needs a key")
        place = f"{place} ({entry['key']})"
        if entry["key"] in keys:
            raise ArchiveError(f"{place}: this key stands twice")
        keys.add(entry["key"])
        note_unknown(plan, name, entry)
        if name == "authors":
            check_text(entry.get("name"), f"{place}.name", needed=True)
        elif name != "images":
            names = entry.get("name")
            if not isinstance(names, dict) or not any(isinstance(n, str) and n.strip() for n in names.values()):
                raise ArchiveError(f"{place}.name: needs a name in at least one language")
        for field_name, value in entry.items():
            if isinstance(value, dict):
                for language, text in value.items():
                    check_text(text, f"{place}.{field_name}.{language}") if isinstance(text, str) else None
    return keys


def check_trees(archive, keys):
    """Sections have two levels; portraits and topic pictures exist."""
    parents = {entry["key"]: entry.get("parent") for entry in archive.collection("categories")}
    for key, parent in parents.items():
        if parent is not None and (parent not in parents or parents[parent] is not None):
            raise ArchiveError(f"categories ({key}).parent: {parent!r} is no section of the first level")
    for name, reference in (("authors", "portrait"), ("topics", "picture")):
        for entry in archive.collection(name):
            if entry.get(reference) is not None and entry[reference] not in keys["images"]:
                raise ArchiveError(f"{name} ({entry['key']}).{reference}: there is no image {entry[reference]!r}")


def check_images(archive):
    """Every file is there, is what its entry says, and is a picture we take."""
    for number, entry in enumerate(archive.collection("images")):
        place = f"images[{number}] ({entry['key']})"
        path = archive.file(entry.get("file", ""), place)
        try:
            with path.open("rb") as file:
                accepted = inspect(File(file, name=path.name))
        except ValidationError as error:
            raise ArchiveError(f"{place}: {entry['file']}: {' '.join(error.messages)}") from None
        if entry.get("sha256") and accepted.sha256 != entry["sha256"]:
            raise ArchiveError(f"{place}: {entry['file']} is not the file that was written (sha256 differs)")


def check_text(value, place, *, needed=False):
    """A text must be one, whole, and without characters no paper prints."""
    if value is None or value == "":
        if needed:
            raise ArchiveError(f"{place}: is missing")
        return
    if not isinstance(value, str):
        raise ArchiveError(f"{place}: must be a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        raise ArchiveError(f"{place}: the text is broken (a half character)") from None
    if "\x00" in value or "\ufffd" in value:
        raise ArchiveError(f"{place}: the text is broken (an unreadable character)")
    if needed and not value.strip():
        raise ArchiveError(f"{place}: is empty")


def check_articles(archive, plan, keys, progress):
    """Every entry by itself, and how entries of one story fit together."""
    ids, slugs, languages = set(), set(), set()
    for number, entry in enumerate(archive.articles()):
        if not isinstance(entry, dict) or entry.get("id") is None:
            raise ArchiveError(f"articles[{number}]: an article needs an id")
        place = f"articles[{number}] (id {entry['id']})"
        if str(entry["id"]) in ids:
            raise ArchiveError(f"{place}: this id stands twice")
        ids.add(str(entry["id"]))
        check_article(entry, place, keys)
        language, group = entry["lang"], str(entry.get("group", f"id:{entry['id']}"))
        if (group, language) in languages:
            raise ArchiveError(f"{place}: its group has two entries in {language!r}")
        languages.add((group, language))
        if entry.get("slug"):
            if (language, entry["slug"]) in slugs:
                raise ArchiveError(f"{place}.slug: {entry['slug']!r} stands twice in {language!r}")
            slugs.add((language, entry["slug"]))
        plan.groups[group] += 1
        plan.articles += 1
        plan.comments += len(entry.get("comments") or [])
        note_unknown(plan, "articles", entry)
        if progress and plan.articles % 5000 == 0:
            progress(f"checked {plan.articles} articles")


def check_article(entry, place, keys):
    """One entry: its words, its references, its times."""
    if entry.get("lang") not in LANGUAGES:
        raise ArchiveError(f"{place}.lang: {entry.get('lang')!r} is none of tr, fr")
    if entry.get("status") not in Status.values:
        raise ArchiveError(f"{place}.status: {entry.get('status')!r} is none of {', '.join(Status.values)}")
    if entry.get("kind", "news") not in Article.Kind.values:
        raise ArchiveError(f"{place}.kind: {entry['kind']!r} is not known")
    if entry.get("source_language", TURKISH) not in LANGUAGES:
        raise ArchiveError(f"{place}.source_language: {entry['source_language']!r} is none of tr, fr")
    check_text(entry.get("title"), f"{place}.title", needed=True)
    for name in ("summary", "body_html", "slug", "kicker"):
        check_text(entry.get(name), f"{place}.{name}")
    for name, kind in (("category", "categories"), ("author", "authors"), ("image", "images")):
        if entry.get(name) is not None and entry[name] not in keys[kind]:
            raise ArchiveError(f"{place}.{name}: there is no {name} {entry[name]!r}")
    if entry.get("category") is None:
        raise ArchiveError(f"{place}.category: is missing")
    for name, kind in (("tags", "tags"), ("topics", "topics")):
        values = entry.get(name) or []
        if not isinstance(values, list):
            raise ArchiveError(f"{place}.{name}: must be a list")
        for key in values:
            if key not in keys[kind]:
                raise ArchiveError(f"{place}.{name}: there is no {name[:-1]} {key!r}")
    for line in entry.get("bylines") or []:
        if not isinstance(line, dict) or line.get("author") not in keys["authors"]:
            raise ArchiveError(f"{place}.bylines: there is no author {line!r}")
    if entry["status"] == Status.PUBLISHED or entry.get("published_at"):
        moment(entry.get("published_at"), f"{place}.published_at")
    for name in ("expire_at", "embargo_until", "revised_at", "publish_at"):
        if entry.get(name):
            moment(entry[name], f"{place}.{name}")
    comments = entry.get("comments") or []
    if not isinstance(comments, list):
        raise ArchiveError(f"{place}.comments: must be a list")
    for number, comment in enumerate(comments):
        if not isinstance(comment, dict) or comment.get("status") not in COMMENT_STATUSES:
            raise ArchiveError(f"{place}.comments[{number}].status: is not known")
