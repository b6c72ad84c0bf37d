"""The clock of the house: runs what is due, once a minute, from a loop of its own or from cron."""

import signal
import threading

from django.core.management.base import BaseCommand

from korner.periodic import run_due


class Command(BaseCommand):
    help = "Run the periodic jobs that are due; with --loop, look again every minute until told to stop."

    def add_arguments(self, parser):
        parser.add_argument("--loop", action="store_true", help="go on until SIGTERM or Ctrl-C")
        parser.add_argument("--every", type=int, default=60, help="seconds between two looks")

    def handle(self, *args, loop, every, **options):
        stop = threading.Event()
        if loop:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stop.set())
        while True:
            for name, error in run_due():
                self.stderr.write(f"{name}: {error}") if error else self.stdout.write(f"{name}: done")
            if not loop or stop.wait(every):
                return
