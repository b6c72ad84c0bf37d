"""Pages of pharmacies are kept and the same for everybody, and time alone changes them: each at its moment, by itself."""

import pytest

from korner.boxes import box
from tests.pharmacies.making import commune, district, make_pharmacy, make_shift
from widgets.pharmacies.models import DutyWords

pytestmark = pytest.mark.django_db

ROOT = "/nobetci-eczaneler/"


@pytest.fixture
def kept(clock, saving):
    """An evening and a night of two pharmacies in Schaerbeek, checked on the 18th for a week."""
    clock.move_to("2026-11-24 18:00")
    with saving():
        place = commune()
        first, second = make_pharmacy("Çınar Eczanesi", place), make_pharmacy("Lale Eczanesi", place)
        make_shift(first, "2026-11-24 19:00", "2026-11-24 22:30", checked="2026-11-24 12:00")
        make_shift(second, "2026-11-24 22:30", "2026-11-25 08:00", checked="2026-11-18 03:00")
        DutyWords.objects.create(late_tr="Gece hattı.", late_fr="La nuit.", unchecked_tr="Arayın.")
    return first, second


def told(reader, path):
    """What a page says: (open, unchecked, whether the late words stand first), as words of the page."""
    text = reader.get(path).text
    open_part = text.partition('id="duty-here"')[2].partition("</section>")[0]
    unsure = text.partition('id="duty-unchecked"')[2].partition("</section>")[0]
    names = ("Çınar", "Lale")
    return (
        [name for name in names if name in open_part and "Şu saate kadar açık:" in open_part],
        [name for name in names if name in unsure],
        "duty-words now" in text,
    )


def test_pages_change_by_themselves_when_a_shift_begins_or_ends_its_check_ends_and_at_the_late_hour(
    kept, reader, clock
):
    paths = [ROOT, f"{ROOT}schaerbeek/"]
    expected = {
        "2026-11-24 18:59:59": ([], [], False),
        "2026-11-24 19:00:00": (["Çınar"], [], False),
        "2026-11-24 21:59:59": (["Çınar"], [], False),
        "2026-11-24 22:00:00": (["Çınar"], [], True),
        "2026-11-24 22:29:59": (["Çınar"], [], True),
        "2026-11-24 22:30:00": (["Lale"], [], True),
        "2026-11-25 02:59:59": (["Lale"], [], True),
        "2026-11-25 03:00:00": ([], ["Lale"], True),  # checked seven days ago to the second
        "2026-11-25 06:00:00": ([], ["Lale"], False),
        "2026-11-25 08:00:00": ([], [], False),
    }
    for moment, said in expected.items():
        clock.move_to(moment)
        for path in paths:
            assert told(reader, path) == said, (moment, path)
            assert not reader.get(path).made, (moment, path)


def test_the_usual_hours_are_spoken_of_from_eight_until_six_and_not_a_minute_longer(kept, reader, clock):
    usual, expected = "olağan saatlerinde açıktır", {}
    for moment in ("07:59:59", "08:00:00", "17:59:59", "18:00:00"):
        clock.move_to(f"2026-11-24 {moment}")
        for path in (ROOT, f"{ROOT}schaerbeek/"):
            expected.setdefault(moment, []).append(usual in reader.get(path).text)
            assert not reader.get(path).made, (moment, path)
    assert expected == {
        "07:59:59": [False] * 2,
        "08:00:00": [True] * 2,
        "17:59:59": [True] * 2,
        "18:00:00": [False] * 2,
    }


def test_a_pharmacys_own_page_changes_by_itself_too(kept, reader, clock):
    path = kept[0].url_in("tr")
    seen = {}
    for moment in ("18:59:59", "19:00:00", "22:29:59", "22:30:00"):
        clock.move_to(f"2026-11-24 {moment}")
        seen[moment] = "Şu saate kadar açık:" in reader.get(path).text
        assert not reader.get(path).made
    assert list(seen.values()) == [False, True, True, False]


