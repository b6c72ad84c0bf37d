"""The Turkish services: what they say is read, nonsense is refused whole, and the desk's own word stands."""

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.utils import timezone

from korner.fetching.sources import Answer, Ask, Nonsense, all_sources
from tests.factories import PlaceFactory, UserFactory
from tests.pharmacies.making import district, in_place, make_pharmacy, make_shift
from widgets.pharmacies import answers, sources, taking_answers
from widgets.pharmacies.duty import zone_of
from widgets.pharmacies.models import DutyShift, DutyWords, Pharmacy

DATA = Path(__file__).parents[1] / "data" / "pharmacies"
COLLECTAPI, NOSYAPI = (DATA / "collectapi.json").read_bytes(), (DATA / "nosyapi.json").read_bytes()


# --- reading ----------------------------------------------------------------------------------------------------------
def test_collectapi_is_read():
    one, other = answers.collectapi(COLLECTAPI)
    assert (one.name, one.district, one.phones, one.position) == (
        "ÇINAR ECZANESİ",
        "Emirdağ",
        ["+902725550001"],
        (39.0197, 31.15),
    )
    assert (other.phones, other.position) == (["+902725550002"], None)  # 0,0 lies in the sea


def test_nosyapi_is_read_with_its_hours_where_it_says_some():
    one, other = answers.nosyapi(NOSYAPI)
    assert (one.starts, one.ends) == (in_place("2026-11-24 18:30", "TR"), in_place("2026-11-25 08:30", "TR"))
    assert (other.starts, other.phones) == (None, ["+902725550002", "+905305550002"])


@pytest.mark.parametrize("starts", ["2026-11-24T15:30:00Z", "2026-11-24T18:30:00+03:00", "2026-11-24 18:30"])
def test_hours_with_a_zone_behind_them_are_of_that_zone(starts):
    row = {"pharmacyName": "Çınar", "pharmacyDutyStart": starts, "pharmacyDutyEnd": "2026-11-25 08:30:00"}
    (told,) = answers.nosyapi(json.dumps({"status": "success", "data": [row]}).encode())
    assert told.starts == in_place("2026-11-24 18:30", "TR")


ROW = {"name": "Çınar", "dist": "Emirdağ", "address": "A", "phone": "0272 555 00 01", "loc": "39.0197,31.1500"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Too many requests</html>",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"null",
        b"[]",
        b'{"success": false, "message": "invalid key"}',
        b'{"success": "true", "result": []}',
        b'{"success": true}',
        b'{"success": true, "result": []}',
        b'{"success": true, "result": {"name": "x"}}',
        b'{"success": true, "result": [1, 2]}',
        b'{"success": true, "result": [{"dist": "Emirda\xc4\x9f"}]}',
        b'{"success": true, "result": [{"name": 7}]}',
        b'{"success": true, "result": [{"name": "0000"}]}',
        json.dumps({"success": True, "result": [ROW] * 500}).encode(),
    ],
    ids=range(16),
)
def test_nonsense_is_refused(body):
    with pytest.raises(Nonsense):
        answers.collectapi(body)
    with pytest.raises(Nonsense):
        answers.nosyapi(body)


def test_a_number_or_position_that_is_none_is_left_out_and_the_pharmacy_stays():
    body = json.dumps(
        {"success": True, "result": [ROW | {"phone": "0000", "loc": "x"}, ROW | {"phone": None, "loc": None}]}
    ).encode()
    assert [(row.phones, row.position) for row in answers.collectapi(body)] == [([], None), ([], None)]


def test_signs_that_are_no_letters_are_no_part_of_a_name():
    body = json.dumps({"success": True, "result": [ROW | {"name": "Çı\x00nar\u202e\nEczanesi"}]}).encode()
    assert answers.collectapi(body)[0].name == "Çı nar Eczanesi"


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        ("2026-11-24 18:30:00", "2026-11-24 08:30:00"),
        ("x", "y"),
        ("2026-11-24 18:30:00", "2027-11-24 08:30:00"),
        (1, 2),
        ("0000-00-00", None),
    ],
)
def test_hours_that_cannot_be_are_no_hours(starts, ends):
    row = {"pharmacyName": "Çınar", "pharmacyDutyStart": starts, "pharmacyDutyEnd": ends}
    (told,) = answers.nosyapi(json.dumps({"status": "success", "data": [row]}).encode())
    assert (told.starts, told.ends) == (None, None)


# --- storing ----------------------------------------------------------------------------------------------------------
@pytest.fixture
def emirdag(db, clock):
    province = PlaceFactory(
        kind="province", country="TR", name_tr="Afyonkarahisar", name_fr="Afyonkarahisar", key="tr-03"
    )
    return district(parent=province, key="tr-03-emirdag")


def answer(place, body=COLLECTAPI):
    return Answer(Ask("https://example.org/?district=emirdag", place.key), body, "application/json", timezone.now())


