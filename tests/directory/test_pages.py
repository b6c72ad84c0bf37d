"""The pages of the directory: lists by trade, place and letter, and the page of a firm."""

import json
from urllib.parse import unquote

import pytest
from django.utils import timezone

from tests.directory.making import HOURS, make_firm, make_town
from tests.directory.owners import TradeFactory
from tests.factories import PlaceFactory
from tests.pages import alternates, canonical, link_to, linked, parse, words

pytestmark = pytest.mark.django_db
START = {"tr": "/firma-rehberi/", "fr": "/fr/annuaire/"}


@pytest.fixture
def town(clock):
    return make_town()


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return parse(response)


def names(document):
    """The firms of the list, in their order."""
    return [words(heading) for heading in document.xpath("//ul[@class='firms']//h3")]


def test_start_shows_trades_as_a_tree_with_their_numbers(town, client):
    document = page(client, START["tr"])
    tree = [words(entry) for entry in document.xpath("//ul[@class='trade-tree']/li")]
    assert tree == ["Berberler 1", "Gıda 1 Fırınlar 1"]
    assert link_to(document, "/firma-rehberi/firinlar/") is not None
    assert names(document) == ["Salon Işık", "Çınar Fırını"]
    assert "Schaerbeek 1" in words(document.xpath("//div[@class='firm-region']")[0])
    assert link_to(page(client, START["fr"]), "/fr/annuaire/boulangeries/") is not None


def test_trade_holds_the_firms_of_the_trades_below_it(town, client):
    assert names(page(client, "/firma-rehberi/gida/")) == ["Çınar Fırını"]
    document = page(client, "/fr/annuaire/alimentation/")
    assert names(document) == ["Çınar Fırını"]
    assert link_to(document, "/fr/annuaire/boulangeries/") is not None
    assert alternates(document) == {"fr": "/fr/annuaire/alimentation/", "tr": "/firma-rehberi/gida/"}


def test_firm_of_two_trades_stands_once_in_the_trade_above(town, client):
    cakes = TradeFactory(name_tr="Pastaneler", name_fr="Pâtisseries", parent=town["food"])
    make_firm(cakes, town["bakers"], name="Bal Pastanesi")
    document = page(client, "/firma-rehberi/gida/")
    assert names(document) == ["Bal Pastanesi", "Çınar Fırını"]
    assert words(document.xpath("//header//p[@class='lead']")[0]).startswith("2 ")


def test_an_address_for_mail_writes_to_nobody_else(town, client):
    firm = make_firm(name="Ağ", email="info?bcc=x&body=y@example.org")
    (link,) = page(client, firm.url_in("tr")).xpath("//a[starts-with(@href, 'mailto:info')]/@href")
    assert link == "mailto:info%3Fbcc%3Dx%26body%3Dy@example.org"


def test_place_and_region_and_trade_in_place_have_addresses_of_their_own(town, client):
    assert names(page(client, "/firma-rehberi/yer/schaerbeek/")) == ["Çınar Fırını"]
    assert names(page(client, "/fr/annuaire/lieu/anderlecht/")) == ["Salon Işık"]
    assert names(page(client, "/firma-rehberi/yer/bruksel-bolgesi/")) == ["Çınar Fırını", "Salon Işık"]
    assert names(page(client, "/firma-rehberi/firinlar/schaerbeek/")) == ["Çınar Fırını"]
    assert names(page(client, "/fr/annuaire/alimentation/region-de-bruxelles/")) == ["Çınar Fırını"]


def test_empty_list_says_what_to_do_and_is_kept_from_search_engines(town, client):
    document = page(client, "/firma-rehberi/firinlar/anderlecht/")
    assert names(document) == []
    assert document.xpath("//meta[@name='robots']/@content") == ["noindex, follow"]
    assert link_to(document, "/firma-ekle/") is not None


@pytest.mark.parametrize(
    "path",
    [
        "/firma-rehberi/boulangeries/",
        "/fr/annuaire/firinlar/",
        "/firma-rehberi/yok/",
        "/firma-rehberi/yer/yok/",
        "/firma-rehberi/firinlar/yok/",
        "/firma-rehberi/harf/aa/",
        "/firma-rehberi/gida/?sonra=x",
        "/firma-rehberi/gida/?sonra=zzz.1",
        "/firma-rehberi/gida/?apres=a.1",
        "/firma-rehberi/yok-99999/",
    ],
)
def test_what_is_not_there_is_404(path, town, client):
    assert client.get(path).status_code == 404


