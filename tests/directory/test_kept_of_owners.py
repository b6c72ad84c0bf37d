"""What is kept of owners, told and deleted; what is over goes by itself, and leaves no trace."""

import json

import pytest
from django.apps import apps
from django.core import mail
from django.core.files.storage import storages
from django.db import models

from korner.moderation.models import State
from korner.moderation.retention import forget_refused
from korner.privacy import everything_kept
from tests.directory.owners import LINK, FirmFactory, decide, link, owners_link, press, send
from tests.factories import picture_upload
from tests.pages import parse
from tests.tips.telling import TipFactory
from widgets.directory import privacy
from widgets.directory.models import Firm, FirmChange, FirmClaim
from widgets.directory.owning import letters
from widgets.directory.owning.values import now as now_of

pytestmark = pytest.mark.django_db
OWNER = "zeynep4711@example.org"


def kept(name):
    return next(one for one in everything_kept() if one.name == name)


def everything_said():
    """All text in all tables of the project and its libraries."""
    found = []
    for model in apps.get_models():
        kinds = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
        names = [field.attname for field in model._meta.concrete_fields if isinstance(field, kinds)]
        found += [f"{model._meta.label}: {row}" for row in model._base_manager.values_list(*names)] if names else []
    return "\n".join(found)


def all_files(storage):
    """The names of every file in a storage."""
    found, folders = [], [""]
    while folders:
        folder = folders.pop()
        try:
            inside, names = storage.listdir(folder)
        except FileNotFoundError:
            continue
        folders += [f"{folder}/{name}".strip("/") for name in inside]
        found += [f"{folder}/{name}".strip("/") for name in names]
    return found


def test_whoever_asks_for_his_data_sees_it_and_deletes_all_of_it(client, committed):
    with committed():
        send(client, owner_email=OWNER.upper(), name="Fırın4711", pictures=[picture_upload()], phones="02 555 47 11")
    with committed():
        press(client, link())
    with committed():
        firm = decide(Firm.objects.get(), State.APPROVED)
    assert client.get(owners_link()).status_code == 200
    claim = FirmClaim.objects.create(firm=FirmFactory(), email=OWNER, words="Benim4711", language="tr")
    other = FirmFactory(owner="baska@example.org")
    (mine,) = kept("firms").of(OWNER.title())
    assert mine == firm
    told = kept("firms").told(mine)
    assert "Fırın4711" in told.values()
    assert told["owner_email"] == OWNER
    assert kept("firm-claims").told(claim)["words"] == "Benim4711"
    with committed():
        for one in ("firms", "firm-claims"):
            for row in kept(one).of(OWNER):
                kept(one).erase(row)
    assert Firm.objects.filter(pk=other.pk).exists()
    said = everything_said()
    for trace in ("4711", "zeynep"):
        assert trace not in said.lower()
    assert all_files(storages["private"]) == all_files(storages["default"]) == []


def test_he_saves_it_as_a_file_with_what_he_told_the_newsroom(client, committed):
    FirmClaim.objects.create(firm=FirmFactory(owner=OWNER), email=OWNER, words="Benim", language="tr")
    TipFactory(email=OWNER)
    with committed():
        press(client, "/verilerim/", email=OWNER)
    page = parse(client.get(link()))
    (file,) = [one for one in page.xpath("//main//a/@href") if "/verilerim/" in one and one != link()]
    told = json.loads(client.get(file).content)
    assert {"firms", "firm-claims", "tips"} <= set(told)


def test_an_address_that_the_desk_shows_is_taken_out_and_the_entry_stays():
    firm, own = FirmFactory(email="Ayse@example.org"), FirmFactory(owner=OWNER, email="ayse@example.org")
    (found,) = kept("firm-addresses").of("ayse@example.org")
    assert kept("firm-addresses").told(found) == {"firm": firm.name, "email": "Ayse@example.org"}
    kept("firm-addresses").erase(found)
    firm.refresh_from_db()
    own.refresh_from_db()
    assert (firm.email, own.email) == ("", "ayse@example.org")


def test_the_outside_spam_service_is_told_the_words_of_a_single_case():
    firm = FirmFactory(owner=OWNER, about_tr="Taş fırın.")
    change = FirmChange.objects.create(firm=firm, values={**now_of(firm), "name": "Yeni Ad"}, language="tr")
    claim = FirmClaim.objects.create(firm=firm, email=OWNER, words="Benim.", language="tr")
    for thing, words in ((firm, "Taş fırın."), (change, "Yeni Ad"), (claim, "Benim.")):
        assert words in type(thing).objects.get(pk=thing.pk).case_text()


def test_the_words_name_the_days_that_are_set(settings):
    settings.FIRM_CONFIRM_HOURS, settings.FIRM_ANSWER_DAYS = 77, 78
    assert "77" in str(kept("firms").how_long)
    assert "78" in str(kept("firms").how_long)
    assert "77" in str(kept("firm-claims").how_long)


@pytest.mark.parametrize(("state", "days"), [(State.REFUSED, 90), (State.SPAM, 30)])
def test_refused_firms_end_in_time_with_their_pictures(client, committed, clock, settings, state, days):
    settings.REFUSED_DAYS, settings.SPAM_DAYS = 90, 30
    with committed():
        send(client, owner_email=OWNER, pictures=[picture_upload()])
    with committed():
        press(client, link())
    with committed():
        decide(Firm.objects.get(), state)
    clock.move_to("2026-12-24 11:59" if days == 30 else "2027-02-22 11:59")
    assert forget_refused() == 0
    clock.move_to("2026-12-24 12:01" if days == 30 else "2027-02-22 12:01")
    with committed():
        assert forget_refused() == 1
    assert not Firm.objects.exists()
    assert all_files(storages["private"]) == []
    assert "zeynep" not in everything_said()


def test_changes_that_were_approved_long_ago_are_forgotten(clock, settings):
    settings.REFUSED_DAYS = 90
    firm = FirmFactory(owner=OWNER)
    FirmChange.objects.create(firm=firm, values={}, language="tr", state=State.APPROVED)
    FirmChange.objects.create(firm=firm, values={}, language="tr")
    clock.move_to("2027-02-22 12:00")
    privacy.forget()
    assert FirmChange.objects.get().state == State.PENDING


def test_pictures_of_a_form_that_was_never_whole_end_soon(client, clock, committed):
    send(client, name="", pictures=[picture_upload()])
    assert len(all_files(storages["private"])) == 2
    clock.move_to("2026-11-24 14:01")
    with committed():
        privacy.forget()
    assert all_files(storages["private"]) == []


def test_letters_hold_the_link_and_the_tasks_do_not(client, committed, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    with committed():
        send(client, owner_email=OWNER)
    assert mail.outbox == []
    from django_tasks_db.models import DBTaskResult

    (task,) = DBTaskResult.objects.all()
    assert task.args_kwargs == {"args": [Firm.objects.get().pk], "kwargs": {}}


def test_tasks_of_asked_for_links_hold_no_address_and_are_the_same_for_unknown_ones(client, committed, settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
    from django_tasks_db.models import DBTaskResult

    firm = FirmFactory(owner=OWNER)
    with committed():
        press(client, LINK["tr"], owner_email=OWNER)
        press(client, LINK["tr"], owner_email="baska@example.org")
    given = [task.args_kwargs["args"] for task in DBTaskResult.objects.order_by("enqueued_at")]
    assert given == [[[firm.pk], "tr"], [[], "tr"]]
    letters.owners_links.call([], "tr")
    assert mail.outbox == []
