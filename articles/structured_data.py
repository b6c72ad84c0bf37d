"""How a story, a section or a dossier is named to search engines (schema.org)."""

from django.utils import timezone

from articles.models import Article, Byline
from authors.structured_data import person_data
from korner.addresses import reverse_in
from korner.images.elsewhere import crops, drawn_mark
from korner.languages import other_language
from korner.site import frame
from korner.site.structured_data import paper_data, publisher
from korner.syndication import structured
from korner.syndication.plain import absolute
from korner.text.html import plain_text

HEADLINE, DESCRIPTION = 110, 300
# Partner content is no NewsArticle: readers and engines are told who speaks.
TYPES = {
    Article.Kind.COLUMN: ["NewsArticle", "OpinionNewsArticle"],
    Article.Kind.OPINION: ["NewsArticle", "OpinionNewsArticle"],
    Article.Kind.PARTNER: "AdvertiserContentArticle",
}
WRITERS = (Byline.Role.REPORTER, Byline.Role.GUEST)


def home_data(paper, language):
    """What the home page says of the paper; `paper` is its frame."""
    return paper_data(paper, language)


def article_data(story, reading, bylines, *, tags=(), paper=None, corrections=()):
    """The NewsArticle and the BreadcrumbList of a story's page.

    `bylines` come with their authors, `tags` are words of the page's language, `paper` is the frame of the page (read
    when not given), `corrections` are those of the story as the page shows them. The address is that of the page where
    the text can be read in full. The language is that of the words on this page: under a translated headline alone the
    text behind it is named as the work it translates.
    """
    language = reading.page
    paper = paper or frame.current(language)
    return structured.document(
        structured.pruned(
            {
                "@type": TYPES.get(story.kind, "NewsArticle"),
                "@id": story_id(story, reading.words_language),
                "mainEntityOfPage": absolute(story.url_in(reading.body_language)),
                "url": absolute(story.url_in(reading.body_language)),
                "headline": structured.shortened(str(reading.headline), HEADLINE),
                "description": description(story, reading),
                "image": [structured.image(picture) for picture in pictures(story, language, paper)],
                "datePublished": moment(story.publish_at),
                "dateModified": moment(last_change(story)),
                "author": authors(bylines, paper, language),
                "translator": [person_data(line.author, language) for line in bylines if is_translator(line)],
                "publisher": publisher(paper, language),
                "isPartOf": {"@type": "WebSite", "@id": absolute(structured.SITE), "name": paper["name"]},
                "inLanguage": reading.words_language,
                "articleSection": story.category.name_in(language),
                "keywords": list(tags),
                "isAccessibleForFree": True,
                "commentCount": getattr(story, "number_of_comments", 0) or None,
                "correction": [correction_data(correction) for correction in corrections],
                **translations(story, reading.words_language),
            }
        ),
        structured.breadcrumbs(
            language, *trail(story.category, language), (str(reading.headline), story.url_in(language))
        ),
    )


def correction_data(correction):
    """The CorrectionComment of a correction as the page shows it."""
    return {
        "@type": "CorrectionComment",
        "name": correction.kind_name,
        "text": str(correction.text),
        "datePublished": moment(correction.made_at),
        "inLanguage": correction.text.language,
    }


def story_id(story, language):
    """The name of a story's text in `language` among the data of all pages."""
    return f"{absolute(story.url_in(language))}#story"


def moment(when):
    """A moment as ISO 8601 in the paper's time; None for a story without one (previews)."""
    return timezone.localtime(when).isoformat(timespec="seconds") if when else None


def last_change(story):
    """When the story last really changed: never before it was published."""
    return max(filter(None, [story.publish_at, story.revised_at]), default=None)


def description(story, reading):
    """A sentence or two: written for search engines, else the lead, else how the text begins."""
    written = story.text("seo_description", reading.words_language) or str(reading.lead)
    return structured.shortened(written or plain_text(str(reading.body)), DESCRIPTION)


def pictures(story, language, paper):
    """The cuts of the lead picture, else of the picture chosen for sharing, else of the paper's own, else the drawn mark."""
    chosen = story.picture or getattr(story, f"share_picture_{language}")
    return crops(chosen) or paper.get("crops") or [drawn_mark()]


def is_translator(line):
    """Whether a byline names a translator."""
    return line.role == Byline.Role.TRANSLATOR


def authors(bylines, paper, language):
    """Who wrote it: reporters and guests, else whoever is named, else the paper."""
    lines = [line for line in bylines if line.role in WRITERS] or bylines
    people = list({line.author_id: person_data(line.author, language) for line in lines}.values())
    return people or [
        {"@type": "NewsMediaOrganization", "name": paper["name"], "url": absolute(reverse_in(language, "home"))}
    ]


def translations(story, language):
    """How the texts of a story in both languages belong together; empty where the other one cannot be read."""
    other = other_language(language)
    if not story.has_body_in(other):
        return {}
    relation = "workTranslation" if language == story.source_language else "translationOfWork"
    return {relation: {"@type": "CreativeWork", "@id": story_id(story, other), "inLanguage": other}}


def trail(category, language):
    """(name, path) of what a section lies in, and of itself."""
    steps = [category.parent, category] if category.parent_id else [category]
    return [(step.name_in(language), step.url_in(language)) for step in steps]


def section_data(category, language):
    """The BreadcrumbList of a section's page."""
    return structured.document(structured.breadcrumbs(language, *trail(category, language)))


def topic_data(dossier, language):
    """The BreadcrumbList of a dossier's page."""
    return structured.document(structured.breadcrumbs(language, (dossier.name_in(language), dossier.url_in(language))))
