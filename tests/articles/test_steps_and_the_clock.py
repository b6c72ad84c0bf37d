"""What time alone does to a story: its minute, its embargo, its end, also on the nights when the clocks change."""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from django.utils import timezone

from articles import workflow
from articles.models import Article, RelatedStory
from articles.models.day_keeping import recount_passed
from articles.models.days import DayCount
from korner.addresses import reverse_in
from korner.desk import outsiders
from korner.search.models import PromotedResult
from tests.conftest import brussels
from tests.factories import ArticleFactory, AssetFactory, AuthorFactory, TagFactory, TopicFactory, UserFactory
from tests.pages import parse

pytestmark = pytest.mark.django_db
HEADLINE = "Kozalaklı köprü açıldı"

SPRING, AUTUMN = "2026-03-29", "2026-10-25"
# (the clock before, the moment that was set)
NIGHTS = [
    ("2026-03-28 23:00", brussels(f"{SPRING} 01:59")),
    ("2026-03-28 23:00", brussels(f"{SPRING} 03:00")),
    ("2026-03-28 23:00", brussels(f"{SPRING} 06:30")),
    ("2026-10-24 23:00", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),  # 02.30 for the first time
    ("2026-10-24 23:00", datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),  # 02.30 for the second time
    ("2026-10-24 23:00", brussels(f"{AUTUMN} 03:00")),
    ("2026-10-24 23:00", brussels(f"{AUTUMN} 06:30")),
]
# In UTC, where a second less is a second earlier.
night = pytest.mark.parametrize(
    ("before", "moment"),
    [(before, moment.astimezone(UTC)) for before, moment in NIGHTS],
    ids=[str(moment) for _before, moment in NIGHTS],
)


def status(client, row):
    return client.get(row.url_in("tr")).status_code


@night
def test_a_scheduled_story_appears_at_its_minute_with_no_job_running(client, clock, before, moment):
    clock.move_to(before)
    row = ArticleFactory(draft=True, headline_tr=HEADLINE)
    workflow.publish(row, by=UserFactory(role="editor"), at=moment)
    clock.traveller.move_to(moment - timedelta(seconds=1))
    assert status(client, row) == 404
    assert HEADLINE not in client.get("/").text
    clock.traveller.move_to(moment)
    assert status(client, row) == 200
    assert HEADLINE in client.get("/").text


@night
def test_an_embargo_ends_at_its_minute(client, clock, before, moment):
    clock.move_to(before)
    row = ArticleFactory(headline_tr=HEADLINE, embargo_until=moment)
    clock.traveller.move_to(moment - timedelta(seconds=1))
    assert status(client, row) == 404
    clock.traveller.move_to(moment)
    assert status(client, row) == 200


@night
def test_a_story_expires_at_its_minute_and_says_that_it_is_gone(client, clock, before, moment):
    clock.move_to(before)
    row = ArticleFactory(headline_tr=HEADLINE, expire_at=moment)
    clock.traveller.move_to(moment - timedelta(seconds=1))
    assert status(client, row) == 200
    clock.traveller.move_to(moment)
    assert status(client, row) == 410
    assert HEADLINE not in client.get("/").text


def test_withdrawn_is_410_and_restored_is_back_under_its_own_date(client, clock):
    editor = UserFactory(role="editor")
    row = ArticleFactory(publish_at=brussels("2026-11-20 10:00"))
    workflow.withdraw(row, by=editor, note="Yanlış kişi.")
    page = client.get(row.url_in("tr"))
    assert page.status_code == 410
    assert "Yanlış kişi." not in page.text  # the reason is the newsroom's
    workflow.publish(row, by=editor)
    assert status(client, row) == 200
    assert row.publish_at == brussels("2026-11-20 10:00")


@dataclass
class Embargoed:
    """A story under embargo, all that it hangs on, and all by which a reader would know it."""

    row: Article
    beside: Article  # a story that is out, with the same section, author, tag and dossier
    outside: str  # the token of a link by which an outsider sees a draft; an editor put the story beside that one

    @property
    def signs(self):
        """Words of its headlines, its addresses, the names of its pictures."""
        row = self.row
        return {"kozalaklı", "pignonée", row.slug_tr, row.slug_fr, row.picture.token, row.share_picture_tr.token}

    def stands_in(self, response):
        """Whether an answer tells anything of it."""
        is_json = response["Content-Type"].startswith("application/json")
        said = json.dumps(response.json(), ensure_ascii=False) if is_json else response.text
        return any(sign in said.lower() for sign in self.signs)


@pytest.fixture
def embargoed(clock, django_capture_on_commit_callbacks):
    """A story published at ten o'clock whose embargo ends at six in the evening; it is noon."""
    editor = UserFactory(role="editor")
    shared = {"authors": [AuthorFactory()], "tags": [TagFactory()], "topics": [TopicFactory()]}
    beside = ArticleFactory(publish_at=brussels("2026-11-24 09:00"), **shared)
    row = ArticleFactory(
        draft=True,
        headline_tr=HEADLINE,
        headline_fr="Une passerelle pignonée est ouverte",
        category=beside.category,
        picture=AssetFactory(),
        share_picture_tr=AssetFactory(),
        embargo_until=brussels("2026-11-24 18:00"),
        **shared,
    )
    with django_capture_on_commit_callbacks(execute=True):  # the search learns its words then
        workflow.publish(row, by=editor, now=brussels("2026-11-24 10:00"))
    PromotedResult.objects.create(words="viyadük", source="story", object_id=row.pk)
    draft = ArticleFactory(draft=True, category=beside.category, **shared)
    RelatedStory.objects.create(article=draft, other=row)
    _link, token = outsiders.make(draft, by=editor, life="day", languages="both", note="Me Dupont")
    return Embargoed(row, beside, token)


