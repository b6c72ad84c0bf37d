"""How each outside source stands: whether it is asked, its last good answer, what went wrong since. Asks nobody outside."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.core.cache import cache
from django.db.models import Count, F, Max, Min, OuterRef, Q, Subquery, Sum, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from korner.fetching.models import AILING, Asked, Switch
from korner.fetching.problems import in_html, in_words
from korner.fetching.sources import Source, all_sources

SHOWN = 5  # addresses of one source that fail, the worst first
FAILURES = 3  # in a row, before the start page speaks of it
LONG = timedelta(days=1)  # without a good answer
REMEMBERED = 60  # seconds for which those that fail are
LONG_WAITS = 3  # or so many of the source's own waits, where that is longer


def switches():
    """{name of a source: whether it is asked} of those whose switch somebody has touched."""
    return dict(Switch.objects.values_list("source", "on"))


def is_on(source, on=None):
    """Whether a Source is asked. `on`: all switches, for whoever asks of several sources."""
    return (switches() if on is None else on).get(source.name, source.begins_on)


@dataclass
class Standing:
    """One source as the desk shows it."""

    source: Source
    on: bool
    addresses: int = 0  # how many it has been asked for
    good_at: object = None  # the newest good answer of all
    failures: int = 0  # since then, of all
    failing: int = 0  # addresses that fail
    next_at: object = None
    worst: list = field(default_factory=list)  # Asked, with `words` of the problem as HTML

    @property
    def asked(self):
        """Whether it is asked at all: it is on, and has its key."""
        return self.on and self.source.has_key

    @property
    def soon(self):
        """Whether it is due: the next minute asks."""
        return self.next_at is None or self.next_at <= timezone.now()


def standings():
    """A Standing for each source, in three queries however many addresses they have."""
    on = switches()
    sums = {
        row.pop("source"): row
        for row in Asked.objects.order_by()
        .values("source")
        .annotate(
            addresses=Count("pk"),
            newest=Max("good_at"),
            tries=Sum("failures"),
            failing=Count("pk", filter=Q(failures__gt=0)),
            soonest=Min("next_at"),
        )
    }
    worst = worst_rows()
    found = []
    for source in all_sources().values():
        line = Standing(source, is_on(source, on), worst=worst.get(source.name, []))
        row = sums.get(source.name)
        if row:
            line.addresses, line.good_at, line.failures = row["addresses"], row["newest"], row["tries"]
            line.failing, line.next_at = row["failing"], row["soonest"]
        found.append(line)
    return found


def worst_rows():
    """{source: its Asked that fail, those that failed most first, a few of each}."""
    place = Window(RowNumber(), partition_by=F("source"), order_by=[F("failures").desc(), F("pk").asc()])
    found: dict[str, list] = {}
    for row in Asked.objects.filter(failures__gt=0).annotate(place=place).filter(place__lte=SHOWN).order_by("place"):
        row.words = in_html(row.problem)
        found.setdefault(row.source, []).append(row)
    return found


def ailing():
    """[(Source, its last good moment or None, problem in words)] of those that have failed for long.

    One query, and none for a minute after: it is asked at each look at the start page, of failures that last for days.
    """
    now, found = timezone.now(), []
    silent = cache.get_or_set(AILING, silent_now, REMEMBERED)
    for source in all_sources().values():
        row = silent.get(source.name)
        if not row or not source.has_key:
            continue
        if not (source.begins_on if row["on"] is None else row["on"]):
            continue
        if row["newest"] is None or row["newest"] < now - max(LONG, LONG_WAITS * source.every):
            found.append((source, row["newest"], in_words(row["problem"])))
    return found


def silent_now():
    """{source: {"newest", "problem", "on"}} of those with an address that fails again and again; `on` is their switch."""
    switch = Switch.objects.filter(source=OuterRef("source")).values("on")
    rows = (
        Asked.objects.filter(Q(good_at=None) | Q(good_at__lt=timezone.now() - LONG), failures__gte=FAILURES)
        .order_by()
        .values("source")
        .annotate(newest=Max("good_at"), problem=Max("problem"), on=Subquery(switch))
    )
    return {row.pop("source"): row for row in rows}
