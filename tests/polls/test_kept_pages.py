"""Pages with polls are shared by all readers: kept, the same for everybody, and made anew when they have to be."""

from datetime import timedelta

import pytest
from django.test import Client

from tests.factories import ArticleFactory
from tests.polls.making import ids_of, make_poll, send
from widgets.polls.models import Poll, PollOption

pytestmark = pytest.mark.django_db


@pytest.fixture
def paper(clock, saving):
    """A poll whose result all may see, in a story and on the home page, and a story without one."""
    with saving():
        poll = make_poll(results=Poll.Results.ALWAYS)
        box = f'<p>Metin.</p><figure data-box="polls" data-id="{poll.pk}"></figure>'
        story = ArticleFactory(body_tr=box, body_fr=box)
        other = ArticleFactory()
    return poll, story, other


def paths_of(paper):
    poll, story, _other = paper
    return [poll.url_in("tr"), poll.url_in("fr"), "/anketler/", "/", "/fr/", story.url_in("tr"), story.url_in("fr")]


def test_pages_with_a_poll_are_kept_and_the_same_bytes_for_whoever_asks(paper, reader, saving):
    poll, *_ = paper
    voter = Client()
    with saving():
        send(voter, poll, ids_of(poll)[0])
    cookies = "; ".join(f"{name}={cookie.value}" for name, cookie in voter.cookies.items())
    for path in paths_of(paper):
        first, second = reader.get(path), reader.get(path, cookie=cookies)
        assert (first.made, second.made) == (True, False), path
        assert first.body == second.body
        assert "set-cookie" not in first.headers
        assert voter.get(path).content == Client().get(path).content


def test_the_form_is_never_kept(paper, reader):
    poll, *_ = paper
    for _ in range(2):
        answer = reader.get(poll.vote_url_in("tr"))
        assert answer.made
        assert answer.headers["cache-control"] == "no-store"


def test_a_vote_makes_the_pages_that_show_its_number_anew_and_no_others(paper, reader, saving):
    poll, _story, other = paper
    paths = [*paths_of(paper), other.url_in("tr")]
    for path in paths:
        reader.get(path)
    with saving():
        assert send(Client(), poll, ids_of(poll)[0]).status_code == 303
    made = {path for path in paths if reader.get(path).made}
    assert made == {poll.url_in("tr"), poll.url_in("fr")}
    assert "1 kişi oy verdi" in reader.get(poll.url_in("tr")).text


def test_further_votes_are_on_the_page_ten_seconds_later_at_most(paper, reader, saving, clock):
    poll, *_ = paper
    path = poll.url_in("tr")

    def vote():
        with saving():
            assert send(Client(), poll, ids_of(poll)[0]).status_code == 303

    reader.get(path)
    vote()
    assert "1 kişi" in reader.get(path).text
    clock.move_to("2026-11-24 12:00:03")
    vote()
    vote()
    assert "1 kişi" in reader.get(path).text
    clock.move_to("2026-11-24 12:00:10.5")
    assert "3 kişi" in reader.get(path).text


def test_the_last_votes_are_told_after_the_end_too(paper, reader, saving, clock):
    poll, *_ = paper
    clock.move_to("2026-12-01 10:59:58")
    reader.get(poll.url_in("tr"))
    for _ in range(2):
        with saving():
            assert send(Client(), poll, ids_of(poll)[0]).status_code == 303
        reader.get(poll.url_in("tr"))
        reader.get("/anketler/")
    clock.move_to("2026-12-01 11:00:09")
    for path in (poll.url_in("tr"), "/anketler/"):
        assert "2 kişi oy verdi" in reader.get(path).text, path


def test_time_alone_begins_and_ends_a_poll_on_every_page(clock, saving, reader):
    with saving():
        poll = make_poll(begun=timedelta(hours=-1), lasts=timedelta(hours=1), on_front=True)
        box = f'<p>Metin.</p><figure data-box="polls" data-id="{poll.pk}"></figure>'
        story = ArticleFactory(body_tr=box, body_fr=box)
    paths = ["/", "/anketler/", story.url_in("tr")]
    vote = poll.vote_url_in("tr")
    assert [poll.question_tr in reader.get(path).text for path in paths] == [False] * 3
    clock.move_to("2026-11-24 13:00:01")
    assert [poll.question_tr in reader.get(path).text for path in paths] == [True] * 3
    assert vote in reader.get(story.url_in("tr")).text
    assert reader.get(poll.url_in("tr")).status == 200
    clock.move_to("2026-11-24 14:00:01")
    assert poll.question_tr not in reader.get("/").text
    assert vote not in reader.get(story.url_in("tr")).text
    assert vote not in reader.get(poll.url_in("tr")).text
    assert "Henüz kimse oy vermedi" in reader.get(story.url_in("tr")).text


def test_what_the_desk_changes_is_on_the_next_page(paper, reader, saving):
    poll, *_ = paper
    paths = [poll.url_in("tr"), "/", paper[1].url_in("tr")]
    for path in paths:
        reader.get(path)
    with saving():
        option = PollOption.objects.of(poll).first()
        option.words_tr = "Elbette"
        option.save()
    assert ["Elbette" in reader.get(path).text for path in paths] == [True] * 3
    with saving():
        PollOption.objects.create(poll=poll, words_tr="Belki", words_fr="Peut-être", order=9)
    assert ["Belki" in reader.get(path).text for path in paths] == [True] * 3
    with saving():
        poll.delete()
    assert ["Belki" in reader.get(path).text for path in paths] == [False] * 3
