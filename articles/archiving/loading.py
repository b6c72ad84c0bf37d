"""Pass 2: an archive that was found good becomes sections, people, pictures and stories.

Stories are written in batches of a transaction each; the rows of ArchiveEntry are the marker by which an interrupted load
goes on where it stopped, and a second load doubles nothing.
"""

from itertools import batched

from django.db import transaction
from django.utils import translation

from articles.archiving import standing
from articles.archiving.composing import compose, forget_words, original_of, publication_time
from articles.archiving.grouping import source_of, stories
from articles.archiving.hanging import hang_on, relate, remember_addresses
from articles.archiving.joined import joined
from articles.archiving.numbers import reserve, wanted_number
from articles.archiving.report import Report
from articles.archiving.shelves import Shelves
from articles.archiving.source import fingerprint
from articles.models import ArchiveEntry, Article
from articles.models.day_keeping import days_counted_once
from korner.languages import TURKISH
from korner.search import indexing

BATCH = 1000


class Loader:
    """Loads one archive after pass 1 has approved of it."""

    def __init__(self, archive, plan, *, overwrite=False, progress=None):
        self.archive, self.plan = archive, plan
        self.overwrite = overwrite
        self.progress = progress or (lambda words: None)
        self.report = Report(unknown=plan.unknown)
        self.shelves = Shelves(archive, self.report)
        self.default_language = archive.site.get("default_language") or TURKISH
        self.owners = {}  # article → the first of its entries' keys: two stories of the archive never become one

    def load(self):
        """Load everything; returns the Report."""
        with translation.override(TURKISH):
            self.shelves.fill()
            standing.fill_settings(self.archive, self.shelves, self.report)
            standing.fill_pages(self.archive, self.shelves, self.report)
            standing.fill_menus(self.archive, self.shelves, self.report)
            reserve(self.plan.largest)
            done = 0
            for batch in batched(stories(self.archive, self.plan.groups), BATCH):
                self.load_batch(batch)
                done += len(batch)
                self.progress(f"{done} stories of {len(self.plan.groups)}")
            relate(self.archive)
            standing.fill_redirects(self.archive)
        return self.report

    def load_batch(self, batch):
        """Write one batch. All that takes time is done before its transaction: SQLite has one writer at a time."""
        new, changed = self.sort(batch)
        articles = [(self.compose(Article(), entries), entries) for entries in new]
        rows = Article.objects.select_related("category").in_bulk([pk for pk, _version, _entries in changed])
        languages = self.languages_of(rows)
        renewed = []
        for pk, version, entries in changed:
            article = rows[pk]
            for language in languages.get(pk, set()) - {entry["lang"] for entry in entries}:
                forget_words(article, language)
            renewed.append((self.compose(article, entries), version, entries))
        with transaction.atomic(), days_counted_once():
            self.add(articles)
            self.renew(renewed)
            indexing.write_all(Article, [article.pk for article, *_told in (*articles, *renewed)])
        self.load_joined([entry for entries in batch for entry in entries])

    def load_joined(self, entries):
        """Let apps that hang on stories take their parts of these entries; a load that was cut off makes up for it."""
        for module in joined():
            told = [entry for entry in entries if entry.get(module.KEY)]
            keys = [str(entry["id"]) for entry in told]
            marks = ArchiveEntry.objects.filter(archive=self.archive.name, key__in=keys)
            ids = dict(marks.values_list("key", "article_id"))
            rows = [(ids[str(entry["id"])], entry) for entry in told if str(entry["id"]) in ids]
            if rows:
                module.load(self.archive, rows, self.report, self.overwrite)

    def compose(self, article, entries):
        return compose(article, entries, self.shelves, self.report, self.default_language)

    def sort(self, batch):
        """Tell what is new from what is known: ([entries], [(article id, version known, entries)])."""
        keys = [str(entry["id"]) for entries in batch for entry in entries]
        marks = ArchiveEntry.objects.filter(archive=self.archive.name, key__in=keys)
        known = {key: row for key, *row in marks.values_list("key", "article_id", "version", "data__fingerprint")}
        at_home = self.written_here(batch, known)
        new, changed = [], []  # changed: (article id, version known, entries)
        for entries in batch:
            told = [known[str(entry["id"])] for entry in entries if str(entry["id"]) in known]
            own = str(entries[0]["id"])
            found = next((row for row in told if self.owners.setdefault(row[0], own) == own), None)
            if found is None and own in at_home:
                found = [at_home[own], 0, None]
            if found is None:
                new.append(entries)
            elif len(told) == len(entries) and all(
                row[0] == found[0] and row[2] == fingerprint(entry) for row, entry in zip(told, entries, strict=True)
            ):
                self.report.unchanged += 1
            else:
                changed.append((found[0], found[1], entries))
        return new, self.without_the_desks(changed)

    def without_the_desks(self, changed):
        """Those of `changed` that are as the archive left them; the others are left alone unless they are to be overwritten."""
        if self.overwrite:
            return changed
        versions = dict(Article.objects.filter(pk__in=[row[0] for row in changed]).values_list("pk", "version"))
        self.report.kept += [str(entries[0]["id"]) for pk, version, entries in changed if versions[pk] != version]
        return [row for row in changed if versions[row[0]] == row[1]]

    def written_here(self, batch, known):
        """{key: article id} of stories that no archive brought, and that this archive, a dump of this very paper, holds."""
        wanted = {}
        for entries in batch:
            number = wanted_number(entries, source_of(entries, self.default_language))
            if number and not any(str(entry["id"]) in known for entry in entries):
                wanted[number] = entries
        here = Article.objects.filter(pk__in=wanted, archive_entries=None).only("slug_tr", "slug_fr", "publish_at")
        same = [(row, wanted[row.pk]) for row in here if is_same(row, wanted[row.pk], self.default_language)]
        return {str(entries[0]["id"]): row.pk for row, entries in same}

    @staticmethod
    def languages_of(articles):
        """{article id: languages that archives brought}."""
        found = {}
        for pk, language in ArchiveEntry.objects.filter(article__in=articles).values_list("article_id", "language"):
            found.setdefault(pk, set()).add(language)
        return found

    def add(self, pairs):
        """Write stories that are not there yet; of two that want a number the first gets it."""
        self.forget_marks(pairs)
        wanted = {id(article): wanted_number(entries, article.source_language) for article, entries in pairs}
        taken = set(Article.objects.filter(pk__in=set(wanted.values()) - {None}).values_list("pk", flat=True))
        for article, _entries in pairs:
            number = wanted[id(article)]
            article.pk = number if number not in taken else None
            taken.add(number)
        Article.objects.bulk_create([article for article, _entries in pairs])
        hang_on(self.archive, self.shelves, pairs)
        for article, entries in pairs:
            self.owners[article.pk] = str(entries[0]["id"])
            number = wanted[id(article)]
            if number and number != article.pk:
                self.report.renumbered += 1
                remember_addresses(article, number)
        self.report.added += len(pairs)

    def renew(self, renewed):
        """Bring stories that were loaded before to what the archive says now."""
        pairs = []
        for article, version, entries in renewed:
            current = Article.objects.select_for_update().filter(pk=article.pk)
            if not self.overwrite and not current.filter(version=version).exists():
                self.report.kept.append(str(entries[0]["id"]))  # somebody saved it this very moment
                continue
            article.save()
            article.bylines.all().delete()
            article.tags.clear()
            article.topic_entries.all().delete()
            article.related_entries.all().delete()
            article.archive_entries.filter(archive=self.archive.name).delete()
            pairs.append((article, entries))
        self.forget_marks(pairs)
        hang_on(self.archive, self.shelves, pairs)
        self.report.renewed += len(pairs)

    def forget_marks(self, pairs):
        """Free the keys of `pairs` from stories they belonged to before the archive grouped them anew."""
        keys = [str(entry["id"]) for _article, entries in pairs for entry in entries]
        ArchiveEntry.objects.filter(archive=self.archive.name, key__in=keys).delete()


def is_same(article, entries, default_language):
    """Whether a story of this paper is the one the entries tell of: same number, same address, same time."""
    entry = original_of(entries, source_of(entries, default_language))
    slug = entry.get("address_slug") or entry.get("slug") or ""
    return article.text("slug", entry["lang"]) == slug and article.publish_at == publication_time(entries, entry)
