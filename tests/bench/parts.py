"""Which parts the bench has, in which order they run, and how much of the time each may take."""

import importlib.util
import sys
import time
from dataclasses import dataclass, replace

from deploy.house.scratch import CannotStart
from tests.bench import memory, searching, served, uncached, visible
from tests.bench.load import LoadFailed
from tests.bench.servers import TookTooLong

# The share of the whole that each may take; a part also ends when the whole does.
PARTS = {"served": 0.3, "uncached": 0.3, "visible": 0.1, "memory": 0.22, "search": 1.0}
SHORTEST = 20  # seconds that must be left for a part to begin
SMALL, MILLION = 2_000, 1_000_000
PROBLEMS = (CannotStart, TookTooLong, LoadFailed, ValueError, OSError)


@dataclass
class Plan:
    """How much is measured, and until when (monotonic)."""

    parts: tuple  # of PARTS
    sizes: tuple  # numbers of stories of the newspapers, the smallest first
    rounds: int
    seconds: int  # of one run of wrk
    pages: int  # that are read once to see the memory grow
    documents: int  # that are searched
    whole: float  # seconds
    until: float

    def left(self):
        """Seconds that are left of the whole."""
        return self.until - time.monotonic()


def say(words):
    """Tell what is being done, on the terminal only."""
    print(words, file=sys.stderr, flush=True)


class Course:
    """One run of the bench: its newspapers, its servers, and the rows measured so far."""

    def __init__(self, bench, plan, rows):
        self.bench, self.plan, self.rows = bench, plan, rows
        self.papers, self.serving = {}, None

    def run(self):
        """Do all parts that are wanted; one that breaks is noted and the others go on."""
        if self.plan.parts != ("search",):  # it fills a database of its own
            self.make_papers()
        for name in PARTS:
            if name not in self.plan.parts:
                continue
            if self.plan.left() < SHORTEST:
                self.bench.remarks.append(f"{name}: no time was left")
                continue
            say(f"Measuring: {name} ({self.plan.left():.0f} s left) ...")
            until = min(self.plan.until, time.monotonic() + PARTS[name] * self.plan.whole)
            try:
                self.rows += getattr(self, name)(replace(self.plan, until=until))
            except PROBLEMS as problem:
                self.bench.broken.append(f"{name}: {problem}")

    def make_papers(self):
        """Make the newspapers, {number of stories: environment}: the smallest is written, the others are multiplied."""
        bench, plan = self.bench, self.plan
        say(f"Making the newspaper of {SMALL:,} stories ...")
        site = bench.site(bench.database(f"paper_{SMALL}"), pages="pages")
        bench.python(["manage.py", "collectstatic", "--noinput", "-v0"], site, 120)
        bench.python(["manage.py", "migrate", "--noinput", "-v0"], site, 180)
        bench.python(["-m", "tests.bench.content", SMALL], site, 300)
        self.papers[SMALL] = site
        for size in plan.sizes[1:] if {"uncached", "memory"} & set(plan.parts) else ():
            say(f"Multiplying it to {size:,} ...")
            address = bench.database(f"paper_{size}", template=f"paper_{SMALL}")
            self.papers[size] = bench.site(address, pages=f"pages-{size}")
            bench.python(["-m", "tests.bench.multiply", size // SMALL], self.papers[size], max(60, plan.left()))

    def served_by(self):
        """({name: target}, environment of who publishes for the edge) of the servers, started at the first call."""
        if self.serving is None:
            edge_site = self.bench.site(self.papers[SMALL]["DATABASE_URL"], pages="pages-edge")
            try:
                self.serving = served.start(self.bench, self.papers[SMALL], edge_site)
            except PROBLEMS as problem:
                self.serving = problem  # what needs them later fails for the same reason
        if isinstance(self.serving, Exception):
            raise self.serving
        return self.serving

    def served(self, plan):
        """The same page from everybody."""
        return served.run(self.bench, self.served_by()[0], plan)

    def uncached(self, plan):
        """Pages that are built for each request."""
        bare = self.served_by()[0][served.VIEW].url
        papers = {size: (site, uncached.ask_pages(self.bench, site)) for size, site in self.papers.items()}
        return uncached.run(self.bench, papers, bare, plan)

    def visible(self, plan):
        """A story on its way to the readers."""
        targets, told = self.served_by()
        readers = {"gunicorn": (self.papers[SMALL], targets[served.CACHED].url)}
        if served.EDGE in targets:
            readers["Varnish"] = (told, targets[served.EDGE].url)
        return visible.run(self.bench, readers)

    def memory(self, plan):
        """Very many different pages."""
        site = self.papers[max(size for size in self.papers if size != MILLION)]
        return memory.run(self.bench, site, uncached.ask_pages(self.bench, site, plan.pages), plan)

    def search(self, plan):
        """Questions to very many documents."""
        if importlib.util.find_spec("tests.bench.search") is None:
            self.bench.missing.append("there is no tests/bench/search.py: no search among very many documents")
            return []
        return searching.run(self.bench, plan.documents, plan.until)
