"""What a reader of one language gets to see of a story: on a card, and on its page."""

from functools import cached_property

from django.utils import timezone
from django.utils.translation import ngettext

from articles.models import Article, Byline, Translation
from korner.languages import other_language, page_language
from korner.text.html import reading_minutes


class Text:
    """A piece of text and the language it is in; `lang` is "" where that is the page's own."""

    __slots__ = ("lang", "language", "words")

    def __init__(self, words, language, page):
        self.words, self.language = words, language
        self.lang = "" if language == page else language

    def __str__(self):
        return self.words

    def __bool__(self):
        return bool(self.words)


class Reading:
    """A story as read from pages in `page` (language). Never a silent fallback: each text says its language."""

    def __init__(self, article, page=None):
        self.article = article
        self.page = page or page_language()
        # `words_language`: that of headline, kicker and lead, the page's own if the story has words in it;
        # `body_language`: that of the text that opens behind the headline.
        self.words_language, self.body_language = article.languages_for(self.page)

    def piece(self, field):
        """The text of a translated field in the words' language, else in the other one, marked as such."""
        language = self.words_language
        own = self.article.text(field, language)
        if not own and field in ("lead", "picture_caption"):
            language = other_language(language)
            own = self.article.text(field, language)
        return Text(own, language, self.page)

    @cached_property
    def headline(self):
        return self.piece("headline")

    @cached_property
    def kicker(self):
        return self.piece("kicker")

    @cached_property
    def lead(self):
        return self.piece("lead")

    @cached_property
    def caption(self):
        return self.piece("picture_caption")

    @property
    def place(self):
        return self.piece("place")

    @cached_property
    def body(self):
        """The stored, clean HTML of the text that is read here."""
        return Text(self.article.text("body", self.body_language), self.body_language, self.page)

    @cached_property
    def minutes(self):
        """Whole minutes it takes to read the text; asked only on a story's own page, where the text is at hand."""
        return reading_minutes(self.body.words, self.body_language)

    @property
    def minutes_in_words(self):
        """How long it takes to read, in the language of the page being made."""
        said = ngettext("%(minutes)s minute to read", "%(minutes)s minutes to read", self.minutes)
        return said % {"minutes": self.minutes}

    @property
    def outdated(self):
        """Whether the text read here is older than its original."""
        return self.article.translation(self.body_language) == Translation.OUTDATED

    @property
    def chip(self):
        """The language code shown as a chip: that of the body when it is not the page's ("FR"), else ""."""
        return "" if self.body_language == self.page else self.body_language

    @cached_property
    def url(self):
        """The address the headline leads to: the page's own language if the story has a page there."""
        return self.article.url_in(self.words_language)

    @property
    def url_language(self):
        """The language of the page behind `url`; "" where it is this page's own (for `hreflang`)."""
        return "" if self.words_language == self.page else self.words_language

    # What a card passes on from the story itself.
    @property
    def pk(self):
        return self.article.pk

    @property
    def picture(self):
        return self.article.picture

    @property
    def picture_alt(self):
        return self.article.picture.alt_in(self.page) if self.article.picture else ""

    @property
    def publish_at(self):
        return self.article.publish_at

    @property
    def day(self):
        """The day it came out, in Brussels: 2026-11-24."""
        return timezone.localtime(self.article.publish_at).date().isoformat()

    @property
    def section(self):
        return self.article.category.name_in(self.page)

    @property
    def section_url(self):
        return self.article.category.url_in(self.page)

    @property
    def section_slug(self):
        return self.article.category.slug_in(self.page)

    # Asked on a story's own page only.
    @property
    def seo_title(self):
        """What was written for search engines in the page's language, "" where nothing was."""
        return self.article.text("seo_title", self.page)

    @cached_property
    def seo_description(self):
        return self.article.text("seo_description", self.page)

    @property
    def came_out(self):
        """The moment of publication for machines, in Brussels time; "" for a story without one (previews)."""
        return moment_for_machines(self.article.publish_at)

    @property
    def changed(self):
        """The moment of the last revision, else of publication, for machines."""
        return moment_for_machines(self.article.revised_at or self.article.publish_at)

    @property
    def label(self):
        """The kind's name where a reader must be told: column, opinion, partner content, interview; else ""."""
        told = (Article.Kind.COLUMN, Article.Kind.OPINION, Article.Kind.PARTNER, Article.Kind.INTERVIEW)
        return str(Article.Kind(self.article.kind).label) if self.article.kind in told else ""

    @property
    def writers(self):
        """The authors a card names: reporters and guests, else whoever stands there."""
        bylines = getattr(self.article, "card_bylines", ())
        roles = (Byline.Role.REPORTER, Byline.Role.GUEST)
        return [line.author for line in bylines if line.role in roles] or [line.author for line in bylines][:1]


def moment_for_machines(moment):
    """ISO 8601 in Brussels time, "" for None."""
    return timezone.localtime(moment).isoformat() if moment else ""


def readings(articles, page=None):
    """Return the Reading of each article for pages in `page` (default: the page being made)."""
    page = page or page_language()
    return [Reading(article, page) for article in articles]
