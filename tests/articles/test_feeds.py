"""What feed readers get: every visible story, whole, in words an XML parser takes, and nothing twice."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import Byline
from korner.images.renditions import make_all
from korner.publishing import Status
from korner.syndication.excerpt import for_feed, pictures_named_in
from korner.syndication.plain import clean
from tests.factories import AssetFactory, AuthorFactory, CategoryFactory, TopicFactory, story

pytestmark = pytest.mark.django_db

NS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}


def channel(client, path):
    """The channel of a feed, parsed."""
    response = client.get(path)
    assert response.status_code == 200, path
    return ElementTree.fromstring(response.content).find("channel")


def titles(client, path):
    """The titles of a feed's items, in order."""
    return [item.findtext("title") for item in channel(client, path).findall("item")]


def item_of(client, path="/rss/"):
    """The newest item of a feed."""
    return channel(client, path).find("item")


def test_feed_says_what_it_is(client):
    story()
    response = client.get("/fr/rss/")
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
    found = channel(client, "/fr/rss/")
    assert found.findtext("language") == "fr"
    assert found.findtext("link") == "http://testserver/fr/"
    assert found.find("atom:link", NS).get("href") == "http://testserver/fr/rss/"
    assert found.findtext("ttl") == "15"
    assert found.findtext("image/link") == found.findtext("link")
    assert found.findtext("image/title") == found.findtext("title")


def test_feeds_of_both_languages_carry_both_languages_stories_each_linking_where_its_card_links(client):
    both, french = story(), story(only="fr")
    items = {item.findtext("title"): item for item in channel(client, "/rss/").findall("item")}
    assert set(items) == {both.headline_tr, french.headline_fr}
    assert items[french.headline_fr].findtext("link") == f"http://testserver{french.url_in('fr')}"
    assert items[french.headline_fr].findtext("dc:language", namespaces=NS) == "fr"
    assert items[both.headline_tr].findtext("link") == f"http://testserver{both.url_in('tr')}"
    assert items[both.headline_tr].findtext("dc:language", namespaces=NS) == "tr"


def test_translated_headline_alone_brings_its_text_marked_as_the_other_language(client):
    story(only="fr", headline_tr="Yalnız başlık", lead_tr="Özet Türkçe.")
    item = item_of(client)
    assert item.findtext("title") == "Yalnız başlık"
    assert item.findtext("dc:language", namespaces=NS) == "tr"
    assert item.findtext("content:encoded", namespaces=NS).startswith('<div lang="fr">')


def test_reader_may_choose_one_language(client):
    story(only="fr")
    turkish = story(only="tr")
    assert titles(client, "/rss/?dil=tr") == [turkish.headline_tr]
    assert channel(client, "/rss/?dil=tr").find("atom:link", NS).get("href") == "http://testserver/rss/?dil=tr"
    assert client.get("/rss/?langue=tr").status_code == 404
    assert client.get("/fr/rss/?langue=de").status_code == 404


def test_section_author_and_topic_have_feeds_of_their_own(client):
    section = CategoryFactory()
    part = CategoryFactory(parent=section)
    author, dossier = AuthorFactory(), TopicFactory()
    mine = story(category=part, authors=[author], topics=[dossier])
    story()
    for path in (
        f"/{section.slug_tr}/rss/",
        f"/{part.slug_tr}/rss/",
        f"/yazarlar/{author.slug}/rss/",
        f"/dosya/{dossier.slug_tr}/rss/",
    ):
        assert titles(client, path) == [mine.headline_tr], path
    assert titles(client, f"/fr/{section.slug_fr}/rss/") == [mine.headline_fr]
    assert titles(client, f"/fr/auteurs/{author.slug}/rss/") == [mine.headline_fr]


def test_author_with_two_parts_in_a_story_has_it_once(client):
    author = AuthorFactory()
    mine = story(authors=[author])
    Byline.objects.create(article=mine, author=author, role=Byline.Role.PHOTOGRAPHER)
    assert titles(client, f"/yazarlar/{author.slug}/rss/") == [mine.headline_tr]


def test_feed_of_something_that_is_not_there_is_404(client):
    for path in ("/yok/rss/", "/yazarlar/yok/rss/", "/dosya/yok/rss/", "/fr/dossier/rien/rss/"):
        assert client.get(path).status_code == 404, path


def test_only_what_readers_may_see_is_in_the_feed(client, clock):
    now = timezone.now()
    story(draft=True)
    story(expire_at=now - timedelta(minutes=1))
    story(embargo_until=now + timedelta(hours=1))
    coming = story(publish_at=now + timedelta(minutes=30))
    assert titles(client, "/rss/") == []
    clock.move_to("2026-11-24 12:30")
    assert titles(client, "/rss/") == [coming.headline_tr]


def test_same_stories_give_the_same_bytes_and_a_304(client, clock):
    story()
    first = client.get("/rss/")
    clock.move_to("2026-11-24 13:00")
    assert client.get("/rss/").content == first.content
    assert client.get("/rss/", headers={"if-none-match": first["ETag"]}).status_code == 304


