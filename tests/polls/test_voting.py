"""One visitor, one vote; none after the end, none for what is no answer; both languages count alike."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from korner.models import ActCount, ObjectKey
from korner.moderation import writers
from korner.moderation.models import Ban
from korner.site.models import SiteSettings
from korner.visitors import tokens
from tests.polls.making import ids_of, make_poll, send, token_of, votes_of
from widgets.polls.models import Ballot, Mark, Poll
from widgets.polls.voting import tallies_hold

pytestmark = pytest.mark.django_db


def counted(poll):
    """(votes of the answers, number of voters), after looking that counters and rows say the same."""
    assert tallies_hold(poll)
    return votes_of(poll), Poll.objects.get(pk=poll.pk).voters


def test_a_vote_is_counted_and_the_voter_is_led_to_his_thanks_and_the_result(client):
    poll = make_poll()
    yes, *_ = ids_of(poll)
    answer = send(client, poll, yes)
    assert (answer.status_code, answer["Location"]) == (303, poll.vote_url_in("tr"))
    assert counted(poll) == ([1, 0, 0], 1)
    page = client.get(answer["Location"])
    assert "oyunuz alındı" in page.text
    assert "%100" in page.text


def test_a_vote_in_turkish_and_one_in_french_are_one_tally():
    poll = make_poll()
    yes, no, _ = ids_of(poll)
    assert send(Client(), poll, yes, language="tr").status_code == 303
    assert send(Client(), poll, yes, language="fr").status_code == 303
    assert send(Client(), poll, no, language="fr").status_code == 303
    assert counted(poll) == ([2, 1, 0], 3)


def test_who_has_voted_may_not_vote_again_in_either_language(client):
    poll = make_poll()
    yes, no, _ = ids_of(poll)
    old = token_of(client, poll)
    send(client, poll, yes)
    for language in ("tr", "fr"):
        again = client.post(poll.vote_url_in(language), {"token": old, "answer": no})
        assert again.status_code == 409
    assert counted(poll) == ([1, 0, 0], 1)


def test_one_token_is_one_voter_even_without_a_cookie():
    poll = make_poll()
    yes, no, _ = ids_of(poll)
    token = token_of(Client(), poll)
    answers = [send(Client(), poll, choice, token=token).status_code for choice in (yes, no, yes, yes, no)]
    assert answers == [303, 409, 409, 409, 409]
    assert counted(poll) == ([1, 0, 0], 1)


def test_the_cookie_counts_more_than_a_fresh_token(client):
    poll = make_poll()
    yes, no, _ = ids_of(poll)
    send(client, poll, yes)
    fresh = token_of(Client(), poll)
    assert send(client, poll, no, token=fresh).status_code == 409
    assert counted(poll) == ([1, 0, 0], 1)


def test_several_answers_count_one_each_and_one_voter(client):
    poll = make_poll(most=2)
    yes, _, unsure = ids_of(poll)
    assert send(client, poll, yes, unsure).status_code == 303
    assert counted(poll) == ([1, 0, 1], 1)


def test_the_same_answer_sent_twice_counts_once(client):
    poll = make_poll(most=2)
    yes, *_ = ids_of(poll)
    assert send(client, poll, yes, yes).status_code == 303
    assert counted(poll) == ([1, 0, 0], 1)


@pytest.mark.parametrize(
    "sent",
    [[], [""], ["0"], ["-1"], ["x"], ["١"], ["²"], ["1\x00"], ["9" * 30], ["9" * 100_000], ["1 OR 1=1"], ["<b>1</b>"]],
)
@pytest.mark.parametrize("language", ["tr", "fr"])
def test_what_is_no_answer_is_refused_in_words_and_the_form_comes_back(client, sent, language):
    poll = make_poll()
    answer = send(client, poll, *sent, language=language)
    assert answer.status_code == 422
    assert answer.text.count('aria-invalid="true"') == 1
    assert answer.text.count("autofocus") == 1
    assert 'name="token"' in answer.text
    assert counted(poll) == ([0, 0, 0], 0)
    assert not answer.cookies


def test_an_answer_of_another_poll_is_refused(client):
    poll, other = make_poll(), make_poll()
    foreign = ids_of(other)[0]
    assert send(client, poll, foreign).status_code == 422
    several = make_poll(most=3)
    assert send(client, several, ids_of(several)[0], foreign).status_code == 422
    assert [counted(one)[1] for one in (poll, other, several)] == [0, 0, 0]


def test_more_answers_than_may_be_given_are_refused_and_stay_ticked(client):
    poll = make_poll(most=2)
    answer = send(client, poll, *ids_of(poll))
    assert answer.status_code == 422
    assert answer.text.count(" checked") == 3
    single = make_poll()
    answer = send(client, single, *ids_of(single)[:2])
    assert answer.status_code == 422
    assert answer.text.count(" checked") == 1
    assert counted(poll)[1] == counted(single)[1] == 0


@pytest.mark.parametrize("token", ["", "x", "a:b:c", "é" * 50, "\x00", "x" * 100_000])
def test_a_form_without_a_good_token_is_not_counted_and_comes_back_as_it_was_filled_in(client, token):
    poll = make_poll()
    yes, *_ = ids_of(poll)
    answer = send(client, poll, yes, token=token)
    assert answer.status_code == 422
    assert " checked" in answer.text
    assert counted(poll) == ([0, 0, 0], 0)


def test_a_form_that_was_open_for_more_than_a_day_is_sent_once_more(client, clock):
    poll = make_poll()
    yes, *_ = ids_of(poll)
    token = token_of(client, poll)
    clock.move_to("2026-11-25 12:01")
    assert send(client, poll, yes, token=token).status_code == 422
    assert send(client, poll, yes).status_code == 303


def test_the_field_that_only_machines_fill_in_is_said_to_be_left_empty(client):
    poll = make_poll()
    data = {"token": token_of(client, poll), "answer": ids_of(poll)[0], "website": "https://example.org"}
    assert client.post(poll.vote_url_in("tr"), data).status_code == 422
    assert counted(poll)[1] == 0


def test_a_form_from_another_site_is_refused(client):
    poll = make_poll()
    data = {"token": token_of(client, poll), "answer": ids_of(poll)[0]}
    for headers in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert client.post(poll.vote_url_in("tr"), data, headers=headers).status_code == 403
    assert client.post(poll.vote_url_in("tr"), data, headers={"origin": "http://testserver"}).status_code == 303
    assert counted(poll) == ([1, 0, 0], 1)


# --- time ---------------------------------------------------------------------------------------------------------
def test_no_vote_counts_after_the_end(client, clock):
    poll = make_poll(lasts=timedelta(hours=2))
    yes, *_ = ids_of(poll)
    token = token_of(client, poll)
    clock.move_to("2026-11-24 12:59:59")
    assert send(Client(), poll, yes).status_code == 303
    clock.move_to("2026-11-24 13:00")
    late = send(client, poll, yes, token=token)
    assert late.status_code == 409
    assert "%100" in late.text
    assert not late.cookies
    assert counted(poll) == ([1, 0, 0], 1)


def test_no_vote_counts_in_a_poll_that_was_closed_by_hand(client, clock):
    poll = make_poll()
    yes, *_ = ids_of(poll)
    token = token_of(client, poll)
    poll.closed_at = clock.move_to("2026-11-24 12:10")
    poll.save()
    assert send(client, poll, yes, token=token).status_code == 409
    assert counted(poll)[1] == 0


def test_the_end_is_asked_for_again_when_the_vote_has_its_turn(client, clock, monkeypatch):
    """A poll that is closed between the first look and the transaction takes no vote."""
    from widgets.polls import vote_views

    poll = make_poll()
    yes, *_ = ids_of(poll)
    token = token_of(client, poll)
    wait = vote_views.seconds_to_wait

    def closed_meanwhile(*args):
        Poll.objects.filter(pk=poll.pk).update(closed_at=clock.move_to("2026-11-24 12:00:01"))
        return wait(*args)

    monkeypatch.setattr(vote_views, "seconds_to_wait", closed_meanwhile)
    assert send(client, poll, yes, token=token).status_code == 409
    assert counted(poll)[1] == 0


def test_a_poll_to_come_is_hidden_like_one_that_is_not_there(client, clock):
    poll = make_poll(begun=timedelta(hours=-1))
    for path in (poll.url_in("tr"), poll.vote_url_in("tr"), poll.url_in("fr")):
        assert client.get(path).status_code == 404
    assert client.post(poll.vote_url_in("tr"), {"answer": ids_of(poll)[0]}).status_code == 404
    clock.move_to("2026-11-24 13:00")
    assert client.get(poll.url_in("tr")).status_code == 200


# --- many from one place ----------------------------------------------------------------------------------------
def test_one_address_has_no_more_new_voters_than_the_paper_allows(settings):
    settings.VISITORS_PER_ADDRESS = 3
    poll = make_poll()
    yes, *_ = ids_of(poll)
    answers = [send(Client(), poll, yes) for _ in range(5)]
    assert [answer.status_code for answer in answers] == [303, 303, 303, 429, 429]
    assert int(answers[-1]["Retry-After"]) > 0
    assert 'name="token"' in answers[-1].text
    assert " checked" in answers[-1].text
    assert not answers[-1].cookies
    assert counted(poll) == ([3, 0, 0], 3)
    assert send(Client(), poll, yes, REMOTE_ADDR="198.51.100.7").status_code == 303


def test_who_comes_back_with_his_cookie_is_not_counted_as_new(settings):
    settings.VISITORS_PER_ADDRESS = 1
    first, second = make_poll(), make_poll()
    known, unknown = Client(), Client()
    assert send(known, first, ids_of(first)[0]).status_code == 303
    assert send(unknown, second, ids_of(second)[0]).status_code == 303
    assert send(known, second, ids_of(second)[0]).status_code == 303
    assert counted(second)[1] == 2


def test_a_flood_is_asked_to_wait_and_others_are_served(settings, clock):
    settings.ACTS_PER_MINUTE = 4
    poll = make_poll()
    flood, other = Client(), Client(REMOTE_ADDR="198.51.100.7")
    answers = [send(flood, poll, "x", part=True).status_code for _ in range(6)]
    assert answers == [422, 422, 422, 422, 429, 429]
    assert flood.get(poll.url_in("tr")).status_code == 200
    assert send(other, poll, ids_of(poll)[0], headers={"x-forwarded-for": "127.0.0.1"}).status_code == 303


# --- what is stored ----------------------------------------------------------------------------------------------
def test_reading_and_opening_the_form_stores_nothing_and_sets_no_cookie(client):
    poll = make_poll()
    for path in (
        "/",
        "/anketler/",
        poll.url_in("tr"),
        poll.vote_url_in("tr"),
        poll.url_in("fr"),
        poll.vote_url_in("fr"),
    ):
        answer = client.get(path)
        assert answer.status_code == 200
        assert not answer.cookies
    assert not ObjectKey.objects.exists()
    assert not ActCount.objects.exists()


def test_a_vote_sets_the_cookies_of_an_act_and_stores_neither_address_nor_visitor(client):
    poll = make_poll()
    answer = send(client, poll, ids_of(poll)[0], REMOTE_ADDR="198.51.100.7")
    assert set(answer.cookies) == {"korner_reader", "korner_acted"}
    assert answer.cookies["korner_reader"]["httponly"]
    ballot = Ballot.objects.get()
    visitor = answer.cookies["korner_reader"].value.split(":")[0]
    assert len(ballot.visitor) == 32
    assert visitor not in ballot.visitor
    assert "198.51" not in ActCount.objects.get().who
    assert Mark.objects.get().ballot == ballot


def test_a_save_at_the_desk_does_not_write_an_old_number_over_a_new_one(client):
    poll = make_poll()
    read = Poll.objects.get(pk=poll.pk)
    option = read.options.first()
    send(client, poll, ids_of(poll)[0])
    read.save()
    option.save()
    assert counted(poll) == ([1, 0, 0], 1)


@pytest.mark.parametrize(("tells", "status"), [(True, 403), (False, 200)])
def test_a_banned_visitors_vote_counts_nothing_and_he_is_told_or_not(tells, status, client, rf):
    SiteSettings.objects.create(name_tr="Gazete", name_fr="Journal", tells_banned=tells)
    marks = writers.marks(rf.get("/"), tokens.Visitor("x", False, 0))
    until = timezone.now() + timedelta(days=1)
    Ban.objects.create(of=Ban.Of.ADDRESS, value=marks.address, key_month=marks.month, until=until)
    poll = make_poll()
    yes, *_ = ids_of(poll)
    assert send(client, poll, yes).status_code == status
    assert counted(poll) == ([0, 0, 0], 0)
    assert not client.cookies
    assert send(Client(REMOTE_ADDR="192.0.2.7"), poll, yes).status_code == 303
