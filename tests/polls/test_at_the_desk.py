"""Polls at the desk: made by editors, counted by nobody but readers."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from korner.text.html import sanitise
from tests.factories import ArticleFactory
from tests.polls.making import ANSWERS, ids_of, make_poll, send, token_of, votes_of
from widgets.polls.models import Poll, PollOption
from widgets.polls.voting import tallies_hold

pytestmark = pytest.mark.django_db


def filled_in(poll=None, *, answers=ANSWERS, gone=(), **fields):
    """What a browser sends of the form of `poll` (None: a new one); `gone` are the places of answers that are taken away."""
    start, end = (
        timezone.localtime(poll.starts_at if poll else None),
        timezone.localtime(poll.ends_at if poll else None),
    )
    if not poll:
        end += timedelta(days=3)
    data = {
        "question_tr": "Tramvay mı otobüs mü?",
        "question_fr": "Tram ou bus ?",
        "starts_at_0": start.strftime("%d.%m.%Y"),
        "starts_at_1": start.strftime("%H:%M:%S"),
        "ends_at_0": end.strftime("%d.%m.%Y"),
        "ends_at_1": end.strftime("%H:%M:%S"),
        "most": "1",
        "results": "after_vote",
        "options-INITIAL_FORMS": str(poll.options.count() if poll else 0),
        "_save": "1",
    }
    rows = list(poll.options.order_by("order")) if poll else []
    if poll:
        data |= {name: getattr(poll, name) for name in ("question_tr", "question_fr", "slug_tr", "slug_fr")}
        answers = [(row.words_tr, row.words_fr) for row in rows]
    for place, (turkish, french) in enumerate(answers):
        data |= {
            f"options-{place}-words_tr": turkish,
            f"options-{place}-words_fr": french,
            f"options-{place}-order": place,
        }
        if place < len(rows):
            data |= {f"options-{place}-id": rows[place].pk, f"options-{place}-poll": poll.pk}
        if place in gone:
            data[f"options-{place}-DELETE"] = "on"
    return data | {"options-TOTAL_FORMS": str(len(answers))} | fields


def add(client, **kwargs):
    return client.post(reverse("admin:polls_poll_add"), filled_in(**kwargs))


def change(client, poll, **kwargs):
    return client.post(reverse("admin:polls_poll_change", args=[poll.pk]), filled_in(poll, **kwargs), follow=True)


def test_an_editor_makes_a_poll_that_readers_find_at_once(staff, client):
    staff("editor")
    answer = add(client)
    assert answer.status_code == 302, answer.context["errors"]
    poll = Poll.objects.get()
    assert [option.words_fr for option in poll.options.all()] == ["Oui", "Non", "Sans avis"]
    assert poll.url_in("fr") == f"/fr/sondages/tram-ou-bus-{poll.pk}/"
    assert poll.url_in("tr") in Client().get("/ara/?q=tramvay").text
    assert send(Client(), poll, ids_of(poll)[0]).status_code == 303


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"question_fr": ""}, "iki dilde"),
        ({"options-1-words_fr": ""}, "iki dilde"),
        ({"answers": ANSWERS[:1]}, "en az iki"),
        ({"most": "4"}, "fazla"),
        ({"most": "0"}, ""),
        ({"ends_at_0": "01.01.2020"}, "önce"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_half_saved(staff, client, wrong, words):
    staff("editor")
    answer = add(client, **wrong)
    assert answer.status_code == 200
    assert answer.context["errors"]
    assert words in answer.text
    assert not Poll.objects.exists()
    assert not PollOption.objects.exists()


def test_the_form_tells_the_result_and_no_save_changes_it(staff, client):
    poll = make_poll()
    send(Client(), poll, ids_of(poll)[1])
    staff("chief")
    page = client.get(reverse("admin:polls_poll_change", args=[poll.pk])).text
    assert "1 kişi oy verdi" in page
    assert "%100" in page
    change(client, poll, **{"options-0-votes": "500", "voters": "500", "options-0-words_tr": "Evet!"})
    assert votes_of(poll) == [0, 1, 0]
    assert tallies_hold(poll)


def test_who_rewords_an_answer_that_has_votes_is_warned(staff, client):
    poll = make_poll()
    staff("editor")
    assert "Sözler değişmeden önce" not in change(client, poll, **{"options-0-words_tr": "Evet, hemen"}).text
    send(Client(), poll, ids_of(poll)[0])
    assert "Sözler değişmeden önce" in change(client, poll, **{"options-0-words_tr": "Evet, sonra"}).text


def test_an_answer_with_votes_is_not_taken_away_and_one_without_is(staff, client):
    poll = make_poll()
    send(Client(), poll, ids_of(poll)[0])
    staff("editor")
    assert "silinemez" in change(client, poll, gone=[0]).text
    assert poll.options.count() == 3
    change(client, poll, gone=[2])
    assert poll.options.count() == 2
    assert tallies_hold(poll)


def test_a_poll_is_closed_by_a_tick_and_opened_again_within_its_time(staff, client, clock):
    poll = make_poll()
    token = token_of(Client(), poll)
    staff("editor")
    change(client, poll, closed="on")
    assert Poll.objects.get().closed_at == timezone.now()
    assert send(Client(), poll, ids_of(poll)[0], token=token).status_code == 409
    clock.move_to("2026-11-25 12:00")
    change(client, poll, closed="on")
    assert Poll.objects.get().closed_at < timezone.now()
    change(client, poll)
    assert Poll.objects.get().closed_at is None


def test_a_poll_whose_voters_are_forgotten_is_not_opened_again(staff, client, clock):
    poll = make_poll(lasts=timedelta(hours=2))
    clock.move_to("2027-01-01 12:00")
    staff("editor")
    answer = change(client, poll, ends_at_0="01.02.2027")
    assert "iki kez oy" in answer.text
    assert not Poll.objects.get().is_open()


def test_a_chief_deletes_a_poll_with_all_its_ballots(staff, client):
    poll = make_poll()
    send(Client(), poll, ids_of(poll)[0])
    staff("chief")
    client.post(reverse("admin:polls_poll_delete", args=[poll.pk]), {"post": "yes"})
    assert not Poll.objects.exists()
    assert Client().get(poll.url_in("tr")).status_code == 404


def test_an_old_version_brings_back_words_and_no_votes(staff, client):
    staff("editor")
    add(client)
    poll = Poll.objects.get()
    change(client, poll, question_tr="Başka soru?")
    send(Client(), poll, ids_of(poll)[0])
    from reversion.models import Version

    first = Version.objects.get_for_object(poll).last()
    path = reverse("admin:polls_poll_restore", args=[poll.pk, first.pk])
    seen = client.get(path).context["seen"]
    answer = client.post(path, {"what": "all", "seen": seen})
    assert answer.status_code == 302
    poll.refresh_from_db()
    assert poll.question_tr == "Tramvay mı otobüs mü?"
    assert votes_of(poll) == [1, 0, 0]
    assert tallies_hold(poll)


@pytest.mark.parametrize("wanted", ["open", "to_come", "ended", "x"])
def test_the_list_is_narrowed_by_where_a_poll_stands(staff, client, wanted):
    polls = {
        "open": make_poll(),
        "to_come": make_poll(begun=-timedelta(hours=1)),
        "ended": make_poll(closed_at=timezone.now()),
    }
    staff("editor")
    answer = client.get(reverse("admin:polls_poll_changelist"), {"standing": wanted})
    assert answer.status_code in (200, 302)
    if wanted in polls:
        assert [poll.pk for poll in answer.context["cl"].result_list] == [polls[wanted].pk]


# --- in stories ----------------------------------------------------------------------------------------------------
def test_the_editor_is_told_which_polls_there_are(staff, client):
    newest, older = make_poll(), make_poll(begun=timedelta(days=2), question_tr="Eski mi?")
    staff("editor")
    (group,) = client.get(reverse("desk-boxes")).json()["boxes"]
    assert group["name"] == "polls"
    assert [choice["id"] for choice in group["choices"]] == [str(newest.pk), str(older.pk)]
    staff("journalist")
    assert client.get(reverse("desk-boxes")).json() == {"boxes": []}


def test_a_poll_in_a_text_that_is_edited_is_called_by_its_question_and_stored_without(staff, client):
    poll = make_poll(question_tr='"Evet" mi <b>?')
    body = sanitise(f'<p>Metin.</p><figure data-box="polls" data-id="{poll.pk}"></figure>')
    story = ArticleFactory(draft=True, body_tr=body)
    staff("editor")
    page = client.get(reverse("admin:articles_article_change", args=[story.pk])).text
    assert "data-words=&quot;&amp;quot;Evet&amp;quot; mi &amp;lt;b&amp;gt;?&quot;" in page
    assert json.dumps("Poll or box") not in page
    filled = f'<figure data-box="polls" data-id="{poll.pk}" data-words="x"></figure>'
    assert sanitise(f"<p>Metin.</p>{filled}") == body
