"""Finding a firm: by words in both languages, by trade and place, who speaks Turkish, who is open now."""

import pytest

from korner.search import asking
from korner.search.models import SearchDocument
from tests.directory.making import make_firm, make_town
from tests.factories import PlaceFactory
from tests.pages import parse, words
from widgets.directory import find_views
from widgets.directory.firms import hide, settle

pytestmark = pytest.mark.django_db
TURKISH, FRENCH = "/firma-rehberi/ara/", "/fr/annuaire/recherche/"


@pytest.fixture
def town(clock):
    return make_town()


def found(client, path, **asked):
    """The names of the firms that were found, in their order."""
    response = client.get(path, asked)
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    return [words(heading) for heading in parse(response).xpath("//ul[@class='firms']//h3")]


def test_words_find_name_trade_commune_and_text_in_both_languages(town, client):
    for asked in ("cinar", "fırın", "boulangeries", "fırın schaerbeek", "tas firin", "alimentation"):
        assert found(client, TURKISH, q=asked) == ["Çınar Fırını"], asked
        assert found(client, FRENCH, q=asked) == ["Çınar Fırını"], asked
    assert found(client, FRENCH, q="coupe barbe") == ["Salon Işık"]
    assert found(client, TURKISH, q="yokböylebirşey") == []


def test_words_are_narrowed_by_trade_place_and_language(town, client):
    make_firm(town["bakers"], name="Anderlecht Fırını", place=town["anderlecht"])
    assert found(client, TURKISH, q="fırın", yer="anderlecht") == ["Anderlecht Fırını"]
    assert found(client, TURKISH, q="fırın", meslek="berberler") == []
    assert found(client, FRENCH, q="anderlecht", turc="1") == ["Anderlecht Fırını"]
    assert found(client, FRENCH, q="anderlecht", metier="coiffeurs", lieu="region-de-bruxelles") == ["Salon Işık"]


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ({"meslek": "firinlar"}, "/firma-rehberi/firinlar/"),
        ({"yer": "schaerbeek", "meslek": ""}, "/firma-rehberi/yer/schaerbeek/"),
        ({"meslek": "firinlar", "yer": "schaerbeek", "q": " "}, "/firma-rehberi/firinlar/schaerbeek/"),
        ({"turkce": "1"}, "/firma-rehberi/turkce-konusulur/"),
    ],
)
def test_trade_and_place_alone_lead_to_the_list_that_is_kept(asked, there, town, client):
    response = client.get(TURKISH, asked)
    assert (response.status_code, response["location"], response["Cache-Control"]) == (302, there, "no-store")


def test_open_now_shows_those_that_are_open_and_until_when(town, client, clock):
    night = {"week": {"tue": [["20:00", "04:00"]]}}
    make_firm(town["bakers"], name="Gece Fırını", hours=night)
    make_firm(town["bakers"], name="Saati Bilinmeyen", hours={})
    assert found(client, TURKISH, acik="1", meslek="firinlar") == ["Çınar Fırını"]
    clock.move_to("2026-11-24 13:00")
    assert found(client, TURKISH, acik="1") == []
    clock.move_to("2026-11-25 03:59")
    assert found(client, TURKISH, acik="1") == ["Gece Fırını"]
    line = parse(client.get(TURKISH, {"acik": "1"})).xpath("//p[contains(@class, 'is-open')]")[0]
    assert words(line).endswith("04.00")


def test_hidden_and_waiting_firms_are_not_found(town, client):
    make_firm(name="Bekleyen Fırın", state="pending")
    hide([town["baker"]])
    assert found(client, TURKISH, q="fırın") == []
    assert not SearchDocument.objects.filter(source="firm", object_id=town["baker"].pk).exists()
    assert found(client, TURKISH, acik="1", yer="schaerbeek") == []


def test_new_name_is_found_at_once_and_a_renamed_trade_after_its_task(town, client):
    baker = town["baker"]
    baker.name = "Meşe Fırını"
    baker.save()
    settle(baker)
    assert found(client, TURKISH, q="meşe") == ["Meşe Fırını"]
    assert found(client, TURKISH, q="çınar") == []


def test_search_of_the_paper_finds_firms_too(town, client):
    document = parse(client.get("/ara/", {"q": "çınar fırını"}))
    assert [words(one) for one in document.xpath("//ul[contains(@class, 'hits')]//h3")] == ["Çınar Fırını"]


@pytest.mark.parametrize(
    "asked",
    [
        {"meslek": "yok"},
        {"yer": "yok"},
        {"turkce": "2"},
        {"sayfa": "0"},
        {"sayfa": "999"},
        {"sayfa": "x"},
        {"metier": "boulangeries"},
        {"q": "fırın", "sayfa": "2"},
    ],
)
def test_impossible_questions_are_404(asked, town, client):
    assert client.get(TURKISH, asked).status_code == 404


