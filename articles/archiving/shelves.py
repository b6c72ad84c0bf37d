"""What stories stand on: pictures, sections, authors, tags and topics of an archive, found again or made."""

import hashlib

from django.core.files.base import File
from django.db import transaction
from django.db.models import Q

from articles.archiving.body_pictures import with_numbers
from articles.models import Category, Tag, Topic
from authors.models import Author
from korner.images.intake import take_in
from korner.images.models import Asset
from korner.search import indexing
from korner.text.slugs import slugify

LANGUAGES = ("tr", "fr")
AUTHOR_FACTS = ("kind", "languages", "listed", "in_imprint", "order")
AUTHOR_ADDRESSES = ("website", "facebook", "instagram", "x")


class Shelves:
    """Archive key → row or id of what it became.

    A thing is found by the archive and key it came from, else by its slug: same slug means the same section, tag, author
    (RULES.md 10). What is found is left as it is.
    """

    def __init__(self, archive, report):
        self.archive, self.report = archive, report
        self.images, self.categories, self.authors, self.tags, self.topics, self.pages = ({} for _ in range(6))

    def fill(self):
        """Find or make everything stories refer to."""
        for entry in self.archive.collection("images"):
            self.images[entry["key"]] = self.image(entry)
        for entry in sorted(self.archive.collection("categories"), key=lambda entry: entry.get("parent") is not None):
            self.categories[entry["key"]] = self.category(entry)
        for entry in self.archive.collection("authors"):
            self.authors[entry["key"]] = self.author(entry)
        for entry in self.archive.collection("tags"):
            self.tags[entry["key"]] = self.named(Tag, entry, both_names=False).pk
        for entry in self.archive.collection("topics"):
            self.topics[entry["key"]] = self.topic(entry).pk

    def text(self, html, place):
        """A rich text with the numbers of its pictures instead of their keys."""
        lost = "picture in a text left out: the archive has none of that key"
        return with_numbers(html, self.images, lambda key: self.report.note(lost, place))

    def find(self, model, entry, condition):
        """The row that came from this very entry, else the oldest one that meets `condition`, else None."""
        key = self.archive.key(entry["key"])
        row = model.objects.filter(archive_key=key).first()
        if row or not condition:
            return row
        row = model.objects.filter(condition).order_by("pk").first()
        if row and not row.archive_key:
            # It answers to this key from now on, even when the desk gives it another slug.
            model.objects.filter(pk=row.pk).update(archive_key=key)
        return row

    def named(self, model, entry, *, both_names, **fields):
        """The row of `model` for an entry with names and slugs."""
        names, slugs = words(entry, "name", everywhere=both_names), words(entry, "slug")
        found = self.find(model, entry, same_slug(names, slugs))
        if found:
            return found
        row = model(archive_key=self.archive.key(entry["key"]), **fields)
        kind = model._meta.model_name
        longest = model._meta.get_field("name").max_length
        for language in LANGUAGES:
            name = self.report.fit(names[language], longest, f"name of a {kind}", entry["key"])
            setattr(row, f"name_{language}", name or None)
            setattr(row, f"slug_{language}", slugs[language])
        keep(row)
        self.report.made[kind] += 1
        return row

    def category(self, entry):
        """The Category of an entry."""
        fields = {key: entry[key] for key in ("order", "colour", "archived", "on_home") if entry.get(key) is not None}
        for language, text in words(entry, "description").items():
            about = self.report.fit(text, 300, "description of a section", entry["key"])
            fields[f"description_{language}"] = about or None
        if entry.get("parent") is not None:
            parent = self.categories[entry["parent"]]
            fields["parent"] = parent.parent or parent  # one that was here before may itself be a part
        return self.named(Category, entry, both_names=True, **fields)

    def topic(self, entry):
        """The Topic of an entry."""
        texts = words(entry, "introduction").items()
        fields = {f"introduction_{language}": self.text(text, entry["key"]) for language, text in texts}
        fields |= {key: entry[key] for key in ("starts", "ends", "archived") if entry.get(key) is not None}
        return self.named(Topic, entry, both_names=True, picture_id=self.images.get(entry.get("picture")), **fields)

    def author(self, entry):
        """The id of the Author of an entry."""
        key = entry["key"]
        slug = slugify(entry.get("slug") or "") or slugify(entry["name"])
        found = self.find(Author, entry, Q(slug=slug) if slug else None)
        if found:
            return found.pk
        row = Author(slug=slug, archive_key=self.archive.key(key))
        row.name = self.report.fit(entry["name"], 120, "name of an author", key)
        for language in LANGUAGES:
            setattr(row, f"bio_{language}", self.text(words(entry, "bio")[language], key))
            office = self.report.fit(words(entry, "office")[language], 160, "office of an author", key)
            setattr(row, f"office_{language}", office or None)
        for name in AUTHOR_FACTS:
            if entry.get(name) is not None:
                setattr(row, name, entry[name])
        for name in AUTHOR_ADDRESSES:
            setattr(row, name, self.report.address(entry.get(name), f"{name} of an author", key))
        row.email = self.report.email(entry.get("email"), key)
        row.portrait_id = self.images.get(entry.get("portrait"))
        keep(row)
        self.report.made["author"] += 1
        return row.pk

    def find_image(self, key, sha256):
        """The Asset that came from this entry with this very file, else one of the library's own with the same file."""
        key = self.archive.key(key)
        found = Asset.objects.filter(archive_key=key, sha256=sha256).first()
        if found is None:
            found = Asset.objects.filter(archive_key="", sha256=sha256).order_by("pk").first()
            if found:
                Asset.objects.filter(pk=found.pk).update(archive_key=key)
        return found

    def image(self, entry):
        """The id of the Asset of an entry; the same file of the same entry is taken in once."""
        key = entry["key"]
        path = self.archive.file(entry["file"], key)
        with path.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            found = self.find_image(key, sha256)
            if found:
                return found.pk
            facts = {
                name: entry[name] for name in ("licence", "decorative", "expires_on") if entry.get(name) is not None
            }
            for language, text in words(entry, "alt").items():
                facts[f"alt_{language}"] = self.report.fit(text, 300, "alternative text", key)
            for name in ("credit", "name"):
                facts[name] = self.report.fit(entry.get(name), 160, f"{name} of a picture", key)
            facts["licence_note"] = self.report.fit(entry.get("licence_note"), 300, "words on a licence", key)
            if entry.get("focus"):
                facts["focus_x"], facts["focus_y"] = entry["focus"]
            asset = take_in(File(file, name=path.name), archive_key=self.archive.key(key), **facts)
        self.report.made["picture"] += 1
        return asset.pk


@transaction.atomic
def keep(row):
    """Save a new thing with its search documents."""
    row.save()
    indexing.write(row)


def words(entry, key, *, everywhere=False):
    """{"tr": …, "fr": …} of an entry's words; `everywhere` lends a missing language the other one's."""
    given = entry.get(key) or {}
    told = {language: given.get(language) or None for language in LANGUAGES}
    if everywhere:
        known = told["tr"] or told["fr"]
        told = {language: text or known for language, text in told.items()}
    return told


def same_slug(names, slugs):
    """The condition that a row has one of these slugs in its language; None when there is no slug to go by."""
    wanted = {language: slugify(slugs[language] or "") or slugify(names[language] or "") for language in LANGUAGES}
    condition = Q()
    for language, slug in wanted.items():
        if slug:
            condition |= Q(**{f"slug_{language}": slug})
    return condition or None
