"""Brings all search documents up to date, while the search goes on answering from those that stand."""

import time
from itertools import batched

from django.core.management.base import BaseCommand
from django.db import connection

from korner.desk import finding
from korner.search import desk_index, indexing, vocabulary
from korner.search.models import SearchDocument
from korner.search.searchable import searchables


class Command(BaseCommand):
    help = (
        "Write the search documents of everything anew where they are missing or differ. Each batch is a transaction of "
        "its own: the old document answers until the new one stands, and after an interruption what is done is passed by."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--only", metavar="KIND", help="only this kind of thing: " + ", ".join(sorted(searchables()))
        )
        parser.add_argument("--batch", type=int, default=indexing.BATCH, help="things of one transaction")

    def handle(self, *args, only, batch, **options):
        self.begun, self.loud = time.monotonic(), options["verbosity"] > 0
        chosen = [known for known in searchables().values() if only in (None, known.name)]
        for searchable in chosen:
            self.write(searchable, max(batch, 1))
            self.say(f"{searchable.name}: {indexing.remove_orphans(searchable)} documents of things that are gone")
        if only is None:
            gone = SearchDocument.objects.exclude(source__in=list(searchables()))
            indexing.remove(list(gone.values_list("pk", flat=True)))
            for finder in finding.finders().values():
                self.write_for_the_desk(finder, max(batch, 1))
        self.say(f"{vocabulary.count()} words counted")
        indexing.tidy(connection)
        self.say("done")

    def write(self, searchable, batch):
        """Write all things of a Searchable, in the order of their ids."""
        ids = searchable.model._base_manager.order_by("pk").values_list("pk", flat=True)
        total, done, changed, last = ids.count(), 0, 0, None
        while chunk := list((ids if last is None else ids.filter(pk__gt=last))[:batch]):
            changed += indexing.write_all(searchable.model, chunk)
            done, last = done + len(chunk), chunk[-1]
            self.say(f"{searchable.name}: {done} of {total}, {changed} documents written")

    def write_for_the_desk(self, finder, batch):
        """Write the words by which the desk finds things of a kind; those of the readers' documents are written already."""
        if not any(known.model is finder.model for known in searchables().values()):
            ids = finder.model._base_manager.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000)
            for chunk in batched(ids, batch):
                desk_index.write_all(finder.model, chunk)
        self.say(f"{finder.name}: {desk_index.remove_orphans(finder)} words of things that are gone")

    def say(self, words):
        if self.loud:
            self.stdout.write(f"[{time.monotonic() - self.begun:7.1f} s] {words}")
            self.stdout.flush()
