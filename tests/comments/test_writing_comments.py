"""A reader writes: what is taken, what waits, what is refused, and what he is told."""

import pytest

from articles.comments.models import Comment
from articles.models import Figures
from korner.addresses import reverse_in
from korner.moderation.models import Case
from tests.comments.conftest import WORDS, newest
from tests.factories import ArticleFactory
from tests.pages import parse, words

pytestmark = pytest.mark.django_db


def text_of(response):
    return words(parse(response))


def test_a_comment_waits_for_a_moderator_and_its_writer_is_told(writer):
    story = ArticleFactory()
    answer = writer.write(story)
    assert answer.status_code == 303
    comment = newest()
    assert (comment.state, comment.name, comment.language, comment.text) == ("pending", "Ayşe", "tr", WORDS)
    own = writer.open(answer["Location"])
    assert own["Cache-Control"] == "no-store"
    assert WORDS in own.text
    assert WORDS not in writer.client.get(story.url_in("tr")).text
    assert Case.objects.get().state == "pending"


def test_an_approved_comment_stands_under_its_story_in_both_languages_marked_with_its_own(writer, decide, client):
    story = ArticleFactory()
    writer.write(story)
    decide(newest(), "approved")
    turkish, french = client.get(story.url_in("tr")), client.get(story.url_in("fr"))
    assert WORDS in turkish.text and WORDS in french.text
    assert parse(turkish).xpath("//article[contains(@class,'comment')]//div[@lang]") == []
    assert parse(french).xpath("//article[contains(@class,'comment')]//div[@lang='tr']")
    assert Figures.objects.get(pk=story.pk).comments == 1
    assert '"commentCount":1' in turkish.text
