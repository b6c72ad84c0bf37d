"""How the paper corrects itself: with the story, on a page and in a feed, in both languages, dated."""

import json
import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import etree

from articles import corrections, workflow
from articles.models import Article, Correction
from korner.addresses import RESERVED, reverse_in
from korner.search.models import SearchDocument
from tests.factories import ArticleFactory, UserFactory, story
from tests.pages import language_of, parse, words

pytestmark = pytest.mark.django_db


def correct(article, kind="correction", **texts):
    """A correction made now by the house."""
    texts = texts or {"text_tr": "Rakam 12 değil, 21’dir.", "text_fr": "Il fallait lire 21 et non 12."}
    correction = Correction(article=article, kind=kind, **texts)
    corrections.write(correction)
    return correction


def standing(client, path):
    """The corrections on a page, as elements."""
    return parse(client.get(path)).xpath("//main//section[starts-with(@id, 'correction-')]")


def article_data(client, path):
    """The NewsArticle in the structured data of a page."""
    found = parse(client.get(path)).xpath("//script[@type='application/ld+json']/text()")
    parts = [part for text in found for part in json.loads(text)]
    return next(part for part in parts if "NewsArticle" in part["@type"])


@pytest.mark.parametrize(
    ("language", "kind", "text", "date"),
    [
        ("tr", "Düzeltme", "Rakam 12 değil, 21’dir.", "24 Kasım 2026"),
        ("fr", "Correction", "Il fallait lire 21 et non 12.", "24 novembre 2026"),
    ],
)
def test_a_correction_stands_with_its_story_in_the_language_of_the_page(clock, client, language, kind, text, date):
    article = ArticleFactory()
    correct(article)
    (section,) = standing(client, article.url_in(language))
    assert text in words(section)
    assert date in words(section)
    assert section.xpath("string(.//h2)") != ""
    assert language_of(section.xpath(".//div")[0]) == language


def test_a_correction_in_one_language_only_says_so_on_the_other_page(client):
    article = ArticleFactory()
    correct(article, text_tr="Rakam yanlıştı.")
    (section,) = standing(client, article.url_in("fr"))
    text = section.xpath(".//div")[0]
    assert (words(text), language_of(text)) == ("Rakam yanlıştı.", "tr")
    assert language_of(section.xpath(".//h2")[0]) == "fr"


def test_what_is_published_stays_what_is_changed_moves(clock, client):
    article = ArticleFactory()
    came_out, version = article.publish_at, article.version
    clock.move_to("2026-11-25 09:00")
    correct(article)
    data = article_data(client, article.url_in("tr"))
    assert data["dateModified"] == "2026-11-25T09:00:00+01:00"
    assert data["datePublished"] == timezone.localtime(came_out).isoformat(timespec="seconds")
    article.refresh_from_db()
    assert (article.publish_at, article.revised_at) == (came_out, timezone.now())
    assert article.version == version, "whoever has the story open is in no conflict with a correction"
    assert article.translation_fr == "ready", "the text is what it was"


def test_search_engines_are_told_of_the_correction(clock, client):
    article = ArticleFactory()
    correct(article)
    (data,) = article_data(client, article.url_in("fr"))["correction"]
    assert data["@type"] == "CorrectionComment"
    assert (data["text"], data["inLanguage"]) == ("Il fallait lire 21 et non 12.", "fr")
    assert data["datePublished"] == "2026-11-24T12:00:00+01:00"


def test_a_story_never_corrected_says_nothing_of_corrections(client):
    article = ArticleFactory()
    assert standing(client, article.url_in("tr")) == []
    assert "correction" not in article_data(client, article.url_in("tr"))


def test_a_retraction_stands_above_the_text_everything_else_below(client):
    article = ArticleFactory()
    correct(article, kind="retraction")
    correct(article, kind="update")
    page = parse(client.get(article.url_in("tr")))
    order = [
        element.get("class").split()[0]
        for element in page.xpath("//main//*[@class='retraction' or @class='text' or @class='correction']")
    ]
    assert order == ["retraction", "text", "correction"]


@pytest.mark.parametrize("path", ["/duzeltmeler/", "/fr/corrections/"])
def test_all_corrections_stand_on_a_page_of_their_own_newest_first(clock, client, path):
    older, newer = ArticleFactory(), ArticleFactory()
    correct(older)
    clock.move_to("2026-11-24 13:00")
    correct(newer, kind="apology")
    language = "fr" if path.startswith("/fr/") else "tr"
    page = parse(client.get(path))
    titles = [words(title) for title in page.xpath("//main//li/h2")]
    assert titles == [newer.text("headline", language), older.text("headline", language)]
    links = page.xpath("//main//li/h2/a/@href")
    assert links[0].startswith(f"{newer.url_in(language)}#correction-")


def test_a_correction_of_a_story_without_a_page_in_this_language_leads_to_the_other(client):
    article = story("fr")
    correction = correct(article, text_fr="C’était faux.")
    (link,) = parse(client.get("/duzeltmeler/")).xpath("//main//li/h2/a")
    assert link.get("href") == f"{article.url_in('fr')}#correction-{correction.pk}"
    assert link.get("hreflang") == "fr"
    assert language_of(link.xpath("./span[last()]")[0]) == "fr"


