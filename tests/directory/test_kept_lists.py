"""Pages of the directory are kept: what changes a firm makes exactly those anew that show it, and time does the rest."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.caching.conftest import reader, saving, store
from tests.directory.making import make_firm, make_town
from tests.directory.tabled import row, sheet
from widgets.directory.firms import hide, remove, settle
from widgets.directory.tables import FirmTable

__all__ = ["reader", "saving", "store"]
pytestmark = pytest.mark.django_db
LISTS = {
    "start": "/firma-rehberi/",
    "food": "/firma-rehberi/gida/",
    "bakers": "/firma-rehberi/firinlar/",
    "bakers here": "/firma-rehberi/firinlar/schaerbeek/",
    "bakers there": "/firma-rehberi/firinlar/anderlecht/",
    "bakers in the region": "/firma-rehberi/firinlar/bruksel-bolgesi/",
    "barbers": "/firma-rehberi/berberler/",
    "here": "/firma-rehberi/yer/schaerbeek/",
    "there": "/firma-rehberi/yer/anderlecht/",
    "region": "/firma-rehberi/yer/bruksel-bolgesi/",
    "Ç": "/firma-rehberi/harf/c-kuyruklu/",
    "M": "/firma-rehberi/harf/m/",
    "French C": "/fr/annuaire/lettre/c/",
    "French M": "/fr/annuaire/lettre/m/",
    "Turkish": "/firma-rehberi/turkce-konusulur/",
}
OF_THE_BAKER = {"start", "food", "bakers", "bakers here", "bakers in the region", "here", "region", "Turkish"}


@pytest.fixture
def town(clock, saving):
    with saving():
        return make_town()


@pytest.fixture
def made_anew(reader, town, saving):
    """What a step makes anew of the lists and the pages of the two firms."""
    paths = LISTS | {"baker": town["baker"].url_in("tr"), "barber": town["barber"].url_in("tr")}

    def after(step):
        for path in paths.values():
            reader.get(path)
        assert not any(reader.get(path).made for path in paths.values())
        with saving():
            step()
        return {name for name, path in paths.items() if reader.get(path).made}

    return after


def test_new_firm_reaches_the_lists_it_stands_in_and_no_others(town, made_anew):
    made = made_anew(lambda: make_firm(town["bakers"], name="Meşe Fırını"))
    # Bakers elsewhere tell how many there are here.
    assert made == OF_THE_BAKER | {"M", "French M", "bakers there"}


def test_firm_that_speaks_no_turkish_stays_off_that_list(town, made_anew):
    made = made_anew(lambda: make_firm(town["barbers"], name="Mavi", place=town["anderlecht"], languages=["fr"]))
    assert made == {"start", "barbers", "there", "region", "M", "French M"}


def test_renamed_firm_leaves_one_letter_and_enters_another(town, made_anew):
    def rename():
        town["baker"].name = "Meşe Fırını"
        town["baker"].save()
        settle(town["baker"])

    assert made_anew(rename) == OF_THE_BAKER | {"Ç", "M", "French C", "French M", "baker"}


def test_other_telephone_reaches_the_pages_that_show_it(town, made_anew):
    def other_number():
        town["baker"].phones = ["+3225550199"]
        town["baker"].save()
        settle(town["baker"])

    assert made_anew(other_number) == OF_THE_BAKER | {"Ç", "French C", "baker"}


def test_hidden_firm_leaves_every_page(town, made_anew, reader):
    shown = OF_THE_BAKER | {"Ç", "French C", "baker", "bakers there"}
    assert made_anew(lambda: hide([town["baker"]])) == shown
    assert reader.get(town["baker"].url_in("tr")).status == 410


def test_deleted_firm_leaves_every_page(town, made_anew, reader):
    path = town["barber"].url_in("tr")
    assert made_anew(lambda: remove([town["barber"]])) >= {"start", "barbers", "there", "region", "barber"}
    assert reader.get(path).status == 404


def test_firm_that_takes_a_further_trade_enters_its_lists(town, made_anew, reader):
    def bakes_too():
        town["barber"].trades.add(town["bakers"])
        settle(town["barber"])

    made = made_anew(bakes_too)
    assert made >= {"bakers", "food", "bakers there", "bakers in the region", "there", "barbers", "barber", "start"}
    assert not made & {"here", "Ç", "M"}
    assert "Salon Işık" in reader.get(LISTS["bakers there"]).text


def test_firm_that_moves_leaves_one_commune_for_the_other(town, made_anew, reader):
    def move():
        town["baker"].place = town["anderlecht"]
        town["baker"].save()
        settle(town["baker"], {town["schaerbeek"].pk})

    made = made_anew(move)
    assert made >= {"here", "there", "bakers here", "bakers there", "start"}
    assert "Çınar" in reader.get(LISTS["bakers there"]).text
    assert "Çınar" not in reader.get(LISTS["bakers here"]).text


def test_firms_page_changes_by_itself_when_it_opens_and_closes(town, reader, clock):
    path = town["baker"].url_in("tr")

    def said():
        text = reader.get(path).text
        return text.partition('<p class="open-now large')[2].partition("</p>")[0].rpartition(" ")[2]

    assert said() == "12.30"
    assert not reader.get(path).made
    for now, until in [
        ("2026-11-24 12:30:01", "14.00"),
        ("2026-11-24 14:00:01", "18.00"),
        ("2026-11-24 18:00:01", "09.00"),
        ("2026-11-25 09:00:01", "12.30"),
    ]:
        clock.move_to(now)
        assert said() == until, now
    assert not reader.get(path).made


def test_lists_do_not_end_with_the_hours_of_their_firms(town, reader, clock):
    reader.get(LISTS["bakers"])
    clock.move_to("2026-11-24 18:00:01")
    assert not reader.get(LISTS["bakers"]).made


def test_featured_firm_stands_above_within_its_time_alone(town, reader, clock, saving):
    now = timezone.now()
    with saving():
        make_firm(
            town["bakers"],
            name="Zeytin Fırını",
            featured_from=now + timedelta(hours=1),
            featured_until=now + timedelta(hours=3),
        )

    def above(path):
        return "Zeytin" in reader.get(path).text.partition('class="firms-featured"')[2].partition("</section>")[0]

    paths = [LISTS[name] for name in ("start", "food", "bakers", "bakers here", "here", "region", "Turkish")]
    others = [LISTS[name] for name in ("barbers", "there", "bakers there")]
    assert not any(above(path) for path in paths + others)
    clock.move_to("2026-11-24 13:00:01")
    assert all(above(path) for path in paths)
    assert not any(above(path) for path in others)
    clock.move_to("2026-11-24 15:00:01")
    assert not any(above(path) for path in paths)


def test_never_more_than_three_are_featured_and_they_take_turns_by_the_day(town, reader, clock, saving):
    now = timezone.now()
    with saving():
        for number in range(4):
            booked = {"featured_from": now - timedelta(hours=1), "featured_until": now + timedelta(days=9)}
            make_firm(town["barbers"], name=f"Öne {number}", **booked)

    def above():
        part = reader.get(LISTS["barbers"]).text.partition('class="firms-featured"')[2].partition("</section>")[0]
        return frozenset(number for number in range(4) if f"Öne {number}" in part)

    seen = set()
    for day in range(24, 28):
        clock.move_to(f"2026-11-{day} 12:00")
        seen.add(above())
    assert {len(shown) for shown in seen} == {3}
    assert len(seen) == 4


def test_table_reaches_the_lists_of_its_rows_and_no_others(town, made_anew):
    table = sheet(row("T1", "Meşe Fırını"))
    assert made_anew(lambda: FirmTable().apply(table)) == OF_THE_BAKER | {"M", "French M", "bakers there"}
