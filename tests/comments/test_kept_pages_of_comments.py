"""Stored pages and comments: a moderator's word is on the next page, others' within ten seconds, one waiting changes nothing."""

import pytest

from articles.comments import closing, writing
from articles.comments.models import Comment
from korner.addresses import reverse_in
from tests.comments.conftest import WORDS, newest
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(clock, reader, saving):
    with saving():
        return ArticleFactory()


@pytest.fixture
def paths(story):
    """The pages on which the discussion stands."""
    return [
        story.url_in("tr"),
        story.url_in("fr"),
        reverse_in("tr", "comments", pk=story.pk),
        reverse_in("tr", "latest"),
    ]


def kept(reader, path):
    """Ask twice: the page is kept."""
    reader.get(path)
    return not reader.get(path).made


def test_a_page_with_comments_comes_from_the_store(writer, mode, reader, saving, story, paths):
    with saving():
        mode("after")
    with saving():
        writer.write(story)
    assert all(kept(reader, path) for path in paths)
    assert WORDS in reader.get(paths[0]).text


def test_one_that_waits_makes_no_page_old(writer, mode, reader, saving, story, paths):
    with saving():
        mode("before")
    assert all(kept(reader, path) for path in paths)
    with saving():
        writer.write(story)
    assert newest().state == "pending"
    assert not any(reader.get(path).made for path in paths)


def test_an_approved_comment_is_on_the_next_page_and_a_refused_one_on_none(
    writer,
    decide,
    mode,
    reader,
    saving,
    story,
    paths,
):
    with saving():
        mode("before")
        writer.write(story)
    for state, is_shown in (("approved", True), ("refused", False), ("approved", True), ("held", False)):
        assert all(kept(reader, path) for path in paths)
        with saving():
            decide(newest(), state)
        for path in paths[:3]:
            page = reader.get(path)
            assert page.made
            assert (WORDS in page.text) is is_shown, (path, state)


def test_comments_without_a_moderator_make_their_page_anew_at_most_every_ten_seconds(
    writer,
    mode,
    reader,
    saving,
    story,
    clock,
    paths,
):
    with saving():
        mode("after")
    path = paths[0]
    assert kept(reader, path)
    with saving():
        writer.write(story, "Birinci")
    assert "Birinci" in reader.get(path).text
    assert kept(reader, path)
    clock.traveller.shift(-8)  # opening a form takes ten seconds
    with saving():
        writer.write(story, "İkinci")
    page = reader.get(path)
    assert not page.made
    assert "İkinci" not in page.text
    clock.traveller.shift(9)
    assert "İkinci" in reader.get(path).text


def test_the_discussion_of_one_story_makes_no_page_of_another_old(writer, mode, reader, saving, story):
    with saving():
        mode("after")
        other = ArticleFactory()
    path = reverse_in("tr", "comments", pk=other.pk)
    assert kept(reader, path)
    with saving():
        writer.write(story)
    assert not reader.get(path).made


def test_a_page_ends_when_the_discussion_closes(mode, reader, saving, story, clock, paths):
    with saving():
        mode("after", comments_days=2)
    write = reverse_in("tr", "comment-write", pk=story.pk)
    assert kept(reader, paths[0])
    assert write in reader.get(paths[0]).text
    clock.move_to("2026-11-26 11:01")
    assert write not in reader.get(paths[0]).text


CHANGES = {
    "pinned": lambda comment: closing.mark(comment, pinned=True),
    "noted": lambda comment: closing.mark(comment, note="Bir isim çıkarıldı."),
    "closed": lambda comment: closing.set_open(comment.article_id, False, by=None),
    "removed": writing.remove,
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_the_desk_does_is_on_the_next_page(
    writer,
    mode,
    reader,
    saving,
    story,
    paths,
    change,
    moderator,
):
    with saving():
        mode("after")
        writer.write(story, "Başka söz")
        writer.write(story)
    comment = Comment.objects.order_by("pk").first()
    before = {path: reader.get(path).text for path in paths[:3]}
    with saving():
        CHANGES[change](comment)
    after = {path: reader.get(path).text for path in paths[:3]}
    assert all(after[path] != before[path] for path in paths[:3])
