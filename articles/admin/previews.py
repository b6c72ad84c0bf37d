"""How other sites will show a story: its share card and its line among search results, as the page's own words make them."""

from urllib.parse import urlsplit

from django.conf import settings
from django.templatetags.static import static

from articles.admin.drafted import section_of
from articles.models.states import LANGUAGES
from articles.readiness import limits
from korner.images.show import share_picture
from korner.languages import other_language
from korner.text.counts import counts
from korner.text.slugs import slugify

COUNTED = ("headline", "lead", "body")


def cut(words, limit):
    """`words` as a site cuts them at `limit` characters: after a whole word, with an ellipsis."""
    words = " ".join(words.split())
    if len(words) <= limit:
        return words
    head = words[: limit - 1]
    return f"{head.rpartition(' ')[0] or head}…"


def cards(draft, paper, assets):
    """{language: the words and picture of its card and of its search result}; at most one query.

    `paper` are the settings of the paper, `assets` {id: Asset} the pictures of the story.
    """
    section = section_of(draft)
    return {language: card(draft, language, paper, assets, section) for language in LANGUAGES}


def card(draft, language, paper, assets, section):
    """What others show of a story in `language`, by the rules of templates/articles/article.html and its share card."""
    name = getattr(paper, f"name_{language}") or ""
    other = other_language(language)
    headline = draft.text("headline", language)
    lead = draft.text("lead", language) or (draft.text("lead", other) if headline else "")
    description = draft.text("seo_description", language) or lead or headline
    picture = assets.get(getattr(draft, f"share_picture_{language}_id")) or assets.get(draft.picture_id)
    shared = share_picture(picture) or share_picture(paper.share_picture)
    return {
        "site": name,
        "host": urlsplit(settings.SITE_URL).netloc,
        "picture": shared[0] if shared else static("icons/share.png"),
        "card_title": cut(headline, limits.CARD_TITLE),
        "card_text": cut(description, limits.CARD_DESCRIPTION),
        "title": cut(f"{draft.text('seo_title', language) or headline} – {name}", limits.SEARCH_TITLE)
        if headline
        else "",
        "text": cut(description, limits.SEARCH_DESCRIPTION),
        "address": address(draft, language, section),
    }


def address(draft, language, section):
    """The address as search engines write it: host › section › slug."""
    host = urlsplit(settings.SITE_URL).netloc
    slug = slugify(draft.text("slug", language) or draft.text("headline", language))
    steps = ["fr"] if language == "fr" else []
    steps += [section.slug_in(language) or section.slug_in(other_language(language))] if section else []
    steps += [f"{slug}-{draft.pk}" if draft.pk else slug] if slug else []
    return " › ".join([host, *steps])


def measured(draft):
    """{language: {field: Counts}} of the texts whose length a desk asks for."""
    return {
        language: {field: counts(draft.text(field, language), language) for field in COUNTED} for language in LANGUAGES
    }
