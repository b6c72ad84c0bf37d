"""Whatever a source answers, the last good value stands with its date; nothing is kept half, and the problem is named."""

import time
from decimal import Decimal

import pytest
from django.utils import timezone

from korner.fetching.models import Asked
from korner.fetching.running import run
from tests.fetching.station.models import Reading

pytestmark = pytest.mark.django_db

KEY = "the-one-address"
BAD = {
    "hangs": "slow",
    "drips-its-head": "slow",
    "drips": "slow",
    "informs-for-ever": "slow",
    "long-head": "broken",
    "a-hundred-megabytes": "size",
    "a-hundred-megabytes-declared": "size",
    "gzip-bomb": "size",
    "gzip-in-gzip": "nonsense: no well-formed XML",
    "gzip-twice": "packing",
    "gzip-of-a-bomb": "nonsense: no well-formed XML",
    "gzip-of-nothing-often": "packing",
    "gzip-cut": "broken",
    "no-gzip": "packing",
    "brotli": "packing",
    "says-more-than-it-sends": "broken",
    "says-less-than-it-sends": "nonsense: no well-formed XML",
    "breaks-off": "broken",
    "closes-at-once": "broken",
    "no-http": "broken",
    "html": "html",
    "html-called-xml": "nonsense: a page of HTML",
    "empty": "nonsense: an empty answer",
    "wrong-root": "nonsense: <prices> instead of <rates>",
    "no-xml": "nonsense: no well-formed XML",
    "old-day": "nonsense: an old day: 2017-03-08",
    "laughs": "nonsense: XML with a DTD or entities",
    "external": "nonsense: XML with a DTD or entities",
    "deep": "nonsense: XML that is nested too deeply",
    "unknown-letters": "nonsense: no well-formed XML",
    "number-nan": "nonsense: no number: 'NaN'",
    "number-huge": "nonsense: no number: '1e999'",
    "number-below-nothing": "nonsense: -48.7 is not between",
    "number-with-comma": "nonsense: no number: '48,7421'",
    "number-missing": "nonsense: no number: ''",
    "number-script": "nonsense: no number: '<script>",
    "json-nan": "nonsense: NaN is no number",
    "json-huge": "nonsense: a number beyond all measure",
    "json-twice": "nonsense: JSON with one name twice",
    "json-deep": "nonsense: JSON that is nested too deeply",
    "json-list": "nonsense: no rates",
    "redirect?to=https://127.0.0.1/": "closed: 127.0.0.1",
    "redirect?to=http://10.0.0.1/": "closed: http://10.0.0.1:80",
    "redirect?to=https://169.254.169.254/": "closed: 169.254.169.254",
    "redirect?to=https://[::1]/": "closed: ::1",
    "redirect?to=file:///etc/passwd": "closed: file://",
    "loop": "redirects",
    "429": "status: 429",
    "503": "status: 503",
    "500": "status: 500",
    "404": "status: 404",
    "204": "status: 204",
    "304-not-asked": "status: 304",
}


def values():
    """What is kept: {code: (value, day, when it was asked for)}."""
    return {one.code: (one.value, str(one.day), one.asked_at) for one in Reading.objects.all()}


@pytest.mark.parametrize("way", BAD)
def test_the_last_good_value_stands_with_its_date(station, clock, way):
    good_at = timezone.now()
    assert run(station("good", key=KEY)) == 1
    before = values()
    assert before == {
        "USD": (Decimal("1.1574"), "2026-11-24", good_at),
        "TRY": (Decimal("48.7421"), "2026-11-24", good_at),
    }
    clock.move_to("2026-11-24 14:30")
    began = time.monotonic()
    assert run(station(way, key=KEY)) == 0
    assert time.monotonic() - began < 2  # FETCH_SECONDS is one, and another for the machine
    row = Asked.objects.get()
    assert row.problem.startswith(BAD[way])
    assert values() == before
    assert (row.good_at, row.failures, row.busy_until) == (good_at, 1, None)


def test_a_good_answer_after_bad_ones_is_taken_and_nothing_is_held_against_the_source(station, clock):
    run(station("good", key=KEY))
    for moment in ("14:30", "15:00", "16:00"):
        clock.move_to(f"2026-11-24 {moment}")
        run(station("500", key=KEY))
    assert Asked.objects.get().failures == 3
    now = clock.move_to("2026-11-24 18:00")
    assert run(station("good-json", key=KEY)) == 1
    row = Asked.objects.get()
    assert (row.good_at, row.failures, row.problem) == (now, 0, "")
    assert values()["TRY"][2] == now


def test_a_slip_of_a_parser_is_a_failure_like_others_and_stands_in_the_log(station, caplog):
    def slips(answer):
        Reading.objects.create(code="USD", value=1, day="2026-11-24", asked_at=answer.asked_at)
        raise KeyError("surprise")

    source = station("good", take=slips)
    assert run(source) == 0
    assert Asked.objects.get().problem == "unread"
    assert "surprise" in caplog.text
    assert not Reading.objects.exists()


def test_the_key_of_a_source_stands_in_no_problem_even_where_the_source_says_it(station, settings, caplog):
    from korner.fetching.sources import Nonsense

    def says_it(answer):
        raise Nonsense("unknown key very-secret")

    settings.STATION_KEY = "very-secret"
    run(station("good", take=says_it, key_setting="STATION_KEY"))
    assert Asked.objects.get().problem == "nonsense: unknown key …"
    assert "very-secret" not in caplog.text
