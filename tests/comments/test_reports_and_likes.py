"""Readers like comments and report them: once each, and what is reported often enough is set aside."""

import pytest

from articles.comments.models import Comment, CommentReport, CommentVote
from articles.models import Figures
from korner.addresses import reverse_in
from korner.moderation import cases, steps
from korner.moderation.models import Ban, Case
from tests.comments.conftest import WORDS, newest, place
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(writer, mode):
    """A comment that readers see."""
    mode("after")
    writer.write(ArticleFactory())
    return newest()


def test_a_reader_likes_a_comment_once_and_takes_it_back(comment, writers):
    one, other = writers(2)
    for browser, likes in ((one, 1), (other, 2), (one, 1), (one, 2)):
        answer = browser.act("comment-like", comment)
        assert answer.status_code == 303
        assert answer["Location"].endswith(f"#comment-{comment.pk}")
        comment.refresh_from_db()
        assert comment.likes == likes == CommentVote.objects.filter(comment=comment).count()


def test_a_script_is_told_the_new_number(comment, writers):
    (reader,) = writers(1)
    token = reader.client.get("/parca/bilet/").json()["token"]
    path = reverse_in("tr", "comment-like", **place(comment.article, comment))
    answer = reader.client.post(path, {"token": token}, headers={"Accept": "application/json"}, **reader.ask)
    assert answer.json() == {"liked": True, "likes": 1}


def test_a_form_to_like_needs_its_token(comment, writers):
    (reader,) = writers(1)
    path = reverse_in("tr", "comment-like", **place(comment.article, comment))
    assert reader.client.post(path, {}, **reader.ask).status_code == 422
    assert not CommentVote.objects.exists()


def test_a_closed_discussion_takes_no_likes_but_reports(comment, writers, mode, client):
    mode("after", comments_days=1)
    (reader,) = writers(1)
    path = reverse_in("tr", "comment-like", **place(comment.article, comment))
    token = reader.token(path)
    reader.clock.move_to("2026-11-26 12:00")
    assert reader.open(path).status_code == 409
    assert reader.client.post(path, {"token": token}, **reader.ask).status_code == 409
    assert path not in client.get(comment.article.url_in("tr")).text
    assert not CommentVote.objects.exists()
    assert reader.act("comment-report", comment, reason="lie").status_code == 200


def test_what_nobody_sees_is_neither_liked_nor_reported(comment, writers, decide):
    decide(comment, "refused")
    (reader,) = writers(1)
    for name in ("comment-like", "comment-report", "comment-thread"):
        assert reader.open(reverse_in("tr", name, **place(comment.article, comment))).status_code == 404


def test_a_report_lands_in_the_queue_with_the_words_it_is_about(comment, writers):
    (reader,) = writers(1)
    answer = reader.act("comment-report", comment, reason="insult", words="Bu bir hakaret.")
    assert answer.status_code == 200
    report = CommentReport.objects.get()
    assert cases.case_of(report).state == "pending"
    (shown,) = CommentReport.for_queue([report.pk]).values()
    assert shown.case_title() == comment.article.source_headline
    assert "Bu bir hakaret." in shown.case_text()
    assert WORDS in shown.case_text()
    comment.refresh_from_db()
    assert (comment.reports, comment.state) == (1, "approved")


def test_a_report_without_a_reason_comes_back_filled(comment, writers):
    (reader,) = writers(1)
    answer = reader.act("comment-report", comment, words="Nedenini seçmedim.")
    assert answer.status_code == 422
    assert "Nedenini seçmedim." in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert not CommentReport.objects.exists()


def test_the_second_report_of_the_same_reader_is_the_first(comment, writers):
    (reader,) = writers(1)
    for _number in range(3):
        reader.act("comment-report", comment, reason="lie")
    comment.refresh_from_db()
    assert comment.reports == CommentReport.objects.count() == 1
    assert Case.objects.count() == 2


def test_what_several_report_is_set_aside_until_a_moderator_looks(comment, writers, settings, client):
    settings.COMMENT_REPORTS_TO_HOLD = 3
    for number, reader in enumerate(writers(3), 1):
        comment.refresh_from_db()
        assert comment.state == "approved", number
        reader.act("comment-report", comment, reason="hate")
    comment.refresh_from_db()
    assert comment.state == "held"
    assert Figures.objects.get(pk=comment.article_id).comments == 0
    assert WORDS not in client.get(comment.article.url_in("tr")).text


def test_a_report_that_is_right_refuses_the_comment_and_taken_back_shows_it_again(comment, writers, moderator):
    (reader,) = writers(1)
    reader.act("comment-report", comment, reason="advert")
    report = CommentReport.objects.get()
    decision = steps.decide(cases.case_of(report), "approved", by=moderator)
    comment.refresh_from_db()
    assert (comment.state, comment.reports) == ("refused", 0)
    steps.undo(decision, by=moderator)
    comment.refresh_from_db()
    assert (comment.state, comment.reports) == ("approved", 1)


def test_a_report_that_is_wrong_leaves_the_comment(comment, writers, decide):
    (reader,) = writers(1)
    reader.act("comment-report", comment, reason="other")
    decide(CommentReport.objects.get(), "refused")
    comment.refresh_from_db()
    assert (comment.state, comment.reports) == ("approved", 0)


def test_a_banned_reader_neither_likes_nor_reports(comment, writers, decide):
    (reader,) = writers(1)
    reader.write(comment.article, "Kötü söz")
    bad = Case.objects.order_by("-pk").first()
    Ban.objects.create(of="visitor", value=bad.visitor, key_month=bad.key_month, until="2026-12-24T00:00:00Z")
    assert reader.act("comment-like", comment).status_code == 403
    assert reader.act("comment-report", comment, reason="lie").status_code == 403
    assert not CommentVote.objects.exists()
    assert Comment.objects.get(pk=comment.pk).reports == 0
