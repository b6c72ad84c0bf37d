"""Whatever is typed into an owner's form: it is understood, or named with the reason, and never harms."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from korner.moderation.cases import case_of
from tests.directory.owners import FORM, FirmFactory, filled_in, link, opened, press, send
from tests.factories import PlaceFactory
from tests.pages import parse, words
from widgets.directory.models import Firm

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("02 555 12 34", "+3225551234"),
        ("02/555.12.34", "+3225551234"),
        ("(02) 555-12-34", "+3225551234"),
        ("+32 (0)2 555 12 34", "+3225551234"),
        ("0032 2 555 12 34", "+3225551234"),
        ("0499/11.22.33", "+32499112233"),
        ("+90 272 555 12 34", "+902725551234"),
        ("00 90 272 555 12 34", "+902725551234"),
    ],
)
def test_telephones_in_every_notation(client, typed, stored):
    assert send(client, phones=typed).status_code == 303
    assert Firm.objects.get().phones == [stored]


@pytest.mark.parametrize("typed", ["0000", "1", "telefon yok", "02 555", "<b>02</b>", "+32", "9" * 60])
def test_what_is_no_telephone_is_named(client, typed):
    answer = send(client, phones=typed)
    assert answer.status_code == 422
    page = parse(answer)
    assert page.xpath("//input[@name='phones']/@value") == [typed]
    assert page.xpath("//*[@id='id_phones_error']")


@pytest.mark.parametrize("typed", ["0123.456.748", "BE 0123456789", "0000000000", "abc", "NL 123456789B01", "0" * 30])
def test_a_company_number_with_wrong_check_digits_is_named(client, typed):
    answer = send(client, company_number=typed)
    assert answer.status_code == 422
    assert parse(answer).xpath("//*[@autofocus]/@name") == ["company_number"]


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("www.example.be", "https://www.example.be"),
        ("http://example.be/a?b=c", "http://example.be/a?b=c"),
        ("example.be:8080/x", "https://example.be:8080/x"),
    ],
)
def test_web_sites_as_people_write_them(client, typed, stored):
    assert send(client, site=typed).status_code == 303
    assert Firm.objects.get().website == stored


@pytest.mark.parametrize(
    "typed", ["javascript:alert(1)", "data:text/html,x", "ftp://x.be", "yok", "http://", "x" * 300]
)
def test_what_is_no_web_site_is_named(client, typed):
    answer = send(client, site=typed)
    assert answer.status_code == 422
    assert parse(answer).xpath("//*[@id='id_site_error']")


@pytest.mark.parametrize(
    "name", ["place", "name", "address", "about_tr", "hours", "phones", "owner_email", "company_number"]
)
def test_a_hundred_kilobytes_are_named_and_come_back_whole(client, name):
    answer = send(client, **{name: "a b" * 34_000})
    assert answer.status_code == 422
    page = parse(answer)
    found = page.xpath(f"//*[@name='{name}']")[0]
    assert len(found.get("value") or found.text_content()) >= 100_000
    assert page.xpath(f"//*[@id='id_{name}_error']")


def test_markup_towers_and_nul_are_words_and_nothing_else(client, django_capture_on_commit_callbacks, settings):
    tower = "Z" + "\u0301" * 60 + "algo"
    name = f"<script>alert(1)</script>{tower}\x00\u202eters {{{{7*7}}}}"
    with django_capture_on_commit_callbacks(execute=True):
        assert send(client, name=name, about_tr="<img src=x onerror=alert(1)>\x00").status_code == 303
    firm = Firm.objects.get()
    assert "\x00" not in firm.name + firm.about_tr
    assert "\u202e" not in firm.name
    assert firm.name.count("\u0301") <= 3
    page = client.get(link())
    assert "<script>alert" not in page.content.decode()
    assert "<img src=x" not in page.content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        press(client, link())
    assert "49" not in case_of(firm).writer


@pytest.mark.parametrize("name", ["...", "  ", "\x00", "–"])
def test_a_name_without_a_word_is_none(client, name):
    answer = send(client, name=name)
    assert answer.status_code == 422
    assert parse(answer).xpath("//*[@autofocus]/@name") == ["name"]


@pytest.mark.parametrize("typed", ["Schaerbeek", "SCHAERBEEK", "schaarbeek", "  schaerbeek "])
def test_a_commune_by_any_of_its_names(client, typed):
    assert send(client, place=typed).status_code == 303


def test_a_commune_that_is_nearly_one_is_offered(client):
    answer = send(client, place="Schaerbeeek")
    assert answer.status_code == 422
    assert "Schaerbeek" in words(parse(answer).xpath("//*[@id='id_place_error']")[0])


def test_a_name_of_two_places_asks_which(client):
    PlaceFactory(name_tr="Bayat", name_fr="Bayat")
    PlaceFactory(name_tr="Bayat", name_fr="Bayat")
    assert send(client, place="Bayat").status_code == 422


@pytest.mark.parametrize("hours", ["her zaman", "Pzt", "9-18", "Pzt 25-26", "Pzt 9-9", "Pzt 9-12, 11-14", "\x00<b>"])
def test_hours_that_are_none_are_named(client, hours):
    answer = send(client, hours=hours)
    assert answer.status_code == 422
    assert parse(answer).xpath("//*[@id='id_hours_error']")


@pytest.mark.parametrize("name", ["trade", "trade2", "languages"])
@pytest.mark.parametrize("value", ["987654", "x", "-1", "1" * 40])
def test_choices_that_were_not_offered(client, name, value):
    assert send(client, **{name: value}).status_code == 422


@pytest.mark.parametrize("value", ["x", "-1", "1" * 40, "\x00"])
def test_numbers_of_pictures_that_are_none(client, value):
    carried = opened(client)
    answer = client.post(FORM["tr"], {**carried, **filled_in(), "leave_out": value, "take_out": value})
    assert answer.status_code == 303


def test_a_file_that_is_no_picture_is_named_and_the_others_are_kept(client):
    answer = send(client, pictures=[SimpleUploadedFile("liste.svg", b"<svg onload='alert(1)'/>")])
    assert answer.status_code == 422
    assert "liste.svg" in words(parse(answer).xpath("//*[@id='id_pictures_error']")[0])


@pytest.mark.parametrize("token", ["1" * 400, "9" * 19 + ".a.b", "\u0661.a.b", "..", "1.a.b", "-1.a.b"])
@pytest.mark.parametrize("door", ["onay", "benim", "sahibi/onay"])
def test_links_that_are_none(client, token, door):
    FirmFactory(owner="x@example.org")
    assert client.get(f"/firma-ekle/{door}/{token}/").status_code == 410