def test_an_answer_becomes_pharmacies_and_shifts_that_were_checked_when_it_was_asked(emirdag):
    sources.take_collectapi(answer(emirdag))
    one, other = Pharmacy.objects.order_by("pk")
    assert (one.name, one.place, one.position) == ("ÇINAR ECZANESİ", emirdag, (39.0197, 31.15))
    shift = one.shifts.get()
    assert (shift.starts, shift.ends) == (in_place("2026-11-24 09:00", "TR"), in_place("2026-11-25 08:30", "TR"))
    assert (shift.source, shift.checked_at, shift.checked_by) == ("CollectAPI", timezone.now(), None)
    assert other.shifts.count() == 1


def test_hours_that_a_service_says_count(emirdag):
    sources.take_nosyapi(answer(emirdag, NOSYAPI))
    assert DutyShift.objects.get(pharmacy__name="ÇINAR ECZANESİ").starts == in_place("2026-11-24 18:30", "TR")
    assert DutyShift.objects.get(pharmacy__name="Kavak Eczanesi").starts == in_place("2026-11-24 09:00", "TR")


@pytest.mark.parametrize(
    ("moment", "day"),
    [("2026-11-24 12:00", 24), ("2026-11-25 00:30", 24), ("2026-11-25 05:00", 24), ("2026-11-25 08:00", 25)],
)
def test_before_half_past_eight_a_list_is_that_of_the_day_before(emirdag, clock, moment, day):
    clock.move_to(moment)  # Brussels: two hours behind
    sources.take_collectapi(answer(emirdag))
    assert DutyShift.objects.first().starts == in_place(f"2026-11-{day} 09:00", "TR")


def test_while_the_lists_change_nobody_is_asked_and_no_answer_is_taken(emirdag, clock, settings):
    settings.COLLECTAPI_KEY = settings.NOSYAPI_KEY = "secret"
    DutyWords.objects.create().asked_for.add(emirdag)
    clock.move_to("2026-11-25 06:45")
    assert list(sources.asks_collectapi()) == list(sources.asks_nosyapi()) == []
    with pytest.raises(Nonsense):
        sources.take_collectapi(answer(emirdag))


def test_the_same_answer_again_changes_nothing_but_when_it_was_checked(emirdag, clock):
    sources.take_collectapi(answer(emirdag))
    before = set(DutyShift.objects.values_list("pk", flat=True))
    clock.move_to("2026-11-24 18:00")
    sources.take_collectapi(answer(emirdag))
    assert set(DutyShift.objects.values_list("pk", flat=True)) == before
    assert set(DutyShift.objects.values_list("checked_at", flat=True)) == {timezone.now()}


def test_whom_the_service_names_no_more_is_on_duty_no_more(emirdag):
    sources.take_collectapi(answer(emirdag))
    body = json.dumps({"success": True, "result": [ROW | {"name": "Çınar Eczanesi"}]}).encode()
    sources.take_collectapi(answer(emirdag, body))
    assert [shift.pharmacy.name for shift in DutyShift.objects.all()] == ["ÇINAR ECZANESİ"]
    assert Pharmacy.objects.count() == 2


def test_what_the_desk_wrote_is_not_changed(emirdag):
    known = make_pharmacy("Çınar", emirdag, address="Masanın adresi", phones=["+902725559999"])
    by_hand = make_shift(
        known, "2026-11-24 18:00", "2026-11-25 09:00", source="Oda", checked_by=UserFactory(role="editor")
    )
    sources.take_collectapi(answer(emirdag))
    known.refresh_from_db()
    assert (known.name, known.address, known.phones) == ("Çınar", "Masanın adresi", ["+902725559999"])
    assert known.position == (39.0197, 31.15)  # what was empty is filled
    assert list(known.shifts.all()) == [by_hand]


def test_an_answer_for_another_district_is_nonsense_and_stores_nothing(emirdag):
    body = json.dumps({"success": True, "result": [ROW | {"dist": "Bolvadin"}]}).encode()
    with pytest.raises(Nonsense):
        sources.take_collectapi(answer(emirdag, body))
    with pytest.raises(Nonsense):
        sources.take_collectapi(
            Answer(Ask("https://example.org/", "tr-99"), COLLECTAPI, "application/json", timezone.now())
        )
    assert not Pharmacy.objects.exists()


def test_a_pharmacy_named_twice_is_on_duty_once(emirdag):
    body = json.dumps({"success": True, "result": [ROW, ROW | {"name": "ÇINAR ECZANESİ"}]}).encode()
    sources.take_collectapi(answer(emirdag, body))
    assert DutyShift.objects.count() == 1


# --- asking -----------------------------------------------------------------------------------------------------------
def test_both_services_are_off_and_without_a_key(settings):
    for name in ("collectapi", "nosyapi"):
        source = all_sources()[name]
        assert not source.on
        assert not source.has_key


def test_only_the_chosen_districts_are_asked_for_and_the_key_is_in_no_address(emirdag, settings):
    settings.COLLECTAPI_KEY = settings.NOSYAPI_KEY = "secret"
    assert list(sources.asks_collectapi()) == []
    DutyWords.objects.create().asked_for.add(emirdag, PlaceFactory())  # a Belgian one is not asked for
    (one,), (other,) = list(sources.asks_collectapi()), list(sources.asks_nosyapi())
    assert parse_qs(urlsplit(one.url).query) == {"il": ["Afyonkarahisar"], "ilce": ["Emirdağ"]}
    assert parse_qs(urlsplit(other.url).query) == {"city": ["afyonkarahisar"], "district": ["emirdag"]}
    assert one.key == other.key == "tr-03-emirdag"
    assert one.headers["authorization"] == "apikey secret"
    assert other.headers["X-NSYP"] == "secret"
    assert "secret" not in one.url + other.url


