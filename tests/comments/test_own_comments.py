"""One's own comment: changed or deleted for five minutes, and nobody else's."""

import pytest

from articles.comments.models import Comment
from articles.models import Figures
from korner.addresses import reverse_in
from korner.moderation.models import Case
from tests.comments.conftest import WORDS, newest, place
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def number_of(story):
    found = Figures.objects.filter(pk=story.pk).values_list("comments", flat=True).first()
    return found or 0


def test_the_writer_changes_his_comment_within_five_minutes(writer, mode, client):
    mode("after")
    story = ArticleFactory()
    writer.write(story)
    assert writer.act("comment-edit", newest(), text="Başka söz", language="fr").status_code == 303
    comment = newest()
    assert (comment.text, comment.language, comment.state) == ("Başka söz", "fr", "approved")
    assert comment.edited_at
    assert "Başka söz" in client.get(story.url_in("tr")).text


def test_after_five_minutes_it_is_too_late_and_what_was_typed_is_given_back(writer, mode, clock):
    mode("after")
    story = ArticleFactory()
    writer.write(story)
    path = reverse_in("tr", "comment-edit", **place(story, newest()))
    token = writer.token(path)
    clock.move_to("2026-11-24 12:06")
    answer = writer.client.post(path, {"token": token, "text": "Geç kaldım", "language": "tr"}, **writer.ask)
    assert answer.status_code == 409
    assert "Geç kaldım" in answer.text
    assert newest().text == WORDS
    assert writer.open(reverse_in("tr", "comment-delete", **place(story, newest()))).status_code == 409


def test_changed_words_are_judged_like_new_ones_and_never_shown_before(writer, decide, mode, client):
    mode("before")
    story = ArticleFactory()
    writer.write(story)
    decide(newest(), "approved")
    assert WORDS in client.get(story.url_in("tr")).text
    writer.act("comment-edit", newest(), text="Onaylanmamış söz", language="tr")
    page = client.get(story.url_in("tr")).text
    assert "Onaylanmamış söz" not in page
    assert WORDS not in page
    assert (newest().state, number_of(story)) == ("pending", 0)
    assert Case.objects.get().state == "pending"


def test_a_moderator_decides_on_no_words_he_has_not_read(writer, moderator):
    from django.core.exceptions import ValidationError

    from korner.moderation import cases, steps

    story = ArticleFactory()
    writer.write(story)
    case = cases.case_of(newest())
    writer.act("comment-edit", newest(), text="Başka söz", language="tr")
    with pytest.raises(ValidationError):
        steps.decide(case, "approved", by=moderator, seen=case.version)


def test_a_deleted_comment_is_gone_with_its_case(writer, mode, client):
    mode("after")
    story = ArticleFactory()
    writer.write(story)
    assert number_of(story) == 1
    assert writer.act("comment-delete", newest()).status_code == 303
    assert not Comment.objects.exists()
    assert not Case.objects.exists()
    assert number_of(story) == 0
    assert WORDS not in client.get(story.url_in("tr")).text


def test_of_a_deleted_comment_with_answers_the_place_stays(writer, writers, mode, client):
    mode("after")
    story = ArticleFactory()
    writer.write(story, email="ayse@example.org")
    first = newest()
    writers(1)[0].write(story, "Bir cevap", to=first)
    writer.act("comment-delete", first)
    first.refresh_from_db()
    assert (first.text, first.name, first.email, first.visitor, first.withdrawn) == ("", "", "", "", True)
    assert number_of(story) == 1
    page = client.get(story.url_in("tr")).text
    assert WORDS not in page
    assert "Bir cevap" in page


def test_others_can_neither_change_nor_delete_it(writer, writers, mode):
    mode("after")
    story = ArticleFactory()
    writer.write(story)
    (other,) = writers(1)
    other.write(story, "Ben de buradayım")
    comment = Comment.objects.order_by("pk").first()
    for name in ("comment-edit", "comment-delete"):
        path = reverse_in("tr", name, **place(story, comment))
        assert other.open(path).status_code == 409
        token = other.token(reverse_in("tr", "comment-write", pk=story.pk))
        sent = {"token": token, "text": "Ele geçirdim", "language": "tr"}
        assert other.client.post(path, sent, **other.ask).status_code == 409
    assert Comment.objects.get(pk=comment.pk).text == WORDS


def test_what_is_mine_is_asked_of_no_other_reader(writer, writers):
    story = ArticleFactory()
    writer.write(story)
    path = reverse_in("tr", "comments-mine", pk=story.pk)
    assert WORDS in writer.open(path).text
    (other,) = writers(1)
    assert WORDS not in other.open(path).text
    assert not other.open(path).cookies


def test_the_mark_of_a_reader_is_another_one_under_every_story(writer):
    for _number in range(2):
        writer.write(ArticleFactory())
    assert len(set(Comment.objects.values_list("visitor", flat=True))) == 2


def test_no_address_is_stored(writer):
    story = ArticleFactory()
    writer.write(story)
    for model in (Comment, Case):
        for row in model.objects.values():
            assert "192.0.2.1" not in str(row)
