"""After the set days nothing of a writer is left but what he said, and of what was refused nothing at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.comments.forgetting import forget
from articles.comments.models import Comment, CommentReport, CommentVote
from articles.comments.privacy import KEPT
from articles.models import Figures
from korner.models import ObjectKey
from korner.moderation.models import Case
from korner.visitors import counting
from tests.comments.conftest import WORDS, newest
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def days(number):
    """The moment `number` days from now."""
    return timezone.now() + timedelta(days=number)


def test_e_mail_and_mark_are_forgotten_after_ninety_days_and_the_words_stay(writer, mode):
    mode("after")
    story = ArticleFactory()
    writer.write(story, email="Ayse@Example.org")
    assert newest().email == "ayse@example.org"
    forget(days(89))
    assert newest().email
    forget(days(91))
    comment = newest()
    assert (comment.email, comment.visitor, comment.text, comment.name) == ("", "", WORDS, "Ayşe")
    case = Case.objects.get()
    assert (case.visitor, case.address, case.network) == ("", "", "")


@pytest.mark.parametrize("state", ["refused", "spam"])
def test_what_was_refused_is_gone_after_thirty_days_with_its_case(writer, decide, state):
    writer.write(ArticleFactory(), email="a@example.org")
    decide(newest(), state)
    forget(days(29))
    assert Comment.objects.exists()
    forget(days(31))
    assert not Comment.objects.exists()
    assert not Case.objects.exists()


def test_of_a_refused_comment_with_answers_no_word_is_left(writer, writers, mode, decide):
    mode("after")
    story = ArticleFactory()
    writer.write(story)
    top = newest()
    writers(1)[0].write(story, "Cevap", to=top)
    decide(top, "refused")
    forget(days(31))
    top.refresh_from_db()
    assert (top.text, top.name, top.visitor) == ("", "", "")
    assert forget(days(31)) == 0


def test_decided_reports_and_likes_of_ended_discussions_go(writer, writers, mode, decide):
    mode("after", comments_days=10)
    writer.write(ArticleFactory())
    comment = newest()
    one, other = writers(2)
    one.act("comment-like", comment)
    one.act("comment-report", comment, reason="lie")
    decide(CommentReport.objects.get(), "refused")
    other.act("comment-report", comment, reason="hate")
    forget(days(31))
    assert list(CommentReport.objects.values_list("reason", flat=True)) == ["hate"]
    assert CommentVote.objects.exists()
    counting.forget(days(42))
    assert not ObjectKey.objects.filter(kind="story").exists()
    forget(days(42))
    assert not CommentVote.objects.exists()
    comment.refresh_from_db()
    assert comment.likes == 1


def test_the_key_of_a_story_ends_after_its_discussion(writer, mode, settings):
    settings.OBJECT_KEY_DAYS = 5
    mode("after", comments_days=10)
    story = ArticleFactory()
    writer.write(story)
    key = ObjectKey.objects.get(kind="story", number=story.pk)
    assert key.delete_after == story.publish_at + timedelta(days=15)


def test_a_person_gets_and_deletes_what_was_sent_with_his_address(writer, mode, client):
    mode("after")
    story = ArticleFactory()
    writer.write(story, email="ayse@example.org")
    writer.write(story, "Adressiz söz")
    kept = KEPT[0]
    (row,) = kept.of("AYSE@example.org")
    assert kept.told(row)["text"] == WORDS
    assert WORDS in client.get(story.url_in("tr")).text
    kept.erase(row)
    assert not Comment.objects.filter(text=WORDS).exists()
    assert not Case.objects.filter(number=row.pk).exists()
    assert WORDS not in client.get(story.url_in("tr")).text
    assert Figures.objects.get(pk=story.pk).comments == 1
    assert not list(kept.of(""))
    assert not list(kept.of("ayse@example.org"))