def test_letters_are_those_of_the_pages_alphabet(town, client):
    for name in ("Ceviz", "Çam", "Irmak", "İnci", "Umut", "Ümit", "3 Kardeş"):
        make_firm(name=name)
    assert names(page(client, "/firma-rehberi/harf/c/")) == ["Ceviz"]
    assert names(page(client, "/firma-rehberi/harf/c-kuyruklu/")) == ["Çam", "Çınar Fırını"]
    assert names(page(client, "/firma-rehberi/harf/i-noktasiz/")) == ["Irmak"]
    assert names(page(client, "/firma-rehberi/harf/i/")) == ["İnci"]
    assert names(page(client, "/firma-rehberi/harf/u-noktali/")) == ["Ümit"]
    assert names(page(client, "/firma-rehberi/harf/0-9/")) == ["3 Kardeş"]
    assert names(page(client, "/fr/annuaire/lettre/c/")) == ["Çam", "Ceviz", "Çınar Fırını"]
    assert names(page(client, "/fr/annuaire/lettre/i/")) == ["İnci", "Irmak"]
    assert words(page(client, "/firma-rehberi/").xpath("//nav[@class='firm-letters']")[0]).startswith("ABCÇDEFGĞHIİJ")


def test_long_list_is_paged_by_place_and_every_firm_stands_on_one_page(town, client):
    for number in range(60):
        make_firm(town["barbers"], name=f"Berber {number:02}")
    path, found, pages = "/firma-rehberi/berberler/", [], 0
    while path:
        document = page(client, path)
        found += names(document)
        pages += 1
        following = document.xpath("//a[@rel='next']/@href")
        path = f"/firma-rehberi/berberler/{following[0]}" if following else ""
    assert pages == 3
    assert found == [*(f"Berber {number:02}" for number in range(60)), "Salon Işık"]


def test_page_of_a_firm_says_all_that_is_known(town, client):
    baker = town["baker"]
    document = page(client, baker.url_in("tr"))
    text = words(document.xpath("//article")[0])
    assert baker.url_in("tr") == f"/firma-rehberi/cinar-firini-{baker.pk}/"
    for part in (
        "Çınar Fırını",
        "Fırınlar",
        "Örnek Sokağı 12, 1030 Schaerbeek",
        "02 555 01 00",
        "Taş fırın.",
        "Türkçe, Fransızca",
    ):
        assert part in text
    assert document.xpath("//a[starts-with(@href, 'tel:')]/@href")[0] == "tel:+3225550100"
    assert document.xpath("//span[@lang='fr']")[0].text == "On parle turc"
    assert alternates(document) == {"tr": baker.url_in("tr"), "fr": baker.url_in("fr")}
    assert link_to(document, f"/firma-ekle/sahibi/{baker.pk}/") is not None


def test_text_in_the_other_language_says_so(town, client):
    document = page(client, town["baker"].url_in("fr"))
    assert document.xpath("//div[@class='text']/@lang") == ["tr"]
    assert document.xpath("//section[@class='firm-about']//span[contains(@class, 'chip')]")
    assert not page(client, town["barber"].url_in("fr")).xpath("//div[@class='text']/@lang")


def test_web_site_is_linked_without_giving_weight(town, client):
    firm = make_firm(name="Ağ", website="https://www.example.org/")
    link = page(client, firm.url_in("tr")).xpath("//a[@href='https://www.example.org/']")[0]
    assert set(link.get("rel").split()) >= {"nofollow", "ugc"}
    assert words(link) == "www.example.org"


def test_owners_address_stands_on_no_page(town, client):
    firm = make_firm(name="Gizli", owner_email="sahip@example.org", confirmed_at=timezone.now())
    assert "sahip@example.org" not in client.get(firm.url_in("tr")).content.decode()


def test_old_name_leads_to_the_new_one_for_good(town, client):
    baker = town["baker"]
    old = baker.url_in("tr")
    baker.name = "Çınar ve Oğulları"
    baker.save()
    response = client.get(old)
    assert (response.status_code, response["location"]) == (301, baker.url_in("tr"))


