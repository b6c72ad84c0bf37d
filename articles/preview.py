"""A story as readers will get it, before they do: what is on the desk's screen, or the draft as it was saved last.

The page is made by the same code and the same template as the public one. Nothing is saved, nothing is counted, and no
store may keep it.
"""

import json
from copy import copy
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone, translation

from articles import revising
from articles.models import Article, Byline, Category, RelatedStory, Tag, Topic, TopicStory
from articles.models.states import LANGUAGES
from articles.preview_pictures import private_pictures
from articles.signing import Line, Writer
from articles.views import TagRow, TopicRow, article_page
from authors.models import Author
from korner.images.rendered import PictureRow
from korner.languages import other_language
from korner.named import NamedRow
from korner.site import frame

NO_ADDRESS = "x"  # the last part of the address of a story that has no headline yet


@dataclass
class Chosen:
    """What was chosen for a story besides its own fields, in the form its page shows it."""

    bylines: list = field(default_factory=list)
    tags: list = field(default_factory=list)
    topics: list = field(default_factory=list)
    related: list = field(default_factory=list)


# --- the story ----------------------------------------------------------------------------------------------------
def as_it_would_stand(story, form=None):
    """A copy of `story` as it would stand once it is saved and out: settled, dated, with a section. Nothing is saved.

    `form` is the form whose words it holds: what readers are told of a change is worked out as it would be.
    """
    story = copy(story)
    story._state = copy(story._state)
    if story.pk is None:
        story.pk = 0  # a number no story has
    if story.category_id is None or not Category.objects.filter(pk=story.category_id).exists():
        story.category = Category.objects.order_by("order", "pk").first()
    if form is not None and story.pk:
        small = bool(form.cleaned_data.get("small_change")) if hasattr(form, "cleaned_data") else False
        revising.note_revision(story, form.before, small=small)
    story.settle()
    for language in LANGUAGES:
        if not story.text("slug", language):
            setattr(story, f"slug_{language}", NO_ADDRESS)
    story.publish_at = story.publish_at or timezone.now()
    return story


def chosen_by_numbers(bylines, tags, topics, related, language):
    """The Chosen of (author's number, role) pairs and lists of numbers, in their order, for a page in `language`."""
    authors = writers({author for author, _role in bylines})
    names = {row[0]: row for row in Tag.objects.filter(pk__in=tags).values_list(*NamedRow.COLUMNS, f"sort_{language}")}
    by_name = sorted(names.values(), key=lambda row: (row[-1], row[0]))
    dossiers = sorted(Topic.objects.filter(pk__in=topics), key=in_their_order)
    return Chosen(
        bylines=[Line(role, authors[author]) for author, role in bylines if author in authors],
        tags=[TagRow(*row[:-1]) for row in by_name],
        topics=[TopicRow(*(getattr(dossier, name) for name in NamedRow.COLUMNS)) for dossier in dossiers],
        related=list(related),
    )


def in_their_order(dossier):
    """Open dossiers first, those begun last before others: the order of articles.views.tags_and_topics."""
    begun = dossier.starts
    return dossier.archived, begun is None, -begun.toordinal() if begun else 0, dossier.pk


def writers(numbers):
    """{number: Writer} of the authors with these numbers."""
    portrait = [f"portrait__{name}" for name in PictureRow.COLUMNS]
    renditions = len(Writer.COLUMNS) + PictureRow.COLUMNS.index("renditions")
    found = {}
    for row in Author.objects.filter(pk__in=numbers).values_list(*Writer.COLUMNS, *portrait):
        columns = list(row)
        columns[renditions] = json.dumps(columns[renditions], sort_keys=True)  # light rows read it as the text it is
        found[row[0]] = Writer(*columns)
    return found


def chosen_in(story, form, formsets, language, by=None):
    """The Chosen of a form of the desk and the rows under it; where they are not offered, of the database."""
    rows = {formset.model: standing_rows(formset) for formset in formsets}
    if Byline in rows:
        bylines = [(row.author_id, row.role) for row in rows[Byline]]
    else:
        bylines = list(Byline.objects.filter(article=story.pk).order_by("order", "pk").values_list("author", "role"))
    author = getattr(by, "author", None)
    if not story.pk and not bylines and author:
        bylines = [(author.pk, Byline.Role.REPORTER)]  # the writer's own name, as it is given when the story is saved
    typed = getattr(form, "cleaned_data", {})
    tags = typed["tags"] if "tags" in typed else Tag.objects.filter(articles=story.pk)
    if TopicStory in rows:
        topics = [row.topic_id for row in rows[TopicStory]]
    else:
        topics = list(TopicStory.objects.filter(article=story.pk).values_list("topic", flat=True))
    if RelatedStory in rows:
        related = [row.other_id for row in rows[RelatedStory]]
    else:
        beside = RelatedStory.objects.filter(article=story.pk).order_by("order", "pk")
        related = list(beside.values_list("other", flat=True))
    return chosen_by_numbers(bylines, [tag.pk for tag in tags], topics, related, language)


def standing_rows(formset):
    """The rows of a formset that would stand after saving, in their order; what is not filled in rightly is left out."""
    rows = []
    for form in formset.forms:
        gone = formset.can_delete and form.is_bound and form.is_valid() and form.cleaned_data.get("DELETE")
        empty = form.is_bound and not form.instance.pk and not form.has_changed()
        if form.is_bound and form.is_valid() and not gone and not empty:
            rows.append((form.cleaned_data.get("order") or 0, len(rows), form.instance))
    return [row for *_place, row in sorted(rows, key=lambda entry: entry[:2])]


# --- the page -----------------------------------------------------------------------------------------------------
def page(request, story, language, *, template, chosen=None, picture_path=None, other_url=None, **context):
    """The page of `story` (see `as_it_would_stand`) for readers of `language`, as an answer that nobody keeps.

    `picture_path(asset number, rest of the name)` gives the address of a picture of this story, which may not be public
    yet; `other_url` stands in the place of its other page's.
    """
    request.page_language = request.answer_language = language
    with translation.override(language):
        shown = article_page(story, language, frame.of(request), chosen)
        if other_url is not None:
            shown["other_url"] = other_url
        text = render_to_string(template, {**shown, **context}, request)
    if picture_path is not None:
        text = private_pictures(text, story, picture_path)
    return unkept(HttpResponse(text))


def unkept(response):
    """Tell browsers, stores and search engines to keep nothing of an answer and to name it nowhere."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response["Referrer-Policy"] = "same-origin"
    return response


def languages_with_words(story):
    """The languages in which there is something to be shown, the original's first."""
    order = (story.source_language, other_language(story.source_language))
    return [language for language in order if story.text("headline", language) or story.text("body", language)]


def saved(pk):
    """The story `pk` as it was saved last, with what its page needs, or None."""
    return Article.objects.select_related("category__parent", "picture").filter(pk=pk).first()
