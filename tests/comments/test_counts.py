"""The number beside a headline is that of the comments readers see, whatever is decided in which order."""

import random

import pytest

from articles.comments import writing
from articles.comments.models import Comment
from articles.models import Figures
from korner.moderation.models import State
from tests.comments.conftest import newest
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def numbers_hold(story):
    """Whether the stored numbers are those of the rows."""
    stored = Figures.objects.filter(pk=story.pk).values_list("comments", flat=True).first() or 0
    assert stored == Comment.objects.filter(article=story).shown().count()
    for top in Comment.objects.filter(article=story, parent=None):
        approved = top.replies.filter(state="approved")
        assert top.answers == approved.count()
        places = list(approved.values_list("position", flat=True))
        assert len(places) == len(set(places))


def test_answers_come_and_go_with_the_comment_they_answer(writer, mode, decide):
    mode("after")
    story = ArticleFactory()
    writer.write(story, "Söz")
    top = newest()
    for n in range(3):
        writer.write(story, f"Cevap {n}", to=top)
    numbers_hold(story)
    decide(top, "refused")
    assert Figures.objects.get(pk=story.pk).comments == 0
    numbers_hold(story)
    decide(newest(), "held")
    decide(top, "approved")
    assert Figures.objects.get(pk=story.pk).comments == 3
    numbers_hold(story)


@pytest.mark.parametrize("seed", range(6))
def test_the_numbers_hold_after_any_row_of_decisions(writer, mode, decide, seed):
    mode("after")
    chance = random.Random(seed)
    story = ArticleFactory()
    for n in range(4):
        writer.write(story, f"Söz {n}")
        top = newest()
        for m in range(chance.randrange(3)):
            writer.write(story, f"Cevap {n} {m}", to=top)
    for _step in range(25):
        comment = chance.choice(list(Comment.objects.filter(withdrawn=False)) or [None])
        if comment is None:
            break
        if chance.random() < 0.12:
            writing.remove(comment)
        else:
            others = [state for state in State.values if state != comment.state]
            decide(comment, chance.choice(others))
        numbers_hold(story)
