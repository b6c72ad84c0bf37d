"""Boxes (korner.boxes): at home and in stories, found by name, quiet where there is nothing to show."""

from datetime import timedelta

import pytest
from django.db import connection
from django.template import Context, Template
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from korner.rendering import render_body
from korner.text.html import sanitise
from tests.factories import ArticleFactory, AssetFactory
from tests.pages import parse
from tests.polls.making import make_poll

pytestmark = pytest.mark.django_db


def figure(poll, name="polls"):
    return f'<figure data-box="{name}" data-id="{poll if isinstance(poll, int) else poll.pk}"></figure>'


def boxes(answer):
    """The headings of the boxes of an answer."""
    return [" ".join(box.text_content().split()) for box in parse(answer).xpath("//*[@class='poll-box']/h2")]


def test_a_box_of_no_installed_app_prints_nothing():
    page = Template('{% box "polls" %}|{% box "weather" city="Brüksel" %}|{% box "korner" %}')
    assert page.render(Context()) == "||"


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_the_home_page_shows_the_newest_open_poll_or_the_one_that_is_marked(client, language):
    ArticleFactory()
    home = "/" if language == "tr" else "/fr/"
    assert boxes(client.get(home)) == []
    make_poll(begun=timedelta(days=3), question_tr="Eski?", question_fr="Ancien")
    make_poll(begun=timedelta(days=1), question_tr="Yeni?", question_fr="Nouveau")
    make_poll(
        begun=timedelta(hours=2), lasts=timedelta(hours=1), question_tr="Bitmiş?", question_fr="Fini", on_front=True
    )
    make_poll(begun=-timedelta(hours=2), question_tr="Gelecek?", question_fr="Futur", on_front=True)
    make_poll(closed_at=timezone.now(), question_tr="Kapalı?", question_fr="Clos", on_front=True)
    assert boxes(client.get(home)) == [{"tr": "Yeni?", "fr": "Nouveau"}[language]]
    make_poll(begun=timedelta(days=2), question_tr="Seçilmiş?", question_fr="Choisi", on_front=True)
    assert boxes(client.get(home)) == [{"tr": "Seçilmiş?", "fr": "Choisi"}[language]]


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_poll_stands_in_a_story_where_it_was_put(client, language):
    poll = make_poll(pictures=[AssetFactory(), AssetFactory()])
    body = sanitise(f"<p>Önce.</p>{figure(poll)}<p>Sonra.</p>")
    story = ArticleFactory(body_tr=body, body_fr=body)
    document = parse(client.get(story.url_in(language)))
    (box,) = document.xpath("//*[@class='text']/figure[@class='box']/section[@class='poll-box']")
    assert poll.vote_url_in(language) in box.xpath(".//a/@href")
    assert len(box.xpath(".//img")) == 2
    before, after = box.xpath("../preceding-sibling::p[1] | ../following-sibling::p[1]")
    assert (before.text_content(), after.text_content()) == ("Önce.", "Sonra.")
    assert not document.xpath("//i[@data-place]")


def test_a_story_shows_a_poll_once_and_nothing_where_there_is_none(client):
    poll, to_come = make_poll(), make_poll(begun=-timedelta(hours=1))
    strange = [
        figure(10**15),
        figure(to_come),
        figure(poll, "weather"),
        figure(poll, "articles"),
        figure(poll, "korner"),
    ]
    body = f"<p>Metin.</p>{figure(poll)}{figure(poll)}{''.join(strange)}"
    story = ArticleFactory(body_tr=body)
    answer = client.get(story.url_in("tr"))
    assert len(boxes(answer)) == 1
    assert "data-box" not in answer.text
    assert len(parse(answer).xpath("//*[@class='text']//figure")) == 1


def test_the_caption_of_a_box_stays_and_what_looks_like_a_place_is_text(client):
    poll = make_poll(question_tr='<i data-place="0"></i>')
    body = f'<p>&lt;i data-place="0"&gt;&lt;/i&gt;</p><figure data-box="polls" data-id="{poll.pk}"><figcaption>Not</figcaption></figure>'
    text = render_body(sanitise(body))
    assert text.count('class="poll-box"') == 1
    assert "<figcaption>Not</figcaption>" in text
    assert '&lt;i data-place="0"&gt;' in text


def test_a_poll_in_a_story_costs_two_questions_and_others_none(client):
    poll = make_poll(pictures=[AssetFactory(), AssetFactory(), AssetFactory()], picture=AssetFactory())
    category = ArticleFactory().category
    plain = ArticleFactory(category=category, body_tr="<p>Metin.</p><table><tr><td>1</td></tr></table>")
    with_poll = ArticleFactory(category=category, body_tr=f"<p>Metin.</p>{figure(poll)}")

    def questions(path):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        return len(asked)

    assert questions(with_poll.url_in("tr")) == questions(plain.url_in("tr")) + 2


def test_a_poll_at_home_costs_two_questions_and_none_costs_one(client):
    ArticleFactory()

    def questions():
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/").status_code == 200
        return [query["sql"] for query in asked if "polls_" in query["sql"]]

    assert len(questions()) == 1
    for _ in range(5):
        make_poll(pictures=[AssetFactory()])
    assert len(questions()) == 2


def test_an_ended_poll_in_a_story_shows_its_result(client):
    poll = make_poll(votes=[3, 1, 0], lasts=timedelta(minutes=30))
    story = ArticleFactory(body_tr=f"<p>Metin.</p>{figure(poll)}")
    document = parse(client.get(story.url_in("tr")))
    assert len(document.xpath("//*[@class='poll-box']//table//tbody/tr")) == 3
    assert poll.vote_url_in("tr") not in document.xpath("//a/@href")


def test_a_poll_is_left_out_of_feeds(client):
    poll = make_poll()
    story = ArticleFactory(body_tr=f"<p>Metin.</p>{figure(poll)}")
    text = client.get("/rss/").text
    assert story.headline_tr in text
    assert poll.question_tr not in text
