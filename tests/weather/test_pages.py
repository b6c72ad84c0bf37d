"""The weather as readers see it: two cities, a page for each, a part for the script; nobody else is asked or told."""

import pytest
from django.utils import timezone, translation

from korner.boxes import box
from tests.pages import alternates, canonical, link_to, parse, words
from tests.weather.making import make_forecast, make_place
from widgets.weather.models import Origin, WeatherPlace

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def two():
    """The paper's city and the one back home, with forecasts."""
    here, there = make_place("Bruxelles", "here"), make_place("Emirdağ", "there", country="TR", position=(39.02, 31.15))
    make_forecast(here, 8.0)
    make_forecast(there, -3.0, condition="snow")
    return here, there


def strip(language="tr"):
    with translation.override(language):
        return box("weather", size="strip")


@pytest.mark.parametrize(("language", "path", "sky"), [("tr", "/hava-durumu/", "Kar"), ("fr", "/fr/meteo/", "Neige")])
def test_the_list_shows_both_cities_with_source_and_time(client, two, language, path, sky):
    document = parse(client.get(path))
    panels = document.xpath("//*[contains(@class, 'weather-panel')]")
    assert [words(panel.xpath(".//h2")[0]) for panel in panels] == ["Bruxelles", "Emirdağ"]
    assert "8°" in words(panels[0])
    assert "−3°" in words(panels[1])
    assert "MET Norway" in words(panels[0])
    assert panels[0].xpath(".//time[@datetime='2026-11-24T12:00+01:00']")
    assert len(panels[0].xpath(".//ol/li")) == 3
    assert document.xpath("//html/@lang") == [language]


def test_a_place_has_a_page_in_both_languages(client, two):
    here, there = two
    document = parse(client.get(there.url_in("tr")))
    assert there.url_in("tr") == "/hava-durumu/emirdag/"
    assert canonical(document) == "/hava-durumu/emirdag/"
    assert alternates(document) == {"tr": "/hava-durumu/emirdag/", "fr": "/fr/meteo/emirdag/"}
    assert link_to(parse(client.get("/fr/meteo/")), "/fr/meteo/emirdag/") is not None
    assert here.url_in("fr") in client.get("/sitemaps/weather-1.xml").text


def test_numbers_are_written_as_the_language_does(client):
    place = make_place("Gent", "here")
    forecast = make_forecast(place)
    forecast.days[1][4] = 2.1
    forecast.save()
    assert "2,1\u00a0mm" in client.get("/hava-durumu/gent/").text.replace("&nbsp;", "\u00a0")


def test_a_place_that_is_not_offered_has_no_page(client, two):
    two[1].on = False
    two[1].save()
    assert client.get("/hava-durumu/emirdag/").status_code == 404
    assert client.get("/hava-durumu/emirdag/parca/").status_code == 404
    assert client.get("/hava-durumu/atlantis/").status_code == 404


def test_without_places_the_page_says_so(client):
    assert client.get("/hava-durumu/").status_code == 200
    assert parse(client.get("/hava-durumu/")).xpath("//*[@class='empty']")
    assert strip() == ""


def test_the_line_above_the_paper_names_both(two):
    assert words(parse_part(strip())) == "Bruxelles 8° Emirdağ −3°"
    assert words(parse_part(strip("fr"))) == "Bruxelles 8° Emirdağ −3°"


def parse_part(markup):
    from lxml import html

    return html.fromstring(markup)


def test_a_box_costs_two_queries_and_the_pages_few(
    client, two, django_assert_num_queries, django_assert_max_num_queries
):
    for number in range(30):
        make_forecast(make_place(f"Yer {number}"))
    with django_assert_num_queries(2):
        strip()
    for path in ("/hava-durumu/", "/hava-durumu/emirdag/", "/hava-durumu/emirdag/parca/"):
        with django_assert_max_num_queries(10):
            client.get(path)


def test_the_part_is_the_same_for_all_and_kept_out_of_searches(client, two):
    answer = client.get("/hava-durumu/emirdag/parca/")
    assert answer["X-Robots-Tag"] == "noindex"
    assert not answer.cookies
    sizes = parse_part(f"<div>{answer.text}</div>").xpath("//@data-size")
    assert sizes == ["strip", "box", "page"]
    assert "<html" not in answer.text


