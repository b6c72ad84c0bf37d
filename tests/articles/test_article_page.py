"""What the page of a story tells: who wrote it, when, where it belongs, how to pass it on."""

import pytest

from articles.models import Byline
from tests.conftest import brussels
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, CategoryFactory, TagFactory, TopicFactory
from tests.pages import link_to, parse, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(clock):
    parent = CategoryFactory(name_tr="Belçika", name_fr="Belgique")
    return ArticleFactory(
        category=CategoryFactory(parent=parent, name_tr="Brüksel", name_fr="Bruxelles"),
        authors=[AuthorFactory(name="Elif Çınar", office_tr="Brüksel muhabiri", office_fr="Correspondante")],
        tags=[TagFactory(name_tr="ulaşım", name_fr="transport")],
        topics=[TopicFactory(name_tr="Gece hatları", name_fr="Lignes de nuit")],
        publish_at=brussels("2026-11-24 06:05"),
        source_name="Belga",
        place_tr="Brüksel",
        place_fr="Bruxelles",
    )


def test_there_is_one_h1_and_it_is_the_headline(row, client):
    for language in ("tr", "fr"):
        (h1,) = parse(client.get(row.url_in(language))).xpath("//h1")
        assert words(h1) == row.text("headline", language)


def test_the_breadcrumb_leads_up_through_both_levels(row, client):
    for language in ("tr", "fr"):
        document = parse(client.get(row.url_in(language)))
        assert link_to(document, row.category.parent.url_in(language)) is not None
        assert link_to(document, row.category.url_in(language)) is not None


def test_authors_are_named_with_their_roles_in_the_pages_language(row, client):
    translator = AuthorFactory(name="Çeviren Kişi")
    Byline.objects.create(article=row, author=translator, role=Byline.Role.TRANSLATOR, order=9)
    document = parse(client.get(row.url_in("tr")))
    assert link_to(document, "/yazarlar/elif-cinar/") is not None
    assert link_to(document, translator.url_in("tr")) is not None
    assert "Brüksel muhabiri" in client.get(row.url_in("tr")).text
    assert "Correspondante" in client.get(row.url_in("fr")).text
    assert "Brüksel muhabiri" not in client.get(row.url_in("fr")).text


def test_times_are_absolute_and_of_brussels_in_words_and_for_machines(row, client):
    turkish, french = parse(client.get(row.url_in("tr"))), parse(client.get(row.url_in("fr")))
    (time, *_) = turkish.xpath("//main//time[starts-with(@datetime, '2026-11-24T06:05')]")
    assert time.get("datetime").endswith("+01:00")
    assert words(time) == "24 Kasım 2026, 06.05"
    (time, *_) = french.xpath("//main//time[starts-with(@datetime, '2026-11-24T06:05')]")
    assert words(time).startswith("24 novembre 2026")


def test_an_updated_time_is_shown_only_when_there_is_one(row, client):
    assert "Updated" not in words(parse(client.get(row.url_in("tr"))).xpath("//main")[0])
    row.revised_at = brussels("2026-11-24 09:30")
    row.save()
    (time,) = parse(client.get(row.url_in("tr"))).xpath("//*[contains(@class, 'updated')]//time")
    assert time.get("datetime") == "2026-11-24T09:30+01:00"


def test_tags_and_topics_lead_to_their_pages(row, client):
    document = parse(client.get(row.url_in("fr")))
    assert words(link_to(document, "/fr/mot-cle/transport/")) == "transport"
    assert "Lignes de nuit" in words(link_to(document, "/fr/dossier/lignes-de-nuit/"))


def test_the_other_language_is_one_tap_away(row, client):
    document = parse(client.get(row.url_in("tr")))
    assert link_to(document, row.url_in("fr")).get("hreflang") == "fr"


def test_share_links_are_plain_addresses_of_this_page(row, client):
    document = parse(client.get(row.url_in("tr")))
    outside = [
        link for link in document.xpath("//main//a/@href") if "://" in link and "testserver" not in link.split("?")[0]
    ]
    assert any("whatsapp" in link or "wa.me" in link for link in outside)
    sharing = [link for link in outside if "http%3A" in link or "testserver" in link]
    assert sharing
    assert all(str(row.pk) in link for link in sharing)
    assert not document.xpath("//main//*[@onclick]")


def test_the_lead_picture_has_words_in_the_pages_language_a_credit_and_a_frame(row, client):
    row.picture = AssetFactory(alt_tr="Bir tramvay", alt_fr="Un tram", credit="Deniz Foto")
    row.picture_caption_tr = "Son tramvay."
    row.save()
    for language, alt in (("tr", "Bir tramvay"), ("fr", "Un tram")):
        (image,) = parse(client.get(row.url_in(language))).xpath("//main//figure[1]//img")
        assert image.get("alt") == alt
        assert int(image.get("width")) > int(image.get("height")) > 0
        assert image.get("loading") != "lazy"
    text = client.get(row.url_in("tr")).text
    assert "Deniz Foto" in text
    assert "Son tramvay." in text


def test_body_pictures_films_and_tables_are_made_ready_when_read(row, client):
    asset = AssetFactory(alt_tr="Bir durak", credit="Ali Foto")
    row.body_tr = (
        f'<figure class="image" data-picture="{asset.pk}"><figcaption>Durak</figcaption></figure>'
        '<figure class="image" data-picture="999999"></figure>'
        '<figure class="media"><oembed url="https://www.youtube.com/watch?v=dQw4w9WgXcQ"></oembed></figure>'
        '<figure class="table"><table><tbody><tr><td>1</td></tr></tbody></table></figure><p>Son.</p>'
    )
    row.save()
    document = parse(client.get(row.url_in("tr")))
    (image,) = document.xpath("//div[contains(@class,'text')]//img[@alt='Bir durak']")
    assert image.get("src").startswith("/media/renditions/")
    assert "Ali Foto" in words(document.xpath("//main")[0])
    assert not document.xpath("//oembed | //iframe | //*[@data-picture]")
    assert any("youtube" in link for link in document.xpath("//main//a/@href"))
    assert document.xpath("//figure[@tabindex='0']/table")
    assert "</source>" not in client.get(row.url_in("tr")).text
    assert words(document.xpath("//div[contains(@class,'text')]")[0]).endswith("Son.")


def test_a_story_without_author_place_picture_or_tags_is_whole(client):
    row = ArticleFactory(kicker_tr=None, lead_tr=None, lead_fr=None)
    assert client.get(row.url_in("tr")).status_code == 200


def test_partner_content_is_called_so_on_cards_and_page(client):
    row = ArticleFactory(kind="partner")
    label = str(row.Kind.PARTNER.label)
    with_label = parse(client.get(row.url_in("tr"))).xpath("//main//*[contains(@class, 'label')]")
    assert with_label
    assert words(with_label[0])
    assert label


def test_long_words_and_no_picture_do_not_break_the_page(client):
    row = ArticleFactory(headline_tr="Uluslararasılaştırılamayanlardanmışçasınıza " * 4)
    for path in ("/", row.url_in("tr"), row.category.url_in("tr")):
        assert client.get(path).status_code == 200
