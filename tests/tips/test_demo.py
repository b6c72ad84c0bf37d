"""The trial newspaper has tips and letters in every state, and can be filled again."""

import pytest

from korner.moderation.models import Case
from tests.factories import ArticleFactory, UserFactory
from widgets.contact import demo as letters
from widgets.contact.models import ContactMessage, ContactTopic
from widgets.tips import demo as tips
from widgets.tips.models import Tip, TipPicture

pytestmark = pytest.mark.django_db


def test_the_demo_is_filled_once_however_often_it_is_asked():
    UserFactory(username="editor", role="editor")
    story = ArticleFactory()
    for _time in range(2):
        tips.fill()
        letters.fill()
    assert {tip.work for tip in Tip.objects.all()} == set(Tip.Work.values)
    assert Tip.objects.get(work=Tip.Work.USED).story == story
    assert Tip.objects.count() == len(tips.TIPS)
    assert TipPicture.objects.count() == sum(told.get("pictures", 0) for told in tips.TIPS)
    assert ContactTopic.objects.count() == len(letters.TOPICS)
    assert ContactMessage.objects.count() == len(letters.LETTERS)
    assert Case.objects.count() == len(tips.TIPS) + len(letters.LETTERS)
