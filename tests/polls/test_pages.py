"""The pages of polls: who sees which result, what stands in both languages, how lists are paged, what is asked of the database."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from korner.addresses import reverse_in
from korner.search import indexing
from tests.factories import ArticleFactory, AssetFactory
from tests.pages import alternates, canonical, linked, parse, words
from tests.polls.making import ids_of, make_poll, send
from widgets.polls.models import Poll

pytestmark = pytest.mark.django_db


def shows_result(answer):
    """Whether an answer tells votes or shares."""
    return bool(parse(answer).xpath("//*[@class='poll-result']//table"))


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_poll_has_a_page_in_each_language_and_each_names_the_other(client, language):
    poll = make_poll(intro_tr="Belediye karar verecek.", intro_fr="La commune décidera.")
    other = "fr" if language == "tr" else "tr"
    document = parse(client.get(poll.url_in(language)))
    assert words(document.xpath("//h1")[0]).split() == poll.question_in(language).split()
    assert canonical(document) == poll.url_in(language)
    assert alternates(document) == {"tr": poll.url_in("tr"), "fr": poll.url_in("fr")}
    assert poll.url_in(other) in linked(document, "//nav")
    assert poll.vote_url_in(language) in linked(document)
    assert [word in document.text_content() for word in ("Evet", "Oui")] == [language == "tr", language == "fr"]


def test_another_slug_leads_to_the_page_and_an_unknown_number_is_not_there(client):
    poll = make_poll()
    moved = client.get(f"/anketler/eski-{poll.pk}/")
    assert (moved.status_code, moved["Location"]) == (301, poll.url_in("tr"))
    moved = client.get(f"/fr/sondages/vieux-{poll.pk}/voter/")
    assert (moved.status_code, moved["Location"]) == (301, poll.vote_url_in("fr"))
    for path in (
        f"/anketler/x-{poll.pk + 1}/",
        f"/anketler/x-{'9' * 40}/",
        f"/anketler/x-{'9' * 40}/oy/",
        "/anketler/x/",
    ):
        assert client.get(path).status_code == 404, path


def test_a_poll_that_asks_in_one_language_alone_is_read_in_that_one(client):
    poll = make_poll(question_fr=None)
    moved = client.get(f"/fr/sondages/x-{poll.pk}/")
    assert (moved.status_code, moved["Location"]) == (302, poll.url_in("tr"))
    assert poll.question_tr not in client.get("/fr/sondages/").text
    assert poll.question_tr not in client.get("/fr/").text


# --- the result -----------------------------------------------------------------------------------------------------
def test_a_result_for_all_is_on_the_shared_page_from_the_beginning(client):
    poll = make_poll(votes=[3, 1, 0], results=Poll.Results.ALWAYS)
    document = parse(client.get(poll.url_in("tr")))
    rows = [[words(cell) for cell in row] for row in document.xpath("//table//tbody/tr")]
    assert rows == [["Evet", "3", "%75"], ["Hayır", "1", "%25"], ["Kararsızım", "0", "%0"]]
    assert [bar.get("width") for bar in document.xpath("//*[@class='bars']//*[name()='rect'][not(@class)]")] == [
        "75",
        "25",
        "0",
    ]


def test_a_result_after_the_vote_is_shown_to_voters_and_after_the_end_to_all(client, clock):
    poll = make_poll(votes=[3, 1, 0], results=Poll.Results.AFTER_VOTE)
    voter = Client()
    assert not shows_result(client.get(poll.url_in("tr")))
    assert not shows_result(client.get(poll.vote_url_in("tr")))
    assert shows_result(send(voter, poll, ids_of(poll)[0], part=True))
    assert shows_result(voter.get(poll.vote_url_in("fr"), headers={"HX-Request": "true"}))
    assert not shows_result(voter.get(poll.url_in("tr")))  # shared by all
    clock.move_to("2026-12-01 11:00")
    assert shows_result(client.get(poll.url_in("tr")))


def test_a_result_after_the_end_is_shown_to_nobody_before(client, clock):
    poll = make_poll(votes=[3, 1, 0], results=Poll.Results.AFTER_END)
    answer = send(client, poll, ids_of(poll)[0], part=True)
    assert answer.status_code == 200
    assert not shows_result(answer)
    assert "1 Aralık 2026" in answer.text
    clock.move_to("2026-12-01 11:00")
    assert shows_result(client.get(poll.vote_url_in("tr")))


def test_the_answer_to_an_act_shows_the_new_number_and_what_was_chosen(client):
    poll = make_poll(votes=[1203, 0, 0])
    answer = send(client, poll, ids_of(poll)[0], part=True)
    (thanks,) = parse(answer).xpath("//*[@class='thanks'][@tabindex='-1']")
    assert "1.204 kişi oy verdi. Evet: %100" in words(thanks)
    assert "<em>Evet</em>" in answer.text
    assert answer.text.count("kişi oy verdi") == 1
    assert "<html" not in answer.text


def test_a_part_tells_a_script_whether_it_shows_something_of_ones_own(client):
    poll = make_poll()
    part = {"headers": {"HX-Request": "true"}}
    assert not client.get(poll.vote_url_in("tr"), **part).has_header("X-Own")
    send(client, poll, ids_of(poll)[0])
    answer = client.get(poll.vote_url_in("tr"), **part)
    assert answer["X-Own"] == "1"
    assert answer["Cache-Control"] == "no-store"


def test_structured_data_tell_votes_only_where_the_page_does(client):
    hidden = make_poll(votes=[5, 2, 0])
    shown = make_poll(votes=[5, 2, 0], results=Poll.Results.ALWAYS)

    def question(poll):
        (block,) = parse(client.get(poll.url_in("tr"))).xpath("//script[@type='application/ld+json']/text()")
        return next(part for part in json.loads(block) if part["@type"] == "Question")

    assert [answer.get("upvoteCount") for answer in question(hidden)["suggestedAnswer"]] == [None, None, None]
    assert [answer.get("upvoteCount") for answer in question(shown)["suggestedAnswer"]] == [5, 2, None]


@pytest.mark.parametrize(
    "words_of", ["<script>alert(1)</script>", "{{7*7}} {% now %}", 'x" onmouseover="a', "</title><b>"]
)
def test_words_of_a_poll_are_printed_as_they_are(client, words_of):
    ArticleFactory()  # a home page without a story shows no poll either
    poll = make_poll(
        question_tr=words_of,
        intro_tr=words_of,
        answers=[(words_of, "Oui"), ("Hayır", "Non")],
        results="always",
        votes=[1, 0],
    )
    for path in (poll.url_in("tr"), poll.vote_url_in("tr"), "/anketler/", "/"):
        document = parse(client.get(path))
        assert words_of in document.text_content()
        assert not document.xpath("//*[@onmouseover] | //main//script | //main//b")


# --- lists ------------------------------------------------------------------------------------------------------------
def test_the_list_shows_open_polls_first_and_pages_the_others(client):
    ended = [
        make_poll(begun=timedelta(days=day), lasts=timedelta(hours=1), question_tr=f"Eski {day}?")
        for day in range(30, 0, -1)
    ]
    running, by_hand = make_poll(), make_poll(begun=timedelta(minutes=30), closed_at=timezone.now())
    make_poll(begun=timedelta(hours=-2), question_tr="Gelecek?")
    document = parse(client.get("/anketler/"))
    polls = [path for path in linked(document) if path.startswith("/anketler/") and path != "/anketler/"]
    assert polls[:3] == [running.url_in("tr"), by_hand.url_in("tr"), ended[-1].url_in("tr")]
    assert "Gelecek?" not in document.text_content()
    (onwards,) = document.xpath("//a[@rel='next']/@href")
    second = parse(client.get(f"/anketler/{onwards}"))
    assert running.url_in("tr") not in linked(second)
    assert ended[0].url_in("tr") in linked(second)
    assert client.get("/anketler/?once=x").status_code == 404
    assert client.get("/anketler/?avant=20261101T000000Z-1").status_code == 404


def test_a_paper_without_polls_says_so(client):
    for path in ("/anketler/", "/fr/sondages/"):
        answer = client.get(path)
        assert answer.status_code == 200
        assert parse(answer).xpath("//*[@class='empty']")


# --- the house ----------------------------------------------------------------------------------------------------------
def test_pages_ask_few_questions_whatever_their_number(client):
    pictures = [AssetFactory() for _ in range(3)]
    poll = make_poll(pictures=pictures, picture=pictures[0], votes=[2, 1, 0], results=Poll.Results.ALWAYS)
    for day in range(1, 40):
        make_poll(begun=timedelta(days=day), lasts=timedelta(hours=3 if day % 2 else 9999), picture=pictures[0])
    found = {}
    for name, path in {"list": "/fr/sondages/", "poll": poll.url_in("tr"), "form": poll.vote_url_in("tr")}.items():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        found[name] = len(asked)
    assert found == {"list": 3, "poll": 3, "form": 3}


def test_polls_are_found_by_their_question_and_answers_from_their_beginning_on(client, clock):
    poll = make_poll(begun=timedelta(hours=-1), answers=[("Bisiklet", "Vélo"), ("Tramvay", "Tram")])
    indexing.write(poll)
    for path in ("/ara/?q=meydan+trafik", "/fr/recherche/?q=tram"):
        assert f"-{poll.pk}/" not in client.get(path).text
    clock.move_to("2026-11-24 13:01")
    assert poll.url_in("tr") in client.get("/ara/?q=meydan+trafik").text
    assert poll.url_in("fr") in client.get("/fr/recherche/?q=tram").text


def test_polls_are_in_the_sitemap_once_they_have_begun(client, clock):
    make_poll(begun=timedelta(hours=-1))
    known = make_poll()
    assert "/sitemaps/polls-0.xml" in client.get("/sitemap.xml").text
    text = client.get("/sitemaps/polls-0.xml").text
    assert text.count("<loc>") == 2
    assert known.url_in("fr") in text
    assert reverse_in("fr", "polls") in client.get("/sitemaps/poll-list-1.xml").text


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_polls_answer_no_other_methods(client, method):
    poll = make_poll()
    for path in ("/anketler/", poll.url_in("tr"), poll.vote_url_in("tr")):
        assert getattr(client, method)(path).status_code == 405
    assert client.post("/anketler/").status_code == client.post(poll.url_in("tr")).status_code == 405
    assert client.head(poll.vote_url_in("tr")).status_code == 200
