"""Which entries a menu has: only those that lead somewhere, in the page's language, while their time lasts."""

import pytest
from django.core.exceptions import ValidationError

from korner.addresses import MENU_NAMES
from korner.site import frame
from korner.site.models import MenuItem
from tests.conftest import brussels
from tests.factories import CategoryFactory, MenuItemFactory, StandingPageFactory, TagFactory, TopicFactory
from tests.pages import parse, words

pytestmark = pytest.mark.django_db


def entries(language, menu="main"):
    return [(entry["label"], entry["url"]) for entry in frame.current(language)["menus"][menu]]


def test_an_entry_bears_the_name_of_what_it_points_at_unless_it_has_its_own():
    section = CategoryFactory(name_tr="Spor", name_fr="Sports")
    MenuItemFactory(target=section)
    MenuItemFactory(target=section, label_tr="Bütün spor")
    assert entries("tr") == [("Spor", "/spor/"), ("Bütün spor", "/spor/")]
    assert entries("fr") == [("Sports", "/fr/sports/"), ("Sports", "/fr/sports/")]


def test_sections_topics_tags_and_pages_can_stand_in_a_menu():
    for thing in (CategoryFactory(), TopicFactory(), TagFactory(), StandingPageFactory()):
        MenuItemFactory(target=thing, menu="services")
        assert entries("fr", "services")[-1] == (thing.name_fr, thing.url_in("fr"))


def test_an_entry_of_a_missing_language_is_not_printed_there(client):
    MenuItemFactory(target=TagFactory(name_tr="göç", name_fr=None))
    assert entries("tr") == [("göç", "/etiket/goc/")]
    assert entries("fr") == []
    assert "göç" not in client.get("/fr/").text


def test_an_entry_comes_and_goes_at_its_time_without_anybody_saving(client, clock):
    MenuItemFactory(
        target=TopicFactory(name_tr="Seçim"), starts=brussels("2026-11-25 06:00"), ends=brussels("2026-11-27 20:00")
    )
    for moment, shown in (
        ("2026-11-25 05:59", False),
        ("2026-11-25 06:00", True),
        ("2026-11-27 19:59", True),
        ("2026-11-27 20:00", False),
    ):
        clock.move_to(moment)
        assert bool(entries("tr")) is shown
        assert ("Seçim" in client.get("/").text) is shown
        assert (MenuItem.objects.current().count() == 1) is shown


def test_entries_stand_in_their_order_each_menu_for_itself():
    for order, name in ((3, "Üç"), (1, "Bir"), (2, "İki")):
        MenuItemFactory(target=CategoryFactory(name_tr=name), order=order)
    MenuItemFactory(named="imprint", menu="footer")
    assert [label for label, _url in entries("tr")] == ["Bir", "İki", "Üç"]
    assert [url for _label, url in entries("fr", "footer")] == ["/fr/mentions-legales/"]


@pytest.mark.parametrize("name", MENU_NAMES)
def test_every_named_page_can_be_chosen_and_leads_to_a_page_or_is_not_printed(client, name):
    MenuItemFactory(named=name)
    for language in ("tr", "fr"):
        for label, url in entries(language):
            assert label
            assert client.get(url).status_code == 200


def test_the_contact_page_is_in_the_menu_by_its_own_name_or_that_of_the_house(client):
    MenuItemFactory(named="contact")
    assert entries("fr") == [("Contact", "/fr/contact/")]
    page = StandingPageFactory(role="contact", name_tr="Bize yazın", name_fr="Nous écrire")
    assert entries("fr") == [("Nous écrire", "/fr/contact/")]
    assert client.get("/fr/contact/").status_code == 200
    page.published = False
    page.save()
    assert entries("fr") == [("Contact", "/fr/contact/")]


@pytest.mark.parametrize("role", ["privacy"])
def test_a_page_of_a_role_is_in_the_menu_only_while_it_is_there(client, role):
    MenuItemFactory(named=role)
    assert entries("tr") == []
    page = StandingPageFactory(role=role, name_tr="Sayfamız")
    ((label, url),) = entries("tr")
    assert label == "Sayfamız"
    assert client.get(url).status_code == 200
    page.published = False
    page.save()
    assert entries("tr") == []
    page.published = True
    page.save()
    page.delete()
    assert entries("tr") == []


def test_a_name_that_no_installed_app_has_is_not_printed():
    MenuItem.objects.create(named="classifieds")
    assert entries("tr") == entries("fr") == []


def test_an_unpublished_page_is_not_printed():
    MenuItemFactory(target=StandingPageFactory(published=False))
    assert entries("tr") == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"named": "imprint", "outside": "https://example.org/", "label_tr": "a", "label_fr": "b"},
        {"outside": "https://example.org/"},
        {"outside": "https://example.org/", "label_tr": "yalnız"},
    ],
)
def test_an_entry_points_at_exactly_one_thing_and_says_its_name(fields):
    with pytest.raises(ValidationError) as refusal:
        MenuItem(**fields).clean()
    assert refusal.value.messages[0]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "ftp://example.org/", "//example.org", "data:text/html,x", "/ic/"]
)
def test_an_outside_address_is_a_web_address(address):
    with pytest.raises(ValidationError):
        MenuItem(outside=address, label_tr="a", label_fr="b").clean_fields()


def test_the_end_of_an_entry_lies_behind_its_beginning():
    entry = MenuItem(named="imprint", starts=brussels("2026-11-25 06:00"), ends=brussels("2026-11-25 06:00"))
    with pytest.raises(ValidationError) as refusal:
        entry.clean()
    assert "ends" in refusal.value.message_dict


def test_the_entry_of_the_page_one_is_on_is_marked(client):
    section = CategoryFactory()
    MenuItemFactory(target=section)
    (current,) = parse(client.get(section.url_in("tr"))).xpath("//header/nav[not(@popover)]//a[@aria-current='page']")
    assert words(current) == section.name_tr


def test_the_list_of_polls_can_be_in_a_menu():
    MenuItem.objects.create(named="polls")
    assert [address for _words, address in entries("tr") + entries("fr")] == ["/anketler/", "/fr/sondages/"]
