"""What a reader of one language sees of a story written in the other."""

import pytest

from korner.addresses import reverse_in
from tests.factories import ArticleFactory, AuthorFactory, TagFactory, TopicFactory, story
from tests.pages import alternates, canonical, chip_of, language_of, link_to, linked, parse, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def french_only():
    """A story in French alone, filed everywhere."""
    return story(
        only="fr",
        headline_fr="Un kiosque qui reste ouvert la nuit",
        authors=[AuthorFactory()],
        tags=[TagFactory()],
        topics=[TopicFactory()],
    )


@pytest.fixture
def headline_only():
    """A French story with a Turkish headline and lead."""
    return story(
        only="fr",
        headline_fr="Le tram de nuit revient",
        headline_tr="Gece tramvayı geri dönüyor",
        lead_tr="Hat, on yıl sonra yeniden açılıyor.",
        body_fr="<p>Le premier tram part à minuit.</p>",
    )


def turkish_lists(row):
    return [
        "/",
        reverse_in("tr", "latest"),
        row.category.url_in("tr"),
        row.authors.get().url_in("tr"),
        row.tags.get().url_in("tr"),
        row.topics.get().url_in("tr"),
    ]


def test_a_french_card_on_a_turkish_page_says_so_and_leads_to_the_french_page(french_only, client):
    for path in turkish_lists(french_only):
        document = parse(client.get(path))
        link = link_to(document, french_only.url_in("fr"))
        assert link is not None, path
        assert link.get("hreflang") == "fr", path
        headline = next(e for e in link.iter() if "kiosque" in (e.text or ""))
        assert language_of(headline) == "fr", path
        card = next(e for e in link.iterancestors() if e.tag in ("li", "article"))
        assert chip_of(card) == "FR", path
        lead = [e for e in card.iter() if "chapeau" in (e.text or "")]
        assert all(language_of(e) == "fr" for e in lead), path


def test_a_card_in_the_pages_own_language_bears_no_mark(client):
    row = ArticleFactory()
    for language in ("tr", "fr"):
        document = parse(client.get(reverse_in(language, "latest")))
        link = link_to(document, row.url_in(language))
        assert link.get("hreflang") is None
        assert chip_of(document) == ""
        assert language_of(link) == language


def test_a_story_asked_for_in_a_language_it_has_no_page_in_leads_to_the_other(french_only, client):
    answer = client.get(f"/{french_only.category.slug_tr}/ne-olursa-{french_only.pk}/")
    assert answer.status_code == 302
    assert answer["Location"] == french_only.url_in("fr")


def test_a_turkish_only_story_behaves_alike_on_french_pages(client):
    row = story(only="tr", headline_tr="Yalnız Türkçe bir haber")
    document = parse(client.get("/fr/"))
    link = link_to(document, row.url_in("tr"))
    assert link.get("hreflang") == "tr"
    assert chip_of(document.xpath("//main")[0]) == "TR"
    answer = client.get(row.url_in("fr"))
    assert (answer.status_code, answer["Location"]) == (302, row.url_in("tr"))


def test_a_headline_only_card_leads_to_the_turkish_page_and_still_bears_the_chip(headline_only, client):
    document = parse(client.get("/"))
    link = link_to(document, headline_only.url_in("tr"))
    assert link.get("hreflang") is None
    assert "Gece tramvayı" in words(link)
    assert language_of(link) == "tr"
    assert chip_of(document.xpath("//main")[0]) == "FR"


def test_a_headline_only_story_opens_in_turkish_with_its_french_text_marked(headline_only, client):
    document = parse(client.get(headline_only.url_in("tr")))
    assert document.get("lang") == "tr"
    (h1,) = document.xpath("//h1")
    assert words(h1) == "Gece tramvayı geri dönüyor"
    assert language_of(h1) == "tr"
    lead = next(e for e in document.xpath("//main")[0].iter() if "on yıl sonra" in (e.text or ""))
    assert language_of(lead) == "tr"
    body = next(e for e in document.xpath("//main")[0].iter() if "part à minuit" in (e.text or ""))
    assert language_of(body) == "fr"


def test_a_headline_only_story_says_honestly_which_text_follows_and_where_its_page_is(headline_only, client):
    document = parse(client.get(headline_only.url_in("tr")))
    (honest,) = document.xpath("//*[contains(@class, 'honest')]")
    assert language_of(honest) == "tr"
    assert honest.xpath(".//a/@href") == [headline_only.url_in("fr")]
    assert honest.xpath(".//a/@hreflang") == ["fr"]


def test_a_headline_only_story_names_the_french_page_as_canonical_and_no_translations(headline_only, client):
    for language in ("tr", "fr"):
        document = parse(client.get(headline_only.url_in(language)))
        assert canonical(document) == headline_only.url_in("fr")
        assert alternates(document) == {}


def test_real_translations_name_each_other_and_themselves_as_canonical(client):
    row = ArticleFactory()
    for language in ("tr", "fr"):
        document = parse(client.get(row.url_in(language)))
        assert canonical(document) == row.url_in(language)
        assert alternates(document) == {"tr": row.url_in("tr"), "fr": row.url_in("fr")}
        assert not document.xpath("//*[contains(@class, 'honest')]")


def test_a_story_in_one_language_names_no_translation_and_says_so_in_the_pages_words(french_only, client):
    document = parse(client.get(french_only.url_in("fr")))
    assert alternates(document) == {}
    assert canonical(document) == french_only.url_in("fr")
    assert not any(
        path and path.startswith(f"/{french_only.category.slug_tr}/") for path in linked(document, "//main/article")
    )


def test_an_outdated_translation_is_shown_under_an_honest_line(client, clock):
    row = ArticleFactory(translation_fr="outdated")
    document = parse(client.get(row.url_in("fr")))
    (honest,) = document.xpath("//*[contains(@class, 'honest')]")
    assert honest.xpath(".//a/@href") == [row.url_in("tr")]
    assert "Le texte français commence ici." in words(document.xpath("//main")[0])
    assert not parse(client.get(row.url_in("tr"))).xpath("//*[contains(@class, 'honest')]")


def test_each_page_has_one_h1_whatever_the_languages(french_only, headline_only, client):
    pages = [
        *turkish_lists(french_only),
        french_only.url_in("fr"),
        headline_only.url_in("tr"),
        headline_only.url_in("fr"),
        "/fr/",
    ]
    for path in pages:
        assert len(parse(client.get(path)).xpath("//h1")) == 1, path


def test_the_languages_of_a_page_are_offered_by_their_own_names(client):
    row = ArticleFactory()
    for language, other, name in (("tr", "fr", "Français"), ("fr", "tr", "Türkçe")):
        (link,) = parse(client.get(row.url_in(language))).xpath(f"//body/header//a[@hreflang='{other}']")
        assert words(link) == name
        assert link.get("lang") == other
        assert link.get("href") == row.url_in(other)


def test_the_language_switch_of_a_one_language_story_leads_to_the_other_home(french_only, client):
    (link,) = parse(client.get(french_only.url_in("fr"))).xpath("//body/header//a[@hreflang='tr']")
    assert link.get("href") == "/"


def test_a_body_without_its_picture_words_in_french_keeps_the_language_of_what_is_there(client):
    row = ArticleFactory(lead_fr=None)
    document = parse(client.get(row.url_in("fr")))
    lead = next(e for e in document.xpath("//main")[0].iter() if "kısa özeti" in (e.text or ""))
    assert language_of(lead) == "tr"
