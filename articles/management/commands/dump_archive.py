"""Writes the newspaper out as a content archive."""

from django.core.management.base import BaseCommand, CommandError

from articles.archiving.dumping import Dump


class Command(BaseCommand):
    help = "Write everything as a content archive into FOLDER, which must be new or empty."

    def add_arguments(self, parser):
        parser.add_argument("folder")

    def handle(self, *args, folder, **options):
        say = self.stdout.write if options["verbosity"] > 0 else None
        try:
            number = Dump(folder, progress=say).write()
        except OSError as error:  # the folder holds something, the disk is full, a picture's original is missing
            raise CommandError(f"The archive was not written: {error}") from None
        self.stdout.write(f"{number} articles written to {folder}")
