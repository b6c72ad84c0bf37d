"""Firms come and go as a table: five thousand at once, and none while one row is broken."""

import unicodedata

import pytest
from django.utils import translation

from korner.desk.tables import sheet_of
from korner.moderation.models import State
from korner.search.models import SearchDocument
from korner.tables import export
from tests.directory.making import make_town
from tests.directory.owners import FirmFactory, TradeFactory, schaerbeek
from tests.directory.tabled import many_rows, row, sheet
from tests.factories import PlaceFactory
from tests.hours.fullest import fullest
from widgets.directory.firms import hide
from widgets.directory.models import Firm, FirmCount
from widgets.directory.tables import FirmTable

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(clock):
    return make_town()


def test_rows_become_firms_that_readers_see_and_find(town):
    trial = FirmTable().apply(sheet(row("A1", "Yeni Fırın", trade="Boulangeries; Berberler", place="Schaarbeek")))
    assert (trial.applied, trial.new) == (True, 1)
    firm = Firm.objects.get(name="Yeni Fırın")
    assert (firm.state, firm.reference, firm.place) == (State.APPROVED, "A1", town["schaerbeek"])
    assert set(firm.trades.all()) == {town["bakers"], town["barbers"]}
    assert firm.phones == ["+3225550177"]
    assert firm.languages == ["tr", "fr"]
    assert firm.position == (50.86, 4.37)
    assert set(firm.hours["week"]) == {"mon", "tue", "wed", "thu", "fri"}
    assert SearchDocument.objects.filter(source="firm", object_id=firm.pk).count() == 2
    assert FirmCount.objects.get(trade=town["barbers"], place=town["schaerbeek"]).firms == 1


def test_same_table_changes_nothing_and_a_mended_cell_only_its_row(town):
    rows = [row("A1", "Bir"), row("A2", "İki")]
    FirmTable().apply(sheet(*rows))
    again = FirmTable().apply(sheet(*rows))
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    rows[1] = row("A2", "İki Kardeş", phone="02 555 01 78", trade="Berberler")
    mended = FirmTable().apply(sheet(*rows))
    assert (mended.new, mended.changed, mended.same) == (0, 1, 1)
    assert Firm.objects.get(reference="A2").name == "İki Kardeş"
    assert FirmCount.objects.get(trade=town["barbers"], place=town["schaerbeek"]).firms == 1


def test_without_a_number_the_name_in_its_commune_is_the_firm(town):
    trial = FirmTable().apply(
        sheet(row("", "Çınar Fırını", phone="02 555 01 79"), row("", "Çınar Fırını", place="Anderlecht"))
    )
    assert (trial.new, trial.changed) == (1, 1)
    assert Firm.objects.get(pk=town["baker"].pk).phones == ["+3225550179"]


def test_a_table_whose_letters_another_system_wrote_makes_no_second_firm(town):
    name = unicodedata.normalize("NFD", "Çınar Fırını")
    trial = FirmTable().apply(
        sheet(row("", name, phone="02 555 01 79"), row("", "Çınar Fırını\u200b", place="Anderlecht"))
    )
    assert (trial.new, trial.changed) == (1, 1)
    assert list(Firm.objects.filter(place=town["schaerbeek"]).values_list("name", flat=True)) == ["Çınar Fırını"]


def test_a_firm_that_the_desk_pasted_with_unseen_marks_is_that_of_the_table(town):
    firm = FirmFactory(name="\u202aGül\u00a0Berberi\u202c", place=town["schaerbeek"])
    assert firm.name == "Gül Berberi"
    trial = FirmTable().apply(sheet(row("", "Gül Berberi", phone="02 555 01 79")))
    assert (trial.new, trial.changed) == (0, 1)


@pytest.mark.parametrize(
    ("broken", "column"),
    [
        (row("9", "X", trade="Simyacılar"), "trades"),
        (row("9", "X", place="Yokköy"), "place"),
        (row("9", "X", phone="0000"), "phones"),
        (row("9", "X", phone="yok"), "phones"),
        (row("9", "X", hours="pzt 9"), "hours"),
        (row("9", "X", hours="pzt 9-12, 11-13"), "hours"),
        (row("9", "X", at=("4,37", "50,86")), "latitude"),
        (row("9", "X", at=("abc", "4,37")), "latitude"),
        (row("9", ""), "name"),
        (row("9", "=HYPERLINK(1)"), "name"),
    ],
)
def test_one_broken_row_stops_the_table_and_is_named(broken, column, town):
    before = Firm.objects.count()
    trial = FirmTable().apply(sheet(row("1", "Bir"), broken, row("2", "İki")))
    assert not trial.applied
    assert Firm.objects.count() == before
    words = next(one.words for one in FirmTable.columns if one.name == column)
    assert {(trouble.line, trouble.column) for trouble in trial.troubles} == {(3, str(words))}
    assert all(trouble.words for trouble in trial.troubles)


