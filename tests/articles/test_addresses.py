"""At which address a story, a section, a topic, a tag stands, and where its other addresses lead."""

import pytest
from django.core.exceptions import ValidationError

from articles.models import Article
from korner.addresses import RESERVED, WORDS
from korner.slugging import RESERVED_WORD, TAKEN
from tests.factories import ArticleFactory, CategoryFactory, TagFactory, TopicFactory, story

pytestmark = pytest.mark.django_db


def test_a_story_stands_under_its_section_with_slug_and_number():
    row = ArticleFactory(
        category=CategoryFactory(name_tr="Kültür & Sanat", name_fr="Culture"),
        headline_tr="Işık Yılı: Kadıköy'ün Sınır Taşı",
        headline_fr="Œuvre à l’Écluse",
    )
    assert row.url_in("tr") == f"/kultur-sanat/isik-yili-kadikoyun-sinir-tasi-{row.pk}/"
    assert row.url_in("fr") == f"/fr/culture/oeuvre-a-lecluse-{row.pk}/"


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_another_slug_or_section_of_the_same_number_leads_to_the_address(client, language):
    row, other = ArticleFactory(), CategoryFactory()
    tree = "/fr" if language == "fr" else ""
    for path in (
        f"{tree}/{row.category.slug_in(language)}/eski-baslik-{row.pk}/",
        f"{tree}/{other.slug_in(language)}/{row.text('slug', language)}-{row.pk}/",
        f"{tree}/hic-olmayan/x-{row.pk}/",
        f"{tree}/{row.category.slug_in(language)}/{row.text('slug', language)}-00{row.pk}/",
    ):
        answer = client.get(path)
        assert answer.status_code == 301, path
        assert answer["Location"] == row.url_in(language)


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client):
    row = ArticleFactory()
    answer = client.get(row.url_in("tr").rstrip("/"))
    assert answer.status_code == 301
    assert answer["Location"] == row.url_in("tr")


@pytest.mark.parametrize(
    "path",
    [
        "/gundem/baslik-0/",
        "/gundem/baslik-99999999999999999999/",
        "/gundem/baslik-9223372036854775808/",
        f"/gundem/baslik-{'9' * 5000}/",
        "/gundem/baslik--1/",
        "/gundem/baslik/",
        "/gundem/baslik-1/ek/",
        "/fr/x/y-99999999999999999999/",
        "/%00/x-1/",
        "/gundem/bas%0alik-1/",
        "/gundem/%F0%9F%99%82-1/",
        "/gundem/baslik-٣/",
        "/en/",
        "/en/gundem/",
        "/de/",
        "/../etc/passwd",
        "/" + "x" * 3000 + "/",
    ],
)
def test_an_unknown_address_is_not_found(client, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["//evil.test/", "//evil.test", "/\\evil.test", "///evil.test/x", "/fr//evil.test", "/gundem//evil.test"]
)
def test_no_address_leads_to_another_host(client, path):
    answer = client.get("/", PATH_INFO=path)
    location = answer.get("Location", "")
    assert not location.startswith(("//", "/\\", "http"))
    assert answer.status_code in (301, 404)
    if location:
        assert client.get("/", PATH_INFO=location).status_code == 404


def test_a_query_never_becomes_the_target_of_a_redirect(client):
    row = ArticleFactory()
    answer = client.get(f"/x/y-{row.pk}/?next=//evil.test&url=https://evil.test")
    assert answer["Location"] == row.url_in("tr")


def test_a_headline_without_letters_still_has_an_address(client):
    row = ArticleFactory(headline_tr="!?…", headline_fr="– – –")
    for language in ("tr", "fr"):
        assert client.get(row.url_in(language)).status_code == 200


def test_a_slug_typed_by_hand_is_kept_in_its_plain_form():
    row = ArticleFactory(slug_tr="Özel Adres / 2026")
    assert row.slug_tr == "ozel-adres-2026"
    row.headline_tr = "Bambaşka bir başlık"
    row.save()
    assert row.slug_tr == "ozel-adres-2026"


# --- sections, topics, tags -------------------------------------------------------------------------------------------
def test_sections_of_both_levels_stand_flat_at_the_root(client):
    parent = CategoryFactory(name_tr="Belçika", name_fr="Belgique")
    child = CategoryFactory(parent=parent, name_tr="Brüksel", name_fr="Bruxelles")
    assert child.url_in("tr") == "/bruksel/"
    assert child.url_in("fr") == "/fr/bruxelles/"
    assert client.get("/bruksel/").status_code == client.get("/fr/bruxelles/").status_code == 200


