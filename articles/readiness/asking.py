"""Which problems has a story in its languages, and which of them hold it back?"""

from dataclasses import replace

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.models import Translation
from articles.models.states import LANGUAGES
from articles.readiness import limits, links, marks
from articles.readiness.problems import HOLDS, ORDER, Problem
from korner.images.describing import lacks_description
from korner.images.models import Asset
from korner.languages import TURKISH, other_language
from korner.site.house_rules import held_back_by
from korner.syndication.excerpt import pictures_named_in
from korner.text.html import plain_text
from korner.text.slugs import slugify

NO_SLUG = "haber"  # what a story is filed under whose headline makes no address (Article.settle)
LINES = ("kicker", "headline", "lead", "picture_caption")


def problems(article, languages=LANGUAGES, *, held=None, assets=None):
    """The Problems of `article` in `languages`, those that hold it back first; at most 3 queries.

    `article` may be unsaved, and its texts as they were typed. `held` are the codes that hold back, `assets` {id: Asset}
    its pictures with those in its texts: asked of the database when not given.
    """
    held = held_back_by() if held is None else held
    written = [language for language in languages if is_begun(article, language)]
    found = [
        *whole_story(article),
        *(problem for language in written for problem in of_texts(article, language)),
        *of_pictures(article, written, assets),
        *of_links(article, written),
        *of_translation(article, languages),
    ]
    found = [replace(problem, severity=HOLDS) if problem.code in held else problem for problem in found]
    languages_in_order = ("", article.source_language, other_language(article.source_language))

    def place(problem):
        return not problem.holds, languages_in_order.index(problem.language), ORDER[problem.code]

    return sorted(found, key=place)


def hold_back(article):
    """Refuse to publish what a rule of the house holds back. Raises ValidationError with words by field."""
    held = held_back_by()
    if not held:
        return
    refused = {}
    for problem in problems(article, held=held):
        if problem.holds:
            refused.setdefault(problem.field, []).append(problem.words)
    if refused:
        raise ValidationError(refused)


def is_begun(article, language):
    """Whether anything is written in `language`: an empty translation has no mistakes."""
    return any(article.text(field, language) for field in ("headline", "lead", "body"))


def whole_story(article):
    """What concerns the story in all languages."""
    if article.picture_id is None:
        yield Problem("no_picture", "picture", "", _("The story has no lead picture."))


def of_texts(article, language):
    """What the texts of one language give away."""
    headline = article.text("headline", language)
    title = article.text("seo_title", language) or headline
    slug = slugify(article.text("slug", language))
    if headline and slug in ("", NO_SLUG) and not slugify(headline):
        words = _("No address can be made of this headline: fill in the slug.")
        yield Problem("slug_missing", f"slug_{language}", language, words)
    if not article.text("lead", language).strip():
        yield Problem("no_lead", f"lead_{language}", language, _("The lead is missing."))
    if len(headline) > limits.CARD_TITLE:
        yield too_long("headline_long_card", f"headline_{language}", language, headline, limits.CARD_TITLE)
    if len(title) > limits.SEARCH_TITLE:
        field = "seo_title" if article.text("seo_title", language) else "headline"
        yield too_long("headline_long_search", f"{field}_{language}", language, title, limits.SEARCH_TITLE)
    for field in LINES:
        yield from of_lines(f"{field}_{language}", language, article.text(field, language).splitlines())
    yield from of_lines(f"body_{language}", language, plain_text(article.text("body", language)).split("\n"))


def too_long(code, field, language, words, limit):
    """A headline that is cut, and by how much."""
    over = len(words) - limit
    where = {
        "headline_long_card": ngettext(
            "Share cards cut the headline: %(over)s character too many.",
            "Share cards cut the headline: %(over)s characters too many.",
            over,
        ),
        "headline_long_search": ngettext(
            "Search engines cut the title: %(over)s character too many. A shorter one can be written for them.",
            "Search engines cut the title: %(over)s characters too many. A shorter one can be written for them.",
            over,
        ),
    }
    return Problem(code, field, language, where[code] % {"over": over})


def of_lines(field, language, lines):
    """What marks and spaces of a text give away, each kind once: the first place is named."""
    checks = [
        ("todo_marks", marks.mark_for_later, _("A mark for later was left: “%(place)s”")),
        ("two_spaces", marks.two_spaces, _("Two spaces in a row: “%(place)s”")),
        ("long_paragraph", marks.long_paragraph, _("A very long paragraph: “%(place)s…”")),
    ]
    if language != TURKISH:
        checks.append(("french_spaces", marks.french_space, _("The no-break space is missing: “%(place)s”")))
    for code, look, words in checks:
        place = next(filter(None, map(look, lines)), "")
        if place:
            yield Problem(code, field, language, words % {"place": place})
    place = marks.open_quotes(lines)
    if place:
        words = _("A quotation mark is not closed, or closes nothing: “%(place)s”")
        yield Problem("quotes_open", field, language, words % {"place": place})


def of_pictures(article, languages, assets):
    """Pictures of the story without their words; one query at most when `assets` is None."""
    within = {language: pictures_named_in([article.text("body", language)]) for language in languages}
    numbers = set().union(*within.values(), {article.picture_id} - {None})
    if assets is None:
        assets = Asset.objects.in_bulk(numbers) if numbers else {}
    for language in languages:
        lead = assets.get(article.picture_id)
        if lead and lacks_description(lead, language):
            words = {"tr": _("The lead picture has no Turkish alternative text."),
                     "fr": _("The lead picture has no French alternative text.")}[language]  # fmt: skip
            yield Problem("alt_missing", "picture", language, words)
        for number in sorted(within[language]):
            asset = assets.get(number)
            if asset and lacks_description(asset, language):
                words = _("A picture in the text has no alternative text: %(picture)s") % {"picture": asset}
                yield Problem("alt_missing", f"body_{language}", language, words)
    for number in sorted(numbers):
        asset = assets.get(number)
        if asset and asset.is_expired():
            field = "picture" if number == article.picture_id else f"body_{where(within, number)}"
            words = _("The rights of the picture “%(picture)s” have ended.") % {"picture": asset}
            yield Problem("rights_ended", field, "", words)


def where(within, number):
    """The first language in whose text the picture `number` stands; `within` is {language: numbers}."""
    return next(language for language, numbers in within.items() if number in numbers)


def of_links(article, languages):
    """Links within the site that lead nowhere; one query at most."""
    within = {language: links.inside_links(article.text("body", language)) for language in languages}
    addresses = list(dict.fromkeys(address for found in within.values() for address in found))
    lost = set(links.broken(addresses)) if addresses else set()
    for language, found in within.items():
        for address in found:
            if address in lost:
                words = _("Readers find nothing behind this link: %(address)s") % {"address": address[:120]}
                yield Problem("link_broken", f"body_{language}", language, words)


def of_translation(article, languages):
    """Whether the other language can go along."""
    language = other_language(article.source_language)
    if language not in languages:
        return
    names = {"tr": _("Turkish"), "fr": _("French")}
    if not (article.text("headline", language) and article.text("body", language)):
        words = _("%(language)s is not ready: readers see the original.") % {"language": names[language]}
        field = "body" if article.text("headline", language) else "headline"
        yield Problem("translation_missing", f"{field}_{language}", language, words)
    elif article.translation(language) == Translation.OUTDATED:
        words = _("%(language)s is older than the original.") % {"language": names[language]}
        yield Problem("translation_outdated", f"body_{language}", language, words)