def test_nothing_is_fetched_from_elsewhere(client, two):
    document = parse(client.get("/hava-durumu/"))
    fetched = document.xpath(
        "//*[self::img or self::script or self::iframe]/@src | //link[not(@rel='canonical' or @rel='alternate')]/@href"
    )
    assert [address for address in fetched if "//" in address.replace("http://testserver", "")] == []


def test_of_two_sources_the_fresh_one_is_believed_then_met_norway(client, two, clock):
    here, _there = two
    make_forecast(here, 20.0, origin=Origin.OPEN_METEO)
    assert "Bruxelles 8°" in words(parse_part(strip()))
    now = clock.move_to("2026-11-24 16:00")
    make_forecast(here, 21.0, at=now, origin=Origin.OPEN_METEO)
    assert "Bruxelles 21°" in words(parse_part(strip()))
    assert "Weather data by Open-Meteo.com" in client.get(here.url_in("tr")).text
    for language in ("tr", "fr"):  # their words, which stay English
        (said,) = parse(client.get(here.url_in(language))).xpath("//a[text()='Weather data by Open-Meteo.com']/@lang")
        assert said == "en"


def test_made_up_weather_says_so(client):
    from widgets.weather import demo

    place = make_place("Bruxelles", "here")
    demo.renew(place, timezone.now())
    assert place.forecasts.get().origin == Origin.DEMO
    said = words(parse(client.get("/fr/meteo/")).xpath("//*[@class='weather-panel']")[0])
    assert "demo" in said or "démo" in said


def test_the_demo_leaves_real_forecasts_alone(two):
    from korner.places.filling import fill as fill_places
    from widgets.weather import demo

    fill_places()
    demo.fill()
    demo.fill()
    assert [one.origin for one in two[0].forecasts.all()] == [Origin.MET]


def test_the_first_places_are_offered_once(db):
    from korner.places.filling import fill as fill_places
    from widgets.weather.filling import FIRST, fill

    assert fill() == 0  # the lists of places have not been read yet
    fill_places()
    assert fill() == len(FIRST) == len(set(FIRST))
    roles = dict(WeatherPlace.objects.exclude(role="").values_list("role", "place__name_tr"))
    assert roles == {"here": "Brüksel", "there": "Emirdağ"}
    WeatherPlace.objects.exclude(role="").delete()
    assert fill() == 0  # what the desk took away does not come back


def test_a_place_is_found_by_its_name_in_any_language(client):
    from korner.search import indexing

    place = make_place("Anvers")
    place.place.name_nl = "Antwerpen"
    place.place.save()
    indexing.write(place)
    assert "/hava-durumu/anvers/" in client.get("/ara/", {"q": "Antwerpen"}).text


def test_no_sun_shines_by_night(client, clock):
    make_forecast(make_place("Gent", "here"), condition="clear")
    assert "moon" not in client.get("/hava-durumu/gent/").text.partition('class="days"')[0]
    now = clock.move_to("2026-11-24 22:00")
    make_forecast(WeatherPlace.objects.get(), at=now, condition="clear")
    before, _, days = client.get("/hava-durumu/gent/").text.partition('class="days"')
    assert "moon" in before
    assert "moon" not in days


def test_a_french_town_is_marked_on_a_turkish_page(client):
    make_forecast(make_place("La Louvière", "here"))
    url = "/hava-durumu/la-louviere/"
    document = parse(client.get(url))
    assert words(document.xpath("//h1")[0]) == "Hava durumu: La Louvière"
    for place in ("h1", "nav[@class='crumb']//li[@aria-current]"):
        assert words(document.xpath(f"//{place}/span[@lang='fr']")[0]) == "La Louvière"
    listed = parse(client.get("/hava-durumu/")).xpath(f"//main//a[@href='{url}']")
    assert [link.get("lang") for link in listed] == ["fr"] * len(listed) != []
    assert not parse(client.get("/fr/meteo/la-louviere/")).xpath("//h1//@lang")
