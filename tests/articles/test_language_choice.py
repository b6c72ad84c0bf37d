"""TR, FR or both: the reader's choice of texts on a list, in the address alone."""

import pytest

from korner.addresses import reverse_in
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, TagFactory, TopicFactory, story
from tests.pages import parse

pytestmark = pytest.mark.django_db

PARAMETER = {"tr": "dil", "fr": "langue"}
OTHER = {"tr": "fr", "fr": "tr"}


@pytest.fixture
def lists():
    """Three stories filed alike (both languages, Turkish alone, French with a Turkish headline); the lists, by language."""
    filed = {
        "category": CategoryFactory(),
        "authors": [AuthorFactory()],
        "tags": [TagFactory()],
        "topics": [TopicFactory()],
    }
    both = ArticleFactory(headline_tr="İkisi de", headline_fr="Les deux", **filed)
    story(only="tr", headline_tr="Türkçesi var", **filed)
    story(only="fr", headline_fr="En français", headline_tr="Başlığı var", **filed)
    return {
        language: [
            reverse_in(language, "home"),
            reverse_in(language, "latest"),
            both.category.url_in(language),
            both.authors.get().url_in(language),
            both.tags.get().url_in(language),
            both.topics.get().url_in(language),
        ]
        for language in ("tr", "fr")
    }


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_without_a_choice_a_list_shows_both_languages(lists, client, language):
    for path in lists[language]:
        text = parse(client.get(path)).xpath("//main")[0].text_content()
        assert "Türkçesi var" in text
        assert "Başlığı var" in text or "En français" in text


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_choice_shows_whole_texts_in_that_language_alone(lists, client, language):
    for path in lists[language]:
        turkish = parse(client.get(f"{path}?{PARAMETER[language]}=tr")).xpath("//main")[0].text_content()
        assert "Türkçesi var" in turkish, path
        assert "Başlığı var" not in turkish, path
        assert "En français" not in turkish, path
        french = parse(client.get(f"{path}?{PARAMETER[language]}=fr")).xpath("//main")[0].text_content()
        assert "Türkçesi var" not in french, path
        assert "Başlığı var" in french or "En français" in french, path


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_a_list_never_answers_the_other_languages_parameters(lists, client, language):
    for path in lists[language]:
        assert client.get(f"{path}?{PARAMETER[OTHER[language]]}=tr").status_code == 404, path
    place = {"tr": "avant", "fr": "once"}[language]
    for path in lists[language][1:]:
        assert client.get(f"{path}?{place}=20261124T110000Z-1").status_code == 404, path


@pytest.mark.parametrize("value", ["", "en", "TR", "tr,fr", "x' OR 1=1", "%00", "tr%20"])
def test_another_value_is_not_found(lists, client, value):
    for language in ("tr", "fr"):
        for path in lists[language]:
            assert client.get(f"{path}?{PARAMETER[language]}={value}").status_code == 404, path


def test_the_choice_is_offered_as_plain_links_and_says_which_holds(lists, client):
    for language in ("tr", "fr"):
        path = reverse_in(language, "latest")
        query = f"?{PARAMETER[language]}="
        plain, chosen = parse(client.get(path)), parse(client.get(f"{path}{query}fr"))
        links = plain.xpath("//main//a[@data-choice]/@href")
        assert links == [path, f"{query}tr", f"{query}fr"]
        assert plain.xpath("//a[@data-choice][@aria-current]/@data-choice") == [""]
        assert chosen.xpath("//a[@data-choice][@aria-current]/@data-choice") == ["fr"]


def test_a_choice_that_leaves_nothing_is_an_empty_list_and_no_error(client):
    row = story(only="tr")
    for path in ("/", row.category.url_in("tr"), reverse_in("tr", "latest")):
        assert client.get(f"{path}?dil=fr").status_code == 200
