"""What stands in an archive before its articles: the paper, its sections, people, words, pictures, pages and menus."""

import shutil
from pathlib import Path

from articles.archiving.body_pictures import with_keys
from articles.archiving.shelves import AUTHOR_ADDRESSES, AUTHOR_FACTS, LANGUAGES
from articles.archiving.source import SCHEMA, stamp
from articles.archiving.standing import KINDS, SETTINGS
from articles.models import Category, Tag, Topic
from authors.models import Author
from korner.images.models import Asset
from korner.languages import TURKISH
from korner.site.models import MenuItem, Redirect, SiteSettings, StandingPage
from korner.text.slugs import slugify

LONGEST_KEY = 60  # of a key made here: with the archive's name before it, it must fit into `archive_key`


def by_language(row, field):
    """{"tr": …, "fr": …} of a translated field, languages without words left out."""
    return {lang: value for lang in LANGUAGES if (value := getattr(row, f"{field}_{lang}"))}


def unique_keys(rows, archive, key_of):
    """{pk: key}: what came from this archive keeps its key, the others get what `key_of` says, made unique."""
    prefix = f"{archive}:"
    own = {row.pk: getattr(row, "archive_key", "") for row in rows}
    keys = {pk: key.removeprefix(prefix) for pk, key in own.items() if key.startswith(prefix)}
    taken = set(keys.values())
    for row in rows:
        if row.pk in keys:
            continue
        wanted = key = (key_of(row) or f"{row._meta.model_name}-{row.pk}")[:LONGEST_KEY]
        number = 1
        while key in taken:
            number += 1
            key = f"{wanted}-{number}"
        taken.add(key)
        keys[row.pk] = key
    return keys


def slug_of(row):
    """A key for a named thing."""
    return row.slug_tr or row.slug_fr


class Description:
    """The keys of everything stories refer to, and the entries of it."""

    def __init__(self, archive, folder, *, progress):
        self.archive, self.folder, self.progress = archive, folder, progress
        rows = {
            model: list(model.objects.order_by("pk")) for model in (Category, Tag, Topic, Author, StandingPage, Asset)
        }
        self.rows = rows
        self.sections = unique_keys(rows[Category], archive, slug_of)
        self.tags = unique_keys(rows[Tag], archive, slug_of)
        self.topics = unique_keys(rows[Topic], archive, slug_of)
        self.authors = unique_keys(rows[Author], archive, lambda row: row.slug)
        self.pages = unique_keys(rows[StandingPage], archive, slug_of)
        self.images = unique_keys(rows[Asset], archive, lambda row: f"picture-{row.pk}")

    def head(self):
        """Everything but the articles; the files of the pictures are written beside it."""
        return {
            "schema": SCHEMA,
            "archive": self.archive,
            "site": self.site(),
            "categories": [self.category(row) for row in self.rows[Category]],
            "authors": [self.author(row) for row in self.rows[Author]],
            "tags": [self.named(row, self.tags) for row in self.rows[Tag]],
            "topics": [self.topic(row) for row in self.rows[Topic]],
            "images": list(self.pictures()),
            "pages": [self.page(row) for row in self.rows[StandingPage]],
            "menus": list(self.menus()),
            "redirects": [
                {"old": old, "new": new}
                for old, new in Redirect.objects.order_by("old_path").values_list("old_path", "new_path")
            ],
        }

    def site(self):
        """The paper's own facts."""
        paper = SiteSettings.current()
        entry = {
            "languages": list(LANGUAGES),
            "default_language": TURKISH,
            "title": by_language(paper, "name"),
            "tagline": by_language(paper, "tagline"),
            "settings": {name: value for name in SETTINGS if (value := getattr(paper, name))},
        }
        return self.with_pictures(entry, paper, "logo", "share_picture")

    def with_pictures(self, entry, row, *fields):
        """`entry` with the keys of the pictures `row` has."""
        return entry | {name: self.images[pk] for name in fields if (pk := getattr(row, f"{name}_id"))}

    def texts(self, row, field):
        """Rich texts by language, their pictures named by key."""
        return {language: with_keys(text, self.images) for language, text in by_language(row, field).items()}

    @staticmethod
    def named(row, keys):
        """What sections, tags, topics and pages have in common."""
        return {"key": keys[row.pk], "name": by_language(row, "name"), "slug": by_language(row, "slug")}

    def category(self, row):
        entry = self.named(row, self.sections) | {
            "description": by_language(row, "description"),
            "order": row.order,
            "colour": row.colour,
            "archived": row.archived,
            "on_home": row.on_home,
        }
        return entry | ({"parent": self.sections[row.parent_id]} if row.parent_id else {})

    def author(self, row):
        entry = {"key": self.authors[row.pk], "name": row.name, "slug": row.slug, "email": row.email}
        entry |= {name: getattr(row, name) for name in (*AUTHOR_FACTS, *AUTHOR_ADDRESSES)}
        entry |= {"bio": self.texts(row, "bio"), "office": by_language(row, "office")}
        return self.with_pictures(entry, row, "portrait")

    def topic(self, row):
        entry = self.named(row, self.topics) | {
            "introduction": self.texts(row, "introduction"),
            "starts": row.starts.isoformat() if row.starts else None,
            "ends": row.ends.isoformat() if row.ends else None,
            "archived": row.archived,
        }
        return self.with_pictures(entry, row, "picture")

    def page(self, row):
        return self.named(row, self.pages) | {
            "role": row.role,
            "lead": by_language(row, "lead"),
            "body": self.texts(row, "body"),
            "published": row.published,
        }

    def menus(self):
        """Yield the entries of the menus, in their order."""
        kinds = {model: kind for kind, model in KINDS.items()}
        keys = {
            "category": self.sections,
            "topic": self.topics,
            "tag": self.tags,
            "author": self.authors,
            "page": self.pages,
        }
        for item in MenuItem.objects.order_by("menu", "order", "pk").prefetch_related("target"):
            entry = {
                "menu": item.menu,
                "order": item.order,
                "label": by_language(item, "label"),
                "starts": stamp(item.starts),
                "ends": stamp(item.ends),
            }
            kind = kinds.get(type(item.target))
            if item.named:
                yield entry | {"named": item.named}
            elif item.outside:
                yield entry | {"outside": item.outside}
            elif kind:
                yield entry | {"target": {"kind": kind, "key": keys[kind][item.target_id]}}
            else:
                self.progress(f"menu entry left out, it points at nothing an archive holds: {item}")

    def pictures(self):
        """Yield the entries of the pictures; each original is copied beside the text under a plain name."""
        names = unique_keys(self.rows[Asset], None, lambda row: slugify(self.images[row.pk]))
        for row in self.rows[Asset]:
            name = f"images/{names[row.pk]}{Path(row.original.name).suffix}"
            target = self.folder / name
            target.parent.mkdir(exist_ok=True)
            with row.original.open("rb") as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)
            yield {
                "key": self.images[row.pk],
                "file": name,
                "width": row.width,
                "height": row.height,
                "bytes": row.bytes,
                "sha256": row.sha256,
                "alt": by_language(row, "alt"),
                "credit": row.credit,
                "licence": row.licence,
                "licence_note": row.licence_note,
                "expires_on": row.expires_on.isoformat() if row.expires_on else None,
                "decorative": row.decorative,
                "focus": [row.focus_x, row.focus_y],
                "name": row.name,
            }
