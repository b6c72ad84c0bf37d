"""Comments come in with an archive and go out with it, each once, and what the desk decided stays decided."""

import pytest

from articles.comments.models import Comment
from articles.models import Figures
from korner.moderation import cases, steps
from korner.moderation.models import Case
from tests.articles.archives import dump, entry, load, pair, story, write
from tests.factories import ArticleFactory, UserFactory

pytestmark = pytest.mark.django_db


def said(number, status="approved", **more):
    return {
        "author": f"Okur {number}",
        "email": f"okur{number}@example.org",
        "body": f"Söz {number}\n\nİkinci satır.",
        "status": status,
        "created_at": f"2025-03-01T08:{number:02d}:00Z",
        **more,
    }


def test_each_comment_comes_with_its_state_time_language_and_number(tmp_path):
    rows = [said(1), said(2, "pending"), said(3, "rejected"), said(4, "spam"), said(5, "held")]
    load(write(tmp_path, [*pair(1, 2, "a"), entry(3, "fr", comments=rows)]))
    assert list(Comment.objects.order_by("pk").values_list("state", flat=True)) == [
        *("approved", "pending", "refused", "spam", "held"),
    ]
    first = Comment.objects.order_by("pk").first()
    assert (first.language, first.name, first.email) == ("fr", "Okur 1", "okur1@example.org")
    assert first.text == "Söz 1\n\nİkinci satır."
    assert first.created_at.isoformat() == "2025-03-01T08:01:00+00:00"
    assert first.delete_after
    assert Figures.objects.get(pk=story(3).pk).comments == 1
    assert sorted(Case.objects.values_list("state", flat=True)) == ["held", "pending"]


def test_a_second_load_doubles_nothing_and_leaves_what_was_decided_here(tmp_path):
    folder = write(tmp_path, [entry(1, comments=[said(1), said(2, "pending")])])
    load(folder)
    waiting = Comment.objects.get(state="pending")
    steps.decide(cases.case_of(waiting), "approved", by=UserFactory(role="moderator"))
    said_again = load(folder)
    assert "comments" not in said_again.partition("good:")[2].partition("\n")[2]
    assert Comment.objects.count() == 2
    assert Comment.objects.get(pk=waiting.pk).state == "approved"
    load(folder, overwrite=True)
    assert Comment.objects.get(pk=waiting.pk).state == "pending"
    assert Figures.objects.get(pk=story(1).pk).comments == 1


def test_new_comments_of_a_story_that_is_there_are_taken(tmp_path):
    load(write(tmp_path / "a", [entry(1, comments=[said(1)])]))
    load(write(tmp_path / "b", [entry(1, comments=[said(1), said(2)])]))
    assert Comment.objects.count() == 2
    assert Figures.objects.get(pk=story(1).pk).comments == 2


def test_a_paper_with_comments_goes_out_and_comes_back_the_same(tmp_path):
    row = ArticleFactory()
    top = Comment.objects.create(
        article=row, name="Ayşe", text="Bir söz.", language="fr", state="approved", pinned=True, note="Not.", likes=3
    )
    Comment.objects.create(article=row, parent=top, name="Zoé", text="Réponse", language="fr", state="approved")
    Comment.objects.create(article=row, name="Kim", text="Bekler", language="tr")
    first = dump(tmp_path / "one")
    ArticleFactory._meta.model.objects.all().delete()
    assert not Comment.objects.exists()
    load(tmp_path / "one")
    again = Comment.objects.get(text="Réponse")
    assert again.parent.text == "Bir söz."
    assert (again.parent.pinned, again.parent.note, again.parent.likes, again.parent.answers) == (True, "Not.", 3, 1)
    assert Figures.objects.get(pk=again.article_id).comments == 2
    second = dump(tmp_path / "two")
    assert first["articles"] == second["articles"]


def test_a_dump_of_this_paper_doubles_no_comment_when_it_is_loaded_here(tmp_path):
    row = ArticleFactory()
    Comment.objects.create(article=row, name="Ayşe", text="Bir söz.", language="tr", state="approved")
    dump(tmp_path / "one")
    load(tmp_path / "one")
    assert Comment.objects.count() == 1


def test_an_answer_to_an_answer_stands_under_the_same_comment(tmp_path):
    rows = [said(1, key="a"), said(2, key="b", parent="a"), said(3, key="c", parent="b"), said(4, parent="nobody")]
    load(write(tmp_path, [entry(1, comments=rows)]))
    top = Comment.objects.get(archive_key="a")
    assert [comment.archive_key for comment in top.replies.order_by("pk")] == ["b", "c"]
    assert Comment.objects.get(name="Okur 4").parent is None
    assert (top.answers, Figures.objects.get(pk=story(1).pk).comments) == (2, 4)
