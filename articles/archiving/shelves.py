"""What stories stand on: sections, authors, tags, pictures and topics of an archive, found by slug or made."""

from dataclasses import dataclass, field

from django.core.files.base import File
from django.db.models import Q

from articles.models import Category, Tag, Topic
from authors.models import Author
from korner.images.intake import take_in
from korner.images.models import Asset
from korner.site.models import SiteSettings
from korner.text.slugs import slugify

LANGUAGES = ("tr", "fr")


@dataclass
class Shelves:
    """Archive key → row or id of what it became."""

    categories: dict = field(default_factory=dict)
    authors: dict = field(default_factory=dict)
    tags: dict = field(default_factory=dict)
    images: dict = field(default_factory=dict)
    topics: dict = field(default_factory=dict)


def fill(archive, report):
    """Find or make everything stories refer to. Same slug means the same section, tag, author (RULES.md 10)."""
    shelves = Shelves()
    fill_settings(archive)
    for entry in archive.collection("images"):
        shelves.images[entry["key"]] = image(archive, entry, report)
    for entry in sorted(archive.collection("categories"), key=lambda entry: entry.get("parent") is not None):
        shelves.categories[entry["key"]] = category(entry, shelves, report)
    for entry in archive.collection("authors"):
        shelves.authors[entry["key"]] = author(entry, shelves, report)
    for entry in archive.collection("tags"):
        shelves.tags[entry["key"]] = named(Tag, entry, report, both_names=False).pk
    for entry in archive.collection("topics"):
        shelves.topics[entry["key"]] = topic(entry, shelves, report)
    return shelves


def words(entry, key, *, everywhere=False):
    """{"tr": …, "fr": …} of an entry's words; `everywhere` lends a missing language the other one's."""
    given = entry.get(key) or {}
    told = {language: given.get(language) or None for language in LANGUAGES}
    if everywhere:
        known = told["tr"] or told["fr"]
        told = {language: text or known for language, text in told.items()}
    return told


def fill_settings(archive):
    """Take the paper's name and line from the archive where nobody has set them yet."""
    title, tagline = archive.site.get("title") or {}, archive.site.get("tagline") or {}
    if title and not SiteSettings.objects.exists():
        extra = {key: value for key, value in (archive.site.get("settings") or {}).items() if key in SETTINGS}
        SiteSettings.objects.create(
            name_tr=title.get("tr") or title.get("fr"),
            name_fr=title.get("fr") or title.get("tr"),
            tagline_tr=tagline.get("tr"),
            tagline_fr=tagline.get("fr"),
            **extra,
        )


SETTINGS = [
    f"{name}_{language}"
    for name in ("description", "publisher", "responsible_editor", "address", "about")
    for language in LANGUAGES
] + ["facebook", "instagram", "youtube", "x", "linkedin", "company_number", "email", "phone", "founded"]


def named(model, entry, report, *, both_names, **fields):
    """The row of `model` with the entry's slug in one of its languages, else a new one."""
    names = words(entry, "name", everywhere=both_names)
    slugs = words(entry, "slug")
    wanted = Q()
    for language in LANGUAGES:
        slug = slugify(slugs[language] or names[language] or "")
        if slug:
            wanted |= Q(**{f"slug_{language}": slug})
    found = model.objects.filter(wanted).order_by("pk").first() if wanted else None
    if found:
        return found
    row = model(archive_key=entry["key"][:120], **fields)
    for language in LANGUAGES:
        setattr(row, f"name_{language}", (names[language] or "")[: model._meta.get_field("name").max_length] or None)
        setattr(row, f"slug_{language}", slugs[language])
    row.save()
    report.made[model._meta.model_name] += 1
    return row


def category(entry, shelves, report):
    """The Category of an entry."""
    about = words(entry, "description")
    fields = {f"description_{language}": (text or "")[:300] or None for language, text in about.items()}
    fields |= {key: entry[key] for key in ("order", "colour", "archived", "on_home") if entry.get(key) is not None}
    if entry.get("parent") is not None:
        fields["parent"] = shelves.categories[entry["parent"]]
    return named(Category, entry, report, both_names=True, **fields)


def topic(entry, shelves, report):
    """The id of the Topic of an entry."""
    fields = {f"introduction_{language}": text for language, text in words(entry, "introduction").items()}
    fields |= {key: entry[key] for key in ("starts", "ends", "archived") if entry.get(key) is not None}
    fields["picture_id"] = shelves.images.get(entry.get("picture"))
    return named(Topic, entry, report, both_names=True, **fields).pk


AUTHOR_FACTS = ("kind", "languages", "website", "facebook", "instagram", "x", "listed", "in_imprint", "order", "email")


def author(entry, shelves, report):
    """The id of the Author of an entry."""
    slug = slugify(entry.get("slug") or entry["name"])
    found = Author.objects.filter(slug=slug).first()
    if found:
        return found.pk
    row = Author(name=entry["name"][:120], slug=slug, archive_key=entry["key"][:120])
    for field_name in ("bio", "office"):
        for language, text in words(entry, field_name).items():
            setattr(row, f"{field_name}_{language}", text)
    for name in AUTHOR_FACTS:
        if entry.get(name) is not None:
            setattr(row, name, entry[name])
    row.portrait_id = shelves.images.get(entry.get("portrait"))
    row.save()
    report.made["author"] += 1
    return row.pk


def image(archive, entry, report):
    """The id of the Asset of an entry; the same file is taken in once."""
    path = archive.file(entry["file"], entry["key"])
    sha256 = entry.get("sha256")
    found = Asset.objects.filter(sha256=sha256, archive_key=entry["key"]).first() if sha256 else None
    if found:
        return found.pk
    alt = words(entry, "alt")
    facts = {"alt_tr": (alt["tr"] or "")[:300], "alt_fr": (alt["fr"] or "")[:300], "credit": (entry.get("credit") or "")[:160]}
    facts |= {key: entry[key] for key in ("licence", "decorative", "name") if entry.get(key) is not None}
    if entry.get("focus"):
        facts["focus_x"], facts["focus_y"] = entry["focus"]
    with path.open("rb") as file:
        asset = take_in(File(file, name=path.name), archive_key=entry["key"][:120], **facts)
    report.made["picture"] += 1
    return asset.pk
