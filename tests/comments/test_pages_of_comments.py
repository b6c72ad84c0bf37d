"""The pages of a discussion: shared by all, kept, in three orders, in few queries, and never with an unapproved word."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.comments import archive, closing
from articles.comments.models import Comment
from articles.comments.threads import FIRST_ANSWERS, PAGE
from articles.models import Correction
from korner.addresses import reverse_in
from tests.comments.conftest import WORDS, newest
from tests.factories import ArticleFactory
from tests.factories import story as make_story
from tests.pages import parse, words

pytestmark = pytest.mark.django_db


def many(story, number, *, parent=None, state="approved", language="tr", **more):
    """Write `number` comments, one a minute, the oldest first; returns them."""
    begin = timezone.now() - timedelta(days=2)
    rows = [
        Comment(
            article=story,
            parent=parent,
            name=f"Okur {n}",
            text=f"{'Cevap' if parent else 'Söz'} numara {n}.",
            text_hash=f"{n}",
            language=language,
            state=state,
            created_at=begin + timedelta(minutes=n),
            **more,
        )
        for n in range(number)
    ]
    made = Comment.objects.bulk_create(rows, batch_size=500)
    archive.count_anew({story.pk})
    return made


def shown(response):
    """The texts of the threads on a page, in their order."""
    found = parse(response).xpath("//ol[@class='threads']/li/div//div[contains(@class,'words')]")
    return [words(element) for element in found]


def test_the_page_of_a_story_shows_the_newest_threads_and_leads_to_the_others(client):
    story = ArticleFactory()
    many(story, PAGE + 5)
    page = client.get(story.url_in("tr"))
    assert shown(page) == [f"Söz numara {n}." for n in range(PAGE + 4, 4, -1)]
    path = reverse_in("tr", "comments", pk=story.pk)
    assert parse(page).xpath(f"//a[@href='{path}']")
    first = client.get(path)
    (further,) = parse(first).xpath("//a[@rel='next']/@href")
    assert shown(client.get(path + further)) == [f"Söz numara {n}." for n in range(4, -1, -1)]


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_each_order_is_a_page_of_its_own_and_leafs_without_gaps(client, language):
    story = ArticleFactory()
    rows = many(story, 2 * PAGE + 7)
    Comment.objects.filter(pk=rows[3].pk).update(likes=9)
    path = reverse_in(language, "comments-oldest", pk=story.pk)
    found, query = [], ""
    while True:
        page = client.get(path + query)
        found += shown(page)
        further = parse(page).xpath("//a[@rel='next']/@href")
        if not further:
            break
        query = further[0]
    assert found == [row.text for row in rows]
    best = shown(client.get(reverse_in(language, "comments-best", pk=story.pk)))
    assert best[0] == rows[3].text
    assert len(best) == PAGE
    assert client.get(path + "?once=x").status_code == 404


def test_a_long_thread_shows_its_first_answers_and_has_a_page_of_its_own(client):
    story = ArticleFactory()
    (top,) = many(story, 1)
    many(story, FIRST_ANSWERS + 60, parent=top)
    page = parse(client.get(story.url_in("tr")))
    assert len(page.xpath("//ol[@class='answers']/li")) == FIRST_ANSWERS
    path = reverse_in("tr", "comment-thread", pk=story.pk, number=top.pk)
    assert page.xpath(f"//a[@href='{path}']")
    thread = client.get(path)
    (further,) = parse(thread).xpath("//a[@rel='next']/@href")
    answers = parse(thread).xpath("//ol[@class='answers']/li")
    assert (
        len(answers) + len(parse(client.get(path + further)).xpath("//ol[@class='answers']/li")) == FIRST_ANSWERS + 60
    )


def test_a_pinned_comment_stands_first(client):
    story = ArticleFactory()
    rows = many(story, 5)
    closing.mark(rows[0], pinned=True)
    assert shown(client.get(story.url_in("tr"))) == [rows[0].text, *(row.text for row in reversed(rows[1:]))]


def test_the_page_of_a_story_asks_as_little_with_five_hundred_comments_as_with_five(client):
    story, corrected = ArticleFactory(), ArticleFactory()
    Correction.objects.create(article=corrected, text_tr="Rakam yanlıştı.")
    counts = []
    for number in (0, 5, 495):
        for row in (story, corrected):
            tops = many(row, number)
            for top in tops[-3:]:
                many(row, 12, parent=top)
        asked_for = []
        for row in (story, corrected):
            client.get(row.url_in("tr"))
            with CaptureQueriesContext(connection) as asked:
                assert client.get(row.url_in("tr")).status_code == 200
            asked_for.append(len(asked))
        counts.append(asked_for)
    assert max(max(pair) for pair in counts) <= 8, counts
    assert counts[1] == counts[2]


def test_lists_of_comments_stay_within_ten_queries(client):
    story = ArticleFactory()
    top = many(story, 120)[-1]
    many(story, 70, parent=top)
    paths = [reverse_in("tr", name, pk=story.pk) for name in ("comments", "comments-oldest", "comments-best")]
    for path in [*paths, reverse_in("tr", "comment-thread", pk=story.pk, number=top.pk)]:
        client.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 200
        assert len(asked) <= 4, (path, [query["sql"][:90] for query in asked])


def test_pages_with_comments_set_no_cookie_and_are_the_same_for_two_readers(writer, mode):
    mode("after")
    story = ArticleFactory()
    writer.write(story)
    assert writer.client.cookies
    paths = [story.url_in("tr"), reverse_in("tr", "comments", pk=story.pk)]
    paths += [reverse_in("tr", "comment-thread", pk=story.pk, number=newest().pk)]
    for path in paths:
        mine, others = writer.client.get(path), Client().get(path)
        assert mine.content == others.content
        assert not others.cookies
        assert not mine.cookies
        assert 'token" value' not in others.text
        assert others.get("Cache-Control") == "no-cache"


def test_a_list_of_stories_says_how_many_have_written(client):
    story = ArticleFactory()
    many(story, 3)
    (line,) = parse(client.get(story.category.url_in("tr"))).xpath("//main//p[@class='meta'][time]")
    assert words(line).partition(" · ")[2].startswith("3 ")


def test_a_story_without_the_language_has_no_discussion_there(client):
    story = make_story(only="fr")
    many(story, 1)
    assert client.get(reverse_in("tr", "comments", pk=story.pk)).status_code == 404
    assert client.get(reverse_in("fr", "comments", pk=story.pk)).status_code == 200


def test_a_closed_discussion_can_still_be_read_and_offers_no_form(client, mode):
    story = ArticleFactory(comments_open=False)
    many(story, 2)
    page = client.get(story.url_in("tr"))
    assert len(shown(page)) == 2
    assert reverse_in("tr", "comment-write", pk=story.pk) not in page.text
    mode("off")
    page = client.get(story.url_in("tr"))
    assert len(shown(page)) == 2
    assert reverse_in("tr", "comment-write", pk=story.pk) not in page.text


def test_without_comments_in_the_paper_a_story_says_nothing_of_them(client, mode):
    mode("off")
    assert "discussion" not in client.get(ArticleFactory().url_in("tr")).text


def test_what_does_not_stand_under_the_story_is_not_shown_there(client):
    story, other = ArticleFactory(), ArticleFactory()
    (row,) = many(other, 1)
    assert client.get(reverse_in("tr", "comment-thread", pk=story.pk, number=row.pk)).status_code == 404


@pytest.mark.parametrize("state", ["pending", "held", "refused", "spam"])
def test_what_is_not_approved_stands_on_no_page_and_in_no_number(client, state):
    story = ArticleFactory()
    (top,) = many(story, 1)
    many(story, 1, parent=top, state=state)
    rows = many(story, 2, state=state)
    Comment.objects.filter(pk=rows[0].pk).update(pinned=True, text=WORDS)
    for path in (
        story.url_in("tr"),
        story.url_in("fr"),
        *(reverse_in("tr", name, pk=story.pk) for name in ("comments", "comments-oldest", "comments-best")),
        reverse_in("tr", "comment-thread", pk=story.pk, number=top.pk),
        reverse_in("tr", "feed"),
        "/ara/?q=Meydandaki",
    ):
        text = client.get(path).text
        assert WORDS not in text, path
        assert "Cevap numara" not in text, path
    assert '"commentCount":1' in client.get(story.url_in("tr")).text


def test_facebook_is_offered_only_by_setting_and_loaded_only_by_a_click(client, mode):
    story = ArticleFactory()
    path = reverse_in("tr", "comments-facebook", pk=story.pk)
    assert "facebook.com/plugins" not in client.get(story.url_in("tr")).text
    assert client.get(path).status_code == 404
    mode("after", facebook_comments=True)
    page = client.get(story.url_in("tr"))
    assert path in page.text
    assert "facebook.com/plugins" not in page.text
    framed = client.get(path)
    policy = framed["Content-Security-Policy"]
    assert "script-src 'none'" in policy
    assert "frame-src https://www.facebook.com" in policy
    assert "frame-ancestors 'self'" in policy
    assert framed["X-Frame-Options"] == "SAMEORIGIN"
    assert parse(framed).xpath("//iframe/@src")[0].startswith("https://www.facebook.com/")
    assert not framed.cookies
