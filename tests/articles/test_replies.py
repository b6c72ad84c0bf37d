"""The right of reply: asked in time, measured against the original, decided in time, and forgotten in time."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import replies
from articles.deadlines import asked_in_time, easter, last_moment_for, public_holidays
from articles.models import Correction, ReplyRequest
from articles.models.reply import forget_old
from korner.periodic import jobs
from tests.conftest import brussels
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


def asked(**words):
    """A request written down now by the house."""
    words.setdefault("article", ArticleFactory())
    words.setdefault("language", "tr")
    request = ReplyRequest(**{"person": "Ayşe Yılmaz", "contact": "ayse@example.org", "text": "Öyle değil.", **words})
    request.full_clean(exclude=["deadline", "delete_after"])
    replies.write(request)
    return request


@pytest.mark.parametrize(
    ("received", "until"),
    [
        ("2026-11-24 12:00", "2026-11-26 23:59"),  # Tuesday: two days on
        ("2026-11-27 23:50", "2026-11-30 23:59"),  # Friday: the Sunday does not count
        ("2026-12-24 10:00", "2026-12-28 23:59"),  # Christmas and a Sunday do not count
        ("2026-04-04 10:00", "2026-04-08 23:59"),  # Easter Sunday and Monday do not count
        ("2026-12-31 10:00", "2027-01-04 23:59"),
    ],
)
def test_a_reply_is_printed_within_two_days_that_the_law_counts(received, until):
    assert last_moment_for(brussels(received)) == brussels(until)


def test_the_public_holidays_of_belgium():
    assert easter(2026) == date(2026, 4, 5)
    assert easter(2038) == date(2038, 4, 25)
    assert sorted(public_holidays(2026)) == [
        date(2026, 1, 1), date(2026, 4, 6), date(2026, 5, 1), date(2026, 5, 14), date(2026, 5, 25),
        date(2026, 7, 21), date(2026, 8, 15), date(2026, 11, 1), date(2026, 11, 11), date(2026, 12, 25),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("out", "received", "in_time"),
    [
        ("2026-08-24 10:00", "2026-11-24 23:00", True),
        ("2026-08-24 10:00", "2026-11-25 00:10", False),
        ("2025-11-30 10:00", "2026-02-28 12:00", True),
        ("2025-11-30 10:00", "2026-03-01 12:00", False),
        ("2025-12-31 10:00", "2026-03-31 12:00", True),
    ],
)
def test_a_reply_is_asked_for_within_three_months(out, received, in_time):
    assert asked_in_time(brussels(out), brussels(received)) is in_time


def test_a_reply_has_a_thousand_letters_or_twice_the_original():
    short = asked(article=ArticleFactory(body_tr="<p>Kısa.</p>"), text="A" * 1001 + " ... ")
    assert (short.length, short.limit, short.is_too_long) == (1001, 1000, True)
    long = asked(article=ArticleFactory(body_tr=f"<p>{'harf ' * 500}</p>"), text="A" * 1001)
    assert (long.limit, long.is_too_long) == (4000, False)


def test_the_length_is_counted_against_the_text_in_the_language_of_the_reply():
    article = ArticleFactory(body_tr=f"<p>{'a' * 600}</p>", body_fr=f"<p>{'b' * 900}</p>")
    assert asked(article=article, language="fr").limit == 1800
    assert asked(article=article, language="tr").limit == 1200


def test_a_last_moment_that_somebody_typed_stays(clock):
    until = timezone.now() + timedelta(days=9)
    assert asked(deadline=until).deadline == until
    assert asked().deadline == brussels("2026-11-26 23:59")


def test_a_refusal_needs_its_reason():
    with pytest.raises(ValidationError) as refused:
        asked(decision="refused")
    assert list(refused.value.message_dict) == ["reason"]


def test_a_request_of_tomorrow_is_refused():
    with pytest.raises(ValidationError) as refused:
        asked(received_at=timezone.now() + timedelta(days=1))
    assert "received_at" in refused.value.message_dict


def test_a_decision_bears_name_and_time_and_a_second_look_takes_them_back(clock):
    editor = UserFactory(role="editor")
    request = asked()
    request.decision = "granted"
    replies.write(request, by=editor, decided=True)
    assert (request.decided_by, request.decided_at) == (editor, timezone.now())
    request.decision = "open"
    replies.write(request, by=editor, decided=True)
    assert (request.decided_by, request.decided_at) == (None, None)


@pytest.mark.parametrize("role", ["journalist", "translator", "moderator"])
def test_whoever_may_not_publish_writes_nothing_into_the_register(role):
    request = ReplyRequest(article=ArticleFactory(), person="X", language="tr")
    with pytest.raises(PermissionDenied):
        replies.write(request, by=UserFactory(role=role))


def test_granted_waits_until_the_reply_stands_somewhere(clock):
    request = asked(decision="granted")
    assert request in ReplyRequest.objects.waiting()
    request.reply_correction = Correction.objects.create(article=request.article, text_tr="Cevap.")
    request.save()
    assert request not in ReplyRequest.objects.waiting()
    assert replies.standing(request)[0] == "published"


def test_the_register_tells_what_is_due_and_what_is_overdue(clock):
    request = asked()
    assert request not in ReplyRequest.objects.due_soon()
    clock.move_to("2026-11-25 08:00")
    assert request in ReplyRequest.objects.due_soon()
    clock.move_to("2026-11-27 00:00")
    assert request in ReplyRequest.objects.overdue()
    assert request not in ReplyRequest.objects.due_soon()
    assert replies.standing(request)[0] == "withdrawn"
    request.decision, request.reason = "refused", "Kısa ve öz değil."
    request.save()
    assert request not in ReplyRequest.objects.overdue()


def test_personal_data_end_and_the_decision_stays(clock, settings):
    settings.REPLY_PERSONAL_DAYS = 30
    request = asked(decision="refused", reason="Ayşe Yılmaz haberde anılmıyor.")
    limit, length = request.limit, request.length
    clock.move_to("2026-12-24 11:59")
    assert forget_old() == 0
    clock.move_to("2026-12-24 12:01")
    assert forget_old() == 1
    request.refresh_from_db()
    assert (request.person, request.contact, request.text, request.reason) == ("", "", "", "")
    assert (request.decision, request.limit, request.length, request.forgotten) == ("refused", limit, length, True)
    assert forget_old() == 0


def test_the_clock_forgets_by_itself():
    assert forget_old in [job.run for job in jobs()]


def test_no_name_stands_in_what_logs_write_down():
    assert "Ayşe" not in str(asked())
