"""How the newspaper is written out as a content archive, streamed story by story."""

import json
import shutil
import uuid
from pathlib import Path

from django.utils import translation

from articles.archiving.loading import TEXTS
from articles.archiving.shelves import AUTHOR_FACTS, SETTINGS
from articles.archiving.source import SCHEMA, stamp
from articles.models import ArchiveEntry, Article, Byline, Category, Tag, Topic, Translation
from authors.models import Author
from korner.images.models import Asset
from korner.languages import TURKISH
from korner.site.models import SiteSettings

LANGUAGES = ("tr", "fr")
BATCH = 500


def by_language(row, field):
    """{"tr": …, "fr": …} of a translated field, languages without words left out."""
    return {lang: value for lang in LANGUAGES if (value := getattr(row, f"{field}_{lang}"))}


def unique_keys(rows, key_of):
    """{pk: key} with a key of its own for each row."""
    keys, taken = {}, set()
    for row in rows:
        key = key_of(row)
        if key in taken:
            key = f"{key}-{row.pk}"
        taken.add(key)
        keys[row.pk] = key
    return keys


class Dump:
    """Writes everything korner knows into `folder`, which must be new or empty."""

    def __init__(self, folder, *, progress=None):
        self.folder = Path(folder)
        self.progress = progress or (lambda words: None)

    def write(self):
        """Write the archive; returns the number of entries. Raises FileExistsError when the folder holds something."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if any(self.folder.iterdir()):
            raise FileExistsError(f"{self.folder} is not empty")
        with translation.override(TURKISH):
            head = self.head()
            unfinished = self.folder / "content.json.part"
            with unfinished.open("w", encoding="utf-8") as file:
                file.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "articles": [')
                number = 0
                for number, entry in enumerate(self.entries(), 1):
                    file.write((",\n" if number > 1 else "\n") + json.dumps(entry, ensure_ascii=False))
                file.write("\n ]\n}\n")
            unfinished.rename(self.folder / "content.json")
        return number

    def head(self):
        """Everything but the articles."""
        sections, tags, topics = (
            list(model.objects.order_by("pk")) for model in (Category, Tag, Topic)
        )
        authors, images = list(Author.objects.order_by("pk")), list(Asset.objects.order_by("pk"))
        self.sections = unique_keys(sections, lambda row: row.archive_key or row.slug_tr or row.slug_fr)
        self.tags = unique_keys(tags, lambda row: row.archive_key or row.slug_tr or row.slug_fr)
        self.topics = unique_keys(topics, lambda row: row.archive_key or row.slug_tr or row.slug_fr)
        self.authors = unique_keys(authors, lambda row: row.archive_key or row.slug)
        self.images = unique_keys(images, lambda row: row.archive_key or f"picture-{row.pk}")
        archives = set(ArchiveEntry.objects.values_list("archive", flat=True)[:2])
        return {
            "schema": SCHEMA,
            "archive": archives.pop() if len(archives) == 1 else uuid.uuid4().hex,
            "site": self.site(),
            "categories": [self.category(row) for row in sections],
            "authors": [self.author(row) for row in authors],
            "tags": [{"key": self.tags[row.pk], "name": by_language(row, "name"), "slug": by_language(row, "slug")} for row in tags],
            "topics": [self.topic(row) for row in topics],
            "images": [self.image(row) for row in images],
        }

    @staticmethod
    def site():
        """The paper's own facts."""
        paper = SiteSettings.current()
        return {
            "languages": list(LANGUAGES),
            "default_language": TURKISH,
            "title": by_language(paper, "name"),
            "tagline": by_language(paper, "tagline"),
            "settings": {name: value for name in SETTINGS if (value := getattr(paper, name))},
        }

    def category(self, row):
        entry = {
            "key": self.sections[row.pk],
            "name": by_language(row, "name"),
            "slug": by_language(row, "slug"),
            "description": by_language(row, "description"),
            "order": row.order,
            "colour": row.colour,
            "archived": row.archived,
            "on_home": row.on_home,
        }
        return entry | ({"parent": self.sections[row.parent_id]} if row.parent_id else {})

    def author(self, row):
        entry = {"key": self.authors[row.pk], "name": row.name, "slug": row.slug}
        entry |= {name: getattr(row, name) for name in AUTHOR_FACTS}
        entry |= {"bio": by_language(row, "bio"), "office": by_language(row, "office")}
        return entry | ({"portrait": self.images[row.portrait_id]} if row.portrait_id else {})

    def topic(self, row):
        entry = {
            "key": self.topics[row.pk],
            "name": by_language(row, "name"),
            "slug": by_language(row, "slug"),
            "introduction": by_language(row, "introduction"),
            "starts": row.starts.isoformat() if row.starts else None,
            "ends": row.ends.isoformat() if row.ends else None,
            "archived": row.archived,
        }
        return entry | ({"picture": self.images[row.picture_id]} if row.picture_id else {})

    def image(self, row):
        """One picture; its original is copied beside the text."""
        name = f"images/{self.images[row.pk].replace('/', '-').replace(':', '-')}{Path(row.original.name).suffix}"
        target = self.folder / name
        target.parent.mkdir(exist_ok=True)
        with row.original.open("rb") as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy)
        return {
            "key": self.images[row.pk],
            "file": name,
            "width": row.width,
            "height": row.height,
            "bytes": row.bytes,
            "sha256": row.sha256,
            "alt": by_language(row, "alt"),
            "credit": row.credit,
            "licence": row.licence,
            "decorative": row.decorative,
            "focus": [row.focus_x, row.focus_y],
            "name": row.name,
        }

    def entries(self):
        """Yield the entries of all stories, newest first, in batches of few queries."""
        done, total = 0, Article.objects.count()
        rows = Article.objects.order_by("-pk").prefetch_related("tags", "topic_entries", "related_entries", "archive_entries")
        last = None
        while batch := list((rows.filter(pk__lt=last) if last else rows)[:BATCH]):
            lines = {}
            for line in Byline.objects.filter(article__in=batch).order_by("order", "pk"):
                lines.setdefault(line.article_id, []).append({"author": self.authors[line.author_id], "role": line.role})
            for article in batch:
                yield from self.article(article, lines.get(article.pk, []))
            last, done = batch[-1].pk, done + len(batch)
            self.progress(f"{done} of {total} stories")

    def article(self, article, bylines):
        """The one or two entries of a story."""
        originals = {entry.language: entry.data for entry in article.archive_entries.all()}
        for language in (article.source_language, "fr" if article.source_language == "tr" else "tr"):
            if article.translation(language) == Translation.MISSING:
                continue
            yield self.entry(article, language, bylines, originals)

    def entry(self, article, language, bylines, originals):
        """One language of a story."""
        is_source = language == article.source_language
        original = originals.get(language, {})
        first = getattr(article, f"first_published_at_{language}")
        published = stamp(first or article.publish_at)
        entry = {
            "id": original.get("id", article.pk if is_source else f"{article.pk}-{language}"),
            "group": original.get("group", f"s{article.pk}"),
            "lang": language,
            "source_language": article.source_language,
            "status": article.status,
            "kind": article.kind,
            **{key: article.text(column, language) for column, key in TEXTS.items()},
            "category": self.sections[article.category_id],
            "tags": [self.tags[tag.pk] for tag in article.tags.all()],
            "topics": [self.topics[line.topic_id] for line in article.topic_entries.all()],
            "related": [self.key_of(line.other_id) for line in article.related_entries.all()],
            "bylines": bylines,
            "published_at": published,
            "publish_at": stamp(article.publish_at),
            "expire_at": stamp(article.expire_at),
            "embargo_until": stamp(article.embargo_until),
            "revised_at": stamp(article.revised_at),
            "translation": article.translation(language),
            "withdrawn": getattr(article, f"withdrawn_{language}"),
            "comments_open": article.comments_open,
            "source_name": article.source_name,
            "source_url": article.source_url,
            "comments": [],
        }
        author = original.get("author") or (bylines[0]["author"] if bylines else None)
        image = self.images.get(article.picture_id)
        share = self.images.get(getattr(article, f"share_picture_{language}_id"))
        optional = {"author": author, "image": image, "share_image": share}
        return entry | {key: value for key, value in optional.items() if value is not None}

    @staticmethod
    def key_of(pk):
        """The id under which a story stands in the archive."""
        entry = ArchiveEntry.objects.filter(article=pk).order_by("pk").first()
        return entry.data.get("id", pk) if entry else pk
