"""Which keys an archive may hold, and what stands behind each of them."""

import re

from articles.archiving import values
from articles.models import Article, Byline, Correction, Translation
from authors.models import Author
from korner.images.models import Asset
from korner.publishing import Status
from korner.site.models import Place, StandingPage

LARGEST_ID = 10**15  # what is larger is no number of a story, and gets one of ours
COMMENT_STATUSES = ("approved", "pending", "held", "refused", "rejected", "spam")

language = values.one_of(*values.LANGUAGES)
keys = values.list_of(values.key)


def choices(kind):
    """The check for the stored words of a TextChoices class."""
    return values.one_of(*kind.values)


def settings(value, place):
    """The paper's further facts: texts, and the year it was founded in."""
    if not isinstance(value, dict):
        values.refuse(value, place, "an object")
    for name, fact in value.items():
        if fact is not None:
            (values.small if name == "founded" else values.text)(fact, f"{place}.{name}")


def orders(value, place):
    """The place of a story in its dossiers: numbers by the dossier's key."""
    if not isinstance(value, dict):
        values.refuse(value, place, "an object with numbers by key")
    for topic, order in value.items():
        values.small(order, f"{place}.{topic}")


ROOT = dict.fromkeys(["schema", "archive", "seed", "articles"], values.anything) | dict.fromkeys(
    ["site", "categories", "authors", "tags", "images", "topics", "pages", "menus", "redirects"], values.anything
)
SITE = {
    "languages": values.list_of(language),
    "default_language": language,
    "title": values.words,
    "tagline": values.words,
    "settings": settings,
    "logo": values.key,
    "share_picture": values.key,
}
NAMED = {"key": values.key, "name": values.name, "slug": values.words}
COLLECTIONS = {
    "categories": NAMED
    | {
        "description": values.words,
        "parent": values.key,
        "order": values.small,
        "colour": values.matches(re.compile(r"#[0-9a-fA-F]{6}"), "a colour like #9b1b22"),
        "archived": values.yes_no,
        "on_home": values.yes_no,
    },
    "authors": {
        "key": values.key,
        "name": values.line,
        "bio": values.words,
        "office": values.words,
        "kind": choices(Author.Kind),
        "languages": values.one_of("", *(choice for choice, _label in Author._meta.get_field("languages").choices)),
        "listed": values.yes_no,
        "in_imprint": values.yes_no,
        "order": values.small,
        "portrait": values.key,
    }
    | dict.fromkeys(["slug", "email", "website", "facebook", "instagram", "x"], values.text),
    "tags": NAMED,
    "images": {
        "key": values.key,
        "file": values.line,
        "width": values.large,
        "height": values.large,
        "bytes": values.large,
        "sha256": values.matches(re.compile("[0-9a-fA-F]{64}"), "a SHA-256 of 64 hexadecimal digits"),
        "alt": values.words,
        "credit": values.text,
        "licence": choices(Asset.Licence),
        "licence_note": values.text,
        "expires_on": values.day,
        "decorative": values.yes_no,
        "focus": values.focus,
        "name": values.text,
    },
    "topics": NAMED
    | {
        "introduction": values.words,
        "picture": values.key,
        "starts": values.day,
        "ends": values.day,
        "archived": values.yes_no,
    },
    "pages": NAMED
    | {"role": choices(StandingPage.Role), "lead": values.words, "body": values.words, "published": values.yes_no},
    "menus": {
        "menu": choices(Place),
        "order": values.small,
        "label": values.words,
        "named": values.key,
        "outside": values.line,
        "target": values.anything,
        "starts": values.moment,
        "ends": values.moment,
    },
    "redirects": {"old": values.line, "new": values.text},
}
NEEDED = {
    "categories": ("key", "name"),
    "authors": ("key", "name"),
    "tags": ("key", "name"),
    "images": ("key", "file"),
    "topics": ("key", "name"),
    "pages": ("key", "name"),
    "menus": ("menu",),
    "redirects": ("old",),
    "articles": ("id", "lang", "status", "category"),
    "comments": ("status", "body"),
    "bylines": ("author",),
    "corrections": ("text", "made_at"),
}
BYLINE = {"author": values.key, "role": choices(Byline.Role)}
CORRECTION = {
    "kind": choices(Correction.Kind),
    "text": values.some_words,
    "made_at": values.moment,
    "order": values.small,
}
COMMENT = {
    "author": values.text,
    "email": values.text,
    "body": values.line,
    "status": values.one_of(*COMMENT_STATUSES),
    "created_at": values.moment,
    "key": values.key,
    "parent": values.key,  # the key of the comment it answers
    "language": language,
    "edited_at": values.moment,
    "note": values.text,
    "pinned": values.yes_no,
    "withdrawn": values.yes_no,
    "likes": values.whole(0, 2**31 - 1),
}
TEXTS = {  # column: key
    "headline": "title",
    "slug": "slug",
    "lead": "summary",
    "body": "body_html",
    "kicker": "kicker",
    "place": "place",
    "picture_caption": "caption",
    "seo_title": "seo_title",
    "seo_description": "seo_description",
}
ARTICLE = (
    dict.fromkeys([*TEXTS.values(), "address_slug", "source_name", "source_url"], values.text)
    | {
        "id": values.number,
        "pk": values.whole(1, LARGEST_ID),
        "group": values.number,
        "lang": language,
        "source_language": language,
        "status": choices(Status),
        "kind": choices(Article.Kind),
        "translation": choices(Translation),
        "withdrawn": values.yes_no,
        "category": values.key,
        "author": values.key,
        "image": values.key,
        "share_image": values.key,
        "tags": keys,
        "topics": keys,
        "topic_orders": orders,
        "related": values.list_of(values.number),
        "bylines": values.anything,
        "corrections": values.anything,
        "comments": values.anything,
        "comments_open": values.yes_no,
    }
    | dict.fromkeys(
        ["published_at", "publish_at", "first_published_at", "expire_at", "embargo_until", "revised_at"], values.moment
    )
)
