"""A story as it would be with what stands in a form: for checks of words that nobody has saved yet."""

from copy import copy

from articles import readiness
from articles.models import Article, Category
from articles.models.states import LANGUAGES
from articles.models.texts import settled
from korner.images.models import Asset
from korner.syndication.excerpt import pictures_named_in
from korner.text.numbers import whole_number

TEXTS = ("kicker", "headline", "slug", "lead", "body", "picture_caption", "seo_title", "seo_description")
NAMES = [f"{field}_{language}" for field in TEXTS for language in LANGUAGES]
PICTURES = ("picture", *(f"share_picture_{language}" for language in LANGUAGES))
PUBLISHING = ("_publish", "_schedule")  # the buttons that would send the story out


def drafted(article, values):
    """A copy of `article` (None: a story being begun) with `values`, {field: what was typed}; never to be saved.

    Numbers of pictures, of the section, and the language of the original may be among them; what is no value of its field
    leaves that as it stands.
    """
    draft = copy(article) if article else Article()
    draft._state = copy(draft._state)
    draft._state.fields_cache = dict(draft._state.fields_cache)
    for name in NAMES:
        if name in values:
            setattr(draft, name, values[name] or "")
    for name in PICTURES:
        if name in values:
            setattr(draft, name, None)
            setattr(draft, f"{name}_id", number_of(values[name]))
    if values.get("source_language") in LANGUAGES:
        draft.source_language = values["source_language"]
    if "category" in values:
        draft.category_id = number_of(values["category"]) or draft.category_id
    return draft


def number_of(value):
    """The number of a row as a form may hold it: a row, a number, digits; None for anything else."""
    return value.pk if hasattr(value, "pk") else whole_number(str(value or ""))


def as_stored(draft):
    """The same with its texts as they would be stored: what a save mends is no reason to refuse it."""
    for language in LANGUAGES:
        for field in TEXTS:
            if field != "slug":
                setattr(draft, f"{field}_{language}", settled(field, draft.text(field, language), language))
    draft.settle_translations()
    return draft


def refuse_held_back(form, cleaned):
    """When the form would publish: say at its fields what a rule of the house holds the story back for."""
    if not any(name in form.data for name in PUBLISHING) or form.errors:
        return
    values = {name: cleaned[name] for name in (*NAMES, *PICTURES, "source_language", "category") if name in cleaned}
    for problem in readiness.problems(as_stored(drafted(form.instance if form.instance.pk else None, values))):
        if problem.holds:
            form.add_error(problem.field if problem.field in form.fields else None, problem.words)


def pictures_of(draft):
    """{id: Asset} of the pictures of `draft`, those in its texts too; one query at most."""
    numbers = {getattr(draft, f"{name}_id") for name in PICTURES} - {None}
    numbers |= pictures_named_in(draft.text("body", language) for language in LANGUAGES)
    return Asset.objects.in_bulk(numbers) if numbers else {}


def section_of(draft):
    """The section of `draft`, None for a story that has none yet; one query at most."""
    kept = draft._state.fields_cache.get("category")
    if kept is not None and kept.pk == draft.category_id:
        return kept
    return Category.objects.filter(pk=draft.category_id).first() if draft.category_id else None
