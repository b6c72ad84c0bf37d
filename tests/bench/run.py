"""What the newspaper costs and how fast it is: the whole bench, printed as one table of ratios (`make bench`).

    make bench                      the whole, at most ten minutes
    make bench BENCH=--quick        short rounds and a smaller paper, about three minutes
    make bench BENCH=--million      with a paper of 1,000,000 stories too: give it time (--minutes)

The real servers are started on loopback in one temporary folder and ended whatever happens. What is not installed is said
and left out. Speed is shown, not judged: the exit code is 1 only when something broke.
"""

import argparse
import os
import platform
import signal
import sys
import time
from datetime import datetime

from deploy.house.scratch import CannotStart
from deploy.house.stamps import ROOT, VAR
from tests.bench.parts import MILLION, PARTS, SMALL, Course, Plan, say
from tests.bench.servers import Bench, TookTooLong, versions
from tests.bench.table import report


class Interrupted(BaseException):
    """A signal asked us to end, or the time is over: the servers are stopped on the way out."""


def hear(do):
    """Let `do` be done at every signal that ends us."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGALRM):
        signal.signal(number, do)


def interrupt(number, frame):
    """End on the first signal; later ones do not disturb the clearing up."""
    hear(signal.SIG_IGN)
    raise Interrupted(signal.Signals(number).name)


def arguments(words):
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="rounds of one second, a large paper of 20,000 stories")
    parser.add_argument("--million", action="store_true", help="a paper of 1,000,000 stories too")
    parser.add_argument(
        "--only", default=",".join(PARTS), help=f"parts to run, with commas between: {', '.join(PARTS)}"
    )
    parser.add_argument("--rounds", type=int, default=5, help="rounds of every comparison (5)")
    parser.add_argument("--minutes", type=float, help="the whole ends by then (10; with --million 30)")
    parser.add_argument("--workers", type=int, default=2, help="worker processes of every server (2)")
    parser.add_argument("--threads", type=int, default=4, help="threads of every worker (4)")
    return parser.parse_args(words)


def plan_of(given):
    """Make the Plan the command line asks for. Raises SystemExit for parts that do not exist."""
    parts = tuple(given.only.split(","))
    if unknown := set(parts) - set(PARTS):
        raise SystemExit(f"There is no part {', '.join(sorted(unknown))}: {', '.join(PARTS)}.")
    minutes = given.minutes or (30 if given.million else 10)
    return Plan(
        parts=parts,
        sizes=(SMALL, 20_000 if given.quick else 100_000, *([MILLION] if given.million else [])),
        rounds=given.rounds,
        seconds=1 if given.quick else 2,
        pages=1_000 if given.quick else 10_000,
        # Filling both databases with 100,000 takes minutes: not in a run of everything.
        documents=10_000 if given.quick else 100_000 if given.million or parts == ("search",) else 20_000,
        whole=minutes * 60,
        until=time.monotonic() + minutes * 60,
    )


def facts(bench, plan, began):
    """What must be known to read the figures."""
    cores = len(os.sched_getaffinity(0))
    load = os.getloadavg()
    return [
        f"{datetime.now():%Y-%m-%d %H:%M}, {cores} cores, {platform.system()} {platform.release()}, Python "
        f"{platform.python_version()}; load of the machine now {load[0]:.1f}, {load[2]:.1f} over a quarter of an hour; "
        f"took {time.monotonic() - began:.0f} s",
        f"every server with {bench.workers} workers, those of Python with {bench.threads} threads; load by wrk on the same "
        "machine. Absolute figures are of this machine in this hour; the ratios are medians of interleaved rounds",
        "; ".join(versions()),
    ]


def main(words):
    """Run the bench; returns the exit code."""
    given = arguments(words)
    plan, began, rows = plan_of(given), time.monotonic(), []
    hear(interrupt)
    signal.alarm(int(plan.left()) + 60)  # parts look at the clock themselves; this is for what hangs
    bench = Bench(workers=given.workers, threads=given.threads)
    try:
        with bench:
            try:
                Course(bench, plan, rows).run()
            finally:
                hear(signal.SIG_IGN)  # what now follows is the clearing up
    except (CannotStart, TookTooLong) as problem:
        bench.broken.append(str(problem))
    except Interrupted as signal_name:
        bench.broken.append(f"stopped by {signal_name}")
    remarks = [*bench.missing, *bench.remarks, *(f"BROKEN: {problem}" for problem in bench.broken)]
    text = report(f"Bench of {datetime.now():%Y-%m-%d}", facts(bench, plan, began), rows, remarks)
    print(text)
    if rows:
        folder = VAR / "bench"
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / f"{datetime.now():%Y-%m-%d-%H%M}.md"
        file.write_text(text)
        say(f"Kept in {file.relative_to(ROOT)}")
    return 1 if bench.broken else 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1:]))
