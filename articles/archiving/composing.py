"""How the one or two entries of a story become one article: its words, its facts, its states."""

from articles.archiving.fields import TEXTS
from articles.archiving.grouping import source_of
from articles.archiving.values import moment
from articles.models import Article, Translation
from articles.models.texts import LINES
from korner.publishing import Status
from korner.text.slugs import slugify

LANGUAGES = ("tr", "fr")
SHOWN = (Status.PUBLISHED, Status.WITHDRAWN)  # what readers saw once
LONGEST = {name: Article._meta.get_field(name).max_length for name in LINES}
LONGEST_LEAD = LONGEST.pop("lead")  # the desk's limit, not the database's: a longer one is kept whole


def original_of(entries, source):
    """The entry of the original; where the archive has only the other language, that one."""
    return next((entry for entry in entries if entry["lang"] == source), entries[0])


def compose(article, entries, shelves, report, default_language):
    """Put the words and facts of `entries` into `article` and bring them in order. Nothing is saved."""
    source = source_of(entries, default_language)
    original = original_of(entries, source)
    article.source_language = source
    for entry in entries:
        put_words(article, entry, shelves, report)
    article.kind = original.get("kind") or Article.Kind.NEWS
    article.status = original["status"]
    article.publish_at = publication_time(entries, original)
    for name in ("expire_at", "embargo_until", "revised_at"):
        setattr(article, name, moment(original[name]) if original.get(name) else None)
    article.category = shelves.categories[original["category"]]
    article.picture_id = shelves.images.get(original.get("image"))
    article.source_name = report.fit(original.get("source_name"), 120, "source", original["id"])
    article.source_url = report.address(original.get("source_url"), "address of the source", original["id"])
    article.comments_open = original.get("comments_open") is not False
    article.settle()
    make_fit(article, original, report)
    if article.status == Status.PUBLISHED and not any(article.shows(language) for language in LANGUAGES):
        report.note("published, but shown nowhere: no text to read, or withdrawn", original["id"])
    return article


def put_words(article, entry, shelves, report):
    """The words of one language, and what holds for that language alone."""
    language = entry["lang"]
    for column, key in TEXTS.items():
        setattr(article, f"{column}_{language}", entry.get(key) or None)
    body = shelves.text(entry.get("body_html"), entry["id"])
    setattr(article, f"body_{language}", body or None)
    slug = entry.get("address_slug") or entry.get("slug")
    setattr(article, f"slug_{language}", slug or None)
    if slug and slug != slugify(slug):
        report.note("slug written anew", entry["id"])
    setattr(article, f"share_picture_{language}_id", shelves.images.get(entry.get("share_image")))
    setattr(article, f"withdrawn_{language}", bool(entry.get("withdrawn")))
    # Settling derives the state from the texts; that a text is outdated is all it cannot know.
    outdated = entry.get("translation") == Translation.OUTDATED
    setattr(article, f"translation_{language}", Translation.OUTDATED if outdated else Translation.MISSING)
    first = entry.get("first_published_at")
    if "first_published_at" not in entry and entry["status"] in SHOWN and entry.get("body_html"):
        first = entry.get("published_at")
    setattr(article, f"first_published_at_{language}", moment(first) if first else None)


def forget_words(article, language):
    """Take a language out of a story: the archive no longer has it."""
    for column in TEXTS:
        setattr(article, f"{column}_{language}", None)
    setattr(article, f"share_picture_{language}_id", None)
    setattr(article, f"first_published_at_{language}", None)
    setattr(article, f"withdrawn_{language}", False)


def publication_time(entries, original):
    """When a story appears: said by the archive, else when its first language appeared."""
    if "publish_at" in original:
        return moment(original["publish_at"]) if original["publish_at"] else None
    return min((moment(entry["published_at"]) for entry in entries if entry.get("published_at")), default=None)


def make_fit(article, original, report):
    """Cut what is longer than its column, and say so: the archive was found good, and the database must take it."""
    for language in LANGUAGES:
        for name, length in LONGEST.items():
            text = article.text(name, language)
            if len(text) > length:
                setattr(article, f"{name}_{language}", report.fit(text, length, name.replace("_", " "), original["id"]))
        if len(article.text("lead", language)) > LONGEST_LEAD:
            report.note(f"lead longer than the {LONGEST_LEAD} characters the desk takes, kept whole", original["id"])