def test_corrections_of_a_story_that_readers_do_not_see_are_not_seen(clock, client):
    withdrawn, scheduled, embargoed, expired = (ArticleFactory() for _ in range(4))
    for article in (withdrawn, scheduled, embargoed, expired):
        correct(article)
    workflow.withdraw(withdrawn, by=None)
    soon = timezone.now() + timedelta(hours=1)
    Article.objects.filter(pk=scheduled.pk).update(publish_at=soon)
    Article.objects.filter(pk=embargoed.pk).update(embargo_until=soon)
    Article.objects.filter(pk=expired.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    for path in ("/duzeltmeler/", "/fr/corrections/", "/duzeltmeler/rss/", "/fr/corrections/rss/"):
        text = client.get(path).text
        assert "#correction-" not in text, path


def test_pages_of_corrections_go_on_where_the_last_one_ended(clock, client):
    article = ArticleFactory()
    made = [correct(article, text_tr=f"Düzeltme {number}.").pk for number in range(30)]
    first = parse(client.get("/duzeltmeler/"))
    following = first.xpath("//main//a[@rel='next']/@href")[0]
    second = parse(client.get(f"/duzeltmeler/{following}"))
    shown = [link.rpartition("-")[2] for page in (first, second) for link in page.xpath("//main//li/h2/a/@href")]
    assert [int(number) for number in shown] == made[::-1]
    assert client.get("/duzeltmeler/?once=yok").status_code == 404


def test_the_page_costs_the_same_with_one_correction_and_with_twenty(client):
    articles = [ArticleFactory() for _ in range(10)]
    counts = []
    for number in range(20):
        correct(articles[number % 10])
        if number in (0, 19):
            for path in ("/duzeltmeler/", "/duzeltmeler/rss/"):
                with CaptureQueriesContext(connection) as asked:
                    client.get(path)
                counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 3


def test_a_story_asks_for_corrections_only_when_it_has_some(client):
    article = ArticleFactory()

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(article.url_in("tr"))
        return len(queries)

    before = asked()
    correct(article)
    assert asked() == before + 1 <= 8


def test_the_feed_says_what_was_wrong_in_the_language_it_was_said_in(clock, client):
    article = ArticleFactory()
    correction = correct(article, text_tr="Rakam yanlıştı.")
    root = etree.fromstring(client.get("/fr/corrections/rss/").content)
    (item,) = root.iter("item")
    assert item.findtext("title").endswith(article.headline_fr)
    assert item.findtext("description") == "Rakam yanlıştı."
    assert item.findtext("{http://purl.org/dc/elements/1.1/}language") == "tr"
    assert item.findtext("link") == f"http://testserver{article.url_in('fr')}#correction-{correction.pk}"
    assert item.findtext("pubDate") == "Tue, 24 Nov 2026 11:00:00 +0000"


def test_no_section_may_take_the_address_of_the_corrections():
    assert {"duzeltmeler", "corrections"} <= RESERVED


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_readers_find_the_corrections_from_every_page_and_search_engines_from_the_sitemap(client, language):
    path = reverse_in(language, "corrections")
    assert path in parse(client.get(reverse_in(language, "home"))).xpath("//footer//a/@href")
    parts = re.findall(r"<loc>http://testserver([^<]+)</loc>", client.get("/sitemap.xml").text)
    assert any(f"http://testserver{path}<" in client.get(part).text for part in parts)


def test_what_was_found_before_is_found_alike_after_a_correction(client):
    article = ArticleFactory()
    before = list(SearchDocument.objects.order_by("pk").values())
    correct(article)
    assert list(SearchDocument.objects.order_by("pk").values()) == before


def test_a_correction_without_text_in_the_language_of_the_original_is_refused():
    article = ArticleFactory(source_language="fr")
    with pytest.raises(ValidationError) as refused:
        correct(article, text_tr="Yalnız Türkçe.")
    assert list(refused.value.message_dict) == ["text_fr"]
    with pytest.raises(ValidationError):
        correct(article, text_fr="   ")
    assert not Correction.objects.exists()


@pytest.mark.parametrize("state", [{"draft": True}, {"status": "withdrawn"}, {"expire_at": timezone.now()}])
def test_only_a_story_that_readers_see_is_corrected(state):
    article = ArticleFactory(**state)
    with pytest.raises(ValidationError):
        correct(article)
    article.refresh_from_db()
    assert article.revised_at is None


@pytest.mark.parametrize("role", ["journalist", "translator", "moderator"])
def test_whoever_may_not_publish_corrects_nothing(role):
    article = ArticleFactory()
    with pytest.raises(PermissionDenied):
        corrections.write(Correction(article=article, text_tr="Yanlış."), by=UserFactory(role=role))
    assert not Correction.objects.exists()


def test_what_somebody_typed_is_shown_as_words_never_as_markup(client):
    article = ArticleFactory()
    correct(article, text_tr="<script>alert(1)</script> & <b>kalın</b>")
    for path in (article.url_in("tr"), "/duzeltmeler/", "/duzeltmeler/rss/"):
        assert "<script>alert" not in client.get(path).text
