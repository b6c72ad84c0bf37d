"""The moderators' queue as a page: what stands in it, in which order, what it costs."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from korner.moderation import steps
from korner.moderation.models import Case, State
from tests.factories import UserFactory
from tests.moderation.letters import letter, may_decide_on_letters, postcard, thing_of

pytestmark = pytest.mark.django_db

QUEUE = "/admin/moderation/"


def order_of(page):
    """The numbers of the cases in the order of the page."""
    import re

    return [int(number) for number in re.findall(r'data-case="(\d+)"', page.content.decode())]


def test_all_kinds_stand_in_one_list_the_greatest_risk_first_then_the_longest_wait(moderator, client, clock):
    young = letter(risk=10)
    clock.move_to("2026-11-24 11:00")
    old = letter(risk=10)
    card = postcard(risk=60)
    harmless = letter()
    assert order_of(client.get(QUEUE)) == [card.pk, old.pk, young.pk, harmless.pk]


def test_a_case_is_read_without_opening_anything(moderator, client, clock):
    case = letter("Bu haber eksik.\nİkinci satır", risk=45, reasons=["links", "quick"], name="Zeynep")
    clock.move_to("2026-11-24 15:00")
    steps.decide(case, State.HELD, by=moderator, why="", reason="sorulacak")
    page = client.get(f"{QUEUE}?list=held").content.decode()
    for words in (
        "Bu haber eksik.<br>İkinci satır",
        "Zeynep",
        "Belediye meclisi toplandı",
        "/haber-1/",
        "TR",
        "letter",
    ):
        assert words in page
    assert "holds links; sent within a few seconds" in page
    assert "3 hours" in page.replace("\xa0", " ")
    assert "Ayşe Kaya: Set aside (sorulacak)" in page
    assert '<div class="queue-text" lang="tr" dir="auto">' in page


def test_a_long_text_is_folded_and_none_of_it_is_missing(moderator, client):
    words = " ".join(f"kelime{number}" for number in range(400))
    letter(words)
    page = client.get(QUEUE).content.decode()
    assert page.count('<details class="queue-rest">') == 1
    assert all(f"kelime{number}" in page for number in range(400))


def test_pictures_that_came_along_are_shown_with_their_words(moderator, client):
    postcard(stamps=2)
    page = client.get(QUEUE).content.decode()
    assert page.count('loading="lazy"') == 2
    assert 'alt="Timbre 1"' in page


def test_markup_and_templates_in_what_was_sent_stay_words(moderator, client):
    letter("<script>alert(1)</script> {{ 7*7 }}", name="<b>x</b>", story="<img src=x onerror=alert(1)>")
    page = client.get(QUEUE).content.decode()
    assert "<script>alert(1)" not in page
    assert "<b>x</b>" not in page
    assert "<img src=x" not in page
    assert "{{ 7*7 }}" in page


def test_a_moderator_sees_only_the_kinds_he_may_decide_on(staff, client):
    may_decide_on_letters(staff("moderator"), "letter")
    mine, other = letter(), postcard()
    assert order_of(client.get(QUEUE)) == [mine.pk]
    answer = client.post(f"{QUEUE}decide/", {"case": other.pk, "version": 1, "act": "approve"})
    assert answer.status_code == 404
    assert thing_of(other).state == State.PENDING


def test_each_list_shows_its_state(moderator, client):
    waiting, held, refused, spam = letter(), letter(), letter(), letter(state=State.SPAM)
    steps.decide(held, State.HELD, by=moderator)
    steps.decide(refused, State.REFUSED, by=moderator)
    assert order_of(client.get(QUEUE)) == [waiting.pk]
    assert order_of(client.get(f"{QUEUE}?list=held")) == [held.pk]
    assert order_of(client.get(f"{QUEUE}?list=spam")) == [spam.pk]
    assert set(order_of(client.get(f"{QUEUE}?list=decided"))) == {refused.pk, spam.pk}


@pytest.mark.parametrize("name", ["", "held", "decided", "spam"])
def test_a_list_goes_on_where_it_stopped_and_shows_every_case_once(name, moderator, client):
    state = {"": State.PENDING, "held": State.HELD, "decided": State.APPROVED, "spam": State.SPAM}[name]
    cases = [letter(risk=number % 3 * 20, state=state) for number in range(75)]
    seen, after = [], ""
    for _page in range(4):
        answer = client.get(QUEUE, {"list": name, "part": "1", "after": after})
        assert answer.status_code == 200
        seen += order_of(answer)
        after = answer["X-More"]
        if not after:
            break
    assert len(seen) == 75
    assert set(seen) == {case.pk for case in cases}


@pytest.mark.parametrize(
    "query", ["list=nothing", "after=x", "after=1-2", "after=1-999999999999999999-3", "list=spam&after=1-2-3"]
)
def test_a_list_or_a_place_that_is_none_is_not_found(query, moderator, client):
    assert client.get(f"{QUEUE}?{query}").status_code == 404


@pytest.mark.parametrize("number", [20, 200])
def test_the_queue_costs_the_same_however_much_waits(number, moderator, client):
    cases = [letter(f"Mektup {n}", risk=n % 90) if n % 2 else postcard(risk=n % 90) for n in range(number)]
    for case in cases[:6]:
        steps.decide(case, State.HELD, by=moderator)
    client.get(QUEUE)
    for query in ("", "?part=1", "?list=held", "?list=decided"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(QUEUE + query).status_code == 200
        assert len(queries) <= 15, "\n".join(query["sql"][:160] for query in queries)


def test_the_waiting_time_is_the_median_of_what_moderators_decided(moderator, client, clock):
    for minutes in (10, 20, 600):
        case = letter(since=timezone.now() - timedelta(minutes=minutes))
        steps.decide(case, State.APPROVED, by=moderator)
    letter(state=State.APPROVED)  # by the house, at once
    page = client.get(QUEUE).content.decode().replace("\xa0", " ")
    assert "half waited less than 20 minutes in 7 days" in page


def test_a_thing_that_is_gone_leaves_no_case_behind(moderator, client):
    case = letter()
    thing_of(case).delete()
    assert not Case.objects.exists()
    assert order_of(client.get(QUEUE)) == []


@pytest.mark.parametrize(
    ("role", "status"), [("journalist", 403), ("translator", 403), ("editor", 200), ("moderator", 200), ("chief", 200)]
)
def test_each_role_opens_the_queue_or_is_refused(role, status, staff, client):
    staff(role)
    assert client.get(QUEUE).status_code == status


def test_a_letter_of_another_person_is_no_ones_by_its_number(client):
    UserFactory()
    case = letter()
    for path in (f"{case.pk}/writer/", "", "bans/", "words/"):
        assert client.get(QUEUE + path)["Location"].startswith(("/admin/login/", "/admin/hesap/login/"))
