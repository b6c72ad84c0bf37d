"""After the set days nothing of a sender is left: no row, no file, no case, no notice that says more than a number."""

import pytest
from django.apps import apps
from django.core.files.storage import storages
from django.db import models

from korner.privacy import everything_kept
from tests.factories import CategoryFactory, UserFactory, picture_upload
from tests.pages import parse
from tests.tips.telling import TipFactory, ask_after, hidden, receipt_on, send
from tests.tips.test_sending import files
from widgets.tips import privacy, working
from widgets.tips.models import Tip
from widgets.tips.periodic import JOBS
from widgets.tips.story import make_draft

pytestmark = pytest.mark.django_db

PERSON = {"name": "Zeynep Karagöz", "email": "zeynep@example.org", "phone": "+32 499 11 22 33"}
TOLD = "Gözümle gördüm-4711"


def everything_said():
    """All text in all tables of the project and its libraries."""
    found = []
    for model in apps.get_models():
        names = [
            field.attname
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField | models.BinaryField)
        ]
        for row in model._base_manager.values_list(*names) if names else []:
            found.append(f"{model._meta.label}: {row}")
    return "\n".join(found)


def all_files(storage):
    """The bytes of every file in a storage."""
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


def test_nothing_of_the_person_is_left(client, clock, settings, django_capture_on_commit_callbacks):
    settings.TIP_DAYS = 180
    editor = UserFactory(role="editor", mail_notices=True)
    with django_capture_on_commit_callbacks(execute=True):
        number = receipt_on(
            send(client, text=TOLD, place="Karagöz sokağı", pictures=[picture_upload("Karagoz.jpg")], **PERSON)
        )
        tip = Tip.objects.get()
        working.ask(tip, "Ne zaman-4711?", by=editor)
        page = parse(ask_after(client, number))
        from tests.tips.telling import STATUS

        client.post(STATUS["tr"], {**hidden(page), "answer": "Salı-4711"})
        working.write_note(tip, "Not-4711", by=editor)
        working.close(tip, by=editor)
    assert len(files()) == 2
    clock.move_to("2027-05-22 12:00")
    assert privacy.forget() == 0
    clock.move_to("2027-05-23 13:00")
    with django_capture_on_commit_callbacks(execute=True):
        assert privacy.forget() == 1
    said = everything_said()
    for trace in ("4711", "Karagöz", "zeynep", "499 11", number, number.replace("-", "")):
        assert trace not in said
    assert not files()
    assert all_files(storages["default"]) == []
    assert ask_after(client, number).status_code == 422


def test_a_tip_nobody_closed_ends_as_long_after_its_coming(clock, settings):
    settings.TIP_DAYS = 30
    TipFactory()
    clock.move_to("2026-12-24 11:59")
    assert privacy.forget() == 0
    clock.move_to("2026-12-24 12:00")
    assert privacy.forget() == 1


def test_a_story_made_of_it_stays_as_a_story(clock, django_capture_on_commit_callbacks):
    editor = UserFactory(role="editor")
    tip = TipFactory(images=2, text="Haberin kendisi.", **PERSON)
    article = make_draft(tip, by=editor, category=CategoryFactory(), language="tr", headline="Haber")
    clock.move_to("2027-12-01 12:00")
    with django_capture_on_commit_callbacks(execute=True):
        assert privacy.forget() == 1
    article.refresh_from_db()
    assert "Haberin kendisi." in article.body_tr
    assert article.picture.original.open("rb").read(2) == b"\xff\xd8"
    said = everything_said()
    for trace in PERSON.values():
        assert trace not in said
    assert not files()


def test_a_person_gets_and_deletes_what_he_sent(django_capture_on_commit_callbacks):
    tip, other = TipFactory(images=1, text="Benim", **PERSON), TipFactory(text="Başkasının", email="x@example.org")
    (kept,) = [one for one in everything_kept() if one.name == "tips"]
    (mine,) = kept.of("ZEYNEP@example.org")
    assert mine == tip
    told = kept.told(mine)
    assert (told["text"], told["email"], told["pictures"]) == ("Benim", PERSON["email"], 1)
    assert "note" not in told
    with django_capture_on_commit_callbacks(execute=True):
        kept.erase(mine)
    assert list(Tip.objects.all()) == [other]
    assert not files()


def test_the_words_name_the_days_that_are_set(settings):
    settings.TIP_DAYS = 77
    (kept,) = [one for one in everything_kept() if one.name == "tips"]
    assert "77" in str(kept.how_long)
    assert str(kept.what)
    assert str(kept.why)


def test_the_clock_runs_it():
    assert {job.name for job in JOBS} == {"forget-tips", "forget-pictures-of-unsent-tips"}
    for job in JOBS:
        job.run()
