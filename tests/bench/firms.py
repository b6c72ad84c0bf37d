"""What a table of 5,000 firms costs: `python -m tests.bench.firms [5000]`, in a database of its own that goes with it."""

import os
import resource
import sys
import tempfile
import time
from pathlib import Path


def main(number):
    """Write the table, write it again, and write one with a broken row; time and memory of each."""
    from django.core.management import call_command

    from korner.places.models import Place
    from tests.directory.tabled import many_rows, row, sheet
    from widgets.directory.models import Firm, Trade
    from widgets.directory.tables import FirmTable

    call_command("migrate", verbosity=0)
    names = ("Schaerbeek", "Anderlecht", "Molenbeek", "Namur")
    places = [Place.objects.create(key=f"be-{n}", kind="commune", country="BE", name_tr=n, name_fr=n) for n in names]
    trades = [Trade.objects.create(name_tr=f"Meslek {n}", name_fr=f"Métier {n}") for n in range(60)]
    rows = list(many_rows(number, trades, places))
    told("the machine before", 0, 0)
    for words, table in (
        ("first time", rows),
        ("the same again", rows),
        ("one row broken", [*rows[:-1], row("X", "X", place="Yokköy")]),
    ):
        begun, worked = time.perf_counter(), time.process_time()
        trial = FirmTable().apply(sheet(*table))
        told(words, time.perf_counter() - begun, time.process_time() - worked)
        print(
            f"  new {trial.new}, changed {trial.changed}, same {trial.same}, written {trial.applied}: {Firm.objects.count()} firms"
        )


def told(words, seconds, worked):
    """One line of the answer."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{words}: {seconds:.1f} s ({worked:.1f} s of the processor), at most {peak:.0f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DEMO": "1", "DEBUG": "0", "DATABASE_URL": f"sqlite:///{Path(folder) / 'bench.sqlite3'}"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "korner.settings"
        import django

        django.setup()
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
