"""A broken archive changes nothing: the load stops before anything is written, and the place is named."""

import json

import pytest

from articles.models import ArchiveEntry, Article
from tests.articles.archives import author, content, entry, load, pair, refuse, section, tag, write

pytestmark = pytest.mark.django_db


def comment(**more):
    return {"author": "a", "email": "", "body": "b", "status": "approved", "created_at": "2025-03-01T08:00:00Z", **more}


WHEN = "2025-03-02T08:00:00Z"
CORRECTION = {"text": {"tr": "Rakam 21’dir."}, "made_at": WHEN}

BROKEN_ENTRIES = {
    "no id": ({"id": None}, "articles[1].id: is missing"),
    "an id that is a list": ({"id": [1]}, "articles[1].id"),
    "an id that is true": ({"id": True}, "articles[1].id"),
    "an id that is a fraction": ({"id": 1.5}, "articles[1].id"),
    "an endless id": ({"id": "x" * 121}, "articles[1].id"),
    "an id twice": ({"id": 1}, "(id 1): this id stands twice"),
    "an id twice, once as text": ({"id": "1"}, "(id 1): this id stands twice"),
    "a group of another kind": ({"group": {}}, "articles[1].group"),
    "a language we do not have": ({"lang": "en"}, "articles[1].lang"),
    "a language that is no text": ({"lang": ["tr"]}, "articles[1].lang"),
    "no language": ({"lang": None}, "articles[1].lang: is missing"),
    "a status we do not know": ({"status": "hidden"}, "articles[1].status"),
    "no status": ({"status": ""}, "articles[1].status"),
    "a kind we do not know": ({"kind": "gossip"}, "articles[1].kind"),
    "an original in no language": ({"source_language": "de"}, "articles[1].source_language"),
    "no title": ({"title": None}, "(id 2).title"),
    "an empty title": ({"title": " \u200b\n "}, "(id 2).title: is empty"),
    "a title that is a number": ({"title": 5}, "articles[1].title"),
    "an unreadable character": ({"title": "Ba\ufffdlık"}, "articles[1].title: the text is broken"),
    "a null character": ({"body_html": "<p>a\x00b</p>"}, "articles[1].body_html: the text is broken"),
    "a summary that is a list": ({"summary": ["a"]}, "articles[1].summary"),
    "a broken kicker": ({"kicker": "a\x00"}, "articles[1].kicker"),
    "a section that is not there": ({"category": "spor"}, "(id 2).category: there is no category 'spor'"),
    "no section": ({"category": None}, "articles[1].category: is missing"),
    "a section that is a list": ({"category": ["gundem"]}, "articles[1].category"),
    "an author who is not there": ({"author": "kim"}, "(id 2).author: there is no author 'kim'"),
    "a tag that is not there": ({"tags": ["secim", "yok"]}, "(id 2).tags: there is no tag 'yok'"),
    "tags that are a text": ({"tags": "secim"}, "articles[1].tags"),
    "a topic that is not there": ({"topics": ["yok"]}, "(id 2).topics: there is no topic 'yok'"),
    "an order that is no number": ({"topic_orders": {"a": "first"}}, "articles[1].topic_orders.a"),
    "an order out of range": ({"topic_orders": {"a": 40000}}, "articles[1].topic_orders.a"),
    "a picture that is not there": ({"image": "foto"}, "(id 2).image: there is no image 'foto'"),
    "a share picture that is not there": ({"share_image": "foto"}, "(id 2).share_image"),
    "a byline of nobody": ({"bylines": [{"author": "kim"}]}, "(id 2).bylines[0]: there is no author 'kim'"),
    "a byline without a name": ({"bylines": [{"role": "reporter"}]}, "bylines[0].author: is missing"),
    "a byline that is a text": ({"bylines": ["ayse"]}, "(id 2).bylines[0]"),
    "bylines that are an object": ({"bylines": {"a": 1}}, "(id 2).bylines: must be a list"),
    "a role we do not know": ({"bylines": [{"author": "ayse", "role": "king"}]}, "bylines[0].role"),
    "a related story that is not there": ({"related": [1, 99]}, "(id 2).related: there is no article '99'"),
    "a related story of another kind": ({"related": [None]}, "articles[1].related[0]"),
    "no time": ({"published_at": None}, "(id 2).published_at: is missing"),
    "a time that is none": ({"published_at": "yesterday"}, "articles[1].published_at"),
    "a time without its zone": ({"published_at": "2025-03-01T08:00:00"}, "does not say its time zone"),
    "a day instead of a time": ({"published_at": "2025-03-01"}, "articles[1].published_at"),
    "a time that is a number": ({"published_at": 1740816000}, "articles[1].published_at"),
    "a time at the edge of time": ({"published_at": "0001-01-01T00:00:00+14:00"}, "articles[1].published_at"),
    "an expiry that is none": ({"expire_at": "soon"}, "articles[1].expire_at"),
    "an embargo that is none": ({"embargo_until": "2025-13-01T00:00:00Z"}, "articles[1].embargo_until"),
    "a yes that is a text": ({"withdrawn": "yes"}, "articles[1].withdrawn"),
    "a number of the paper's that is none": ({"pk": 0}, "articles[1].pk"),
    "a translation state we do not know": ({"translation": "half"}, "articles[1].translation"),
    "comments that are a text": ({"comments": "none"}, "(id 2).comments: must be a list"),
    "a comment's status we do not know": ({"comments": [comment(status="liked")]}, "(id 2).comments[0].status"),
    "a comment without a text": ({"comments": [comment(body="")]}, "(id 2).comments[0].body"),
    "a comment's broken text": ({"comments": [comment(), comment(body="a\ufffd")]}, "(id 2).comments[1].body"),
    "a comment without its zone": ({"comments": [comment(created_at="2025-03-01T08:00")]}, "comments[0].created_at"),
    "a comment that is none": ({"comments": [7]}, "(id 2).comments[0]"),
    "corrections that are a text": ({"corrections": "none"}, "(id 2).corrections: must be a list"),
    "a correction that is none": ({"corrections": [7]}, "(id 2).corrections[0]"),
    "a correction without a text": ({"corrections": [{"made_at": WHEN}]}, "(id 2).corrections[0].text: is missing"),
    "a correction of no kind": ({"corrections": [CORRECTION | {"kind": "rumour"}]}, "(id 2).corrections[0].kind"),
    "a correction without words": ({"corrections": [CORRECTION | {"text": {"tr": " "}}]}, "(id 2).corrections[0].text"),
    "a correction without a time": (
        {"corrections": [{"text": {"tr": "a"}}]},
        "(id 2).corrections[0].made_at: is missing",
    ),
    "a correction without its zone": (
        {"corrections": [CORRECTION | {"made_at": "2025-03-01T08:00"}]},
        "corrections[0].made_at",
    ),
    "a slug twice": ({"slug": "haber-1"}, "(id 2).slug: 'haber-1' stands twice in 'tr'"),
}


