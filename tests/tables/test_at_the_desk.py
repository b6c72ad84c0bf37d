"""A table at the desk: sent, tried out, written, given out; by whom, and in whose words."""

import io
import re
import time as clock_of_the_machine
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import load_workbook
from reversion.models import Version

from korner.desk import locks
from korner.desk.models import AuditEntry
from korner.tables import keeping
from tests.factories import UserFactory
from tests.tables.making import book
from widgets.directory.models import Trade

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("trade_desk")]

GOOD = "Ad;Nom;Sıra\nFırın;Boulangerie;1\nKasap;Boucherie;2\n"
LIST = "/admin/directory/trade/"
TABLE = f"{LIST}table/"


def somebody(client, *rights, language="en"):
    """A member of the staff with these rights on trades, signed in."""
    person = UserFactory(language=language)
    known = Permission.objects.filter(codename__in=[f"{right}_trade" for right in rights])
    assert len(known) == len(rights)
    role = Group.objects.create(name=f"role of {person.pk}")
    role.permissions.set(known)
    person.groups.add(role)
    client.force_login(person)
    return person


@pytest.fixture
def chief(client):
    return somebody(client, "view", "add", "change")


def send(client, text, name="liste.csv"):
    """The answer to a table that is sent."""
    data = text if isinstance(text, bytes) else text.encode()
    return client.post(TABLE, {"file": SimpleUploadedFile(name, data)})


def press(client, answer):
    """The answer to the button of a trial."""
    shown = answer.context_data
    return client.post(f"{TABLE}{shown['word']}/", {"tried": shown["trial"].digest})


def kept():
    """The files that wait."""
    try:
        return storages["private"].listdir(keeping.FOLDER)[1]
    except FileNotFoundError:
        return []


# --- the way ------------------------------------------------------------------------------------------------------------
def test_table_is_tried_out_before_it_is_written(client, chief):
    answer = send(client, GOOD)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert (answer.context_data["trial"].new, "Write it" in page) == (2, True)
    assert not Trade.objects.exists()

    done = press(client, answer)
    assert done.status_code == 302
    assert Trade.objects.count() == 2
    assert client.get(done["Location"]).context_data["told"] == {"new": 2, "changed": 0, "same": 0}


def test_trial_can_be_read_again_before_it_is_written(client, chief):
    word = send(client, GOOD).context_data["word"]
    answer = client.get(f"{TABLE}{word}/")
    assert answer.context_data["trial"].new == 2
    assert press(client, answer).status_code == 302


def test_broken_table_has_no_button_and_names_its_rows(client, chief):
    answer = send(client, GOOD.replace("Boucherie;2", "Boucherie;iki"))
    page = answer.content.decode()
    assert "Write it" not in page
    assert "Line 3" in page
    assert "<code>iki</code>" in page
    assert "1 row must be mended" in page
    assert (kept(), Trade.objects.count()) == ([], 0)
    assert press(client, send(client, GOOD)).status_code == 302
    assert Trade.objects.count() == 2


def test_same_table_again_has_nothing_to_write(client, chief):
    press(client, send(client, GOOD))
    page = send(client, GOOD).content.decode()
    assert "nothing to write" in page
    assert "Write it" not in page


def test_what_stands_in_a_cell_is_no_markup(client, chief):
    page = send(client, "Ad;Nom;Sıra;<b>x</b>\nFırın;Boulangerie;<script>alert(1)</script>\n").content.decode()
    assert "<script>alert" not in page
    assert "<b>x" not in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 90, "no table"),
        (b"Renk;Boy\nx;1\n", "Turkish name, French name"),
        (b"PK\x03\x04", "broken"),
    ],
)
def test_file_that_is_no_such_table_comes_back_with_words_at_the_field(client, chief, data, said):
    answer = send(client, data, "liste.xlsx")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert said in page
    assert 'aria-invalid="true"' in page
    assert kept() == []


def test_no_file_is_said_at_the_field(client, chief):
    assert client.post(TABLE, {}).context_data["form"].errors["file"]


def test_workbook_goes_the_same_way(client, chief):
    done = press(client, send(client, book([["Ad", "Nom", "Sıra"], ["Fırın", "Boulangerie", 1]]), "a.xlsx"))
    assert client.get(done["Location"]).context_data["told"]["new"] == 1


