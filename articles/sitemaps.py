"""Which addresses of the newsroom search engines are told of: stories, sections, topics; and the news of two days.

Tags are left out: their pages list what sections and topics list already.
"""

from datetime import timedelta

from django.utils import timezone

from articles.models import Article, Category, Topic
from korner.addresses import reverse_in
from korner.site import frame
from korner.statements import moment
from korner.syndication.sitemap_views import xml
from korner.syndication.sitemaps import Entry, FixedPart, News, RangePart, in_both, urlset_xml

NEWS_HOURS, NEWS_LENGTH = 48, 1000  # Google's limits for a news sitemap
# What an address and its dates need; a million bodies are not read for a list of addresses.
COLUMNS = (
    "category__slug_tr category__slug_fr slug_tr slug_fr publish_at revised_at translation_tr translation_fr "
    "withdrawn_tr withdrawn_fr"
).split()


def parts():
    """The parts of the newsroom."""
    return [
        FixedPart("newsroom", newsroom_pages),
        RangePart("sections", Category.objects.all, lambda section: in_both(section.url_in)),
        RangePart("topics", Topic.objects.all, lambda topic: in_both(topic.url_in)),
        RangePart("stories", addressed, story_entries, rows_asked=lambda: addressed(moment())),
    ]


def newsroom_pages():
    """The newsroom's own pages, which stand in both languages."""
    for name in ("home", "latest", "archive", "corrections", "feeds", "site-map"):
        yield from in_both(lambda language, name=name: reverse_in(language, name))


def addressed(now=None):
    """Visible stories with the columns their addresses need."""
    return Article.objects.visible(now).select_related("category").only("category", *COLUMNS)


def story_entries(story):
    """The entries of one story: the pages where the whole text can be read, paired when both languages have it."""
    changed = max(filter(None, [story.publish_at, story.revised_at]))
    return in_both(lambda language: story.url_in(language) if story.has_body_in(language) else "", changed)


def news(request):
    """/news-sitemap.xml: what was published in the last two days, in each language it can be read in.

    Partner content is no news and is left out, as search engines ask.
    """
    now = timezone.now()
    names = {language: frame.current(language)["name"] for language in ("tr", "fr")}
    stories = (
        addressed(now)
        .only("category", *COLUMNS, "headline_tr", "headline_fr")
        .filter(publish_at__gte=now - timedelta(hours=NEWS_HOURS))
        .exclude(kind=Article.Kind.PARTNER)
        .newest_first()[:NEWS_LENGTH]
    )
    entries = [
        Entry(
            story.url_in(language),
            news=News(names[language], language, story.text("headline", language), story.publish_at),
        )
        for story in stories
        for language in ("tr", "fr")
        if story.has_body_in(language)
    ]
    return xml(urlset_xml(entries[:NEWS_LENGTH]))
