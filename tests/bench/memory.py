"""How much memory a worker takes: at its start, when it is warm, and after very many different pages."""

import time

from tests.bench.load import read_all
from tests.bench.processes import worker_memory
from tests.bench.table import Row

MB = 1024 * 1024
WARM = 200


def run(bench, site, paths, plan):
    """Serve a newspaper anew, and read all of `paths` once; returns the rows."""
    address = bench.serve("memory", site)
    pid = bench.pid("memory")
    wait_for_workers(pid)
    made = [Row("memory per worker (PSS), at its start", figure=megabytes(worker_memory(pid)))]
    first = paths[:WARM]
    read_all(address, first)
    start = warm = worker_memory(pid)
    made.append(Row(f"memory per worker, after {len(first)} pages", figure=megabytes(warm)))
    good = read_all(address, paths[WARM:], until=plan.until)
    full = worker_memory(pid)
    if len(first) + good < len(paths):
        bench.remarks.append(f"memory: of {len(paths):,} pages {len(first) + good:,} were read in the time there was")
    bench.end("memory")
    made.append(
        Row(
            f"memory per worker, after {len(first) + good:,} different pages",
            figure=megabytes(full),
            ratio=full / start,
            to="the same when warm",
        )
    )
    return made


def wait_for_workers(pid, seconds=20):
    """Wait until the workers have loaded the application: their memory stands still for a second."""
    end, last = time.monotonic() + seconds, 0.0
    while time.monotonic() < end:
        now = worker_memory(pid)
        if now > 20 * MB and abs(now - last) < MB / 10:
            return
        last = now
        time.sleep(1)


def megabytes(number):
    """A number of bytes for people."""
    return f"{number / MB:.0f} MB"