# --- what is kept meanwhile ------------------------------------------------------------------------------------------------
def test_file_is_kept_under_a_name_by_chance_and_deleted_when_it_is_written(client, chief):
    answer = send(client, GOOD)
    (name,) = kept()
    assert len(name) == 22
    press(client, answer)
    assert kept() == []
    again = press(client, answer)
    assert again.status_code == 410
    assert "Send the file again" in again.content.decode()


def test_word_of_one_person_opens_nothing_for_another(client, chief):
    answer = send(client, GOOD)
    somebody(client, "view", "add", "change")
    assert press(client, answer).status_code == 410
    assert client.get(f"{TABLE}{answer.context_data['word']}/").status_code == 410
    assert not Trade.objects.exists()


def test_word_of_one_list_opens_nothing_in_another(client, chief):
    word = keeping.keep(GOOD.encode(), chief, "polls.poll")
    assert client.post(f"{TABLE}{word}/", {"tried": ""}).status_code == 410


@pytest.mark.parametrize("word", ["x", "a:b:c", "..", "%00"])
def test_made_up_word_opens_nothing(client, chief, word):
    assert client.get(f"{TABLE}{word}/").status_code in (404, 410)


def test_file_is_kept_for_an_hour(client, chief, clock):
    answer = send(client, GOOD)
    assert keeping.forget() == 0
    clock.move_to("2026-11-24 13:01")
    assert press(client, answer).status_code == 410
    assert not Trade.objects.exists()


def test_files_older_than_an_hour_are_deleted(client, chief, monkeypatch):
    send(client, GOOD)
    later = timezone.now() + timedelta(minutes=61)
    monkeypatch.setattr(keeping.timezone, "now", lambda: later)
    assert (keeping.forget(), kept()) == (1, [])
    assert keeping.forget() == 0


def test_list_that_changed_meanwhile_is_told_and_nothing_is_written(client, chief):
    answer = send(client, GOOD)
    Trade.objects.create(name_tr="Kasap", name_fr="Boucher")
    second = press(client, answer)
    assert "has changed since you tried" in second.content.decode()
    assert Trade.objects.count() == 1
    assert press(client, second).status_code == 302
    assert Trade.objects.get(name_tr="Kasap").name_fr == "Boucherie"


# --- what else knows of it ---------------------------------------------------------------------------------------------------
def test_import_is_noted_once_with_its_numbers(client, chief):
    press(client, send(client, GOOD))
    entry = AuditEntry.objects.get(verb="table-imported")
    assert (entry.person, entry.kind, entry.words) == (chief, "directory.trade", "2 0 0")
    from korner.desk.audit import words_of

    assert words_of(entry)


def test_rows_that_were_written_have_a_version_in_the_persons_name(client, chief):
    press(client, send(client, GOOD))
    versions = Version.objects.get_for_model(Trade)
    assert {version.revision.user for version in versions} == {chief}
    press(client, send(client, GOOD.replace("Boucherie", "Bouchers")))
    assert Version.objects.get_for_object(Trade.objects.get(name_tr="Kasap")).count() == 2
    assert Version.objects.get_for_object(Trade.objects.get(name_tr="Fırın")).count() == 1


def test_row_that_a_colleague_has_locked_stops_the_table(client, chief):
    press(client, send(client, GOOD))
    locks.put(Trade.objects.get(name_tr="Kasap"), UserFactory(first_name="Ayla"), reason="Bakıyorum")
    answer = send(client, GOOD.replace("Boucherie", "Bouchers"))
    assert "Ayla" in answer.context_data["trial"].troubles[0].words
    assert send(client, GOOD.replace("Boulangerie", "Boulanger")).context_data["trial"].is_good


# --- who ---------------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("rights", [("view",), ("view", "add"), ("view", "change"), ()])
def test_table_is_sent_by_who_adds_and_changes(client, rights):
    somebody(client, *rights)
    assert send(client, GOOD).status_code == 403
    assert client.get(TABLE).status_code == 403
    assert client.get(f"{TABLE}template.csv").status_code == 403
    assert client.post(f"{TABLE}x/", {"tried": ""}).status_code == 403