@pytest.mark.parametrize("typed", ["'", '"', "* OR 1", "\x00", "a" * 5000, "<script>", "😀", "%", "___"])
def test_whatever_is_typed_is_answered(typed, town, client):
    response = client.get(TURKISH, {"q": typed})
    assert response.status_code == 200
    assert "<script>" not in response.content.decode().partition("<main")[2]


def test_nothing_found_says_what_to_do_and_nothing_asked_says_what_can_be(town, client):
    assert parse(client.get(TURKISH, {"q": "zzzz", "meslek": "firinlar"})).xpath(
        "//div[@class='empty']//a[@class='button']"
    )
    assert not parse(client.get(TURKISH)).xpath("//div[@class='empty']")


def test_place_without_firms_stays_chosen_in_the_form(town, client):
    PlaceFactory(key="be-23027", name_tr="Halle", name_fr="Hal")
    chosen = parse(client.get(TURKISH, {"q": "x", "yer": "halle"})).xpath("//select[@name='yer']/option[@selected]")
    assert [words(option) for option in chosen] == ["Halle"]


def test_question_in_the_other_language_asks_the_same(town, client):
    document = parse(client.get(TURKISH, {"q": "fırın", "meslek": "firinlar", "acik": "1"}))
    switch = document.xpath("//a[@hreflang='fr']/@href")
    assert any("metier=boulangeries" in path and "ouvert=1" in path for path in switch)


def test_too_many_searches_from_one_address_wait(town, client, settings):
    settings.SEARCH_PER_MINUTE = 2
    for _ in range(2):
        assert client.get(TURKISH, {"q": "fırın"}).status_code == 200
    response = client.get(TURKISH, {"q": "fırın"})
    assert response.status_code == 429
    assert int(response["Retry-After"]) > 0
    assert client.get("/firma-rehberi/firinlar/").status_code == 200


def test_search_asks_few_questions(town, client, django_assert_max_num_queries):
    for number in range(40):
        make_firm(town["bakers"], name=f"Fırın {number}")
    with django_assert_max_num_queries(14):
        client.get(TURKISH, {"q": "fırın", "acik": "1"})


# --- many firms with the same word ------------------------------------------------------------------------------------
@pytest.fixture
def crowd(town, monkeypatch):
    """Twelve barbers of Anderlecht that came after the baker of that name; the search counts four and ranks two of them."""
    make_firm(town["bakers"], name="Anderlecht Fırını", place=town["anderlecht"])
    for number in range(12):
        make_firm(town["barbers"], name=f"Anderlecht Berberi {number:02}", place=town["anderlecht"], languages=["fr"])
    monkeypatch.setattr(asking, "COUNTED", 8)
    monkeypatch.setattr(asking, "DEEPEST", 4)
    monkeypatch.setattr(asking, "RANKED", 2)


@pytest.mark.parametrize(
    "narrowed", [{"metier": "boulangeries"}, {"metier": "alimentation", "turc": "1"}, {"turc": "1"}]
)
def test_rare_firm_among_many_with_the_word_is_found_and_counted(narrowed, crowd, client):
    asked = {"q": "anderlecht", **narrowed}
    assert found(client, FRENCH, **asked) == ["Anderlecht Fırını"]
    document = parse(client.get(FRENCH, asked))
    assert words(document.xpath("//p[@class='firm-count']")[0]).startswith("1 ")
    assert "Anderlecht Fırını" in words(document.xpath("//main")[0])
    assert not document.xpath("//ul[@class='firms']/following-sibling::p[@class='meta']")


def test_what_was_cut_off_is_told_and_no_number_is_said_as_the_whole(crowd, client):
    document = parse(client.get(FRENCH, {"q": "anderlecht"}))
    said = words(document.xpath("//p[@class='firm-count']")[0])
    assert "4" in said
    assert said != "4 entreprises"
    assert document.xpath("//ul[@class='firms']/following-sibling::p[@class='meta']")


def test_first_page_of_more_than_can_be_leafed_through_says_so(crowd, client, monkeypatch):
    monkeypatch.setattr(find_views, "PER_PAGE", 3)
    first = parse(client.get(FRENCH, {"q": "anderlecht"}))
    last = parse(client.get(FRENCH, {"q": "anderlecht", "page": "2"}))
    told = [words(one.xpath("//p[@class='firm-count']")[0]) for one in (first, last)]
    assert told[0] == told[1] != "4 entreprises"
    notes = [one.xpath("//ul[@class='firms']/following-sibling::p[@class='meta']") for one in (first, last)]
    assert [bool(note) for note in notes] == [False, True]


def test_so_does_a_list_without_words(crowd, client, monkeypatch):
    monkeypatch.setattr(find_views, "MOST_LOOKED_AT", 5)
    document = parse(client.get(FRENCH, {"ouvert": "1", "lieu": "anderlecht"}))
    assert document.xpath("//ul[@class='firms']/following-sibling::p[@class='meta']")
