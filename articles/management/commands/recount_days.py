"""Counts the stories of every day anew, for the archive's calendar."""

import time

from django.core.management.base import BaseCommand

from articles.models import Article
from articles.models.day_keeping import recount_all


class Command(BaseCommand):
    help = (
        "Count the stories of every day of the archive anew, month by month. Needed only after rows were written past the "
        "application, e.g. by SQL."
    )

    def handle(self, *args, **options):
        begun = time.monotonic()

        def say(words):
            if options["verbosity"] > 0:
                self.stdout.write(f"[{time.monotonic() - begun:7.1f} s] {words}")
                self.stdout.flush()

        recount_all(Article.objects.all(), progress=say)
