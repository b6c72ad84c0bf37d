"""What a feed of the paper looks like: RSS 2.0 that readers and aggregators take without complaint.

A feed of an app is a subclass of PaperFeed that answers `channel(request, …)`; everything else follows from the data
it returns. Instances are shared by all requests and hold nothing but their language.
"""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Enclosure, Rss201rev2Feed, rfc2822_date, rfc3339_date

from korner.syndication.plain import absolute, clean

LENGTH = 30
MINUTES = 15  # how long a reader may wait before it asks again


@dataclass(frozen=True)
class Picture:
    """The picture of an item: its address, its size in pixels and bytes (None when unknown), its words."""

    url: str
    width: int
    height: int
    bytes: int | None
    alt: str = ""
    credit: str = ""
    media_type: str = "image/jpeg"


@dataclass(frozen=True)
class Item:
    """One entry. `html` is the whole text with whole addresses; `language` is that of the text."""

    id: str
    title: str
    link: str
    language: str
    published: datetime
    description: str = ""
    html: str = ""
    revised: datetime | None = None
    writers: list = field(default_factory=list)
    categories: list = field(default_factory=list)
    picture: Picture | None = None


@dataclass(frozen=True)
class Channel:
    """A feed as a whole: words, addresses (paths or whole), the editor as `address (name)`, the items newest first."""

    title: str
    description: str
    link: str
    feed_link: str
    items: list
    icon: str = ""
    copyright: str = ""
    editor: str = ""


class PaperRss(Rss201rev2Feed):
    """RSS 2.0 with the elements aggregators look for: dc:creator, dc:language, content:encoded, media:content."""

    def rss_attributes(self):
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            "xmlns:media": "http://search.yahoo.com/mrss/",
        }

    def add_root_elements(self, handler):
        """Django's own elements, but no date of building: the same stories give the same bytes, and so a 304."""
        feed = self.feed
        for name in ("title", "link", "description"):
            handler.addQuickElement(name, feed[name])
        handler.addQuickElement(
            "atom:link", None, {"rel": "self", "href": feed["feed_url"], "type": "application/rss+xml"}
        )
        handler.addQuickElement("language", feed["language"])
        for name, value in (("copyright", feed["feed_copyright"]), ("managingEditor", feed["editor"])):
            if value:
                handler.addQuickElement(name, value)
        if self.items:
            handler.addQuickElement("lastBuildDate", rfc2822_date(self.latest_post_date()))
        handler.addQuickElement("ttl", str(feed["ttl"]))
        if feed["icon"]:
            handler.startElement("image", {})
            handler.addQuickElement("url", feed["icon"])
            handler.addQuickElement("title", feed["title"])
            handler.addQuickElement("link", feed["link"])
            handler.endElement("image")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        entry = item["entry"]
        for writer in entry.writers:
            handler.addQuickElement("dc:creator", clean(writer))
        handler.addQuickElement("dc:language", entry.language)
        if entry.revised:
            handler.addQuickElement("atom:updated", rfc3339_date(entry.revised))
        if entry.html:
            handler.addQuickElement("content:encoded", clean(entry.html))
        if entry.picture:
            add_picture(handler, entry.picture)


def add_picture(handler, picture):
    """Write the picture of an item as media:content, with its words and its credit."""
    attributes = {
        "url": absolute(picture.url),
        "type": picture.media_type,
        "medium": "image",
        "width": str(picture.width),
        "height": str(picture.height),
    }
    if picture.bytes:
        attributes["fileSize"] = str(picture.bytes)
    handler.startElement("media:content", attributes)
    if picture.alt:
        handler.addQuickElement("media:description", clean(picture.alt), {"type": "plain"})
    if picture.credit:
        handler.addQuickElement("media:credit", clean(picture.credit))
    handler.endElement("media:content")


class PaperFeed(ABC, Feed):
    """A feed in one language of the paper, to be used as a view."""

    feed_type = PaperRss
    ttl = MINUTES
    item_guid_is_permalink = False

    def __init__(self, language):
        self.language = language

    def __call__(self, request, *args, **kwargs):
        """Answer without Last-Modified: a story taken back moves no date, only the ETag tells of it."""
        response = super().__call__(request, *args, **kwargs)
        del response["Last-Modified"]
        return response

    @abstractmethod
    def channel(self, request, **kwargs):
        """Return the Channel to be written. Raises Http404 for a thing that is not there."""

    def get_object(self, request, *args, **kwargs):
        return self.channel(request, **kwargs)

    def title(self, channel):
        return clean(channel.title)

    def description(self, channel):
        return clean(channel.description)

    def link(self, channel):
        return absolute(channel.link)

    def feed_url(self, channel):
        return absolute(channel.feed_link)

    def feed_copyright(self, channel):
        return clean(channel.copyright)

    def feed_extra_kwargs(self, channel):
        return {"icon": absolute(channel.icon), "editor": clean(channel.editor)}

    def items(self, channel):
        return channel.items

    def item_title(self, item):
        return clean(item.title)

    def item_description(self, item):
        return clean(item.description)

    def item_link(self, item):
        return absolute(item.link)

    def item_guid(self, item):
        return item.id

    def item_pubdate(self, item):
        return item.published

    def item_updateddate(self, item):
        return item.revised

    def item_categories(self, item):
        return [clean(word) for word in item.categories]

    def item_enclosures(self, item):
        # An enclosure must name its length; a picture whose file cannot be asked is left to media:content.
        if item.picture is None or not item.picture.bytes:
            return []
        return [Enclosure(absolute(item.picture.url), str(item.picture.bytes), item.picture.media_type)]

    def item_extra_kwargs(self, item):
        return {"entry": item}
