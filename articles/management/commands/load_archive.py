"""Loads a newspaper from a content archive."""

import time

from django.core.management.base import BaseCommand, CommandError

from articles.archiving import checking
from articles.archiving.loading import Loader
from articles.archiving.source import Archive, ArchiveError
from korner.caching.changes import one_purge_for_all


class Command(BaseCommand):
    help = "Load a content archive (a folder with content.json). A mistake in it stops the load before anything is written."

    def add_arguments(self, parser):
        parser.add_argument("folder")
        parser.add_argument("--overwrite", action="store_true", help="replace also what was changed at the desk since")
        parser.add_argument("--check", action="store_true", help="only look whether the archive can be taken")

    def handle(self, *args, folder, overwrite, check, **options):
        begun = time.monotonic()

        def say(words):
            if options["verbosity"] > 0:
                self.stdout.write(f"[{time.monotonic() - begun:7.1f} s] {words}")
                self.stdout.flush()

        try:
            archive = Archive(folder)
            plan = checking.check(archive, progress=say)
            say(f"good: {plan.articles} articles in {len(plan.groups)} stories, {plan.comments.total()} comments")
            if check:
                return
            with one_purge_for_all():
                report = Loader(archive, plan, overwrite=overwrite, progress=say).load()
        except ArchiveError as error:
            raise CommandError(f"The archive was not loaded: {error}") from None
        for line in report.lines():
            say(line)
