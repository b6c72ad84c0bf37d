"""Which feeds the newsroom offers: all stories, a section's, an author's, a dossier's, each in both languages."""

from abc import abstractmethod
from html import escape

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.templatetags.static import static
from django.utils.translation import gettext as _

from articles.models import Article, Byline, Category, Topic
from articles.reading import Reading
from authors.models import Author
from korner.addresses import reverse_in
from korner.images.elsewhere import jpeg
from korner.images.models import Asset
from korner.languages import other_language
from korner.paging import CHOICE, language_choice
from korner.site import frame
from korner.syndication.excerpt import for_feed, pictures_named_in
from korner.syndication.feeds import LENGTH, Channel, Item, PaperFeed, Picture
from korner.syndication.plain import lasting_id
from korner.syndication.structured import shortened
from korner.text.html import plain_text

DESCRIPTION = 400


class StoriesFeed(PaperFeed):
    """A feed of stories: heirs say whose. Both languages are in it, each story as its card shows it.

    At most 4 queries and one for the thing the feed is about: frame, stories, bylines, pictures within the texts.
    """

    @abstractmethod
    def about(self, stories, **kwargs):
        """Return (name, description, page's path, those of `stories` it has); the name of the paper's own feed is ""."""

    def channel(self, request, **kwargs):
        choice = language_choice(request)
        paper = frame.of(request)
        stories = Article.objects.visible()
        name, description, link, stories = self.about(stories.readable_in(choice) if choice else stories, **kwargs)
        chosen = f"?{CHOICE[self.language]}={choice}" if choice else ""
        return Channel(
            title=f"{name} – {paper['name']}" if name else paper["name"],
            description=description or paper["description"] or paper["tagline"] or paper["name"],
            link=link + chosen,
            feed_link=request.path + chosen,
            items=items(with_texts(stories), self.language),
            icon=static("icons/icon-192.png"),
            copyright=paper["publisher"],
            editor=f"{paper['email']} ({paper['responsible_editor'] or paper['name']})" if paper["email"] else "",
        )


class SiteFeed(StoriesFeed):
    """All stories."""

    def about(self, stories):
        return "", "", reverse_in(self.language, "home"), stories


class SectionFeed(StoriesFeed):
    """The stories of a section."""

    def about(self, stories, slug):
        section = get_object_or_404(Category, **{f"slug_{self.language}": slug})
        words = getattr(section, f"description_{self.language}") or ""
        return section.name_in(self.language), words, path_of(section, self.language), stories.in_section(section)


class TopicFeed(StoriesFeed):
    """The stories of a dossier."""

    def about(self, stories, slug):
        topic = get_object_or_404(Topic, **{f"slug_{self.language}": slug})
        words = shortened(plain_text(topic.introduction_in(self.language)), DESCRIPTION)
        in_topic = stories.filter(topic_entries__topic=topic).shows(f"new-topic{topic.pk}")
        return topic.name_in(self.language), words, path_of(topic, self.language), in_topic


class AuthorFeed(StoriesFeed):
    """The stories an author is named on."""

    def about(self, stories, slug):
        person = get_object_or_404(Author, slug=slug)
        named = stories.filter(pk__in=Byline.objects.filter(author=person).values("article")).shows(
            f"new-author{person.pk}"
        )
        return person.name, person.office_in(self.language), person.url_in(self.language), named


def path_of(thing, language):
    """The page of a section or dossier. Raises Http404 when it has none in `language`."""
    path = thing.url_in(language)
    if not path:
        raise Http404
    return path


def with_texts(stories):
    """The newest of `stories` with their whole texts, sections, pictures and bylines; two queries."""
    return stories.select_related("category", "picture").with_bylines().newest_first()[:LENGTH]


def items(stories, language):
    """Return the feed's entries for readers of `language`; one query more when texts hold pictures."""
    entries = [Reading(story, language) for story in stories]
    numbers = pictures_named_in(str(reading.body) for reading in entries)
    assets = Asset.objects.in_bulk(numbers) if numbers else {}
    return [item(reading, assets) for reading in entries]


def item(reading, assets):
    """One story as a feed's entry; its id stays the same whatever its address becomes."""
    story, lead, body = reading.article, str(reading.lead), str(reading.body)
    html = for_feed(body, body_pictures(assets, reading.page), watch=_("Watch the film"))
    if reading.body_language != reading.words_language:
        html = f'<div lang="{reading.body_language}">{html}</div>'
    return Item(
        id=lasting_id("story", story.pk),
        title=str(reading.headline),
        link=reading.url,
        language=reading.words_language,
        published=story.publish_at,
        revised=story.revised_at,
        description=escape(lead or shortened(plain_text(body), DESCRIPTION), quote=False),
        html=html,
        writers=[author.name for author in reading.writers],
        categories=[word for word in (reading.section, reading.label) if word],
        picture=lead_picture(reading),
    )


def body_pictures(assets, language):
    """What `for_feed` wants to know of the pictures within a text: (address, width, height, words, credit) by id."""
    shown = {}
    for number, asset in assets.items():
        found = asset.best("free", 960)
        if found:
            shape, width = found
            address, height = asset.rendition_url(shape, width), asset.height_of(shape, width)
            shown[number] = (address, width, height, asset.alt_in(language), asset.credit)
    return shown


def lead_picture(reading):
    """The lead picture of a story for a feed, or None."""
    found = jpeg(reading.picture)
    if not found:
        return None
    path, width, height, size = found
    return Picture(path, width, height, size, alt=reading.picture_alt, credit=reading.picture.credit)


def feed_list(request):
    """The feeds for people: the paper's own, each section's, dossier's and author's."""
    language = request.page_language
    context = {
        "sections": [section for section in Category.objects.alive().in_order() if section.url_in(language)],
        "topics": [topic for topic in Topic.objects.newest_first() if topic.url_in(language)],
        "authors": list(Author.objects.listed().by_name(language)),
        "other_url": reverse_in(other_language(language), "feeds"),
    }
    return render(request, "articles/feeds.html", context)