def test_a_central_district_is_called_by_its_own_name(emirdag, settings):
    settings.COLLECTAPI_KEY = settings.NOSYAPI_KEY = "secret"
    centre = district("Afyonkarahisar Merkez", parent=emirdag.parent, key="tr-03-merkez", spellings=["Merkez"])
    DutyWords.objects.create().asked_for.add(centre)
    (one,), (other,) = list(sources.asks_collectapi()), list(sources.asks_nosyapi())
    assert parse_qs(urlsplit(one.url).query) == {"il": ["Afyonkarahisar"], "ilce": ["Merkez"]}
    assert parse_qs(urlsplit(other.url).query) == {"city": ["afyonkarahisar"], "district": ["merkez"]}


def test_of_a_district_of_several_words_the_province_is_asked_for_and_only_its_own_are_taken(emirdag, settings):
    settings.NOSYAPI_KEY = "secret"
    place = district("19 Mayıs", parent=emirdag.parent, key="tr-55-19-mayis", spellings=["Ondokuzmayıs"])
    DutyWords.objects.create().asked_for.add(place)
    (ask,) = sources.asks_nosyapi()
    assert parse_qs(urlsplit(ask.url).query) == {"city": ["afyonkarahisar"]}
    said = {"A": "19 MAYIS", "B": "Ondokuzmayıs", "C": "Emirdağ", "D": "", "E": "19mayıs", "F": "Mayıs"}
    rows = [{"pharmacyName": f"{name} Eczanesi", "district": words} for name, words in said.items()]
    body = json.dumps({"status": "success", "data": rows}).encode()
    sources.take_nosyapi(Answer(ask, body, "application/json", timezone.now()))
    assert sorted(Pharmacy.objects.values_list("name", flat=True)) == ["A Eczanesi", "B Eczanesi", "E Eczanesi"]


def test_a_province_without_the_district_is_nonsense(emirdag, settings):
    place = district("19 Mayıs", parent=emirdag.parent, key="tr-55-19-mayis")
    with pytest.raises(Nonsense):
        sources.take_nosyapi(
            Answer(Ask("https://example.org/?city=samsun", place.key), NOSYAPI, "application/json", timezone.now())
        )


@pytest.mark.parametrize("name", ["collectapi", "nosyapi"])
def test_the_new_list_is_asked_for_as_soon_as_it_stands(emirdag, clock, settings, monkeypatch, name):
    from korner.fetching import running, tasks
    from korner.fetching.models import Asked, Switch

    settings.COLLECTAPI_KEY = settings.NOSYAPI_KEY = "secret"
    Switch.objects.create(source=name, on=True)
    DutyWords.objects.create().asked_for.add(emirdag)
    body = {"collectapi": COLLECTAPI, "nosyapi": NOSYAPI}[name]
    source = all_sources()[name]
    monkeypatch.setattr(running, "fetch", lambda ask, **limits: answer(emirdag, body))
    monkeypatch.setattr(running.dice, "random", lambda: 0.0)
    asked = []
    clock.move_to("2026-11-25 06:00")  # eight in the morning in Türkiye
    for moment in ("08:00", "08:14", "08:45", "09:14", "09:15", "14:00", "15:14", "15:15", "21:15"):
        clock.move_to(in_place(f"2026-11-25 {moment}", "TR").astimezone(zone_of("BE")).strftime("%Y-%m-%d %H:%M"))
        if tasks.is_due(source, timezone.now()) and running.run(source):
            asked.append(moment)
    assert asked == ["08:00", "09:15", "15:15", "21:15"]
    assert Asked.objects.get().next_at == in_place("2026-11-26 03:15", "TR")
    today = in_place("2026-11-25 09:15", "TR")
    assert DutyShift.objects.filter(starts__lte=today, ends__gt=today).exists()


@pytest.mark.parametrize(
    ("moment", "settled"),
    [
        ("2026-11-24 23:59", "2026-11-25 09:15"),
        ("2026-11-25 09:14", "2026-11-25 09:15"),
        ("2026-11-25 09:15", "2026-11-26 09:15"),
        ("2026-03-29 01:00", "2026-03-29 09:15"),  # Brussels turns its clocks that night, Türkiye does not
    ],
)
def test_the_next_list_stands_at_a_quarter_past_nine_in_turkiye(moment, settled):
    assert taking_answers.next_list(in_place(moment, "TR")) == in_place(settled, "TR")


def test_districts_are_found_however_a_service_writes_them(emirdag):
    for said in ("EMİRDAĞ", "emirdag", "Emirdağ Merkez", ""):
        assert taking_answers.is_of(answers.Told("x", said), emirdag)
    assert not taking_answers.is_of(answers.Told("x", "Bolvadin"), emirdag)
