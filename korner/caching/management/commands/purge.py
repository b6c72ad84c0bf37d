"""Lets stored pages be old: those that show the given tags, or all."""

from django.core.management.base import BaseCommand, CommandError

from korner.caching import changes, stores


class Command(BaseCommand):
    help = "Make stored pages old here and at the edge: `purge article12 category3`, or `purge --all`."

    def add_arguments(self, parser):
        parser.add_argument("tags", nargs="*")
        parser.add_argument("--all", action="store_true", help="every page: a new epoch begins")

    def handle(self, *args, tags, all, **options):
        if all == bool(tags):
            raise CommandError("Name the tags to purge, or say --all.")
        if not stores.is_on():
            raise CommandError("No pages are kept: PAGE_STORE_URL is off.")
        if all:
            changes.everything_is_old()
        else:
            changes.touch(*tags)
        left = changes.waiting_edges()
        self.stdout.write("Purged." if not left else f"Purged here; {left} purges wait for the edge to confirm.")
