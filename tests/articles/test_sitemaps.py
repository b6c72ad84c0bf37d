"""What search engines find: every canonical address once, real translations paired, nothing that is not visible."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles.models import Article
from korner.site import frame
from korner.syndication import sitemaps
from tests.factories import AuthorFactory, CategoryFactory, StandingPageFactory, TopicFactory, story

pytestmark = pytest.mark.django_db

S = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
N = "{http://www.google.com/schemas/sitemap-news/0.9}"


def parsed(client, path):
    """The root of an XML answer."""
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def files(client):
    """The paths of the files that the index names."""
    locs = (loc.text for loc in parsed(client, "/sitemap.xml").iter(f"{S}loc"))
    return [loc.removeprefix("http://testserver") for loc in locs]


def entries(client):
    """{path: url element} of all files."""
    found = [url for path in files(client) for url in parsed(client, path).iter(f"{S}url")]
    paths = [url.findtext(f"{S}loc").removeprefix("http://testserver") for url in found]
    assert len(paths) == len(set(paths)), "an address stands twice"
    return dict(zip(paths, found, strict=True))


def alternates(url):
    """{language: path} of an entry's translations."""
    return {link.get("hreflang"): link.get("href").removeprefix("http://testserver") for link in url.iter(LINK)}


def test_both_languages_of_a_story_are_listed_and_paired(client):
    mine = story()
    found = entries(client)
    pair = {"tr": mine.url_in("tr"), "fr": mine.url_in("fr"), "x-default": mine.url_in("tr")}
    assert alternates(found[mine.url_in("tr")]) == pair
    assert alternates(found[mine.url_in("fr")]) == pair


def test_translated_headline_alone_is_not_listed_and_makes_no_pair(client):
    mine = story(only="fr", headline_tr="Yalnız başlık")
    found = entries(client)
    assert mine.url_in("tr") not in found
    assert alternates(found[mine.url_in("fr")]) == {}


def test_what_readers_may_not_see_is_not_listed(client):
    now = timezone.now()
    hidden = [story(draft=True), story(publish_at=now + timedelta(hours=1)), story(expire_at=now - timedelta(hours=1))]
    half = story(withdrawn_fr=True)
    found = entries(client)
    assert not {mine.url_in("tr") for mine in hidden} & set(found)
    assert half.url_in("tr") in found
    assert half.url_in("fr") not in found


def test_everything_listed_answers_200(client):
    story(category=CategoryFactory(parent=CategoryFactory()), authors=[AuthorFactory()], topics=[TopicFactory()])
    StandingPageFactory()
    found = entries(client)
    assert {"/", "/fr/", "/arsiv/", "/fr/auteurs/", "/kunye/"} <= set(found)
    for path in found:
        assert client.get(path).status_code == 200, path


def test_unpublished_page_and_unlisted_author_are_not_listed(client):
    page = StandingPageFactory(published=False)
    author = AuthorFactory(listed=False)
    found = entries(client)
    assert author.url_in("tr") not in found
    assert f"/sayfa/{page.slug_tr}/" not in found


def test_date_of_an_entry_is_that_of_the_last_real_change(client):
    now = timezone.now().replace(microsecond=0)
    mine = story(publish_at=now - timedelta(days=3), revised_at=now - timedelta(days=1))
    wanted = timezone.localtime(mine.revised_at).isoformat()
    assert entries(client)[mine.url_in("tr")].findtext(f"{S}lastmod") == wanted


def test_stories_stand_in_files_of_a_fixed_span_of_ids_and_gaps_make_no_files(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "SPAN", 10)
    section = CategoryFactory()
    first = story(category=section)
    far = story(category=section, pk=first.pk + 100_000)
    assert [path for path in files(client) if "stories" in path] == [
        f"/sitemaps/stories-{mine.pk // 10}.xml" for mine in (first, far)
    ]
    assert far.url_in("tr") in entries(client)


def test_file_that_does_not_exist_is_404(client):
    story()
    for path in ("stories-99", "stories-99999999999999999999999", "newsroom-2", "nothing-0"):
        assert client.get(f"/sitemaps/{path}.xml").status_code == 404, path


def test_file_of_stories_costs_one_query(client, django_assert_num_queries):
    mine = [story() for _number in range(5)]
    with django_assert_num_queries(1):
        client.get(f"/sitemaps/stories-{mine[0].pk // sitemaps.SPAN}.xml")


def test_news_of_two_days_stand_in_the_news_sitemap_in_their_language(client):
    now = timezone.now()
    both, french = story(), story(only="fr", headline_tr="Yalnız başlık")
    story(publish_at=now - timedelta(hours=49))
    story(kind=Article.Kind.PARTNER)
    frame.rebuild()
    urls = list(parsed(client, "/news-sitemap.xml").iter(f"{S}url"))
    found = {url.findtext(f"{S}loc"): url for url in urls}
    assert set(found) == {
        f"http://testserver{path}" for path in (both.url_in("tr"), both.url_in("fr"), french.url_in("fr"))
    }
    news = found[f"http://testserver{both.url_in('fr')}"].find(f"{N}news")
    assert news.findtext(f"{N}publication/{N}language") == "fr"
    assert news.findtext(f"{N}publication/{N}name") == frame.current("fr")["name"]
    assert news.findtext(f"{N}title") == both.headline_fr
    assert news.findtext(f"{N}publication_date").startswith(timezone.localtime(both.publish_at).isoformat()[:19])


def test_news_sitemap_is_there_when_there_is_no_news(client):
    assert list(parsed(client, "/news-sitemap.xml")) == []


def test_headline_with_signs_of_markup_keeps_the_file_whole(client):
    story(headline_tr='Kedi & <köpek> "sevgi"')
    titles = [title.text for title in parsed(client, "/news-sitemap.xml").iter(f"{N}title")]
    assert 'Kedi & <köpek> "sevgi"' in titles


def test_robots_are_told_where_the_sitemaps_are(client):
    text = client.get("/robots.txt").text
    assert "Sitemap: http://testserver/sitemap.xml" in text
    assert "Sitemap: http://testserver/news-sitemap.xml" in text


def test_map_for_people_names_sections_dossiers_authors_and_pages(client):
    section, dossier, author, page = CategoryFactory(), TopicFactory(), AuthorFactory(), StandingPageFactory()
    part = CategoryFactory(parent=section)
    text = client.get("/fr/plan-du-site/").text
    for thing in (section, part, dossier, author, page):
        assert f'href="{thing.url_in("fr")}"' in text, thing


def test_page_of_a_translated_headline_alone_is_not_for_search_engines(client):
    mine = story(only="fr", headline_tr="Yalnız başlık")
    assert 'content="noindex, follow"' in client.get(mine.url_in("tr")).text
    assert "noindex" not in client.get(mine.url_in("fr")).text
