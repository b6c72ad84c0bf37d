"""Pages that stand: about us, privacy, contact."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from korner.site.models import StandingPage
from tests.factories import StandingPageFactory
from tests.pages import alternates, canonical, parse, words

pytestmark = pytest.mark.django_db


def test_a_page_stands_at_its_own_address_in_each_language(client):
    page = StandingPageFactory(
        name_tr="Hakkımızda", name_fr="Qui sommes-nous ?", body_tr="<p>Biz.</p>", body_fr="<p>Nous.</p>"
    )
    assert page.url_in("tr") == "/sayfa/hakkimizda/"
    assert page.url_in("fr") == "/fr/page/qui-sommes-nous/"
    for language, text in (("tr", "Biz."), ("fr", "Nous.")):
        document = parse(client.get(page.url_in(language)))
        assert words(document.xpath("//h1")[0]) == page.name_in(language)
        assert text in words(document.xpath("//main")[0])
        assert canonical(document) == page.url_in(language)
        assert alternates(document) == {"tr": page.url_in("tr"), "fr": page.url_in("fr")}


@pytest.mark.parametrize(
    ("role", "turkish", "french", "before"),
    [
        ("privacy", "/gizlilik/", "/fr/confidentialite/", 404),
        ("contact", "/iletisim/", "/fr/contact/", 200),  # its form stands there without words of the house
    ],
)
def test_privacy_and_contact_stand_at_fixed_addresses_and_nowhere_else(client, role, turkish, french, before):
    assert client.get(turkish).status_code == client.get(french).status_code == before
    page = StandingPageFactory(role=role)
    assert (page.url_in("tr"), page.url_in("fr")) == (turkish, french)
    assert client.get(turkish).status_code == client.get(french).status_code == 200
    assert client.get(f"/sayfa/{page.slug_tr}/").status_code == 404


def test_there_is_one_page_a_role():
    StandingPageFactory(role="privacy")
    with pytest.raises(IntegrityError), transaction.atomic():
        StandingPageFactory(role="privacy")
    StandingPageFactory()
    StandingPageFactory()


def test_an_unpublished_page_is_not_found(client):
    page = StandingPageFactory(slug_tr="gizli", published=False)
    assert client.get("/sayfa/gizli/").status_code == 404
    assert page.url_in("tr") == ""
    privacy = StandingPageFactory(role="privacy", published=False)
    assert client.get("/gizlilik/").status_code == 404
    assert privacy.url_in("tr") == ""
    contact = StandingPageFactory(role="contact", published=False, body_tr="<p>Taslak.</p>")
    assert "Taslak." not in client.get("/iletisim/").text
    assert contact.url_in("tr") == ""


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_standing_page_needs_its_title_in_both_languages(language):
    with pytest.raises(ValidationError) as refusal:
        StandingPageFactory.build(**{f"name_{language}": ""}).clean()
    assert f"name_{language}" in refusal.value.message_dict


def test_a_slug_that_is_taken_is_refused_with_words():
    StandingPageFactory(slug_tr="biz")
    with pytest.raises(ValidationError) as refusal:
        StandingPageFactory.build(slug_tr="Biz").clean()
    assert "slug_tr" in refusal.value.message_dict


def test_its_text_is_cleaned_by_the_server(client):
    page = StandingPageFactory(body_tr='<p onclick="x()">Metin</p><script>alert(1)</script>')
    assert "script" not in StandingPage.objects.get(pk=page.pk).body_tr
    assert "alert(1)" not in client.get(page.url_in("tr")).text


def test_a_page_written_in_one_language_alone_never_shows_the_other_silently(client):
    page = StandingPageFactory(body_tr="<p>Yalnız Türkçe.</p>", body_fr="")
    answer = client.get(page.url_in("fr"))
    assert answer.status_code == 200
    assert "Yalnız Türkçe." not in answer.text
