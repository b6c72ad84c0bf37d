"""The desk's page of outside sources: how each stands in a sentence, its switch, and "fetch now"."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.html import strip_tags

from korner.desk.models import AuditEntry
from korner.fetching import tasks
from korner.fetching.models import Asked, Switch
from tests.conftest import brussels

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("only_the_station")]

PAGE = "/admin/sources/"


@pytest.fixture
def queued(monkeypatch):
    """The names of sources that were put into the queue."""
    found = []
    monkeypatch.setattr(tasks, "enqueue", lambda job, name: found.append(name))
    return found


def asked(key="", **facts):
    return Asked.objects.create(
        **{"source": "station", "key": key, "next_at": timezone.now() + timedelta(minutes=30), **facts}
    )


def block(client, name="station"):
    """What the page says of one source, as words."""
    page = client.get(PAGE).content.decode()
    found = re.search(rf'<li id="{name}">.*?(?=<li id=|</ul>\s*</div>|\Z)', page, re.DOTALL)[0]
    return re.sub(r"\s+", " ", strip_tags(found))


def test_a_source_stands_in_one_line_with_its_last_good_answer_and_what_went_wrong_since(staff, client, clock):
    staff("editor", language="tr")
    asked(good_at=brussels("2026-11-24 11:02"), failures=2, problem="status: 503")
    words = block(client)
    assert "24 Kasım 11.02, 2 " in words
    assert "503" in words
    assert "24 Kasım 12.30" in words
    assert "Say where it comes from." in words


def test_a_year_is_said_where_it_is_another(staff, client, clock):
    staff("editor", language="fr")
    asked(good_at=brussels("2025-11-24 11:02"))
    assert "24 novembre 2025 11:02" in block(client) or "24 novembre 2025 11 h 02" in block(client)


def test_of_many_addresses_the_worst_are_named_and_the_rest_counted(
    staff, client, clock, django_assert_max_num_queries
):
    staff("editor", language="en")
    client.get(PAGE)
    for number in range(200):
        fails = {"failures": number % 7, "problem": "slow"} if number % 4 == 0 else {}
        asked(f"city-{number}", good_at=timezone.now() - timedelta(minutes=number), **fails)
    with django_assert_max_num_queries(10):
        words = block(client)
    failing = Asked.objects.filter(failures__gt=0).count()
    assert f"{failing} of 200 addresses fail" in words
    assert words.count("no whole answer in time") == 5
    assert words.index("6 failures") > 0


def test_a_missing_key_is_said_with_the_name_of_its_setting(staff, client, settings):
    staff("chief", language="en")
    assert "STATION_KEY" in block(client, "locked")
    settings.STATION_KEY = "gizli"
    assert "STATION_KEY" not in block(client, "locked")
    assert "gizli" not in client.get(PAGE).content.decode()


def test_what_a_stranger_answered_is_shown_as_text(staff, client):
    staff("chief", language="en")
    asked(failures=1, problem="nonsense: no number: '<script>alert(1)</script> %s {{7*7}} 100%'")
    page = client.get(PAGE).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; %s {{7*7}} 100%" in page


def test_a_chief_switches_a_source_off_and_on_and_it_is_written_down(staff, client):
    staff("chief", language="en")
    client.post(f"{PAGE}station/switch/", {"on": "0"})
    assert Switch.objects.get().on is False
    assert "switched off" in block(client)
    client.post(f"{PAGE}station/switch/", {"on": "1"})
    assert Switch.objects.get().on is True
    verbs = AuditEntry.objects.filter(verb__startswith="source-").order_by("pk")
    assert [(one.verb, one.thing) for one in verbs] == [("source-off", "station"), ("source-on", "station")]
    assert client.post(f"{PAGE}station/switch/", {"on": "maybe"}).status_code == 404
    assert client.post(f"{PAGE}nobody/switch/", {"on": "0"}).status_code == 404


def test_fetch_now_queues_the_source_and_says_so_once_a_minute(staff, client, queued, clock):
    staff("editor", language="en")
    row = asked(etag='"v1"')
    answer = client.post(f"{PAGE}station/ask/", follow=True).content.decode()
    assert "Radio Station is being asked." in answer
    assert "was asked less than a minute ago" in client.post(f"{PAGE}station/ask/", follow=True).content.decode()
    row.refresh_from_db()
    assert (queued, row.etag, row.next_at) == (["station"], "", timezone.now())


def test_what_is_off_or_without_key_is_not_fetched(staff, client, queued):
    staff("chief", language="en")
    Switch.objects.create(source="station", on=False)
    for name in ("station", "locked"):
        assert "it is not asked" in client.post(f"{PAGE}{name}/ask/", follow=True).content.decode()
        assert f"{PAGE}{name}/ask/" not in client.get(PAGE).content.decode()
    assert queued == []


def test_an_editor_fetches_and_switches_nothing_and_others_see_nothing(staff, client):
    staff("editor", language="en")
    page = client.get(PAGE).content.decode()
    assert f"{PAGE}station/ask/" in page
    assert f"{PAGE}station/switch/" not in page
    for role in ("journalist", "translator", "moderator"):
        staff(role)
        assert client.get(PAGE).status_code == 403
        assert client.post(f"{PAGE}station/ask/").status_code == 403


@pytest.mark.parametrize(
    ("good", "failures", "told"),
    [
        ("2026-11-22 12:00", 5, True),
        (None, 5, True),
        ("2026-11-22 12:00", 2, False),  # it has hardly been tried
        ("2026-11-24 02:00", 9, False),  # not yet a day
    ],
)
def test_the_start_page_speaks_of_a_source_that_has_failed_for_long(staff, client, clock, good, failures, told):
    staff("editor", language="en")
    asked(good_at=good and brussels(good), failures=failures, problem="silent")
    page = client.get("/admin/").content.decode()
    assert ("Sources that do not answer" in page) is told
    assert ("/admin/sources/#station" in page) is told
    Switch.objects.create(source="station", on=False)
    assert "Sources that do not answer" not in client.get("/admin/").content.decode()


def test_a_journalist_is_not_told(staff, client, clock):
    staff("journalist", language="en")
    asked(failures=9, problem="silent")
    assert "Sources that do not answer" not in client.get("/admin/").content.decode()
