"""The pages of rates: values with source and time, as the language of the page writes numbers."""

from datetime import date, timedelta

import pytest

from tests.markets.making import make_rate
from tests.pages import parse, words
from widgets.markets.models import Instrument, Origin, Symbol

pytestmark = pytest.mark.django_db


def figures(client, path):
    """{name of a quotation: what stands below it} of the list."""
    page = parse(client.get(path))
    return {words(item.find(".//h2")): words(item) for item in page.xpath("//ul[@class='rates']/li")}


def test_values_stand_with_change_source_and_time_in_both_languages(client, clock):
    make_rate("48.0000", "2026-11-20")
    make_rate("48.7421", "2026-11-23")
    turkish, french = figures(client, "/piyasalar/")["Avro"], figures(client, "/fr/cours/")["Euro"]
    assert "48,74 ₺" in turkish
    assert "+%1,55" in turkish
    assert "Avrupa Merkez Bankası, 23 Kasım 2026, 16.00" in turkish
    assert "48,74 ₺" in french
    assert "+1,55 %" in french
    assert "Banque centrale européenne, 23 novembre 2026" in french


def test_thousands_are_parted_as_each_language_does(client, clock):
    make_rate("5870.4", symbol=Symbol.GRAM_TRY, origin=Origin.DESK)
    assert "5.870 ₺" in figures(client, "/piyasalar/")["Gram altın"]
    assert "5 870 ₺" in figures(client, "/fr/cours/")["Gramme d’or"]


def test_what_is_calculated_says_so(client, clock):
    make_rate("5870.4", symbol=Symbol.GRAM_TRY, origin=Origin.DESK, calculated=True)
    assert "hesaplanan" in figures(client, "/piyasalar/")["Gram altın"]


def test_of_one_day_what_was_typed_by_hand_is_believed(client, clock):
    make_rate("48.7421", "2026-11-23")
    make_rate("48.9000", "2026-11-23", origin=Origin.DESK)
    assert "48,90" in figures(client, "/piyasalar/")["Avro"]


def test_change_is_that_of_one_source(client, clock):
    make_rate("47.0", "2026-11-20", origin=Origin.TCMB)
    make_rate("48.7421", "2026-11-23")
    assert "%" not in figures(client, "/piyasalar/")["Avro"]


def test_without_rates_the_page_says_so(client, clock):
    page = parse(client.get("/fr/cours/"))
    assert page.xpath("//div[contains(@class, 'empty')]")
    assert not page.xpath("//ul[@class='rates']")


def test_one_rate_has_a_line_and_a_table_of_its_days(client, clock):
    for back in range(30):
        make_rate(f"{48 + back / 100}", str(date(2026, 11, 23) - timedelta(days=back)))
    page = parse(client.get("/piyasalar/avro/"))
    assert len(page.xpath("//polyline")[0].get("points").split()) == 30
    assert len(page.xpath("//tbody/tr")) == 30
    assert page.xpath("//svg//title")


def test_each_day_of_the_table_names_its_source_and_its_change_is_that_of_one_source(client, clock):
    make_rate("48.00", "2026-11-19")
    make_rate("48.48", "2026-11-20")
    make_rate("51.00", "2026-11-20", origin=Origin.TCMB)
    make_rate("48.96", "2026-11-23")
    rows = parse(client.get("/piyasalar/avro/")).xpath("//tbody/tr")
    assert [[words(cell) for cell in row] for row in rows] == [
        ["23 Kasım 2026 Avrupa Merkez Bankası", "48,96", "+%0,99"],
        ["20 Kasım 2026 Türkiye Cumhuriyet Merkez Bankası", "51,00", ""],
        ["19 Kasım 2026 Avrupa Merkez Bankası", "48,00", ""],
    ]


def test_a_rate_that_is_switched_off_has_no_page(client, clock):
    make_rate("48.7421")
    Instrument.objects.filter(symbol=Symbol.EUR_TRY).update(shown=False)
    assert client.get("/piyasalar/avro/").status_code == 404
    assert "Avro" not in figures(client, "/piyasalar/")


def test_pages_ask_few_questions_whatever_the_number_of_days(client, clock, django_assert_max_num_queries):
    for back in range(60):
        make_rate(f"{48 + back / 100}", str(date(2026, 11, 23) - timedelta(days=back)))
    for path, most in (("/piyasalar/", 3), ("/piyasalar/avro/", 4)):
        with django_assert_max_num_queries(most):
            client.get(path)


def test_the_line_above_the_paper_has_four_values(client, clock):
    for symbol, value in ((Symbol.USD_TRY, "42.1"), (Symbol.EUR_TRY, "48.7"), (Symbol.EUR_USD, "1.15")):
        make_rate(value, symbol=symbol)
    line = parse(client.get("/hizmetler/serit/")).xpath("//a[@href='/piyasalar/']")[0]
    assert "Dolar 42,10 ₺" in words(line)
    assert "Avro 48,70 ₺" in words(line)
    assert "1,15" not in words(line)


def test_box_names_the_source_of_each_as_its_language_writes(client, clock):
    make_rate("48.7", "2026-11-23")
    box = words(parse(client.get("/fr/services/")).xpath("//section[contains(@class, 'rates-box')]")[0])
    assert "Euro : Banque centrale européenne, 23 novembre 2026" in box


def test_rates_are_found_by_their_names(client, clock):
    make_rate("48.7421")
    assert "/piyasalar/gram-altin/" in client.get("/ara/?q=altın").text
    assert "/fr/cours/dollar/" in client.get("/fr/recherche/?q=dollar").text


def test_sitemap_lists_them(client, clock):
    make_rate("48.7421")
    assert "http://testserver/fr/cours/euro/" in client.get("/sitemaps/markets-1.xml").text