def test_table_is_given_to_who_sees_the_list(client):
    somebody(client, "view")
    assert client.get(f"{TABLE}export.csv").status_code == 200
    page = client.get(LIST).content.decode()
    assert f"{TABLE}export.csv" in page
    assert f'href="{TABLE}"' not in page
    somebody(client)
    assert client.get(f"{TABLE}export.csv").status_code == 403


def test_list_has_the_buttons_of_the_table(client, chief):
    page = client.get(LIST).content.decode()
    for address in (TABLE, f"{TABLE}export.csv", f"{TABLE}export.xlsx"):
        assert f'href="{address}"' in page


# --- given out -----------------------------------------------------------------------------------------------------------------
def export(client, format):
    """The bytes of an export."""
    answer = client.get(f"{TABLE}export.{format}")
    assert answer.status_code == 200
    assert re.match(r'attachment; filename="(trades|meslekler|metiers)-', answer["Content-Disposition"])
    return b"".join(answer.streaming_content)


TRADES = [
    ("Fırın", "Boulangerie", 1),
    ("-Kasap; et", '"Boucherie"', 20),
    ("=1+1", "@cmd", 3),
    ("'Manav", "+Primeur", 0),
]


@pytest.fixture
def trades():
    made = [Trade.objects.create(name_tr=tr, name_fr=fr, order=order) for tr, fr, order in TRADES]
    Trade.objects.filter(pk=made[1].pk).update(parent=made[0])
    return made


@pytest.mark.parametrize("format", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["tr", "fr", "en"])
def test_what_is_given_out_and_sent_again_changes_nothing(client, trades, format, language):
    somebody(client, "view", "add", "change", language=language)
    trial = send(client, export(client, format), f"a.{format}").context_data["trial"]
    assert ([trouble.words for trouble in trial.troubles], trial.same, trial.writes) == ([], 4, False)


def test_csv_is_what_excel_opens_and_no_cell_of_it_is_a_formula(client, chief, trades):
    data = export(client, "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    head, *lines = data.decode("utf-8-sig").split("\r\n")
    assert head == "Turkish name;French name;Belongs to;Order"
    assert lines[1] == '"\'-Kasap; et";"""Boucherie""";Fırın;20'
    cells = [cell for line in lines for cell in line.replace('"', "").split(";")]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@")]


def test_workbook_holds_text_and_no_formula(client, chief, trades):
    sheet = load_workbook(io.BytesIO(export(client, "xlsx"))).active
    assert [cell.data_type for cell in sheet[4]] == ["s", "s", "n", "n"]
    assert (sheet["A4"].value, sheet["A4"].quotePrefix) == ("=1+1", True)
    assert sheet["D2"].value == 1


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_template_is_a_table_that_can_be_sent(client, chief, format):
    answer = client.get(f"{TABLE}template.{format}")
    assert answer["Content-Disposition"] == f'attachment; filename="trades-template.{format}"'
    trial = send(client, b"".join(answer.streaming_content)).context_data["trial"]
    assert (trial.new, trial.troubles, trial.ignored) == (1, [], [])


def test_other_formats_are_not_there(client, chief):
    assert client.get(f"{TABLE}export.ods").status_code == 404
    assert client.get(f"{TABLE}template.exe").status_code == 404


def test_questions_of_an_export_do_not_grow_with_its_rows(client, chief, django_assert_max_num_queries):
    for number in range(60):
        Trade.objects.create(
            name_tr=f"Ad {number}", name_fr=f"Nom {number}", parent=Trade.objects.first() if number == 1 else None
        )
    with django_assert_max_num_queries(8):
        export(client, "csv")


# --- many ------------------------------------------------------------------------------------------------------------------------
def test_thousands_of_rows_are_written_as_a_whole(client, chief, monkeypatch):
    monkeypatch.setattr("widgets.directory.models.fill_slugs", lambda *args, **kwargs: None)  # asks for each row
    text = "Ad;Nom;Sıra\n" + "".join(f"Ad {number};Nom {number};1\n" for number in range(2_000))
    began = clock_of_the_machine.monotonic()
    answer = send(client, text)
    done = press(client, answer)
    assert client.get(done["Location"]).context_data["told"]["new"] == 2_000
    assert clock_of_the_machine.monotonic() - began < 60
    assert Trade.objects.count() == 2_000