def test_the_night_that_the_clocks_go_back_ends_when_the_clocks_say_so(clock, saving, reader):
    clock.move_to("2026-10-24 23:00")
    with saving():
        make_shift(make_pharmacy("Çınar Eczanesi"), "2026-10-24 22:00", "2026-10-25 08:00")
    reader.get(ROOT)
    for moment, said in (("2026-10-25 07:59:59", ["Çınar"]), ("2026-10-25 08:00:00", [])):
        clock.move_to(moment)
        assert told(reader, ROOT)[0] == said


def test_tomorrow_becomes_another_day_at_midnight_of_its_place(clock, saving, reader):
    clock.move_to("2026-11-24 21:59:59")  # a second before midnight in Emirdağ
    with saving():
        make_shift(make_pharmacy("Yayla Eczanesi", district()), "2026-11-25 19:00", "2026-11-26 08:00")
    assert "Yayla Eczanesi" in reader.get(f"{ROOT}emirdag/yarin/").text
    clock.move_to("2026-11-24 22:00:00")
    answer = reader.get(f"{ROOT}emirdag/yarin/")
    assert answer.made
    assert "Yayla Eczanesi</a>" not in answer.text


def test_a_date_that_is_over_has_no_page(clock, saving, reader):
    with saving():
        commune()
    assert reader.get(f"{ROOT}schaerbeek/2026-11-24/").status == 200
    clock.move_to("2026-11-25 00:00:01")
    assert reader.get(f"{ROOT}schaerbeek/2026-11-24/").status == 404


def test_what_the_desk_changes_is_on_the_next_page(kept, reader, saving, clock):
    clock.move_to("2026-11-24 20:00")
    paths = [ROOT, f"{ROOT}schaerbeek/", kept[0].url_in("tr")]

    def after(change):
        for path in paths:
            reader.get(path)
        with saving():
            change()
        return [reader.get(path).text for path in paths]

    def renamed():
        kept[0].phones = ["+3225559999"]
        kept[0].save()

    def longer():
        shift = kept[0].shifts.get()
        shift.ends = shift.ends.replace(hour=23)
        shift.save()

    assert ["02 555 99 99" in text for text in after(renamed)] == [True] * 3
    assert ["25 Kasım Çarşamba\u00a000.30" in text for text in after(longer)] == [True] * 3
    assert ["02 555 99 99" in text for text in after(kept[0].delete)] == [False] * 3


def test_the_home_page_with_the_box_changes_at_its_moments(kept, reader, clock, rf, settings):
    from korner.caching.tags import collecting
    from tests.conftest import brussels

    clock.move_to("2026-11-24 20:00")
    with collecting() as shown:
        markup = box("pharmacies", rf.get("/"), size="strip")
    assert "<b>1 eczane açık</b> · Schaerbeek" in markup
    assert shown.ends == brussels("2026-11-24 22:00")


def test_many_shifts_written_and_confirmed_are_few_words_to_the_page_store_and_pages_are_new(kept, reader, saving):
    from datetime import timedelta

    from korner.caching.models import Purge
    from tests.factories import UserFactory
    from tests.pharmacies.making import in_place
    from widgets.pharmacies import shifts

    pharmacy, person, begin = kept[0], UserFactory(role="editor"), in_place("2026-12-01 10:00")
    planned = [
        shifts.Planned(pharmacy, begin + timedelta(hours=n), begin + timedelta(hours=n, minutes=30), "day")
        for n in range(shifts.TOLD_TOGETHER + 1)
    ]
    path = pharmacy.url_in("tr")
    before = reader.get(path)
    assert not reader.get(path).made
    with saving():
        shifts.store(planned, source="Oda")
        assert Purge.objects.count() == 2
    assert reader.get(path).made
    assert before.made
    with saving():
        shifts.confirm(list(pharmacy.shifts.all()), by=person)
        rows = list(Purge.objects.all())
        assert len(rows) <= 3  # the person's own and two for the shifts
        assert not [row for row in rows if "*" in row.tags], "the rest of the paper stays"
    assert reader.get(path).made
