"""A table is tried out row by row: what is broken is named with line, column and reason, and nothing is half written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from korner.tables import Column, RowTrouble, TableResource, TableTrouble, cells
from korner.tables.reading import read
from tests.tables.making import book
from tests.tables.trades import TradeTable
from widgets.directory.models import Firm, Trade
from widgets.pharmacies.models import Pharmacy

pytestmark = pytest.mark.django_db

GOOD = "Ad;Nom;Sıra\nFırın;Boulangerie;1\nKasap;Boucherie;2\nManav;Primeur;3\n"


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def tried(text, table=TradeTable):
    return table().try_out(read(text if isinstance(text, bytes) else text.encode()))


def applied(text, table=TradeTable):
    return table().apply(read(text if isinstance(text, bytes) else text.encode()))


def told(trial):
    return [(trouble.line, trouble.column, trouble.value, trouble.words) for trouble in trial.troubles]


def numbers(trial):
    return trial.new, trial.changed, trial.same, len(trial.broken)


# --- the head -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "head", ["SIRA;İSİM;NOM", "sira; isim ;Nom", "Ordre;TURKISH NAME;french_name", "order;name_tr;name_fr"]
)
def test_columns_are_found_however_their_heads_are_written(head):
    assert numbers(tried(f"{head}\n1;Fırın;Boulangerie\n")) == (1, 0, 0, 0)


def test_unknown_columns_are_told_and_left():
    trial = tried("Ad;Nom;Renk;;Sıra\nFırın;Boulangerie;kırmızı;x;1\n")
    assert (trial.ignored, trial.is_good) == (["Renk"], True)


def test_wrong_columns_stop_with_the_names_of_those_that_are_missing():
    with pytest.raises(TableTrouble, match="Turkish name, French name"):
        tried("Renk;Boy\nkırmızı;12\n")


def test_two_columns_of_one_meaning_stop():
    with pytest.raises(TableTrouble, match="“Ad” and “İsim”"):
        tried("Ad;Nom;İsim\nFırın;Boulangerie;Fırın\n")


def test_head_without_rows_would_write_nothing():
    trial = tried("Ad;Nom\n")
    assert (trial.total, trial.writes, trial.is_good) == (0, False, True)


# --- broken rows ------------------------------------------------------------------------------------------------------------
def test_broken_row_in_the_middle_is_named_and_nothing_is_written():
    text = GOOD.replace("Boucherie;2", "Boucherie;iki")
    trial = applied(text)
    assert told(trial) == [(3, "order", "iki", "This is no number.")]
    assert (numbers(trial), trial.applied) == ((2, 0, 0, 1), False)
    assert not Trade.objects.exists()
    assert applied(GOOD).applied  # mended, and sent again
    assert Trade.objects.count() == 3


def test_all_broken_cells_of_a_row_are_named_at_once():
    trial = tried("Ad;Nom;Sıra\n;=1+1;99999999\n")
    assert [(line, column) for line, column, _value, _words in told(trial)] == [
        (2, "Turkish name"),
        (2, "French name"),
        (2, "order"),
    ]
    assert len(trial.broken) == 1


def test_formula_of_a_workbook_is_named():
    trial = tried(book([["Ad", "Nom"], ["Fırın", "Boulangerie"], ['=A2&"x"', "Boucherie"]]))
    assert told(trial) == [(3, "Turkish name", '=A2&"x"', "This is a formula. Put its result there, as a value.")]


def test_row_with_more_cells_than_the_head_is_named():
    trial = tried("Ad;Nom\nFırın;Boulangerie;fazla\n")
    assert told(trial) == [(2, "", "fazla", "This row has more cells than the head has columns.")]


def test_check_of_the_app_is_told_at_its_column():
    assert told(tried("Ad;Nom;Sıra\nFırın;Boulangerie;666\n")) == [(2, "order", "666", "Not this one.")]


def test_many_broken_rows_are_counted_and_the_first_are_told():
    trial = tried("Ad;Nom;Sıra\n" + "".join(f"Ad {number};Nom;yok\n" for number in range(1_000)))
    assert (len(trial.broken), len(trial.troubles), trial.untold) == (1_000, 200, 800)
    assert trial.troubles[0].line == 2


def test_reason_is_told_in_the_language_of_who_asks():
    words = []
    for language in ("tr", "fr"):
        with translation.override(language):
            words.append(tried("Ad;Nom;Sıra\nFırın;Boulangerie;\n;x;1\n").troubles[0].words)
    assert len(set(words)) in (1, 2)


# --- doubled rows -------------------------------------------------------------------------------------------------------------
def test_doubled_row_is_named_with_both_lines():
    trial = tried("Ad;Nom\nFırın;Boulangerie\nKasap;Boucherie\n Fırın ;Boulanger\n")
    assert told(trial) == [(4, "Turkish name", "Fırın", "The same stands in line 2 already.")]


# --- written --------------------------------------------------------------------------------------------------------------------
def test_second_time_nothing_changes():
    assert applied(GOOD).applied
    with CaptureQueriesContext(connection) as queries:
        trial = applied(GOOD)
    assert numbers(trial) == (0, 0, 3, 0)
    assert not [query for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_changed_rows_only_are_saved_and_a_missing_column_leaves_what_stands(clock):
    applied(GOOD)
    Trade.objects.filter(name_tr="Manav").update(order=30)
    trial = applied("Ad;Nom\nFırın;Boulangerie\nKasap;Bouchers\nManav;Primeur\n")
    assert numbers(trial) == (0, 1, 2, 0)
    assert set(Trade.objects.values_list("name_tr", "name_fr", "order")) == {
        ("Fırın", "Boulangerie", 1),
        ("Kasap", "Bouchers", 2),
        ("Manav", "Primeur", 30),
    }


def test_table_that_would_do_something_else_by_now_is_not_written():
    sheet = read(GOOD.encode())
    seen = TradeTable().try_out(sheet)
    Trade.objects.create(name_tr="Kasap", name_fr="Boucher")
    trial = TradeTable().apply(sheet, seen.digest)
    assert (trial.moved, trial.applied, trial.new, trial.changed) == (True, False, 2, 1)
    assert Trade.objects.count() == 1
    assert TradeTable().apply(sheet, trial.digest).applied


def test_row_that_the_database_refuses_takes_all_back(monkeypatch):
    def save(trade, *args, **kwargs):
        if trade.name_tr == "Manav":
            trade.order = None
        return before(trade, *args, **kwargs)

    before = Trade.save
    monkeypatch.setattr(Trade, "save", save)
    trial = applied(GOOD)
    assert (trial.applied, told(trial)[0][0]) == (False, 4)
    assert not Trade.objects.exists()


# --- looked up ----------------------------------------------------------------------------------------------------------------------
class PharmacyTable(TableResource):
    columns = [
        Column("reference", "reference", cells.Line(60)),
        Column("name", "name", cells.Line(120), required=True),
        Column("place", "place", cells.Found(lambda text: PLACES[text], lambda place: place.key), required=True),
        Column("phones", "phones", cells.Phones()),
        Column("languages", "languages", cells.Languages(("tr", "fr", "nl"))),
        Column("latitude", "latitude", cells.Number(float)),
        Column("active", "shown", cells.YesNo(empty=True)),
        Column("website", "web", cells.WebAddress()),
    ]
    identities = [("reference",), ("name", "place")]

    class Meta:
        model = Pharmacy

    def check_table(self, rows):
        first = rows[0] if rows else None
        if first and first.values["name"] == "check":
            yield first.line, "place", "Not all of these."


PLACES = {}


@pytest.fixture
def places():
    from korner.places.models import Place

    for key in ("schaerbeek", "evere"):
        PLACES[key] = Place.objects.create(key=key, kind="commune", country="BE", name_tr=key, name_fr=key)
    yield PLACES
    PLACES.clear()


PHARMACIES = (
    "reference;name;place;phones;languages;latitude\nA1;Işık;schaerbeek;02/555.12.34;Türkçe, fr;50,86\n;Ay;evere;;;\n"
)


def test_thing_is_known_by_its_number_or_by_its_name_and_place(places):
    assert applied(PHARMACIES, PharmacyTable).applied
    isik, ay = Pharmacy.objects.order_by("pk")
    assert (isik.phones, isik.languages, isik.latitude, ay.phones) == (["+3225551234"], ["tr", "fr"], 50.86, [])

    renamed = PHARMACIES.replace("Işık", "Işık Eczanesi").replace(";Ay;", "B7;Ay;")
    trial = applied(renamed, PharmacyTable)
    assert (numbers(trial), Pharmacy.objects.count()) == ((0, 2, 0, 0), 2)
    ay.refresh_from_db()
    assert ay.reference == "B7"

    # The same name in the same place under another number is another pharmacy.
    assert applied("reference;name;place\nC9;Ay;evere\n", PharmacyTable).new == 1
    trial = tried("name;place\nAy;evere\n", PharmacyTable)
    assert "which is meant" in trial.troubles[0].words


def test_two_lines_that_mean_one_row_are_named(places):
    applied(PHARMACIES, PharmacyTable)
    trial = tried("reference;name;place\nA1;Yeni;evere\n;Işık;schaerbeek\n", PharmacyTable)
    assert told(trial) == [(3, "", "Işık", "The same stands in line 2 already.")]


def test_check_between_rows_is_told(places):
    assert told(tried("name;place\ncheck;evere\n", PharmacyTable)) == [(2, "place", "", "Not all of these.")]


def test_second_time_leaves_the_time_of_the_change(places, clock):
    applied(PHARMACIES, PharmacyTable)
    before = list(Pharmacy.objects.order_by("pk").values_list("updated_at", flat=True))
    clock.move_to("2026-11-24 13:00")
    assert applied(PHARMACIES, PharmacyTable).same == 2
    assert list(Pharmacy.objects.order_by("pk").values_list("updated_at", flat=True)) == before
    assert timezone.now() > before[0]


def test_questions_do_not_grow_with_the_rows(places):
    def asked(number):
        head = "reference;name;place;phones\n"
        text = head + "".join(f"R{row};Ad {row};evere;02 643 {row // 100:02} {row % 100:02}\n" for row in range(number))
        with CaptureQueriesContext(connection) as queries:
            assert tried(text, PharmacyTable).new == number
        return len(queries)

    assert asked(20) == asked(400)


# --- things that hold several others, and unique values ------------------------------------------------------------------------------
class FirmTable(TableResource):
    columns = [
        Column("name", "name", cells.Line(120), required=True),
        Column("place", "place", cells.Found(lambda text: PLACES[text], lambda place: place.key), required=True),
        Column("trades", "trades", cells.Listed(cells.Found(lambda text: Trade.objects.get(name_tr=text), str))),
        Column("reference", "reference", cells.Line(60)),
        Column("company_number", "number", cells.Line(24)),
        Column("stars", "stars", cells.Whole(0, 5), attribute=None),
    ]
    identities = [("name", "place")]

    class Meta:
        model = Firm

    def fill(self, instance, values, new):
        if values.get("stars") == 0:
            raise RowTrouble("stars", "At least one.")
        instance.about = "*" * (values.get("stars") or 0)


def test_several_rows_of_another_model_are_set_and_compared(places):
    applied(GOOD)
    text = "name;place;trades;stars\nIşık;evere;Fırın, Kasap;3\n"
    assert applied(text, FirmTable).new == 1
    firm = Firm.objects.get()
    assert (sorted(str(trade) for trade in firm.trades.all()), firm.about) == (["Fırın", "Kasap"], "***")
    assert numbers(applied(text.replace("Fırın, Kasap", "Kasap | Fırın"), FirmTable)) == (0, 0, 1, 0)
    assert numbers(applied(text.replace("Fırın, Kasap", "Manav"), FirmTable)) == (0, 1, 0, 0)
    assert [str(trade) for trade in Firm.objects.get().trades.all()] == ["Manav"]


def test_what_no_field_holds_is_told_at_its_column(places):
    assert told(tried("name;place;stars\nIşık;evere;0\n", FirmTable)) == [(2, "stars", "0", "At least one.")]


def test_check_of_the_model_is_told_at_its_column(places):
    ((line, column, value, words),) = told(tried("name;place;number\nIşık;evere;BE 0123.456.789\n", FirmTable))
    assert (line, column, value) == (2, "number", "BE 0123.456.789")
    assert "company number" in words


def test_value_that_stands_only_once_is_told_within_the_table_and_against_the_database(places):
    trial = tried("name;place;reference\nIşık;evere;7\nAy;evere;7\n", FirmTable)
    assert told(trial) == [(3, "reference", "7", "The same stands in line 2 already.")]
    applied("name;place;reference\nIşık;evere;7\n", FirmTable)
    trial = tried("name;place;reference\nAy;evere;7\n", FirmTable)
    assert told(trial) == [(2, "reference", "7", "Another one has this already.")]


# --- pages and search ------------------------------------------------------------------------------------------------------------------
def test_table_is_one_purge(settings, monkeypatch, places):
    from korner.caching import changes

    purged = []
    monkeypatch.setattr(changes.stores, "is_on", lambda: True)
    monkeypatch.setattr(changes, "carry_out", lambda: None)
    monkeypatch.setattr(changes.Purge.objects, "create", lambda **row: purged.append(row))
    applied(PHARMACIES, PharmacyTable)
    (row,) = purged
    numbers_of = {f"pharmacy{pk}" for pk in Pharmacy.objects.values_list("pk", flat=True)}
    assert set(row["tags"]) == {"pharmacy", *numbers_of}
    purged.clear()
    applied(PHARMACIES, PharmacyTable)
    assert purged == []


def test_very_many_rows_make_every_page_old_once(monkeypatch):
    from korner.caching import changes

    purged = []
    monkeypatch.setattr(changes.stores, "is_on", lambda: True)
    monkeypatch.setattr(changes, "carry_out", lambda: None)
    monkeypatch.setattr(changes.Purge.objects, "create", lambda **row: purged.append(row))
    with changes.touched_together():
        for number in range(changes.MOST_TOGETHER + 1):
            changes.touch(f"firm{number}")
    assert [row["tags"] for row in purged] == [["*"]]


def test_table_that_is_broken_off_touches_nothing(monkeypatch):
    from korner.caching import changes

    purged = []
    monkeypatch.setattr(changes.stores, "is_on", lambda: True)
    monkeypatch.setattr(changes.Purge.objects, "create", lambda **row: purged.append(row))

    def broken_off():
        with changes.touched_together():
            changes.touch("firm1")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        broken_off()
    assert purged == []


def test_search_hears_of_all_rows_at_once(monkeypatch, places):
    from korner.tables.signals import rows_written

    heard = []

    def hear(sender, ids, **kwargs):
        heard.append((sender, sorted(ids)))

    rows_written.connect(hear)
    try:
        applied(PHARMACIES, PharmacyTable)
        applied(PHARMACIES, PharmacyTable)
    finally:
        rows_written.disconnect(hear)
    assert heard == [(Pharmacy, sorted(Pharmacy.objects.values_list("pk", flat=True)))]
