"""How the newspaper is written out as a content archive, streamed story by story."""

import json
import uuid
from pathlib import Path

from django.utils import translation

from articles.archiving.body_pictures import with_keys
from articles.archiving.describing import Description, by_language
from articles.archiving.fields import TEXTS
from articles.archiving.joined import joined
from articles.archiving.source import stamp
from articles.models import ArchiveEntry, Article, Byline, Correction, RelatedStory, Translation
from korner.languages import TURKISH, other_language

BATCH = 500
NORMAL_ORDER = 1000  # of a story in a dossier that nobody put in its place


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
            names = list(ArchiveEntry.objects.order_by().values_list("archive", flat=True).distinct()[:2])
            # What came from one archive goes out under its name; a paper of several, or of none, is an archive of its own.
            self.archive = names[0] if len(names) == 1 else uuid.uuid4().hex
            self.keys = Description(self.archive, self.folder, progress=self.progress)
            self.note_taken()
            unfinished = self.folder / "content.json.part"
            with unfinished.open("w", encoding="utf-8") as file:
                head = json.dumps(self.keys.head(), ensure_ascii=False, indent=1)
                file.write(head.removesuffix("\n}") + ',\n "articles": [')
                number = 0
                for number, entry in enumerate(self.entries(), 1):
                    file.write((",\n" if number > 1 else "\n") + json.dumps(entry, ensure_ascii=False))
                file.write("\n ]\n}\n")
            unfinished.rename(self.folder / "content.json")
        return number

    def note_taken(self):
        """Note the ids and groups the archive itself gave, which no story written here may be given a second time."""
        marks = ArchiveEntry.objects.filter(archive=self.archive)
        self.ids = set(marks.values_list("key", flat=True).iterator())
        groups = marks.values_list("data__group", flat=True).iterator()
        self.groups = {str(group) for group in groups if group is not None}
        self.slugs = set()

    def entries(self):
        """Yield the entries of all stories, newest first, in batches of few queries."""
        done, total = 0, Article.objects.count()
        rows = Article.objects.order_by("-pk").prefetch_related("tags")
        last = None
        while batch := list((rows.filter(pk__lt=last) if last else rows)[:BATCH]):
            self.look_beside(batch)
            self.parts = {module.KEY: module.entries(batch, self.id_of) for module in joined()}
            for article in batch:
                yield from self.story(article)
            last, done = batch[-1].pk, done + len(batch)
            self.progress(f"{done} of {total} stories")

    def look_beside(self, batch):
        """Read what hangs on a batch of stories, one query a kind."""
        self.marks, self.lines, self.dossiers, self.others, self.corrections = {}, {}, {}, {}, {}
        related = list(RelatedStory.objects.filter(article__in=batch).order_by("order", "pk"))
        wanted = {article.pk for article in batch} | {line.other_id for line in related}
        for entry in ArchiveEntry.objects.filter(archive=self.archive, article__in=wanted):
            self.marks[entry.article_id, entry.language] = entry
        sources = dict(Article.objects.filter(pk__in=wanted).values_list("pk", "source_language"))
        for line in Byline.objects.filter(article__in=batch).order_by("order", "pk"):
            self.lines.setdefault(line.article_id, []).append(line)
        for place in Article.topics.through.objects.filter(article__in=batch).order_by("topic"):
            self.dossiers.setdefault(place.article_id, []).append(place)
        for row in Correction.objects.filter(article__in=batch).order_by("order", "made_at", "pk"):
            self.corrections.setdefault(row.article_id, []).append(correction(row))
        for line in related:
            other = line.other_id
            self.others.setdefault(line.article_id, []).append(self.id_of(other, sources[other], sources[other]))

    def id_of(self, pk, language, source):
        """The id of an entry: the one it came with, else the story's number, for the other language with its code."""
        mark = self.marks.get((pk, language))
        if mark:
            return mark.data.get("id", mark.key)
        own = pk if language == source else f"{pk}-{language}"
        return f"{own}-{self.archive}"[:120] if str(own) in self.ids else own

    def group_of(self, article):
        """What ties the story's languages together: the archive's word, else one of ours."""
        for language in ("tr", "fr"):
            mark = self.marks.get((article.pk, language))
            if mark and mark.data.get("group") is not None:
                return mark.data["group"]
        own = f"s{article.pk}"
        return f"{own}-{self.archive}" if own in self.groups else own

    def story(self, article):
        """Yield the one or two entries of a story, the original first."""
        source = article.source_language
        languages = [language for language in (source, other_language(source)) if says_something(article, language)]
        first = (languages or [source])[0]
        for language in languages or [source]:
            entry = self.entry(article, language)
            if language == first and str(entry["id"]) != str(article.pk):
                entry["pk"] = article.pk
            if language == first and article.pk in self.corrections:
                entry["corrections"] = self.corrections[article.pk]
            yield entry

    def entry(self, article, language):
        """One language of a story."""
        first = getattr(article, f"first_published_at_{language}")
        lines = self.lines.get(article.pk, [])
        dossiers = self.dossiers.get(article.pk, [])
        entry = {
            "id": self.id_of(article.pk, language, article.source_language),
            "group": self.group_of(article),
            "lang": language,
            "source_language": article.source_language,
            "status": article.status,
            "kind": article.kind,
            **{key: article.text(column, language) for column, key in TEXTS.items()},
            "category": self.keys.sections[article.category_id],
            "author": self.keys.authors[lines[0].author_id] if lines else None,
            "image": self.keys.images.get(article.picture_id),
            "tags": [self.keys.tags[tag.pk] for tag in article.tags.all()],
            "topics": [self.keys.topics[place.topic_id] for place in dossiers],
            "related": self.others.get(article.pk, []),
            "bylines": [{"author": self.keys.authors[line.author_id], "role": line.role} for line in lines],
            "share_image": self.keys.images.get(getattr(article, f"share_picture_{language}_id")),
            "published_at": stamp(first or article.publish_at),
            "publish_at": stamp(article.publish_at),
            "first_published_at": stamp(first),
            "expire_at": stamp(article.expire_at),
            "embargo_until": stamp(article.embargo_until),
            "revised_at": stamp(article.revised_at),
            "translation": article.translation(language),
            "withdrawn": getattr(article, f"withdrawn_{language}"),
            "comments_open": article.comments_open,
            "source_name": article.source_name,
            "source_url": article.source_url,
        }
        entry |= {key: parts.get((article.pk, language), []) for key, parts in self.parts.items()}
        orders = {self.keys.topics[p.topic_id]: p.order for p in dossiers if p.order != NORMAL_ORDER}
        if orders:
            entry["topic_orders"] = orders
        entry["body_html"] = with_keys(entry["body_html"], self.keys.images)
        self.set_slug_apart(entry)
        mark = self.marks.get((article.pk, language))
        if mark and mark.version == article.version:
            entry |= self.as_it_came(mark, is_original=language == article.source_language)
        return entry

    def set_slug_apart(self, entry):
        """Give an entry whose slug was written already a key of its own: slugs of an archive are unique in a language."""
        slug = entry["slug"]
        if slug and (entry["lang"], slug) in self.slugs:
            entry["address_slug"], entry["slug"] = slug, f"{slug}--{entry['id']}"
        self.slugs.add((entry["lang"], entry["slug"]))

    def as_it_came(self, mark, *, is_original):
        """What the archive said of this language alone, as long as nobody has changed the story since.

        The original's section, tags and picture are the story's; a translation's own are kept beside it.
        """
        told = mark.data
        entry = {}
        if "published_at" in told:
            entry["published_at"] = told["published_at"]
        if told.get("author") in self.keys.authors:
            entry["author"] = self.keys.authors[told["author"]]
        if is_original or "tags" not in told:
            return entry
        entry["image"] = self.keys.images.get(told["image"])
        entry["tags"] = [self.keys.tags[pk] for pk in told["tags"] if pk in self.keys.tags]
        if told["category"] in self.keys.sections:
            entry["category"] = self.keys.sections[told["category"]]
        return entry


def correction(row):
    """One correction of a story."""
    return {"kind": row.kind, "text": by_language(row, "text"), "made_at": stamp(row.made_at), "order": row.order}


def says_something(article, language):
    """Whether a story has words in a language, be it only a text whose headline is not written yet."""
    return article.translation(language) != Translation.MISSING or any(article.text(name, language) for name in TEXTS)