@pytest.mark.parametrize(
    "word", sorted({word for pair in WORDS.values() for word in pair} | {"fr", "en", "admin", "static", "media"})
)
def test_no_section_takes_a_word_of_the_paper_itself(word):
    for language in ("tr", "fr"):
        section = CategoryFactory.build(**{f"slug_{language}": word})
        with pytest.raises(ValidationError) as refusal:
            section.clean()
        assert refusal.value.message_dict == {f"slug_{language}": [str(RESERVED_WORD)]}


def test_a_section_named_like_a_word_of_the_paper_gets_another_address():
    section = CategoryFactory(name_tr="Arşiv", name_fr="Archives")
    assert section.slug_tr not in RESERVED
    assert section.slug_fr not in RESERVED


def test_an_address_that_another_section_has_is_refused_with_words():
    CategoryFactory(slug_tr="gundem")
    section = CategoryFactory.build(slug_tr="Gündem")
    with pytest.raises(ValidationError) as refusal:
        section.clean()
    assert refusal.value.message_dict == {"slug_tr": [str(TAKEN)]}


def test_two_sections_of_one_name_get_two_addresses():
    first, second = CategoryFactory(name_tr="Spor"), CategoryFactory(name_tr="SPOR")
    assert first.slug_tr != second.slug_tr


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_section_needs_its_name_in_both_languages(language):
    section = CategoryFactory.build(**{f"name_{language}": ""})
    with pytest.raises(ValidationError) as refusal:
        section.clean()
    assert f"name_{language}" in refusal.value.message_dict


def test_sections_have_two_levels_and_no_more():
    child = CategoryFactory(parent=CategoryFactory())
    with pytest.raises(ValidationError):
        CategoryFactory.build(parent=child).clean()
    child.parent.parent = CategoryFactory()
    with pytest.raises(ValidationError):
        child.parent.clean()


def test_a_section_holds_the_stories_of_its_parts_and_a_part_only_its_own(client):
    parent = CategoryFactory()
    child = CategoryFactory(parent=parent)
    ArticleFactory(category=child, headline_tr="Parçanın haberi")
    ArticleFactory(category=parent, headline_tr="Bölümün haberi")
    whole, part = client.get(parent.url_in("tr")).text, client.get(child.url_in("tr")).text
    assert "Parçanın haberi" in whole
    assert "Bölümün haberi" in whole
    assert "Parçanın haberi" in part
    assert "Bölümün haberi" not in part


def test_an_archived_section_keeps_its_page_and_stories(client):
    section = CategoryFactory(archived=True)
    row = ArticleFactory(category=section)
    assert row.headline_tr in client.get(section.url_in("tr")).text
    assert client.get(row.url_in("tr")).status_code == 200


def test_a_section_without_stories_has_a_page_that_says_so(client):
    section = CategoryFactory()
    for language in ("tr", "fr"):
        assert client.get(section.url_in(language)).status_code == 200


def test_a_story_moves_with_its_section_and_its_old_address_still_leads_to_it(client):
    row = ArticleFactory()
    old = row.url_in("tr")
    row.category = CategoryFactory()
    row.save()
    assert client.get(old)["Location"] == row.url_in("tr") != old
    assert Article.objects.get(pk=row.pk).root_id == row.category_id


def test_a_tag_without_a_name_in_a_language_has_no_page_and_is_not_printed_there(client):
    tag = TagFactory(name_tr="göç", name_fr=None)
    row = ArticleFactory(tags=[tag])
    assert tag.url_in("fr") == ""
    assert tag.url_in("tr") == "/etiket/goc/"
    assert 'href="/etiket/goc/"' in client.get(row.url_in("tr")).text
    french = client.get(row.url_in("fr"))
    assert french.status_code == 200
    assert "göç" not in french.text
    assert client.get("/fr/mot-cle/goc/").status_code == 404


def test_topics_and_tags_may_be_called_like_words_of_the_paper(client):
    assert client.get(TagFactory(name_tr="Arşiv").url_in("tr")).status_code == 200
    assert client.get(TopicFactory(name_fr="Archives").url_in("fr")).status_code == 200


def test_a_translated_headline_gets_a_slug_of_its_own_language(client):
    row = story(only="fr", headline_fr="À la Une", headline_tr="Manşet")
    assert row.url_in("tr").endswith(f"/manset-{row.pk}/")
    assert row.url_in("fr").endswith(f"/a-la-une-{row.pk}/")