def test_story_taken_back_is_not_hidden_behind_a_304(client):
    gone = story()
    first = client.get("/rss/")
    gone.status = Status.WITHDRAWN
    gone.save()
    assert "Last-Modified" not in first
    assert client.get("/rss/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_date_of_the_feed_is_that_of_its_newest_story_or_revision(client, clock):
    story(publish_at=timezone.now() - timedelta(days=2), revised_at=timezone.now() - timedelta(hours=3))
    assert channel(client, "/rss/").findtext("lastBuildDate") == "Tue, 24 Nov 2026 08:00:00 +0000"


def test_empty_feed_is_a_feed_without_a_date(client):
    assert channel(client, "/rss/").find("lastBuildDate") is None


def test_id_of_an_entry_outlives_its_address(client):
    mine = story()
    before = item_of(client).find("guid")
    mine.slug_tr = "baska-bir-adres"
    mine.category = CategoryFactory()
    mine.save()
    after = item_of(client).find("guid")
    assert before.text == after.text == f"tag:testserver,2026:story/{mine.pk}"
    assert after.get("isPermaLink") == "false"


def test_at_most_thirty_entries(client):
    section = CategoryFactory()
    for _number in range(32):
        story(category=section)
    assert len(titles(client, "/rss/")) == 30


def test_every_writer_is_named(client):
    story(authors=[AuthorFactory(name="Ayşe Yılmaz"), AuthorFactory(name="Jean Dupont")])
    assert [e.text for e in item_of(client).findall("dc:creator", NS)] == ["Ayşe Yılmaz", "Jean Dupont"]


def test_text_is_whole_with_whole_addresses(client):
    story(body_tr='<p>Metin <a href="/gundem/">burada</a> & sürüyor ]]&gt; son.</p>')
    html = item_of(client).findtext("content:encoded", namespaces=NS)
    assert 'href="http://testserver/gundem/"' in html
    assert "]]&gt; son" in html


def test_lead_is_the_description_and_is_read_as_html(client):
    story(lead_tr="Kedi & köpek <3 sevgi")
    assert item_of(client).findtext("description") == "Kedi &amp; köpek &lt;3 sevgi"


def test_control_characters_never_break_a_feed(client):
    mine = story()
    type(mine).objects.filter(pk=mine.pk).update(
        headline_tr="Bir\x0bbaşlık\x00"[:10], body_tr="<p>Metin\x1f ve\ufffe son</p>"
    )
    item = item_of(client)
    assert item.findtext("title") == "Birbaşlık"
    assert "Metin ve son" in item.findtext("content:encoded", namespaces=NS)


def test_lead_picture_is_enclosed_with_its_bytes(client, settings):
    picture = AssetFactory(credit="A. Çizer")
    picture.renditions = make_all(picture)
    picture.save()
    story(picture=picture)
    item = item_of(client)
    enclosure, media = item.find("enclosure"), item.find("media:content", NS)
    name = enclosure.get("url").removeprefix(f"http://testserver{settings.MEDIA_URL}")
    assert int(enclosure.get("length")) == (settings.MEDIA_ROOT / name).stat().st_size
    assert enclosure.get("type") == "image/jpeg"
    assert media.get("fileSize") == enclosure.get("length")
    assert media.findtext("media:credit", namespaces=NS) == "A. Çizer"


def test_picture_whose_file_is_missing_is_not_enclosed(client):
    picture = AssetFactory()
    type(picture).objects.filter(pk=picture.pk).update(token="0" * 32)
    story(picture=picture)
    item = item_of(client)
    assert item.find("enclosure") is None
    assert item.find("media:content", NS).get("fileSize") is None


def test_body_picture_and_film_come_plain(client):
    picture = AssetFactory(credit="B. Foto")
    story(
        body_tr=f'<p>Bir.</p><figure class="image" data-picture="{picture.pk}"><figcaption>Alt</figcaption></figure>'
        '<figure class="media"><oembed url="https://www.youtube.com/watch?v=abcdefghijk"></oembed></figure>'
        '<figure class="image" data-picture="999999"></figure>'
    )
    html = item_of(client).findtext("content:encoded", namespaces=NS)
    assert f'src="http://testserver{picture.rendition_url("free", 640)}"' in html
    assert 'alt="Bir çizim"' in html
    assert '<a href="https://www.youtube.com/watch?v=abcdefghijk">' in html
    assert html.count("<img") == 1
    assert "oembed" not in html
    assert "data-picture" not in html


def test_pictures_are_found_without_reading_texts_that_have_none():
    assert pictures_named_in(
        ["<p>a</p>", '<figure data-picture="7"></figure>', '<figure data-picture="x"></figure>']
    ) == {7}


def test_bare_text_stays_text():
    assert for_feed("a < b & c", {}) == "a &lt; b &amp; c"
    assert clean("a\ud800b\x7f") == "ab\x7f"


def test_feed_costs_the_same_however_many_stories(client, django_assert_max_num_queries):
    picture, author, section = AssetFactory(), AuthorFactory(), CategoryFactory()
    for _number in range(12):
        body = f'<p>Metin</p><figure class="image" data-picture="{picture.pk}"></figure>'
        story(picture=picture, authors=[author], category=section, body_tr=body)
    client.get("/rss/")
    with django_assert_max_num_queries(4):
        client.get("/rss/")
    with django_assert_max_num_queries(5):
        client.get(f"/{section.slug_tr}/rss/")


def test_list_of_feeds_names_each_section(client):
    section = CategoryFactory(name_tr="Sağlık", name_fr="Santé")
    assert f'href="/{section.slug_tr}/rss/"' in client.get("/rss-listesi/").text
    assert f'href="/fr/{section.slug_fr}/rss/"' in client.get("/fr/liste-rss/").text
