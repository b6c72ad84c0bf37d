"""What pages cost that must be built: processor time beside a bare Django view, queries, and what a larger paper adds."""

import json

from deploy.house.scratch import find_program
from tests.bench.load import Target, measure
from tests.bench.served import VIEW
from tests.bench.table import Row

CONNECTIONS = 2  # as many readers as cores of a small machine: the latencies are those of building, not of waiting
LIMITS = {"home": (42, 12), "section": (22, 8), "article": (22, 8)}  # times the bare view, queries
GROWTH = 1.3  # a large paper may cost so many times a small one


def ask_pages(bench, site, *arguments, seconds=120):
    """What `python -m tests.bench.pages` says of a newspaper."""
    said = bench.python(["-m", "tests.bench.pages", *arguments], {**site, "PAGE_STORE_URL": "off"}, seconds)
    return json.loads(said.splitlines()[-1])


def run(bench, papers, bare_url, plan):
    """Measure every kind of page on each of `papers` {number of stories: (environment, what pages.py said)}.

    All papers and the bare view stand in the same rounds. Returns the rows.
    """
    if not find_program("wrk"):
        return []
    database = bench.pid("postgres") if "postgres" in bench.web else None
    targets = [Target(VIEW, bare_url, bench.pid("bare-view"))]
    for size, (site, said) in papers.items():
        bench.broken += [f"{words}, {size:,} stories" for words in said["broken"]]
        address = bench.serve(f"uncached-{size}", {**site, "PAGE_STORE_URL": "off"})
        if size != min(papers):
            # Documents are not multiplied: the search of a large paper is measured by a part of its own.
            said["paths"].pop("search", None), said["queries"].pop("search", None)
        for kind, paths in said["paths"].items():
            pid = bench.pid(f"uncached-{size}")
            targets.append(Target(name(kind, size), address + paths[0], pid, paths=tuple(paths), database=database))
    measured = measure(
        bench.folder, targets, rounds=plan.rounds, seconds=plan.seconds, connections=CONNECTIONS, until=plan.until
    )
    bench.broken += measured.problems
    bench.remarks.append(f"uncached pages: {measured.number()} rounds of {plan.seconds} s, {CONNECTIONS} connections")
    for size in papers:
        bench.end(f"uncached-{size}")
    return rows(measured, {size: said["queries"] for size, (_site, said) in papers.items()})


def name(kind, size):
    """How a kind of page of a paper with `size` stories is called in the table."""
    return f"uncached {kind}, {size:,} stories"


def rows(measured, queries):
    """For every page of the smallest paper its ratio to the bare view; for larger papers that to the smallest one's too.

    `queries` is {number of stories: {kind: queries}}.
    """
    smallest, made = min(queries), []
    for size, asked in sorted(queries.items()):
        for kind, number in asked.items():
            times, most_queries = LIMITS.get(kind, (None, None))
            what = name(kind, size)
            if what not in measured or VIEW not in measured:
                continue
            cpu, database = measured.median(what, "cpu"), measured.median(what, "database_cpu")
            made.append(
                Row(
                    what,
                    figure=f"{cpu:.1f} + {database:.1f} ms" if database else f"{cpu:.1f} ms",
                    ratio=measured.ratio(what, VIEW, "cpu"),
                    to=f"{VIEW}, CPU",
                    most=times,
                    p50=measured.median(what, "p50"),
                    p99=measured.median(what, "p99"),
                    per_cpu=measured.median(what, "per_cpu_second"),
                    queries=number,
                    most_queries=most_queries,
                )
            )
            if size != smallest and name(kind, smallest) in measured:
                ratio = measured.ratio(what, name(kind, smallest), "whole_cpu")
                made.append(
                    Row(f"{what}, with the database", ratio=ratio, to=f"{smallest:,} stories, CPU", most=GROWTH)
                )
    if VIEW in measured:
        bare = measured.median(VIEW, "cpu")
        made.append(Row(f"{VIEW} in these rounds", figure=f"{bare:.2f} ms", per_cpu=1000 / bare if bare else None))
    return made
