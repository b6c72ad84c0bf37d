"""The pages of the people who write, and the imprint that is made of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from authors.models import Author
from korner.addresses import reverse_in
from korner.site.models import SiteSettings
from korner.site.redirects import addresses_of, remember_changes
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, UserFactory, story
from tests.pages import link_to, linked, parse, words

pytestmark = pytest.mark.django_db


def test_an_author_has_one_slug_for_both_languages():
    person = AuthorFactory(name="Şükrü Öğüt")
    assert person.url_in("tr") == "/yazarlar/sukru-ogut/"
    assert person.url_in("fr") == "/fr/auteurs/sukru-ogut/"


def test_two_authors_of_one_name_get_two_addresses():
    assert AuthorFactory(name="Ali Ak").slug != AuthorFactory(name="Ali Ak").slug


def test_no_author_takes_a_word_of_the_addresses_below_the_list():
    with pytest.raises(ValidationError) as refusal:
        AuthorFactory.build(slug="RSS").clean()
    assert "slug" in refusal.value.message_dict
    assert AuthorFactory(name="Rss").slug != "rss"


def test_an_author_page_has_face_office_life_and_stories_newest_first(client):
    person = AuthorFactory(office_tr="Köşe yazarı", bio_tr="<p>Otuz yıldır yazar.</p>", portrait=AssetFactory())
    rows = [ArticleFactory(authors=[person], publish_at=timezone.now() - timedelta(hours=n)) for n in (1, 2, 3)]
    ArticleFactory(headline_tr="Başkasının haberi")
    document = parse(client.get(person.url_in("tr")))
    assert words(document.xpath("//h1")[0]) == person.name
    text = words(document.xpath("//main")[0])
    assert "Köşe yazarı" in text
    assert "Otuz yıldır yazar." in text
    assert document.xpath("//main//img")
    links = [link for link in linked(document) if link in {row.url_in("tr") for row in rows}]
    assert links == [row.url_in("tr") for row in rows]
    assert "Başkasının haberi" not in text


def test_a_story_signed_twice_by_one_author_stands_once_in_his_list(client):
    person = AuthorFactory()
    row = ArticleFactory(authors=[person])
    row.bylines.create(author=person, role="photographer")
    document = parse(client.get(person.url_in("tr")))
    assert linked(document).count(row.url_in("tr")) == 1


def test_an_author_without_stories_has_a_page_that_says_so(client):
    for language in ("tr", "fr"):
        assert client.get(AuthorFactory().url_in(language)).status_code == 200


@pytest.mark.parametrize("slug", ["yok", "1", "x" * 300, "%00", "rss"])
def test_an_unknown_author_is_not_found(client, slug):
    assert client.get(f"/yazarlar/{slug}/").status_code == 404


def test_the_life_in_the_other_language_is_never_shown_silently(client):
    person = AuthorFactory(bio_tr="<p>Otuz yıldır yazar.</p>", bio_fr="", office_tr="Köşe yazarı", office_fr="")
    text = client.get(person.url_in("fr")).text
    assert "Köşe yazarı" not in text
    assert "Otuz yıldır" not in text or 'lang="tr"' in text


def test_a_writers_own_pages_are_linked_and_nothing_but_web_addresses():
    with pytest.raises(ValidationError):
        AuthorFactory.build(website="javascript:alert(1)").clean_fields()
    with pytest.raises(ValidationError):
        AuthorFactory.build(x="ftp://example.org/").clean_fields()


def test_sign_in_names_and_mail_of_the_staff_are_not_public(client):
    account = UserFactory(username="gizli-giris", email="gizli@example.org")
    person = AuthorFactory(account=account, email="yazar@example.org", in_imprint=True)
    ArticleFactory(authors=[person], created_by=account)
    for path in ("/", person.url_in("tr"), person.articles.get().url_in("tr"), "/yazarlar/", "/kunye/"):
        text = client.get(path).text
        assert "gizli-giris" not in text, path
        assert "gizli@" not in text, path
        assert "yazar@example.org" not in text, path


# --- the list ---------------------------------------------------------------------------------------------------------
def test_the_list_has_columnists_first_and_each_group_in_the_pages_alphabet(client):
    for name in ("Çiğdem", "Cem", "Ünal", "Ulaş", "İlknur", "Irmak"):
        AuthorFactory(name=name, kind="staff")
    AuthorFactory(name="Zehra", kind="columnist")
    names = ["Zehra", "Cem", "Çiğdem", "Irmak", "İlknur", "Ulaş", "Ünal"]
    text = words(parse(client.get("/yazarlar/")).xpath("//main")[0])
    places = [text.index(name) for name in names]
    assert places == sorted(places)


def test_who_is_not_listed_is_not_in_the_list_but_keeps_his_page(client):
    person = AuthorFactory(listed=False, name="Eski Yazar")
    assert "Eski Yazar" not in client.get("/yazarlar/").text
    assert client.get(person.url_in("tr")).status_code == 200


def test_an_empty_list_of_authors_has_a_page(client):
    for language in ("tr", "fr"):
        assert client.get(reverse_in(language, "authors")).status_code == 200


# --- addresses that change --------------------------------------------------------------------------------------------
def test_an_author_who_changes_his_address_is_still_found_at_the_old_one(client):
    person = AuthorFactory(name="Ayşe Ak")
    before = addresses_of(person)
    person.slug = "ayse-kara"
    person.save()
    remember_changes(before, person)
    for old, new in (
        ("/yazarlar/ayse-ak/", "/yazarlar/ayse-kara/"),
        ("/fr/auteurs/ayse-ak/", "/fr/auteurs/ayse-kara/"),
    ):
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, new)


# --- the imprint ------------------------------------------------------------------------------------------------------
def test_the_imprint_is_built_from_settings_and_authors_and_never_out_of_date(client):
    SiteSettings.objects.create(
        name_tr="Korner",
        name_fr="Korner",
        publisher_tr="Köşe Yayıncılık",
        publisher_fr="Éditions du Coin",
        responsible_editor_tr="Nur Tan",
        responsible_editor_fr="Nur Tan",
        company_number="BE 0403.019.261",
    )
    person = AuthorFactory(name="Barış Er", office_tr="Yayın yönetmeni", office_fr="Rédacteur en chef", in_imprint=True)
    AuthorFactory(name="Künyede Olmayan")
    turkish, french = client.get("/kunye/").text, client.get("/fr/mentions-legales/").text
    for text, expected in (
        (turkish, ["Köşe Yayıncılık", "Nur Tan", "0403.019.261", "Barış Er", "Yayın yönetmeni"]),
        (french, ["Éditions du Coin", "Nur Tan", "0403.019.261", "Barış Er", "Rédacteur en chef"]),
    ):
        for piece in expected:
            assert piece in text
        assert "Künyede Olmayan" not in text
    person.office_tr = "Genel yayın yönetmeni"
    person.save()
    assert "Genel yayın yönetmeni" in client.get("/kunye/").text
    Author.objects.filter(pk=person.pk).delete()
    assert "Barış Er" not in client.get("/kunye/").text


def test_an_imprint_of_nothing_is_a_page(client):
    assert client.get("/kunye/").status_code == client.get("/fr/mentions-legales/").status_code == 200


def test_a_french_only_column_on_a_turkish_author_page_leads_to_french(client):
    person = AuthorFactory()
    row = story(only="fr", authors=[person])
    assert link_to(parse(client.get(person.url_in("tr"))), row.url_in("fr")).get("hreflang") == "fr"
