"""When sources are asked: the clock looks each minute which are due, and the worker asks. A person may say "now"."""

import logging
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from korner.fetching.models import Asked
from korner.fetching.sources import all_sources
from korner.fetching.standing import is_on, switches
from korner.tasks import enqueue, task

log = logging.getLogger(__name__)

QUEUED = timedelta(minutes=15)  # so long a task is believed to stand in the queue
BETWEEN = timedelta(minutes=1)  # two wishes of people for one source
FORGOTTEN = timedelta(days=30)  # after it was due, an address that nobody asks for any more


@task()
def ask(name):
    """Ask what is due of the source called `name`."""
    from korner.fetching.running import run

    cache.delete(f"source-queued:{name}")
    source = all_sources().get(name)
    if source is not None:
        run(source)


def queue_due():
    """The job of each minute: queue every source of which something is due, once, however long the queue is."""
    now, on = timezone.now(), switches()
    for source in all_sources().values():
        if not is_on(source, on) or not source.has_key:
            continue
        try:
            due = is_due(source, now)
        except Exception:  # One app's slip stops no other source.
            log.exception("the addresses of %s could not be told", source.name)
            continue
        if due and cache.add(f"source-queued:{source.name}", 1, QUEUED.total_seconds()):
            enqueue(ask, source.name)


def is_due(source, now):
    """Whether one of the source's addresses of now is to be asked, and nobody is at it."""
    rows = Asked.objects.filter(source=source.name).values_list("key", "next_at", "busy_until")
    waits = {key: max(next_at or now, busy or now) for key, next_at, busy in rows}
    return any(waits.get(one.key, now) <= now for one in source.asks())


def ask_now(source):
    """Queue a source because a person wants it asked, whole, whatever is known of it; False where one did just now."""
    if not cache.add(f"source-wanted:{source.name}", 1, BETWEEN.total_seconds()):
        return False
    Asked.objects.filter(source=source.name).update(next_at=timezone.now(), etag="", last_modified="")
    enqueue(ask, source.name)
    return True


def forget():
    """The job of each day: rows of addresses that nobody has asked for in a long time."""
    Asked.objects.filter(next_at__lt=timezone.now() - FORGOTTEN).delete()