@pytest.mark.parametrize("what", BROKEN_ENTRIES)
def test_a_broken_article_stops_the_load(tmp_path, what):
    change, place = BROKEN_ENTRIES[what]
    refuse(write(tmp_path, [entry(1), entry(2) | change, entry(3)]), place)


def test_an_article_that_is_none_stops_the_load(tmp_path):
    refuse(write(tmp_path, [entry(1), "haber"]), "articles[1]")


def test_two_entries_of_one_language_in_a_group_stop_the_load(tmp_path):
    refuse(write(tmp_path, [entry(1, group=5), entry(2, group="5")]), "its group has two entries in 'tr'")


def test_the_same_slug_in_two_languages_is_no_mistake(tmp_path):
    load(write(tmp_path, pair(1, 2, "a", slug="bruxelles")))
    assert Article.objects.get().slug_fr == "bruxelles"


BROKEN_HEADS = {
    "another schema": ({"schema": "news-archive/2"}, "schema"),
    "no schema": ({"schema": None}, "schema"),
    "a name that is a number": ({"archive": 5}, "archive"),
    "a site that is a text": ({"site": "Korner"}, "site"),
    "a language we do not have": ({"site": {"languages": ["tr", "en"]}}, "site.languages[1]"),
    "a default language we do not have": ({"site": {"default_language": "en"}}, "site.default_language"),
    "a title that is a text": ({"site": {"title": "Korner"}}, "site.title"),
    "a broken title": ({"site": {"title": {"tr": "a\x00"}}}, "site.title.tr"),
    "a founding year that is none": ({"site": {"settings": {"founded": "1998"}}}, "site.settings.founded"),
    "a logo that is not there": ({"site": {"logo": "x"}}, "site.logo: there is no image 'x'"),
    "sections that are an object": ({"categories": {"a": 1}}, "categories: must be a list"),
    "a section that is a text": ({"categories": ["gundem"]}, "categories[0]"),
    "a section without a key": ({"categories": [section(None)]}, "categories[0].key: is missing"),
    "a key that is a number": ({"categories": [section(5)]}, "categories[0].key"),
    "an endless key": ({"categories": [section("x" * 120)]}, "categories[0].key"),
    "a key twice": ({"categories": [section(), section()]}, "categories[1] (gundem): this key stands twice"),
    "a section without a name": ({"categories": [section(tr="", fr=None)]}, "categories[0].name"),
    "a section whose name is a text": ({"categories": [section(name="Gündem")]}, "categories[0].name"),
    "a name that is a list": ({"categories": [section(tr=["a"])]}, "categories[0].name.tr"),
    "a broken name": ({"categories": [section(tr="G\ufffdndem")]}, "categories[0].name.tr"),
    "a slug that is a text": ({"categories": [section(slug="gundem")]}, "categories[0].slug"),
    "a parent that is not there": ({"categories": [section(parent="x")]}, "categories (gundem).parent"),
    "a part of itself": ({"categories": [section(parent="gundem")]}, "categories (gundem).parent"),
    "a third level": (
        {"categories": [section(), section("b", parent="gundem"), section("c", parent="b")]},
        "categories (c).parent",
    ),
    "an order that is a text": ({"categories": [section(order="1")]}, "categories[0].order"),
    "an order out of range": ({"categories": [section(order=99999)]}, "categories[0].order"),
    "a colour that is none": ({"categories": [section(colour="red;x")]}, "categories[0].colour"),
    "a yes that is a number": ({"categories": [section(archived=1)]}, "categories[0].archived"),
    "an author without a name": ({"authors": [author(name="\u200b")]}, "authors[0].name: is empty"),
    "an author's kind we do not know": ({"authors": [author(kind="king")]}, "authors[0].kind"),
    "languages we do not know": ({"authors": [author(languages="en")]}, "authors[0].languages"),
    "a portrait that is not there": ({"authors": [author(portrait="x")]}, "authors (ayse).portrait"),
    "a life that is a text": ({"authors": [author(bio="Yazar")]}, "authors[0].bio"),
    "an address that is a number": ({"authors": [author(website=5)]}, "authors[0].website"),
    "a tag without a name": ({"tags": [tag(tr=None, fr=None)]}, "tags[0].name"),
    "a day that is none": ({"topics": [tag("t", starts="2025-02-30")]}, "topics[0].starts"),
    "a dossier that ends before it begins": (
        {"topics": [tag("t", starts="2025-02-02", ends="2025-02-01")]},
        "topics (t).ends",
    ),
    "a page's role we do not know": ({"pages": [tag("p", role="king")]}, "pages[0].role"),
    "a role twice": ({"pages": [tag("p", role="privacy"), tag("q", role="privacy")]}, "pages: 2 of them"),
    "a menu we do not have": ({"menus": [{"menu": "top", "named": "home"}]}, "menus[0].menu"),
    "a menu entry to nowhere": ({"menus": [{"menu": "main"}]}, "menus[0]: needs exactly one"),
    "a menu entry to two things": (
        {"menus": [{"menu": "main", "named": "home", "outside": "https://a.example/"}]},
        "menus[0]: needs exactly one",
    ),
    "a menu entry to what is not there": (
        {"menus": [{"menu": "main", "target": {"kind": "tag", "key": "yok"}}]},
        "menus[0].target: there is no tag 'yok'",
    ),
    "a menu entry to no kind": ({"menus": [{"menu": "main", "target": {"kind": [], "key": "a"}}]}, "menus[0].target"),
    "an old address of another paper": ({"redirects": [{"old": "/a/", "new": "//evil.example/"}]}, "redirects[0].new"),
    "an old address without an address": ({"redirects": [{"new": "/a/"}]}, "redirects[0].old: is missing"),
}


@pytest.mark.parametrize("what", BROKEN_HEADS)
def test_a_broken_head_stops_the_load(tmp_path, what):
    change, place = BROKEN_HEADS[what]
    refuse(write(tmp_path, [entry(1)], **change), place)


def test_a_mistake_at_the_very_end_undoes_nothing_because_nothing_was_done(tmp_path):
    articles = [entry(n) for n in range(1, 1200)]
    refuse(write(tmp_path, [*articles, entry(5000, category="yok")]), "articles[1199] (id 5000).category")


def test_a_broken_second_load_leaves_the_first_alone(tmp_path):
    load(write(tmp_path, [entry(1)]))
    refuse(write(tmp_path, [entry(1, title="Yeni"), entry(2, title="")]), "(id 2).title")
    assert Article.objects.get().headline_tr == "Haber 1"
    assert ArchiveEntry.objects.count() == 1


def test_the_content_of_the_tests_is_itself_sound(tmp_path):
    assert json.dumps(content([]))
    assert "0 added" in load(write(tmp_path))
