"""Two workers at the same moment: each address is asked once."""

from contextvars import copy_context

import pytest
from django.db import connection

from korner.fetching.models import Asked
from korner.fetching.running import run
from tests.at_once.running import at_once
from tests.fetching.station.models import Reading


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_ask_once(server, station):
    source = station("good", "good-json", "good-packed")

    def worker():
        try:
            return run(source)
        finally:
            connection.close()

    # A context of its own for each thread, in which the server is let in.
    contexts = [copy_context() for _number in range(4)]
    answered = at_once([lambda context=context: context.run(worker) for context in contexts])
    assert sum(answered) == 3
    assert sorted(came.path for came in server.came) == ["/good", "/good-json", "/good-packed"]
    assert Asked.objects.filter(failures=0, busy_until=None).exclude(good_at=None).count() == 3
    assert Reading.objects.count() == 2
