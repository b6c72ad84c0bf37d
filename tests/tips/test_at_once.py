"""The same form sent many times at once is one tip with one receipt, and leaves no file too many."""

import threading

import pytest
from django.db import connection
from django.test import Client

from korner.moderation.models import Case
from tests.contact.letters import TopicFactory, write
from tests.contact.letters import opened as contact_opened
from tests.factories import picture_upload
from tests.tips.telling import FORM, TEXT, opened, receipt_on
from tests.tips.test_sending import files
from widgets.contact.models import ContactMessage
from widgets.tips.models import Tip

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 8


def at_once(act):
    """What `act` answers when it is called MANY times at the same moment, each with a connection of its own."""
    answers, ready = [], threading.Barrier(MANY)

    def run():
        try:
            ready.wait(20)
            answers.append(act())
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _number in range(MANY)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return answers


def test_one_form_sent_at_once_is_one_tip(client):
    carried = opened(client)
    answers = at_once(
        lambda: Client().post(FORM["tr"], {**carried, "text": TEXT, "pictures": picture_upload(colour=(7, 7, 7))})
    )
    assert [answer.status_code for answer in answers] == [200] * MANY
    assert len({receipt_on(answer) for answer in answers}) == 1
    assert Tip.objects.count() == Case.objects.count() == 1
    assert Tip.objects.get().pictures.count() == 1
    assert len(files()) == 2


def test_one_letter_sent_at_once_is_one_letter(client):
    topic = TopicFactory()
    carried = contact_opened(client)
    answers = at_once(lambda: write(Client(), topic, carried=carried))
    assert [answer.status_code for answer in answers] == [303] * MANY
    assert ContactMessage.objects.count() == Case.objects.count() == 1
