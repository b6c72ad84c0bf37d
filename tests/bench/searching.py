"""How long a search takes with very many documents, on both databases: asks tests/bench/search.py.

python -m tests.bench.searching 100000      fills an empty, migrated database, prints what was measured as JSON
"""

import json
import sys
import time

from tests.bench.servers import TookTooLong
from tests.bench.table import Row

LIMITS = {"PostgreSQL": 100, "SQLite": 200}  # ms, p95 with four readers at once and 100,000 documents
READERS = 4


def run(bench, number, until):
    """Measure with `number` documents on each database, as long as there is time; returns the rows."""
    made = []
    places = {"PostgreSQL": bench.database, "SQLite": bench.embedded}
    if "postgres" not in bench.urls:
        places.pop("PostgreSQL")
    for name, database in places.items():
        site = bench.site(database(f"searched_on_{name.lower()}"), pages="pages-searched")
        share = (until - time.monotonic()) / (len(places) - len(made))
        end = time.monotonic() + share
        try:
            bench.python(["manage.py", "migrate", "--noinput", "-v0"], site, share)
            said = bench.python(["-m", "tests.bench.searching", number], site, end - time.monotonic())
        except TookTooLong:
            bench.remarks.append(
                f"search on {name}: {share:.0f} s were not enough to fill and ask {number:,} documents"
            )
            continue
        made.append(row(name, number, json.loads(said.splitlines()[-1])))
    return made


def row(name, number, said):
    """The row of one database. `said` is what search.measure() answered, in ms."""
    limit = LIMITS[name]
    return Row(
        f"search on {name}, {number:,} documents, {READERS} readers at once",
        figure=f"p95 {said['p95']:.0f} ms",
        ratio=said["p95"] / limit,
        to=f"the {limit} ms of p95",
        most=1.0 if number >= 100_000 else None,
        p50=said["p50"],
        p99=said["worst"],
    )


def main(number):
    """Fill the database of the environment with documents, measure, print."""
    import django

    django.setup()
    from django.db import connection

    from tests.bench import search

    search.fill(number, say=lambda words: None)
    connection.close()
    print(json.dumps({key: value for key, value in search.measure(readers=READERS).items() if key != "slowest"}))
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
