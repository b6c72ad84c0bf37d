"""Pass 2: an archive that was found good becomes sections, people, pictures and stories.

Stories are written in batches of a transaction each; the rows of ArchiveEntry are the marker by which an interrupted load
goes on where it stopped, and a second load doubles nothing.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.core.management.color import no_style
from django.db import connection, transaction
from django.utils import translation

from articles.archiving import shelves
from articles.archiving.source import fingerprint, moment
from articles.models import ArchiveEntry, Article, Byline, RelatedStory, TopicStory, Translation
from articles.workflow import remember_first_publication
from korner.languages import TURKISH
from korner.publishing import Status
from korner.site.models import Redirect

BATCH = 1000
ORIGINAL = ("id", "published_at", "author", "image", "tags", "category", "group")
LARGEST_ID = 2**62


@dataclass
class Report:
    """What a load did, in numbers, and what it left alone."""

    added: int = 0
    renewed: int = 0
    unchanged: int = 0
    kept: list = field(default_factory=list)  # ids whose story was changed at the desk
    made: Counter = field(default_factory=Counter)
    renumbered: int = 0
    comments: int = 0
    unknown: Counter = field(default_factory=Counter)


class Loader:
    """Loads one archive after pass 1 has approved of it."""

    def __init__(self, archive, plan, *, overwrite=False, progress=None):
        self.archive, self.plan = archive, plan
        self.overwrite = overwrite
        self.progress = progress or (lambda words: None)
        self.report = Report(comments=plan.comments, unknown=plan.unknown)
        self.default_language = archive.site.get("default_language", TURKISH)
        self.related = []

    def load(self):
        """Load everything; returns the Report."""
        with translation.override(TURKISH):
            self.shelves = shelves.fill(self.archive, self.report)
            rows = ArchiveEntry.objects.filter(archive=self.archive.name)
            self.known = {
                key: (article, version, data.get("fingerprint"))
                for key, article, version, data in rows.values_list("key", "article_id", "version", "data")
            }
            done = 0
            for batch in self.batches():
                self.load_batch(batch)
                done += len(batch)
                self.progress(f"{done} stories of {len(self.plan.groups)}")
            self.load_related()
            reset_sequences()
        return self.report

    def stories(self):
        """Yield the entries of each story together, wherever they stand in the file."""
        waiting = defaultdict(list)
        for entry in self.archive.articles():
            group = str(entry.get("group", f"id:{entry['id']}"))
            waiting[group].append(entry)
            if len(waiting[group]) == self.plan.groups[group]:
                yield waiting.pop(group)

    def batches(self):
        """Yield lists of at most BATCH stories."""
        batch = []
        for entries in self.stories():
            batch.append(entries)
            if len(batch) == BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    @transaction.atomic
    def load_batch(self, batch):
        """Write one batch: new stories in bulk, changed ones one by one."""
        new = []
        for entries in batch:
            known = [self.known[str(entry["id"])] for entry in entries if str(entry["id"]) in self.known]
            if not known:
                new.append(entries)
            elif all(self.known.get(str(e["id"]), (0, 0, ""))[2] == fingerprint(e) for e in entries):
                self.report.unchanged += 1
            else:
                self.renew(entries, known[0])
        if new:
            self.add(new)

    def add(self, stories):
        """Write stories that are not there yet."""
        wanted = {article_id(entries, self.source_of(entries)) for entries in stories}
        taken = set(Article.objects.filter(pk__in=wanted - {None}).values_list("pk", flat=True))
        articles = []
        for entries in stories:
            article = self.fill(Article(), entries)
            pk = article_id(entries, article.source_language)
            article.pk = pk if pk not in taken else None
            taken.add(pk)
            article.settle()
            self.settle_states(article, entries)
            articles.append(article)
        Article.objects.bulk_create(articles)
        self.hang_on(list(zip(articles, stories, strict=True)))
        self.report.added += len(stories)

    def renew(self, entries, known):
        """Bring a story that was loaded before to what the archive says now, unless the desk has changed it."""
        article = Article.objects.get(pk=known[0])
        if article.version != known[1] and not self.overwrite:
            self.report.kept.append(str(entries[0]["id"]))
            return
        self.fill(article, entries)
        article.settle()
        self.settle_states(article, entries)
        article.save()
        article.bylines.all().delete()
        article.tags.clear()
        article.topic_entries.all().delete()
        article.archive_entries.filter(archive=self.archive.name).delete()
        self.hang_on([(article, entries)])
        self.report.renewed += 1

    def source_of(self, entries):
        """The language of a story's original: said by the archive, else the earlier one, else the paper's default."""
        for entry in entries:
            if entry.get("source_language"):
                return entry["source_language"]
        if len(entries) == 1:
            return entries[0]["lang"]
        times = {entry["lang"]: entry.get("published_at") or "9999" for entry in entries}
        first = min(times.values())
        earliest = [language for language, time in times.items() if time == first]
        return earliest[0] if len(earliest) == 1 else self.default_language

    def fill(self, article, entries):
        """Put the words and facts of the entries into `article`."""
        source = self.source_of(entries)
        by_language = {entry["lang"]: entry for entry in entries}
        original = by_language.get(source, entries[0])
        article.source_language = source
        for language, entry in by_language.items():
            for column, key in TEXTS.items():
                setattr(article, f"{column}_{language}", entry.get(key) or None)
            share = self.shelves.images.get(entry.get("share_image"))
            setattr(article, f"share_picture_{language}_id", share)
            if entry.get("withdrawn"):
                setattr(article, f"withdrawn_{language}", True)
        article.kind = original.get("kind", Article.Kind.NEWS)
        article.status = original["status"]
        times = [moment(entry["published_at"], "") for entry in entries if entry.get("published_at")]
        article.publish_at = moment(original["publish_at"], "") if original.get("publish_at") else min(times, default=None)
        for name in ("expire_at", "embargo_until", "revised_at"):
            setattr(article, name, moment(original[name], "") if original.get(name) else None)
        article.category = self.shelves.categories[original["category"]]
        article.root_id = article.category.root_id
        article.picture_id = self.shelves.images.get(original.get("image"))
        article.source_name = original.get("source_name") or ""
        article.source_url = original.get("source_url") or ""
        article.comments_open = original.get("comments_open", True)
        for entry in entries:
            if entry.get("published_at") and entry.get("body_html"):
                setattr(article, f"first_published_at_{entry['lang']}", moment(entry["published_at"], ""))
        return article

    @staticmethod
    def settle_states(article, entries):
        """What the archive says of a translation stands, where the texts bear it out."""
        for entry in entries:
            if entry.get("translation") == Translation.OUTDATED and article.has_body_in(entry["lang"]):
                setattr(article, f"translation_{entry['lang']}", Translation.OUTDATED)
        if article.status == Status.PUBLISHED and article.publish_at:
            remember_first_publication(article)

    def hang_on(self, pairs):
        """Write what hangs on stories: bylines, tags, topics, the archive's own words, old addresses."""
        bylines, tags, topics, marks, redirects = [], [], [], [], []
        tag_link = Article.tags.through
        for article, entries in pairs:
            original = next((e for e in entries if e["lang"] == article.source_language), entries[0])
            bylines += self.bylines(article, original)
            tags += [tag_link(article_id=article.pk, tag_id=self.shelves.tags[k]) for k in dict.fromkeys(original.get("tags") or [])]
            topics += [TopicStory(article=article, topic_id=self.shelves.topics[k]) for k in dict.fromkeys(original.get("topics") or [])]
            self.related += [(article.pk, str(key), n) for n, key in enumerate(original.get("related") or [])]
            for entry in entries:
                data = {key: entry[key] for key in ORIGINAL if key in entry} | {"fingerprint": fingerprint(entry)}
                marks.append(
                    ArchiveEntry(
                        archive=self.archive.name,
                        key=str(entry["id"]),
                        language=entry["lang"],
                        article=article,
                        data=data,
                        version=article.version,
                    )
                )
                if entry["lang"] == article.source_language and str(entry["id"]) != str(article.pk):
                    self.report.renumbered += 1
                    redirects += self.old_addresses(article, entry["id"])
        Byline.objects.bulk_create(bylines)
        tag_link.objects.bulk_create(tags, ignore_conflicts=True)
        TopicStory.objects.bulk_create(topics, ignore_conflicts=True)
        ArchiveEntry.objects.bulk_create(marks)
        Redirect.objects.bulk_create(redirects, ignore_conflicts=True)

    def bylines(self, article, original):
        """The Byline rows of a story: the archive's list with roles, else its one author."""
        lines = original.get("bylines") or ([{"author": original["author"]}] if original.get("author") else [])
        unique = {(line["author"], line.get("role") or Byline.Role.REPORTER): None for line in lines}
        return [
            Byline(article=article, author_id=self.shelves.authors[author], role=role, order=order)
            for order, (author, role) in enumerate(unique)
        ]

    @staticmethod
    def old_addresses(article, number):
        """Redirects from the addresses a story would have had under the archive's own number."""
        for language in ("tr", "fr"):
            if article.has_body_in(language):
                new = article.url_in(language)
                yield Redirect(old_path=new.replace(f"-{article.pk}/", f"-{number}/"), new_path=new)

    @transaction.atomic
    def load_related(self):
        """Put stories beside each other by hand, once all of them are there."""
        if not self.related:
            return
        ids = dict(ArchiveEntry.objects.filter(archive=self.archive.name).values_list("key", "article_id"))
        rows = [
            RelatedStory(article_id=pk, other_id=ids[key], order=order)
            for pk, key, order in self.related
            if key in ids and ids[key] != pk
        ]
        RelatedStory.objects.bulk_create(rows, ignore_conflicts=True)


TEXTS = {
    "headline": "title",
    "slug": "slug",
    "lead": "summary",
    "body": "body_html",
    "kicker": "kicker",
    "place": "place",
    "picture_caption": "caption",
    "seo_title": "seo_title",
    "seo_description": "seo_description",
}


def article_id(entries, source):
    """The number of a story's original in the archive, if it is one we can take."""
    original = next((entry for entry in entries if entry["lang"] == source), entries[0])
    number = original["id"]
    return number if isinstance(number, int) and 0 < number < LARGEST_ID else None


def reset_sequences():
    """Let the database's counters go on behind the ids that were written by hand."""
    statements = connection.ops.sequence_reset_sql(no_style(), [Article])
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
