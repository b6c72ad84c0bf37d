"""What readers see: who is open now and near, tonight, tomorrow and on a date, and nothing called open that was not checked."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from korner.addresses import letter_about
from tests.pages import alternates, linked, parse, words
from tests.pharmacies.making import commune, district, make_pharmacy, make_shift
from widgets.pharmacies.models import DutyWords, Pharmacy

pytestmark = pytest.mark.django_db

ROOT = {"tr": "/nobetci-eczaneler/", "fr": "/fr/pharmacies-de-garde/"}


@pytest.fixture
def town(clock):
    """Three communes on a Tuesday evening: one pharmacy open in each of two, far and near, none in the third."""
    clock.move_to("2026-11-24 20:30")
    schaerbeek = commune()
    evere = commune("Evere", 50.8700, 4.4000)
    uccle = commune("Uccle", 50.8020, 4.3370)
    places = {"schaerbeek": schaerbeek, "evere": evere, "uccle": uccle}
    cinar = make_pharmacy("Çınar Eczanesi", schaerbeek, latitude=50.8650, longitude=4.3800)
    make_shift(cinar, "2026-11-24 19:00", "2026-11-25 08:00", kind="night")
    ihlamur = make_pharmacy("Pharmacie du Tilleul", uccle, languages=["fr", "nl"], latitude=50.8, longitude=4.34)
    make_shift(ihlamur, "2026-11-24 19:00", "2026-11-24 22:00", kind="evening")
    return places | {"cinar": cinar, "ihlamur": ihlamur}


def names_in(document, section):
    """The pharmacies on the cards of the section with this id, in their order."""
    return [words(one) for one in document.xpath(f"//section[@aria-labelledby='{section}']//h3")]


def get(client, path, status=200):
    """The document of a page."""
    response = client.get(path)
    assert response.status_code == status, path
    return parse(response)


# --- Now, and here ---------------------------------------------------------------------------------------------------
def test_the_page_says_at_a_glance_who_is_open_until_when_and_how_to_call(client, town):
    document = get(client, ROOT["tr"])
    assert names_in(document, "duty-here") == ["Çınar Eczanesi", "Pharmacie du Tilleul"]
    card = document.xpath("//li[contains(@class, 'duty')]")[0]
    assert words(card.xpath(".//p[contains(@class, 'time')]")[0]) == "Şu saate kadar açık: 25 Kasım Çarşamba 08.00"
    assert card.xpath(".//time/@datetime")[0] == "2026-11-25T08:00:00+01:00"
    [phone] = town["cinar"].phones
    assert card.xpath(".//a[contains(@class, 'call')]/@href") == [f"tel:{phone}"]
    assert "Türkçe konuşulur" in words(card)
    assert "Kontrol: 24 Kasım 2026, 19.30" in words(card)
    assert "Nöbet listesi" in words(card)
    [way] = card.xpath(".//a[@class='way']")
    assert way.get("href") == "https://www.openstreetmap.org/directions?to=50.865,4.38"
    assert "nofollow" in way.get("rel")


def test_a_french_page_says_it_in_french(client, town):
    document = get(client, ROOT["fr"])
    card = document.xpath("//li[contains(@class, 'duty')]")[0]
    text = words(card).replace("\u00a0", " ")
    assert "mercredi 25 novembre à 8 h" in text
    assert "On parle turc" in text
    assert alternates(document) == ROOT


def test_a_commune_shows_its_own_first_and_then_the_nearest_across_its_border(client, town):
    document = get(client, f"{ROOT['tr']}schaerbeek/")
    assert names_in(document, "duty-here") == ["Çınar Eczanesi"]
    assert names_in(document, "duty-near") == ["Pharmacie du Tilleul"]
    assert "7,9 km" in words(document.xpath("//section[@aria-labelledby='duty-near']//li")[0]).replace("\u00a0", " ")


def test_where_a_commune_has_none_the_nearest_are_told_by_distance(client, town):
    document = get(client, f"{ROOT['tr']}evere/")
    assert names_in(document, "duty-near") == ["Çınar Eczanesi", "Pharmacie du Tilleul"]
    assert "Evere" in words(document.xpath("//*[@class='empty']")[0])


def test_nobody_is_sent_further_than_a_city(client, town):
    commune("Arlon", 49.6833, 5.8167)
    document = get(client, f"{ROOT['tr']}arlon/")
    assert names_in(document, "duty-near") == []
    assert document.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")


def test_a_region_shows_what_lies_in_it(client, town):
    region = commune("Brüksel Bölgesi", kind="region")
    for name in ("schaerbeek", "uccle"):
        town[name].parent = region
        town[name].save()
    document = get(client, f"{ROOT['tr']}bruksel-bolgesi/")
    assert names_in(document, "duty-here") == ["Çınar Eczanesi", "Pharmacie du Tilleul"]


def test_a_turkish_place_keeps_its_own_time(client, clock):
    clock.move_to("2026-11-24 12:00")
    make_shift(make_pharmacy("Yayla Eczanesi", district()), "2026-11-24 19:00", "2026-11-25 09:00")
    seen = {}
    # 19.00 there is 17.00 in Brussels, 9.00 there is 7.00.
    for moment in ("2026-11-24 16:59", "2026-11-24 17:00", "2026-11-25 06:59", "2026-11-25 07:00"):
        clock.move_to(moment)
        document = get(client, f"{ROOT['tr']}emirdag/")
        seen[moment[-5:]] = names_in(document, "duty-here")
        if seen[moment[-5:]]:
            assert "25 Kasım Çarşamba 09.00" in words(document.xpath("//section[@aria-labelledby='duty-here']")[0])
    assert seen == {"16:59": [], "17:00": ["Yayla Eczanesi"], "06:59": ["Yayla Eczanesi"], "07:00": []}
    assert "Saatler Türkiye saatidir." in words(document.xpath("//header[contains(@class, 'list-head')]")[0])


def test_turkish_places_stand_in_no_list_of_belgium(client, town):
    make_shift(make_pharmacy("Yayla Eczanesi", district()), "2026-11-24 19:00", "2026-11-25 09:00")
    assert "Yayla" not in client.get(ROOT["tr"]).text


def test_a_hidden_pharmacy_is_on_no_page(client, town):
    Pharmacy.objects.filter(pk=town["cinar"].pk).update(active=False)
    assert "Çınar" not in client.get(ROOT["tr"]).text
    assert client.get(town["cinar"].url_in("tr")).status_code == 404


# --- Choosing --------------------------------------------------------------------------------------------------------
def test_a_plain_form_leads_to_the_page_of_a_commune(client, town):
    document = get(client, ROOT["fr"])
    assert "schaerbeek" in document.xpath("//form[contains(@class, 'choose-place')]//option/@value")
    answer = client.get(ROOT["fr"], {"lieu": "schaerbeek"})
    assert (answer.status_code, answer["Location"]) == (302, f"{ROOT['fr']}schaerbeek/")
    answer = client.get(f"{ROOT['tr']}bu-gece/", {"yer": "schaerbeek"})
    assert answer["Location"] == f"{ROOT['tr']}schaerbeek/bu-gece/"


@pytest.mark.parametrize("chosen", ["yok", "https://example.org/", "../../admin/", "a" * 300, "\0"])
def test_the_form_leads_nowhere_else(client, town, chosen):
    assert client.get(ROOT["tr"], {"yer": chosen}).status_code == 404


def test_neighbours_without_pharmacies_may_be_chosen_too(client, town):
    region = commune("Brüksel Bölgesi", kind="region")
    for name in ("schaerbeek", "evere"):
        town[name].parent = region
        town[name].save()
    options = get(client, ROOT["tr"]).xpath("//optgroup[@label='Brüksel Bölgesi']/option/@value")
    assert options == ["evere", "schaerbeek"]


def test_the_other_languages_name_of_a_place_leads_to_its_own(client, clock):
    commune("Brüksel", slug_fr="bruxelles")
    answer = client.get(f"{ROOT['tr']}bruxelles/")
    assert (answer.status_code, answer["Location"]) == (301, f"{ROOT['tr']}bruksel/")


# --- Tonight, tomorrow, a date ---------------------------------------------------------------------------------------
def test_tonight_and_tomorrow_have_addresses_of_their_own(client, town):
    make_shift(town["ihlamur"], "2026-11-25 19:00", "2026-11-26 08:00")
    for language, tonight, tomorrow in (("tr", "bu-gece", "yarin"), ("fr", "cette-nuit", "demain")):
        assert names_in(get(client, f"{ROOT[language]}{tonight}/"), "duty-here") == [
            "Çınar Eczanesi",
            "Pharmacie du Tilleul",
        ]
        assert names_in(get(client, f"{ROOT[language]}uccle/{tomorrow}/"), "duty-here") == ["Pharmacie du Tilleul"]


def test_a_night_belongs_to_the_date_on_which_it_begins(client, town):
    assert names_in(get(client, f"{ROOT['tr']}schaerbeek/2026-11-24/"), "duty-here") == ["Çınar Eczanesi"]
    assert names_in(get(client, f"{ROOT['tr']}schaerbeek/2026-11-25/"), "duty-here") == []


def test_dates_are_those_of_the_coming_two_weeks_and_search_engines_are_not_led_there(client, town):
    answers = {day: client.get(f"{ROOT['tr']}{day}/").status_code for day in (
        "2026-11-23", "2026-11-24", "2026-12-07", "2026-12-08", "2026-11-31", "2027-11-24", "1999-01-01", "0000-00-00",
    )}  # fmt: skip
    assert list(answers.values()) == [404, 200, 200, 404, 404, 404, 404, 404]
    document = get(client, f"{ROOT['tr']}2026-11-29/")
    assert document.xpath("//meta[@name='robots']/@content") == ["noindex, follow"]
    assert not get(client, ROOT["tr"]).xpath("//meta[@name='robots']")


def test_every_time_is_linked_from_every_page(client, town):
    paths = linked(get(client, f"{ROOT['tr']}schaerbeek/"))
    assert {f"{ROOT['tr']}schaerbeek/{part}" for part in ("bu-gece/", "yarin/", "2026-11-26/", "2026-12-07/")} <= set(
        paths
    )
    assert f"{ROOT['tr']}schaerbeek/2026-12-08/" not in paths


def test_a_holiday_is_told(client, clock):
    clock.move_to("2026-12-24 12:00")
    commune()
    assert "25 Aralık Cuma resmî tatil" in words(get(client, f"{ROOT['tr']}schaerbeek/yarin/"))
    assert "resmî tatil" not in words(get(client, f"{ROOT['tr']}schaerbeek/"))


def test_the_night_on_which_the_clocks_change_says_which_hour_is_meant(client, clock):
    clock.move_to("2026-10-24 20:00")
    make_shift(make_pharmacy(), "2026-10-24 19:00", "2026-10-25 02:30")
    assert "25 Ekim Pazar 02.30 (yaz saati)" in words(get(client, ROOT["tr"]))


# --- Trust -----------------------------------------------------------------------------------------------------------
def test_a_list_that_was_not_checked_in_time_is_never_called_open(client, town):
    DutyWords.objects.create(unchecked_tr="0 800 numarayı arayın.", trusted_days=3)
    for shift in (*town["cinar"].shifts.all(), *town["ihlamur"].shifts.all()):
        shift.checked_at = shift.checked_at.replace(day=20)
        shift.save()
    for path in (
        ROOT["tr"],
        f"{ROOT['tr']}schaerbeek/",
        f"{ROOT['tr']}bu-gece/",
        f"{ROOT['tr']}evere/",
        town["cinar"].url_in("tr"),
    ):
        text = words(get(client, path).xpath("//main")[0])
        assert "açık" not in text.replace("açık değil", "").lower(), path
        assert "20 Kasım 2026" in text, path
        assert "0 800 numarayı arayın." in text, path
        assert "Çınar Eczanesi" in text, path


def test_what_nobody_checked_says_so(client, clock):
    clock.move_to("2026-11-24 20:30")
    make_shift(make_pharmacy(), "2026-11-24 19:00", "2026-11-25 08:00", checked=None)
    document = get(client, ROOT["tr"])
    assert names_in(document, "duty-here") == []
    assert "Bunu henüz kimse kontrol etmedi." in words(
        document.xpath("//section[@aria-labelledby='duty-unchecked']")[0]
    )


# --- Late, empty, none -----------------------------------------------------------------------------------------------
def test_after_the_late_hour_the_desks_words_stand_first(client, town, clock):
    DutyWords.objects.create(late_tr="Gece hattını arayın: <b>0900</b>\n\nİkinci.", late_fr="Appelez la nuit.")

    def stands_first():
        document = get(client, ROOT["tr"])
        order = [one.get("aria-labelledby") for one in document.xpath("//section[@aria-labelledby]")]
        assert "Gece hattını arayın: <b>0900</b>" in words(document)
        return order[0] == "late-words"

    seen = {}
    for moment in ("2026-11-24 21:59", "2026-11-24 22:00", "2026-11-25 05:59", "2026-11-25 06:00"):
        clock.move_to(moment)
        seen[moment[-5:]] = stands_first()
    assert seen == {"21:59": False, "22:00": True, "05:59": True, "06:00": False}


def test_without_a_list_the_page_says_what_to_do(client, clock):
    DutyWords.objects.create(unchecked_tr="Danışma hattını arayın.")
    commune()
    for path in (ROOT["tr"], f"{ROOT['tr']}schaerbeek/", f"{ROOT['tr']}schaerbeek/bu-gece/"):
        text = words(get(client, path).xpath("//*[@class='empty']")[0])
        assert "listemiz yok" in text, path
        assert "Danışma hattını arayın." in text, path


def call_of(client, path):
    """What a page says of whom to call."""
    return words(get(client, path).xpath("//div[@class='call']")[0])


def unsure_pages():
    """{country: pages that cannot say for sure who is on duty}: without a list, not checked, of a pharmacy."""
    found = {}
    for country, place, empty in (
        ("BE", commune(), commune("Evere", 51.5, 5.5)),
        ("TR", district(), district("Bolvadin", latitude=38.0, longitude=33.0)),
    ):
        pharmacy = make_pharmacy(place=place)
        make_shift(pharmacy, "2026-11-24 00:00", "2026-11-25 08:00", checked=None)
        lists = {language: [f"{ROOT[language]}{one.slug_in(language)}/" for one in (place, empty)] for language in ROOT}
        found[country] = {language: [*lists[language], pharmacy.url_in(language)] for language in ROOT}
    return found


def test_until_the_desk_writes_whom_to_call_readers_are_sent_to_doors_and_the_pharmacists_list(client, clock):
    clock.move_to("2026-11-24 20:30")
    for country, languages in unsure_pages().items():
        for language, paths in languages.items():
            for path in paths:
                text = call_of(client, path)
                assert ("kapısına" if language == "tr" else "porte") in text, path
                assert ("pharmacie.be" in text and "apotheek.be" in text) is (country == "BE"), path
                assert ("odası" in text or "chambre" in text) is (country == "TR"), path
                assert not any(sign.isdigit() for sign in text), path


def test_what_the_desk_writes_stands_instead_each_country_and_language_its_own(client, clock):
    clock.move_to("2026-11-24 20:30")
    DutyWords.objects.create(
        unchecked_tr="Belçika hattı.", unchecked_fr="Ligne belge.", unchecked_turkey_tr="İl odası sayfası."
    )
    pages = unsure_pages()
    for path in pages["BE"]["tr"]:
        assert call_of(client, path) == "Belçika hattı."
    for path in pages["BE"]["fr"]:
        assert call_of(client, path) == "Ligne belge."
    for path in pages["TR"]["tr"]:
        assert call_of(client, path) == "İl odası sayfası."
    for path in pages["TR"]["fr"]:
        assert "chambre" in call_of(client, path), "where one language is empty the house's words stand"


def test_the_sites_of_the_pharmacists_are_links(client, clock):
    commune()
    links = get(client, f"{ROOT['fr']}schaerbeek/").xpath("//div[@class='call']//a/@href")
    assert links == ["https://www.pharmacie.be", "https://www.apotheek.be"]


def test_by_day_the_page_says_who_comes_next(client, clock):
    make_shift(make_pharmacy(), "2026-11-24 19:00", "2026-11-25 08:00")
    document = get(client, f"{ROOT['tr']}schaerbeek/")
    assert names_in(document, "duty-here") == []
    assert names_in(document, "duty-next") == ["Çınar Eczanesi"]
    text = words(document.xpath("//section[@aria-labelledby='duty-next']")[0])
    assert "açık" not in text
    assert "Nöbet: 24 Kasım Salı 19.00 – 25 Kasım Çarşamba 08.00" in text


def test_the_end_of_a_duty_within_a_day_is_said_by_its_hour(client, clock):
    make_shift(make_pharmacy(), "2026-11-24 19:00", "2026-11-24 22:00")
    assert "24 Kasım Salı 19.00 – 22.00" in words(get(client, f"{ROOT['tr']}bu-gece/"))


# --- A pharmacy's own page -------------------------------------------------------------------------------------------
def test_a_pharmacy_has_a_page_with_its_next_duties(client, town):
    pharmacy = town["cinar"]
    make_shift(pharmacy, "2026-11-30 19:00", "2026-12-01 08:00")
    document = get(client, pharmacy.url_in("tr"))
    assert "Şu saate kadar açık: 25 Kasım Çarşamba 08.00" in words(document)
    coming = document.xpath("//ul[@class='duty-lines']/li")
    assert len(coming) == 1
    assert "30 Kasım Pazartesi 19.00 – 1 Aralık Salı 08.00" in words(coming[0])
    data = [json.loads(one.text) for one in document.xpath("//script[@type='application/ld+json']")]
    [told] = [
        thing
        for block in data
        for thing in (block if isinstance(block, list) else [block])
        if thing["@type"] == "Pharmacy"
    ]
    assert told["telephone"] == pharmacy.phones[0]
    assert told["address"]["addressLocality"] == "Schaerbeek"
    assert told["geo"]["latitude"] == 50.865
    assert letter_about(pharmacy.url_in("tr"), "tr") in linked(document)


def test_all_languages_that_the_desk_ticks_are_told(client, town):
    Pharmacy.objects.filter(pk=town["ihlamur"].pk).update(languages=["fr", "nl", "pl"])
    assert "Fransızca, Felemenkçe, Lehçe" in words(get(client, town["ihlamur"].url_in("tr")))
    assert "français, néerlandais, polonais" in words(get(client, town["ihlamur"].url_in("fr")))


def test_a_pharmacy_under_another_name_moves_to_its_address(client, town):
    pharmacy = town["cinar"]
    answer = client.get(f"{ROOT['tr']}eczane/eski-ad-{pharmacy.pk}/")
    assert (answer.status_code, answer["Location"]) == (301, pharmacy.url_in("tr"))
    assert client.get(f"{ROOT['tr']}eczane/yok-999999/").status_code == 404


# --- To a friend, on a map, in words of others -------------------------------------------------------------------------
def test_the_message_holds_names_telephones_and_until_when(client, town):
    [link] = [path for path in linked(get(client, f"{ROOT['tr']}schaerbeek/")) if path.startswith("https://wa.me/")]
    text = parse_qs(urlsplit(link).query)["text"][0].replace("\u00a0", " ")
    assert text.splitlines()[0] == "*Nöbetçi eczaneler: Schaerbeek*"
    assert "Çınar Eczanesi" in text
    assert "Şu saate kadar açık: 25 Kasım Çarşamba 08.00" in text
    assert "02 555" in text
    assert text.endswith("http://testserver/nobetci-eczaneler/schaerbeek/")


def test_a_message_stays_short_enough_to_be_sent(client, clock):
    clock.move_to("2026-11-24 20:30")
    place = commune()
    for _ in range(60):
        make_shift(make_pharmacy("Çok Uzun Adlı Şifa Eczanesi" * 4, place), "2026-11-24 19:00", "2026-11-25 08:00")
    [link] = [path for path in linked(get(client, ROOT["tr"])) if path.startswith("https://wa.me/")]
    assert len(link) < 4000


def test_the_map_knows_its_points_and_only_its_page_may_ask_for_tiles(client, town, settings):
    answer = client.get(ROOT["tr"])
    [element] = parse(answer).xpath("//place-map")
    assert [point["name"] for point in json.loads(element.get("data-points"))] == [
        "Çınar Eczanesi",
        "Pharmacie du Tilleul",
    ]
    assert "tile.openstreetmap.org" in answer["Content-Security-Policy"]
    assert "tile.openstreetmap.org" not in client.get("/")["Content-Security-Policy"]


def test_without_an_address_of_tiles_there_is_no_map(client, town, settings):
    settings.MAP_TILES_URL = ""
    assert "place-map" not in client.get(ROOT["tr"]).text


def test_what_the_desk_and_lists_write_is_text(client, clock):
    clock.move_to("2026-11-24 20:30")
    evil = "<script>alert(1)</script>\"'{{7*7}}"
    DutyWords.objects.create(late_tr=evil, unchecked_tr=evil)
    pharmacy = make_pharmacy(evil, note_tr=evil, address=evil, latitude=50.86, longitude=4.37)
    make_shift(pharmacy, "2026-11-24 19:00", "2026-11-25 08:00", source=evil)
    for path in (ROOT["tr"], f"{ROOT['tr']}schaerbeek/", pharmacy.url_in("tr")):
        text = client.get(path).text
        assert "<script>alert" not in text
        assert "49" not in parse(client.get(path)).xpath("string(//h3)")


# --- Measure ---------------------------------------------------------------------------------------------------------
def test_a_page_asks_as_little_with_sixty_pharmacies_as_with_two(client, town):
    paths = [ROOT["tr"], f"{ROOT['tr']}schaerbeek/", f"{ROOT['fr']}schaerbeek/demain/", town["cinar"].url_in("fr")]

    def queries():
        found = []
        for path in paths:
            with CaptureQueriesContext(connection) as captured:
                get(client, path)
            found.append(len(captured))
        return found

    queries()
    few = queries()
    for number in range(60):
        pharmacy = make_pharmacy(f"Eczane {number}", town["schaerbeek"])
        make_shift(pharmacy, "2026-11-24 19:00", "2026-11-25 08:00")
        make_shift(pharmacy, "2026-11-25 19:00", "2026-11-26 08:00")
    assert queries() == few
    assert max(few) <= 10


def test_names_in_the_other_language_are_marked_in_headings_and_on_the_way_there(client, clock):
    clock.move_to("2026-11-24 20:30")
    sambre = make_pharmacy("Pharmacie de la Sambre claire", commune("La Louvière"))
    cinar = make_pharmacy("Çınar Eczanesi", sambre.place)
    make_shift(cinar, "2026-11-24 19:00", "2026-11-25 08:00", kind="night")
    document = get(client, sambre.url_in("tr"))
    assert document.xpath("//h1/@lang") == ["fr"]
    assert document.xpath("//nav[@class='crumb']//li[@aria-current]/@lang") == ["fr"]
    assert document.xpath("//nav[@class='crumb']//a/span/@lang") == ["fr"]
    assert get(client, ROOT["tr"] + "la-louviere/").xpath("//h1/span/@lang") == ["fr"]
    french = get(client, ROOT["fr"] + "la-louviere/")
    assert not french.xpath("//h1//@lang")
    assert french.xpath("//a[@class='way']//span[@lang]/@lang") == ["tr"]