def test_what_readers_may_not_see_is_not_there_and_what_they_could_is_gone(town, client):
    baker = town["baker"]
    baker.hidden_at = timezone.now()
    baker.save()
    assert client.get(baker.url_in("tr")).status_code == 410
    pending = make_firm(name="Bekleyen", state="pending")
    assert client.get(pending.url_in("tr")).status_code == 404
    assert names(page(client, "/firma-rehberi/yer/schaerbeek/")) == []


def test_search_engines_read_the_hours_and_the_place(town, client):
    firm = make_firm(
        town["bakers"],
        name="Gece Fırını",
        latitude=50.86,
        longitude=4.37,
        hours={"week": {"fri": [["22:00", "04:00"]], "sun": [["00:00", "24:00"]]}, "special": {"2026-12-25": []}},
        company_number="BE 0403.170.701",
    )
    blocks = [
        json.loads(block.text)
        for block in page(client, firm.url_in("fr")).xpath("//script[@type='application/ld+json']")
    ]
    flat = [thing for block in blocks for thing in (block if isinstance(block, list) else block.get("@graph", [block]))]
    business = next(thing for thing in flat if thing["@type"] == "LocalBusiness")
    assert business["vatID"] == "BE0403170701"
    assert business["geo"] == {"@type": "GeoCoordinates", "latitude": 50.86, "longitude": 4.37}
    told = [
        (one.get("dayOfWeek"), one["opens"], one["closes"], one.get("validFrom"))
        for one in business["openingHoursSpecification"]
    ]
    assert told == [
        (["Friday"], "22:00", "04:00", None),
        (["Sunday"], "00:00", "23:59", None),
        (None, "00:00", "00:00", "2026-12-25"),
    ]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2026-11-24 12:00", "12.30"),
        ("2026-11-24 12:30", "14.00"),
        ("2026-11-24 18:00", "Çarşamba 09.00"),
        ("2026-11-28 16:00", "Pazartesi 09.00"),
        ("2026-12-24 18:00", "Cumartesi 10.00"),  # Christmas is a Friday
    ],
)
def test_open_or_closed_is_said_with_the_time_it_changes(now, said, town, client, clock):
    clock.move_to(now)
    line = words(page(client, town["baker"].url_in("tr")).xpath("//p[contains(@class, 'open-now')]")[0])
    assert line.endswith(said)


def test_holidays_and_special_days_of_the_next_two_weeks_are_told(town, client, clock):
    firm = make_firm(name="Özel", hours=HOURS | {"special": {"2026-12-24": [["09:00", "13:00"]]}})
    clock.move_to("2026-12-20 12:00")
    unusual = words(page(client, firm.url_in("tr")).xpath("//section[@class='firm-hours']//table[2]")[0])
    assert "24 Aralık09.00–13.00" in unusual
    assert "25 Aralık" in unusual
    assert "1 Ocak" in unusual


def test_directory_without_anything_says_what_to_do(client, db):
    for path in START.values():
        assert page(client, path).xpath("//div[@class='empty']")


@pytest.mark.parametrize("path", ["/firma-rehberi/", "/firma-rehberi/gida/", "/firma-rehberi/yer/bruksel-bolgesi/",
                                  "/firma-rehberi/firinlar/schaerbeek/", "/firma-rehberi/harf/c-kuyruklu/",
                                  "/firma-rehberi/turkce-konusulur/", "firm"])  # fmt: skip
def test_ten_questions_at_most_whatever_the_number_of_firms(path, town, client, django_assert_max_num_queries):
    now = timezone.now()
    for number in range(30):
        featured = {"featured_from": now, "featured_until": now + timezone.timedelta(days=1)} if number < 5 else {}
        make_firm(town["bakers"], town["barbers"], name=f"Çok {number}", **featured)
    path = town["baker"].url_in("tr") if path == "firm" else path
    with django_assert_max_num_queries(10):
        assert client.get(path).status_code == 200
    assert canonical(page(client, path)) == path
    assert linked(page(client, path))


@pytest.mark.parametrize("path", ["/firma-rehberi/gida/", "/firma-rehberi/yer/schaerbeek/", "/firma-rehberi/firinlar/schaerbeek/",
                                  "/firma-rehberi/harf/c-kuyruklu/", "/fr/annuaire/on-parle-turc/"])  # fmt: skip