def test_turkish_firm_gives_its_telephone_as_turks_write_it(town):
    PlaceFactory(key="tr-03-emirdag", kind="district", country="TR", name_tr="Emirdağ", name_fr="Emirdağ")
    trial = FirmTable().apply(
        sheet(row("1", "Köy Fırını", place="Emirdağ", phone="0272 555 12 34", at=("39,02", "31,15")))
    )
    assert trial.applied, trial.troubles
    assert Firm.objects.get(reference="1").phones == ["+902725551234"]


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_what_goes_out_comes_in_again_as_the_same(language, town):
    FirmTable().apply(
        sheet(row("1", "Bir"), row("2", "İki", hours="cmt 22-4; tatil 10-12", trade="Berberler; Fırınlar"))
    )
    with translation.override(language):
        rows = export.rows(FirmTable(), Firm.objects.all())
        written = b"".join(export.as_csv(export.head(FirmTable, language), rows))
        trial = FirmTable().try_out(sheet_of(written, FirmTable.columns))
    assert trial.troubles == []
    assert (trial.new, trial.changed, trial.same) == (0, 0, 4)


@pytest.fixture
def many(clock):
    """A table of 1,200 firms in thirteen trades and four communes; 5,000 are measured by tests/bench/firms.py."""
    places = [
        schaerbeek(),
        *(PlaceFactory(name_tr=name, name_fr=name) for name in ("Anderlecht", "Molenbeek", "Namur")),
    ]
    trades = [TradeFactory(name_tr=f"Meslek {number}", name_fr=f"Métier {number}") for number in range(13)]
    return list(many_rows(1200, trades, places))


def test_many_firms_arrive_a_second_time_nothing_changes_and_a_broken_row_stops_all(many, committed):
    with committed():  # the documents of a long table follow it
        trial = FirmTable().apply(sheet(*many))
    assert (trial.applied, trial.new) == (True, 1200)
    assert Firm.objects.visible().count() == 1200
    assert SearchDocument.objects.filter(source="firm").count() == 2400
    assert sum(FirmCount.objects.filter(trade=None).values_list("firms", flat=True)) == 1200
    again = FirmTable().apply(sheet(*many))
    assert (again.new, again.changed, again.same) == (0, 0, 1200)
    broken = FirmTable().apply(
        sheet(*many[:-1], row("N1", "Yeni Firma", trade=""), row("N2", "Firma", trade="", place="Yokköy"))
    )
    assert not broken.applied
    assert broken.broken == {1202}
    assert not Firm.objects.filter(name="Yeni Firma").exists()


@pytest.mark.parametrize("state", [State.PENDING, State.HELD, State.REFUSED, State.SPAM])
def test_row_of_the_desk_takes_no_entry_that_nobody_has_let_in(state, town):
    sent = FirmFactory(
        name="Yeni Fırın", place=town["schaerbeek"], state=state, owner_email="stranger@example.org", phones=[]
    )
    trial = FirmTable().apply(sheet(row("", "Yeni Fırın")))
    assert (trial.applied, trial.new, trial.changed) == (True, 1, 0)
    made = Firm.objects.visible().get(name="Yeni Fırın")
    assert (made.pk != sent.pk, made.owner_email) == (True, "")
    sent.refresh_from_db()
    assert (sent.state, sent.phones) == (state, [])


def test_hidden_firm_is_the_one_that_its_row_means_and_no_other_is_written_out(town):
    hide([town["baker"]])
    FirmFactory(name="Bekleyen", place=town["schaerbeek"], state=State.PENDING)
    trial = FirmTable().apply(sheet(row("", "Çınar Fırını")))
    assert (trial.new, trial.changed) == (0, 1)
    head = export.head(FirmTable, "tr")
    place = head.index(next(cell for cell in head if cell.lower() in ("name", "ad", "adı")))
    names = {cells[place] for cells in export.rows(FirmTable(), Firm.objects.all())}
    assert names == {"Çınar Fırını", "Salon Işık"}


@pytest.mark.parametrize("typed", ["0123.456.749", "BE0123456749", "123456749", "be 0123 456 749"])
def test_company_number_is_kept_in_one_notation_and_changes_nothing_the_second_time(typed, town):
    table = sheet(["Bir", "Schaerbeek", typed], head=["Firma", "Commune", "BCE"])
    assert FirmTable().apply(table).new == 1
    assert Firm.objects.get(name="Bir").company_number == "BE 0123.456.749"
    again = FirmTable().apply(sheet(["Bir", "Schaerbeek", typed], head=["Firma", "Commune", "BCE"]))
    assert (again.new, again.changed, again.same) == (0, 0, 1)


@pytest.mark.parametrize("typed", ["0123.456.748", "12", "sıfır"])
def test_wrong_company_number_is_named_at_its_cell(typed, town):
    trial = FirmTable().apply(sheet(["Bir", "Schaerbeek", typed], head=["Firma", "Commune", "BCE"]))
    assert not trial.applied
    (trouble,) = trial.troubles
    assert (trouble.line, trouble.value) == (2, typed)
    assert trouble.column in [str(column.words) for column in FirmTable.columns if column.name == "company_number"]


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_longest_hours_that_a_firm_can_have_go_out_and_come_in_again(language, town):
    baker = town["baker"]
    baker.hours = fullest().stored()
    baker.save()
    with translation.override(language):
        rows = export.rows(FirmTable(), Firm.objects.filter(pk=baker.pk))
        given_out = b"".join(export.as_csv(export.head(FirmTable, language), rows))
        trial = FirmTable().try_out(sheet_of(given_out, FirmTable.columns))
    assert trial.troubles == []
    assert (trial.new, trial.changed, trial.same) == (0, 0, 1)