def places(story):
    """Every public place where an Embargoed stands once its time has come, in both languages: name → path."""
    row = story.row
    author, tag, topic = row.authors.get(), row.tags.get(), row.topic_entries.get().topic
    day = timezone.localdate(row.publish_at)
    found = {"sitemap of news": "/news-sitemap.xml", "result set by hand": "/ara/?q=viyaduk"}
    for language, word, slip in (("tr", "kozalakli", "kozalekli"), ("fr", "pignonee", "pignonae")):
        address = partial(reverse_in, language)
        section = row.category.slug_in(language)
        own = {
            "home": address("home"),
            "latest": address("latest"),
            "section": row.category.url_in(language),
            "author": author.url_in(language),
            "tag": tag.url_in(language),
            "topic": topic.url_in(language),
            "search": f"{address('search')}?q={word}",
            "better spelling": f"{address('search')}?q={slip}",
            "suggestions": f"{address('suggestions')}?q={word[:5]}",
            "archive of the day": address("archive-day", year=day.year, month=day.month, day=day.day),
            "box beside another story": story.beside.url_in(language),
            "box beside a draft seen by an outsider": address("preview", token=story.outside),
            "feed": address("feed"),
            "section's feed": address("section-feed", slug=section),
            "author's feed": address("author-feed", slug=author.slug),
            "topic's feed": address("topic-feed", slug=topic.slug_in(language)),
        }
        found |= {f"{name}, {language}": path for name, path in own.items()}
    return found


def test_under_embargo_a_story_stands_nowhere_and_after_it_everywhere(client, clock, embargoed):
    row, paths = embargoed.row, places(embargoed)
    found = {name: client.get(path) for name, path in paths.items()}
    assert {name: page.status_code for name, page in found.items() if page.status_code != 200} == {}
    assert {name for name, page in found.items() if embargoed.stands_in(page)} == set()
    assert row.slug_tr not in sitemap(client)
    assert archived(client, row) == counted(row) == 1  # the other one alone

    clock.move_to("2026-11-24 18:00")
    recount_passed()
    found = {name: client.get(path) for name, path in paths.items()}
    assert {name: page.status_code for name, page in found.items() if page.status_code != 200} == {}
    assert {name for name, page in found.items() if not embargoed.stands_in(page)} == set()
    assert row.slug_tr in sitemap(client)
    assert row.slug_fr in sitemap(client)
    assert archived(client, row) == counted(row) == 2


@pytest.mark.parametrize("language", ["tr", "fr"])
def test_under_embargo_the_page_its_share_card_and_its_data_are_not_there(language, client, clock, embargoed):
    row = embargoed.row
    address = row.url_in(language)
    # The number alone, with another slug: it must not tell the right one by leading there.
    other_slug = address.replace(row.text("slug", language), "baska")
    for path in (address, other_slug):
        page = client.get(path)
        assert page.status_code == 404
        assert not embargoed.stands_in(page)

    clock.move_to("2026-11-24 18:00")
    page = client.get(address)
    document = parse(page)
    (card,) = document.xpath("//meta[@property='og:image']/@content")
    assert (row.share_picture_tr if language == "tr" else row.picture).token in card
    (data,) = document.xpath("//script[@type='application/ld+json']/text()")
    assert row.picture.token in data
    assert client.get(other_slug)["Location"] == address


def test_under_embargo_no_link_to_another_story_opens_its_pictures_and_no_original_is_public(client, embargoed):
    row = embargoed.row
    for language in ("tr", "fr"):
        path = reverse_in(
            language, "preview-picture", token=embargoed.outside, number=row.picture_id, rest="16x9-640.jpg"
        )
        assert client.get(path).status_code == 404
    assert client.get(f"/media/{row.picture.original.name}").status_code == 404
    # What its own link opens shows that such an address can open something.
    _link, token = outsiders.make(row, by=UserFactory(role="editor"), life="day", languages="both", note="Me Dupont")
    shape, width = row.picture.best("16x9", 640)
    path = reverse_in("tr", "preview-picture", token=token, number=row.picture_id, rest=f"{shape}-{width}.jpg")
    assert client.get(path).status_code == 200


def sitemap(client):
    """All parts of the sitemap as one text."""
    parts = re.findall(r"<loc>http://testserver(/[^<]+)</loc>", client.get("/sitemap.xml").text)
    return "".join(client.get(part).text for part in parts)


def counted(row):
    """How many stories the archive has counted for the story's day."""
    day = timezone.localdate(row.publish_at)
    return DayCount.objects.filter(day=day).values_list("stories", flat=True).first() or 0


def archived(client, row):
    """How many stories the pages of the archive tell of: its years, that year, that month and that day alike."""
    day = timezone.localdate(row.publish_at)
    told = set()
    for path in ("/arsiv/", f"/arsiv/{day:%Y}/", f"/arsiv/{day:%Y/%m}/", f"/arsiv/{day:%Y/%m/%d}/"):
        told |= {
            client.get(path).context["total"].of(None),
            client.get(f"/fr/archives{path[6:]}").context["total"].of(None),
        }
    (number,) = told
    return number