def test_list_has_a_map_of_its_firms_each_once_and_asks_nothing_before_the_click(path, town, client, settings):
    settings.MAP_TILES_URL = "https://tiles.example.org/{z}/{x}/{y}.png"
    now, baker = timezone.now(), town["baker"]
    baker.latitude, baker.longitude = 50.86, 4.37
    baker.featured_from, baker.featured_until = now, now + timezone.timedelta(days=1)
    baker.save()
    make_firm(town["bakers"], name="Çöl Fırını")  # nobody knows where
    response = client.get(path)
    language = "fr" if path.startswith("/fr/") else "tr"
    (shown,) = parse(response).xpath("//place-map/@data-points")
    point = {"lat": 50.86, "lon": 4.37, "name": "Çınar Fırını", "url": baker.url_in(language)}
    assert json.loads(shown) == [point]
    assert "https://tiles.example.org" in response["Content-Security-Policy"]
    loaded = parse(response).xpath("//img/@src | //script/@src | //link[@rel='stylesheet' or @rel='preload']/@href")
    assert not [address for address in loaded if "tiles.example" in address or "leaflet" in address]


def test_list_of_firms_without_positions_has_no_map(town, client):
    assert not page(client, "/firma-rehberi/gida/").xpath("//place-map")


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_pages_lead_to_the_forms_of_owners(language, town, client):
    form = {"tr": "/firma-ekle/", "fr": "/fr/ajouter-une-entreprise/"}[language]
    assert link_to(page(client, START[language]), form) is not None
    document = page(client, town["baker"].url_in(language))
    (claim,) = document.xpath("//p[@class='firm-ways']/a[2]/@href")
    assert client.get(claim).status_code == 200


def test_way_to_a_firm_without_a_position_is_searched_by_its_address(town, client):
    def way(firm, language="tr"):
        found = page(client, firm.url_in(language)).xpath(
            "//a[starts-with(@href, 'https://www.openstreetmap.org/')]/@href"
        )
        return [unquote(path) for path in found]

    address = "https://www.openstreetmap.org/search?query=Örnek Sokağı 12, 1030 Schaerbeek"
    assert way(town["baker"]) == way(town["baker"], "fr") == [address]
    assert way(town["barber"]) == []  # it gives no address
    town["baker"].latitude, town["baker"].longitude = 50.86, 4.37
    town["baker"].save()
    assert way(town["baker"])[0] == "https://www.openstreetmap.org/directions?to=50.86,4.37"


def test_hours_and_languages_are_written_as_the_language_writes_them(town, client):
    week = {"mon": [["06:30", "12:30"], ["14:00", "18:00"]], "sat": [["09:00", "24:00"]]}
    firm = make_firm(name="Özel", hours={"week": week}, languages=["tr", "fr", "nl"])
    turkish, french = page(client, firm.url_in("tr")), page(client, firm.url_in("fr"))

    def ranges(document):
        """Each stands in an element of its own: no line ends within one."""
        return [words(one) for one in document.xpath("//section[@class='firm-hours']//td/span[@class='range']")]

    assert ranges(turkish)[:2] == ["06.30–12.30", "14.00–18.00"]
    assert "09.00–24.00" in ranges(turkish)
    assert ranges(french)[:2] == ["6 h 30–12 h 30", "14 h–18 h"]
    assert "9 h–24 h" in ranges(french)
    assert "Türkçe, Fransızca, Felemenkçe" in words(turkish.xpath("//article")[0])
    assert "Turc, français, néerlandais" in words(french.xpath("//article")[0])


def test_brussels_stands_before_other_regions(town, client):
    town["region"].key = "be-04000"
    town["region"].save()
    province = PlaceFactory(name_tr="Afyonkarahisar", name_fr="Afyonkarahisar", kind="province", country="TR")
    make_firm(town["bakers"], name="Yayla", place=PlaceFactory(name_tr="Emirdağ", name_fr="Emirdağ", parent=province))
    for path, own in (("/firma-rehberi/", "Brüksel Bölgesi"), ("/fr/annuaire/", "Région de Bruxelles")):
        regions = [words(one) for one in page(client, path).xpath("//div[@class='firm-region']/*[1]")]
        assert [own in regions[0], "Afyonkarahisar" in regions[1]] == [True, True], regions
