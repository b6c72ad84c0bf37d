"""What search engines are told of a page: true, whole, and in the language of its words."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from articles.models import Article, Byline
from authors.models import Author
from korner.images.renditions import make_all
from korner.site import frame
from tests.factories import AssetFactory, AuthorFactory, CategoryFactory, TagFactory, TopicFactory, story

pytestmark = pytest.mark.django_db


def things(client, path):
    """{type: thing} of the JSON-LD blocks of a page."""
    response = client.get(path)
    assert response.status_code == 200, path
    blocks = html.fromstring(response.content).xpath("//script[@type='application/ld+json']/text()")
    found = [thing for block in blocks for thing in json.loads(block)]
    assert all(thing["@context"] == "https://schema.org" for thing in found)
    return {thing["@type"] if isinstance(thing["@type"], str) else thing["@type"][-1]: thing for thing in found}


def test_story_is_a_news_article(client):
    section = CategoryFactory(parent=CategoryFactory())
    author = AuthorFactory(name="Ayşe Yılmaz")
    revised = timezone.now() - timedelta(minutes=5)
    mine = story(category=section, authors=[author], tags=[TagFactory(name_tr="göç")], revised_at=revised)
    data = things(client, mine.url_in("tr"))["NewsArticle"]
    assert data["headline"] == mine.headline_tr
    assert data["description"] == mine.lead_tr
    assert data["mainEntityOfPage"] == f"http://testserver{mine.url_in('tr')}"
    assert data["inLanguage"] == "tr"
    assert data["articleSection"] == section.name_tr
    assert data["keywords"] == ["göç"]
    assert data["author"] == [
        {"@type": "Person", "name": "Ayşe Yılmaz", "url": f"http://testserver/yazarlar/{author.slug}/"}
    ]
    assert data["datePublished"] == timezone.localtime(mine.publish_at).isoformat(timespec="seconds")
    assert data["dateModified"] == timezone.localtime(revised).isoformat(timespec="seconds")
    assert data["publisher"]["name"] == frame.current("tr")["name"]
    assert data["publisher"]["logo"]["url"].startswith("http://testserver/")
    assert data["workTranslation"]["inLanguage"] == "fr"


def test_way_down_to_a_story_is_told(client):
    top = CategoryFactory()
    part = CategoryFactory(parent=top)
    mine = story(category=part)
    steps = things(client, mine.url_in("fr"))["BreadcrumbList"]["itemListElement"]
    assert [step["position"] for step in steps] == [1, 2, 3, 4]
    assert [step["item"].removeprefix("http://testserver") for step in steps] == [
        "/fr/",
        top.url_in("fr"),
        part.url_in("fr"),
        mine.url_in("fr"),
    ]


def test_picture_is_named_in_three_cuts(client):
    picture = AssetFactory()
    picture.renditions = make_all(picture)
    picture.save()
    images = things(client, story(picture=picture).url_in("tr"))["NewsArticle"]["image"]
    shapes = [round(image["width"] / image["height"], 2) for image in images]
    assert shapes == [1.78, 1.33, 1.0]
    assert all(client.get(image["url"].removeprefix("http://testserver")).status_code == 200 for image in images)


def test_picture_not_yet_cut_is_named_once(client):
    assert len(things(client, story(picture=AssetFactory()).url_in("tr"))["NewsArticle"]["image"]) == 1


def test_story_without_a_picture_names_the_papers_mark(client):
    images = things(client, story().url_in("tr"))["NewsArticle"]["image"]
    assert [image["url"] for image in images] == ["http://testserver/static/icons/share.png"]


def test_translated_headline_alone_names_the_page_where_the_text_is(client):
    mine = story(only="fr", headline_tr="Yalnız başlık")
    data = things(client, mine.url_in("tr"))["NewsArticle"]
    assert data["headline"] == "Yalnız başlık"
    assert data["inLanguage"] == "tr"
    assert data["mainEntityOfPage"] == f"http://testserver{mine.url_in('fr')}"
    assert data["translationOfWork"]["inLanguage"] == "fr"


def test_long_headline_is_cut_between_words(client):
    mine = story(headline_tr="kelime " * 25)
    headline = things(client, mine.url_in("tr"))["NewsArticle"]["headline"]
    assert len(headline) <= 110
    assert headline.endswith("kelime…")


def test_writers_come_before_those_who_translated_or_took_pictures(client):
    mine = story(authors=[AuthorFactory(name="Yazan")])
    Byline.objects.create(article=mine, author=AuthorFactory(name="Çeviren"), role=Byline.Role.TRANSLATOR)
    data = things(client, mine.url_in("tr"))["NewsArticle"]
    assert [person["name"] for person in data["author"]] == ["Yazan"]
    assert [person["name"] for person in data["translator"]] == ["Çeviren"]


def test_story_without_a_byline_is_the_papers(client):
    author = things(client, story().url_in("tr"))["NewsArticle"]["author"]
    assert author[0]["@type"] == "NewsMediaOrganization"


def test_agency_is_an_organization(client):
    mine = story(authors=[AuthorFactory(kind=Author.Kind.AGENCY)])
    assert things(client, mine.url_in("tr"))["NewsArticle"]["author"][0]["@type"] == "Organization"


def test_opinion_and_partner_content_say_what_they_are(client):
    assert "OpinionNewsArticle" in things(client, story(kind=Article.Kind.COLUMN).url_in("tr"))
    assert "AdvertiserContentArticle" in things(client, story(kind=Article.Kind.PARTNER).url_in("tr"))


def test_home_names_the_paper_and_the_site(client):
    for path, language in (("/", "tr"), ("/fr/", "fr")):
        found = things(client, path)
        assert found["NewsMediaOrganization"]["url"] == f"http://testserver{path}"
        assert found["NewsMediaOrganization"]["logo"]
        assert found["WebSite"]["inLanguage"] == language


def test_author_is_a_person_with_a_profile(client):
    author = AuthorFactory(name="Ayşe Yılmaz", x="https://x.com/ayse", email="gizli@example.org")
    person = things(client, author.url_in("fr"))["ProfilePage"]["mainEntity"]
    assert (person["@type"], person["name"], person["jobTitle"]) == ("Person", "Ayşe Yılmaz", "Journaliste")
    assert person["sameAs"] == ["https://x.com/ayse"]
    assert "email" not in person


def test_section_and_dossier_tell_where_they_stand(client):
    section, dossier = CategoryFactory(), TopicFactory()
    for thing in (section, dossier):
        steps = things(client, thing.url_in("tr"))["BreadcrumbList"]["itemListElement"]
        assert steps[-1]["item"] == f"http://testserver{thing.url_in('tr')}"


def test_headline_cannot_end_the_block_it_stands_in(client):
    mine = story(headline_tr="</script><script>alert(1)</script>")
    assert things(client, mine.url_in("tr"))["NewsArticle"]["headline"] == mine.headline_tr


def test_page_reads_its_frame_once(client, django_assert_max_num_queries):
    mine = story(authors=[AuthorFactory()])
    client.get(mine.url_in("tr"))
    with django_assert_max_num_queries(8):
        client.get(mine.url_in("tr"))
