"""What a reader sees of what was found: cards of the live rows, marked words, honest languages, a way on when nothing is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from korner.search import indexing
from korner.site.models import Place
from tests.factories import (
    ArticleFactory,
    AssetFactory,
    AuthorFactory,
    CategoryFactory,
    MenuItemFactory,
    PromotedResultFactory,
    StandingPageFactory,
    TopicFactory,
    story,
)
from tests.pages import chip_of, language_of, link_to, parse, words
from tests.search.answers import STRANGE

pytestmark = pytest.mark.django_db


def written(thing):
    """`thing` with its documents."""
    indexing.write(thing)
    return thing


def find(client, text, path="/ara/", **more):
    """The page for these words."""
    answer = client.get(path, {"q": text, **more})
    assert answer.status_code == 200
    return parse(answer)


def hits(document):
    """The entries of the list of results."""
    return document.xpath("//main//ul[contains(@class, 'hits')]/li")


def test_a_story_is_found_with_its_words_marked(client):
    row = written(
        story(headline_tr="Belçika Vergi Dairesinden mektup", body_tr="<p>Uzun bir metin. Vergi dairesi yazdı.</p>")
    )
    document = find(client, "belcika vergi")
    (entry,) = hits(document)
    link = link_to(document, row.url_in("tr"))
    assert words(link) == "Belçika Vergi Dairesinden mektup"
    assert [words(mark) for mark in link.xpath(".//mark")] == ["Belçika", "Vergi"]
    assert "Vergi" in [words(mark) for mark in entry.xpath(".//p[@class='excerpt']//mark")]
    assert words(document.xpath("//p[@class='search-count']")[0]).startswith("1 ")


def test_a_card_shows_the_live_row(client):
    section = CategoryFactory(name_tr="Ekonomi")
    written(story(headline_tr="Vergi haberi", category=section))
    section.name_tr = "Para"
    section.save()
    (entry,) = hits(find(client, "vergi"))
    assert words(entry.xpath(".//p[contains(@class, 'kicker')]")[0]) == "Para"


def test_a_story_in_the_other_language_wears_its_chip_and_its_lang(client):
    row = written(story("fr", headline_fr="La taxe sur les maisons", body_fr="<p>La taxe change.</p>"))
    document = find(client, "taxe")
    (entry,) = hits(document)
    link = link_to(document, row.url_in("fr"))
    assert link.get("hreflang") == "fr"
    assert language_of(link.xpath(".//mark")[0]) == "fr"
    assert language_of(entry.xpath(".//p[@class='excerpt']")[0]) == "fr"
    assert chip_of(entry) == "FR"
    own = find(client, "taxe", "/fr/recherche/")
    assert chip_of(hits(own)[0]) == ""
    assert not hits(own)[0].xpath(".//@lang")


def test_a_translated_headline_leads_to_its_page_and_says_where_the_text_is(client):
    row = written(story("fr", headline_tr="Ev vergisi değişiyor", headline_fr="La taxe change"))
    document = find(client, "vergisi")
    assert link_to(document, row.url_in("tr")) is not None
    assert chip_of(hits(document)[0]) == "FR"


def test_what_is_not_visible_is_not_found(client, clock):
    written(story(headline_tr="Gizli vergi", publish_at=clock.move_to("2026-11-24 12:00") + timedelta(hours=1)))
    assert not hits(find(client, "vergi"))
    clock.move_to("2026-11-24 13:00")
    assert len(hits(find(client, "vergi"))) == 1


def test_authors_topics_and_pages_are_found_with_their_names(client):
    author = written(AuthorFactory(name="Elif Yalçın", bio_tr="<p>Vergi yazar.</p>"))
    topic = written(TopicFactory(name_tr="Vergi dosyası", name_fr="Dossier fiscal"))
    page = written(StandingPageFactory(name_tr="Vergi numaramız"))
    document = find(client, "vergi")
    for thing in (author, topic, page):
        assert link_to(document, thing.url_in("tr")) is not None, thing
    assert words(link_to(find(client, "yalcin"), author.url_in("tr"))) == "Elif Yalçın"


def test_what_the_newsroom_points_to_does_not_stand_twice(client):
    row = written(story(headline_tr="Vergi rehberi"))
    other = written(story(headline_tr="Vergi haberi"))
    PromotedResultFactory(words="vergi", address=row.url_in("tr"), title="", source="story", object_id=row.pk)
    document = find(client, "vergi")
    assert len(document.xpath(f"//main//a[@href='{row.url_in('tr')}']")) == 1
    assert link_to(document, row.url_in("tr"), "//section[@class='promoted']") is not None
    assert link_to(document, other.url_in("tr")) is not None


def test_a_choice_that_nothing_is_found_in_is_called_by_its_name(client):
    section, author = CategoryFactory(name_tr="Ekonomi", name_fr="Économie"), AuthorFactory(name="Elif Yalçın")
    chosen = {"q": "yok", "rubrique": section.pk, "auteur": author.pk, "genre": "news", "langue": "tr", "annee": "2020"}
    document = parse(client.get("/fr/recherche/", chosen))
    labels = " ".join(words(link) for link in document.xpath("//ul[@class='chosen']//a"))
    for name in ("Économie", "Elif Yalçın", "2020"):
        assert name in labels
    assert str(section.pk) not in labels.replace("2020", "")


@pytest.mark.parametrize("value", ["yok", "99999999", "1" * 40, "ı²", "-"])
def test_a_choice_that_is_nobodys_is_shown_as_it_stands(client, value):
    for name in ("bolum", "yazar"):
        assert value in words(find(client, "vergi", **{name: value}).xpath("//ul[@class='chosen']//a")[0])


def test_further_results_stand_behind_a_link(client):
    for number in range(25):
        written(story(headline_tr=f"Vergi haberi {number}"))
    document = find(client, "vergi")
    assert len(hits(document)) == 20
    following = document.xpath("//a[@rel='next']/@href")[0]
    second = parse(client.get("/ara/" + following.removeprefix("/ara/")))
    assert len(hits(second)) == 5
    assert second.xpath("//a[@rel='prev']/@href") == ["/ara/?q=vergi"]
    assert not second.xpath("//a[@rel='next']")


def test_a_near_miss_is_mended_by_a_link(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for number in range(3):
            written(story(headline_tr=f"Belediye meclisi {number}"))
    document = find(client, "beledye")
    assert document.xpath("//p[@class='search-mend']//a/@href") == ["/ara/?q=belediye"]
    assert len(hits(find(client, "belediye"))) == 3


@pytest.mark.parametrize(
    ("path", "total", "capped", "number"),
    [
        ("/ara/", 1, False, "1"),
        ("/ara/", 1234, False, "1.234"),
        ("/ara/", 10_000, True, "10.000+"),
        ("/fr/recherche/", 1234, False, "1\u202f234"),
        ("/fr/recherche/", 10_000, True, "10\u202f000"),  # "Plus de"
    ],
)
def test_the_number_of_results_is_written_the_way_of_the_language(client, answers, path, total, capped, number):
    answers(hits=[STRANGE], total=total, capped=capped)
    words = find(client, "vergi", path).xpath("string(//p[@class='search-count'])").replace("\xa0", " ").split(" ")
    assert number in words


def test_the_end_of_what_can_be_leafed_through_is_said(client, answers):
    answers(hits=[STRANGE], total=10_000, capped=True, has_next=True)
    last = find(client, "vergi", sayfa=50)
    assert not last.xpath("//a[@rel='next']")
    assert last.xpath("//p[@class='search-end']")
    assert not find(client, "vergi", sayfa=49).xpath("//p[@class='search-end']")


def test_nothing_found_offers_other_ways(client, answers):
    answers()
    MenuItemFactory(menu=Place.MAIN, target=CategoryFactory(name_tr="Gündem", slug_tr="gundem"))
    document = find(client, "yokböylebirşey")
    assert "yokböylebirşey" in words(document.xpath("//div[@class='empty']//h2")[0])
    assert document.xpath("//div[@class='empty']//ul[@class='tips']/li")
    for path in ("/arsiv/", "/gundem/", "/son-haberler/"):
        assert link_to(document, path) is not None, path


def test_the_first_visit_shows_the_form_and_how_it_reads_words(client):
    document = parse(client.get("/ara/"))
    assert [words(h1) for h1 in document.xpath("//h1")]
    assert document.xpath("//main//form[@role='search'][@method='get'][@action='/ara/']//input[@name='q']")
    assert document.xpath("//main//label[@for='q']")
    assert document.xpath("//main//ul[@class='tips']/li")
    assert not document.xpath("//main//div[@class='empty']")


def test_a_page_of_the_search_has_one_h1_a_breadcrumb_and_a_title_with_its_words(client, answers):
    answers(hits=[STRANGE], total=3)
    document = find(client, "vergi dairesi")
    assert len(document.xpath("//h1")) == 1
    assert document.xpath("//nav[@class='crumb']//li[@aria-current='page']")
    assert "vergi dairesi" in words(document.xpath("//title")[0])


def stories(number):
    """`number` stories that "vergi" finds, in sections of both levels, with authors and pictures."""
    section = CategoryFactory()
    for n in range(number):
        written(
            story(
                headline_tr=f"Vergi haberi {n}",
                headline_fr=f"La vergi {n}",
                category=section if n % 2 else CategoryFactory(parent=section),
                authors=[AuthorFactory(), AuthorFactory()],
                picture=AssetFactory() if n < 3 else None,
                publish_at=timezone.now() - timedelta(days=200 * n, minutes=1),
            )
        )
    row = written(ArticleFactory(headline_tr="Vergi rehberi"))
    PromotedResultFactory(words="vergi", title="", address=row.url_in("tr"), source="story", object_id=row.pk)


def cost(client):
    """How many statements the page for "vergi" costs; what only opens and ends a transaction is none."""
    client.get("/ara/?q=vergi")
    with CaptureQueriesContext(connection) as asked:
        client.get("/ara/?q=vergi")
    return len([query for query in asked if not query["sql"].startswith(("SAVEPOINT", "RELEASE", "SET LOCAL"))])


def test_the_page_costs_the_same_however_much_is_found(client):
    stories(3)
    few = cost(client)
    stories(19)
    # What many are ranked by is read apart from what is shown of a few.
    assert few <= 10
    assert cost(client) <= few + 1


def test_each_other_kind_of_thing_on_the_page_costs_one_query(client):
    stories(3)
    plain = cost(client)
    written(AuthorFactory(name="Vergi Yazar", portrait=AssetFactory()))
    written(TopicFactory(name_tr="Vergi dosyası"))
    written(StandingPageFactory(name_tr="Vergi sayfası"))
    assert cost(client) == plain + 3
