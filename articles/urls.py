"""The addresses of the newsroom's pages, for one language at a time."""

from django.urls import path

from articles import archive_views, corrections_pages, feeds, preview_links, views
from articles.site_map import site_map
from korner.addresses import localized


def public(language):
    """The public paths in `language`. Sections stand flat at the root, so they come last."""
    return [
        path("", views.home, name="home"),
        path("rss/", feeds.SiteFeed(language), name="feed"),
        localized(language, "latest", views.latest, word_name="latest"),
        localized(language, "topic", views.topic, word_name="topic", rest="<slug:slug>/"),
        localized(language, "topic-feed", feeds.TopicFeed(language), word_name="topic", rest="<slug:slug>/rss/"),
        localized(language, "tag", views.tag, word_name="tag", rest="<slug:slug>/"),
        localized(language, "archive", archive_views.years, word_name="archive"),
        localized(language, "archive-year", archive_views.year, word_name="archive", rest="<yyyy:year>/"),
        localized(language, "archive-month", archive_views.month, word_name="archive", rest="<yyyy:year>/<mm:month>/"),
        localized(
            language, "archive-day", archive_views.day, word_name="archive", rest="<yyyy:year>/<mm:month>/<mm:day>/"
        ),
        localized(language, "corrections", corrections_pages.corrections, word_name="corrections"),
        localized(
            language,
            "corrections-feed",
            corrections_pages.CorrectionsFeed(language),
            word_name="corrections",
            rest="rss/",
        ),
        localized(language, "author-feed", feeds.AuthorFeed(language), word_name="authors", rest="<slug:slug>/rss/"),
        localized(language, "feeds", feeds.feed_list, word_name="feeds"),
        localized(language, "site-map", site_map, word_name="site-map"),
        localized(language, "preview", preview_links.draft, word_name="preview", rest="<slug:token>/"),
        localized(
            language,
            "preview-picture",
            preview_links.picture,
            word_name="preview",
            rest="<slug:token>/<int:number>-<str:rest>",
        ),
    ]


def sections(language):
    """The paths of sections and stories, which must come after every word of the paper's own."""
    return [
        path("<slug:slug>/", views.section, name="section"),
        path("<slug:slug>/rss/", feeds.SectionFeed(language), name="section-feed"),
        path("<slug:section>/<slug:slug>-<int:pk>/", views.article, name="article"),
    ]
