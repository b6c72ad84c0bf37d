"""A table at the desk: sent, tried out, written, given out; by whom, and in whose words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from korner.desk.models import AuditEntry
from tests.factories import UserFactory
from widgets.directory.models import Trade

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("trade_desk")]

GOOD = "Ad;Nom;Sıra\nFırın;Boulangerie;1\nKasap;Boucherie;2\n"


@pytest.fixture
def chief(client):
    person = UserFactory(is_superuser=True, language="fr")
    client.force_login(person)
    return person


def send(client, text, name="liste.csv"):
    """The answer to a table that is sent."""
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(reverse("admin:directory_trade_table"), {"file": SimpleUploadedFile(name, data)})


def write(client, answer):
    """The answer to the button of a trial."""
    shown = answer.context_data
    address = reverse("admin:directory_trade_table_trial", args=[shown["word"]])
    return client.post(address, {"tried": shown["trial"].digest})


def test_table_is_tried_out_before_it_is_written(client, chief):
    answer = send(client, GOOD)
    assert answer.status_code == 200
    assert answer.context_data["trial"].new == 2
    assert not Trade.objects.exists()

    done = write(client, answer)
    assert done.status_code == 302
    assert Trade.objects.count() == 2
    page = client.get(done["Location"])
    assert page.context_data["told"] == {"new": 2, "changed": 0, "same": 0}
    entry = AuditEntry.objects.get(verb="table-imported")
    assert (entry.person, entry.kind, entry.words) == (chief, "directory.trade", "2 0 0")


def test_list_has_the_buttons_of_the_table(client, chief):
    page = client.get(reverse("admin:directory_trade_changelist")).content.decode()
    assert reverse("admin:directory_trade_table") in page
    assert reverse("admin:directory_trade_table_export", args=["csv"]) in page
