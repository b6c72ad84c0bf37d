"""Loads a newspaper from a content archive."""

import time

from django.core.management.base import BaseCommand, CommandError

from articles.archiving import checking
from articles.archiving.loading import Loader
from articles.archiving.source import Archive, ArchiveError


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
            say(f"good: {plan.articles} articles in {len(plan.groups)} stories, {plan.comments} comments")
            if check:
                return
            report = Loader(archive, plan, overwrite=overwrite, progress=say).load()
        except ArchiveError as error:
            raise CommandError(f"The archive was not loaded: {error}") from None
        for line in lines_of(report):
            say(line)


def lines_of(report):
    """The report in words."""
    yield f"stories: {report.added} added, {report.renewed} renewed, {report.unchanged} as they were"
    for kind, number in sorted(report.made.items()):
        yield f"{kind}: {number} added"
    if report.kept:
        shown = ", ".join(report.kept[:20]) + (" …" if len(report.kept) > 20 else "")
        yield f"left alone, changed at the desk (take them with --overwrite): {len(report.kept)} ({shown})"
    if report.renumbered:
        yield f"{report.renumbered} stories got a new number; their old addresses lead to the new ones"
    if report.comments:
        yield f"{report.comments} comments counted and not taken: this edition has no comments yet"
    for key, number in sorted(report.unknown.items()):
        yield f"key not known, left out: {key} ({number} times)"
