"""The services around the news: a line of each above the paper, all of them on one page, which ones the desk says."""

from types import SimpleNamespace

import pytest
from django.template import engines
from lxml import html

from korner import boxes
from korner.languages import page_language
from korner.site import frame
from korner.site.models import SiteSettings
from tests.caching.conftest import reader, store
from tests.caching.paper import services as around_the_news
from tests.factories import MenuItemFactory, story
from tests.pages import parse, words
from tests.polls.making import make_poll

pytestmark = pytest.mark.django_db

__all__ = ["reader", "store"]

SAYS = {"tr": "Açık: 3 fırın", "fr": "Ouvert : 3 boulangeries"}


@pytest.fixture
def services(monkeypatch, settings):
    """Two services made up for the test: bakers, who have something to say, and a quiet one."""

    def bakers(request, *, size):
        return {"says": SAYS[page_language()], "size": size}

    made_up = {
        "bakers": SimpleNamespace(box=bakers, SERVICE="Fırınlar", PLACE=1),
        "quiet": SimpleNamespace(box=lambda request, size: None, SERVICE="Sessiz", PLACE=2),
    }
    real_module, real_template = boxes.module_of, boxes.get_template
    monkeypatch.setattr(boxes, "services", lambda: made_up)
    monkeypatch.setattr(boxes, "module_of", lambda name: made_up.get(name) or real_module(name))
    markup = engines["django"].from_string("<a href='/firin/' class='{{ size }}'><b>{{ says }}</b></a>")
    monkeypatch.setattr(boxes, "get_template", lambda name: markup if "bakers" in name else real_template(name))
    frame.rebuild()
    return made_up


@pytest.mark.parametrize(("path", "language"), [("/", "tr"), ("/fr/", "fr")])
def test_front_page_has_the_lines_in_its_html(client, services, path, language):
    assert f"<li><a href='/firin/' class='strip'><b>{SAYS[language]}</b></a></li>" in client.get(path).content.decode()


@pytest.mark.parametrize(
    ("path", "strip"), [("/son-haberler/", "/hizmetler/serit/"), ("/fr/recherche/", "/fr/services/bandeau/")]
)
def test_other_pages_have_links_and_fetch_the_lines(client, services, path, strip):
    MenuItemFactory(menu="services", named="polls", target=None)
    page = client.get(path).content.decode()
    assert f'data-lines="{strip}"' in page
    assert SAYS["tr"] not in page
    answer = client.get(strip).content.decode().strip()
    assert answer.startswith("<li>")
    assert answer.endswith("</li>")
    assert "<html" not in answer


def test_a_quiet_service_leaves_no_hole(client, services):
    page = client.get("/").content.decode()
    assert page.count("<li><a href='/firin/'") == 1
    assert "<li></li>" not in page


def test_without_anything_to_say_the_front_page_keeps_its_links(client, services):
    MenuItemFactory(menu="services", named="polls", target=None)
    services["bakers"].box = services["quiet"].box
    page = client.get("/").content.decode()
    assert 'class="services service-lines"' not in page
    assert 'href="/anketler/"' in page


def test_desk_switches_a_service_off(client, services):
    SiteSettings.objects.update_or_create(pk=1, defaults={"services_off": ["bakers"], "name_tr": "K", "name_fr": "K"})
    frame.rebuild()
    assert SAYS["tr"] not in client.get("/").content.decode()
    assert SAYS["tr"] not in client.get("/hizmetler/").content.decode()


def test_a_service_that_is_off_has_no_box_at_home_either(client):
    story()
    around_the_news()
    assert (
        'class="panel duty-box"' in client.get("/").content.decode() or "duty-box" in client.get("/").content.decode()
    )
    SiteSettings.objects.update_or_create(
        pk=1, defaults={"services_off": ["pharmacies"], "name_tr": "K", "name_fr": "K"}
    )
    frame.rebuild()
    assert "duty-box" not in client.get("/").content.decode()


def test_switching_is_at_the_desk_in_the_settings(client, services, staff):
    client.force_login(staff("chief"))
    page = SiteSettings.objects.get_or_create(pk=1, defaults={"name_tr": "K", "name_fr": "K"})[0]
    form = client.get(f"/admin/site/sitesettings/{page.pk}/change/").content.decode()
    assert 'name="services_off" value="bakers"' in form


def test_page_of_all_services_shows_their_boxes_and_the_links(client, services):
    MenuItemFactory(menu="services", named="polls", target=None)
    page = client.get("/fr/services/").content.decode()
    assert f"class='box'><b>{SAYS['fr']}</b>" in page
    assert 'href="/fr/sondages/"' in page
    assert 'hreflang="tr"' in page


def test_page_of_services_without_any_says_so(client, monkeypatch):
    monkeypatch.setattr(boxes, "services", dict)
    frame.rebuild()
    assert client.get("/hizmetler/").status_code == 200


def test_the_lines_alone_are_one_answer_for_all_readers(reader, services):
    first, second = reader.get("/hizmetler/serit/"), reader.get("/hizmetler/serit/")
    assert first.made
    assert not second.made
    assert "set-cookie" not in first.headers


def test_home_stays_within_twelve_queries_with_all_boxes_on(clock, reader, django_assert_max_num_queries):
    story()
    make_poll()
    around_the_news()
    # Twelve, and at most two for each of the six boxes that has to be made (RULES.md, second part).
    with django_assert_max_num_queries(20):
        cold = reader.get("/")
    lines = html.fromstring(cold.text).xpath("//nav[contains(@class, 'service-lines')]//li")
    assert len(lines) >= 3
    with django_assert_max_num_queries(12):
        warm = reader.get("/?dil=tr")
    assert warm.made
    assert not reader.get("/").made


def test_no_two_landmarks_of_a_page_have_one_name(client):
    MenuItemFactory(menu="services", named="polls", target=None)
    for path in ("/", "/fr/"):
        document = parse(client.get(path))
        names = [
            nav.get("aria-label") or words(document.get_element_by_id(nav.get("aria-labelledby")))
            for nav in document.iter("nav")
        ]
        assert len(names) > 3
        assert len(set(names)) == len(names), names
