"""The pages readers open: home, section, story, topic, tag."""

from django.db.models import BooleanField, CharField, DateField, Exists, F, OuterRef, QuerySet, Value
from django.http import Http404, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render

from articles import beside as beside_story
from articles import front, lists
from articles.corrections_shown import corrections_of
from articles.lists import List
from articles.models import Article, Category, Correction, Tag, Topic, TopicStory
from articles.models.cards import SectionRow
from articles.models.figures import number_of
from articles.reading import Reading, readings
from articles.signing import lines_of
from articles.structured_data import article_data, home_data, section_data, topic_data
from korner.addresses import reverse_in
from korner.caching.days import next_midnight
from korner.caching.tags import ends_at, shows
from korner.languages import other_language
from korner.named import NamedRow
from korner.paging import language_choice, page_of
from korner.publishing import Status
from korner.site import frame
from korner.site.errors import gone
from korner.site.models import Redirect
from korner.statements import Statement, number, unread


def home(request):
    """The front page. It says which day it is, and is made anew with the day."""
    ends_at(next_midnight())
    language, choice = request.page_language, language_choice(request)
    return render(
        request,
        "articles/home.html",
        {
            "front": front.build(language, choice),
            "choice": choice,
            "other_url": reverse_in(other_language(language), "home"),
            "structured_data": home_data(frame.of(request), language),
        },
    )


def stories_for(request):
    """Visible stories in the reader's choice of language, and that choice."""
    choice = language_choice(request)
    stories = Article.objects.visible().for_cards()
    return (stories.readable_in(choice) if choice else stories), choice


def listing(request, template, stories, **context):
    """Show one page of `stories` (a List) in `template`."""
    page = page_of(request, stories)
    cards = readings(page.items, request.page_language)
    return render(request, template, {**context, "page": page, "stories": cards, "choice": stories.choice})


def latest(request):
    """All stories, newest first."""
    return listing(request, "articles/latest.html", List("all", choice=language_choice(request)))


def section(request, slug):
    """One section of the paper, newest first."""
    language = request.page_language
    category = one_or_404(lists.section_of_slug.ask(language, slug=slug, shows=[]))
    children = [] if category.parent_id else [SectionRow(*row) for row in lists.parts_of.ask(section=category.pk)]
    return listing(
        request,
        "articles/section.html",
        lists.of_section(category, language_choice(request)),
        category=category,
        children=children,
        other_url=category.url_in(other_language(language)),
        structured_data=section_data(category, language),
    )


def topic(request, slug):
    """A dossier: its introduction, the stories in its own order, then the others."""
    language = request.page_language
    dossier = get_object_or_404(Topic.objects.select_related("picture").shows("topic"), **{f"slug_{language}": slug})
    stories, choice = stories_for(request)
    # Topic and order in one filter(): they are asked of the same entry, a story may stand in several dossiers.
    by_hand = stories.filter(topic_entries__topic=dossier, topic_entries__order__lt=TopicStory.UNORDERED)
    by_hand = by_hand.shows(f"new-topic{dossier.pk}")
    return listing(
        request,
        "articles/topic.html",
        List("topic", dossier.pk, choice),
        topic=dossier,
        ordered=readings(by_hand.order_by("topic_entries__order", "-pk"), language),
        other_url=dossier.url_in(other_language(language)),
        structured_data=topic_data(dossier, language),
    )


def tag(request, slug):
    """All stories that share a word."""
    language = request.page_language
    word = get_object_or_404(Tag, **{f"slug_{language}": slug})
    return listing(
        request,
        "articles/tag.html",
        List("tag", word.pk, language_choice(request)),
        tag=word,
        other_url=word.url_in(other_language(language)),
    )


def one_or_404(rows):
    """The only one of `rows`. Raises Http404 when there is none."""
    if not rows:
        raise Http404
    return rows[0]


# What only the library and the makers of renditions ask of a picture.
NOT_SHOWN_OF_PICTURES = (
    *("original", "name", "bytes", "sha256", "licence", "licence_note", "expires_on", "focus_x", "focus_y"),
    *("created_at", "alt", "used", "wordless"),
)


@Statement
def whole_story():
    """The story `pk` with all that its page shows of it; a share picture of its own, which few have, is asked for apart."""
    stories = (
        QuerySet(Article).filter(pk=number("pk")).order_by().select_related("category__parent", "picture", "figures")
    )
    not_shown = [f"picture__{name}" for name in NOT_SHOWN_OF_PICTURES]
    sections = unread(Category, "category__") + unread(Category, "category__parent__")
    # Few stories were ever corrected: the others are not asked for their corrections.
    stories = stories.annotate(is_corrected=Exists(QuerySet(Correction).filter(article=OuterRef("pk"))))
    stories = stories.annotate(number_of_comments=number_of("comments"))
    return stories.defer(*unread(Article), *sections, *not_shown)


@Statement
def filed_under(language):
    """(columns of a NamedRow, what it is sorted by) of the tags and dossiers of the story `pk`, in one statement.

    Dossiers are sorted by the day they began, tags by the alphabet of `language`: None where it is the other kind.
    """
    tags = QuerySet(Tag).filter(articles=number("pk")).order_by()
    tags = tags.annotate(key=F(f"sort_{language}"), closed=Value(None, BooleanField()), day=Value(None, DateField()))
    topics = QuerySet(Topic).filter(stories=number("pk")).order_by()
    topics = topics.annotate(key=Value(None, CharField()), closed=F("archived"), day=F("starts"))
    order = ("key", "closed", "day")
    return tags.values_list(*NamedRow.COLUMNS, *order).union(topics.values_list(*NamedRow.COLUMNS, *order), all=True)


def tags_and_topics(story, language):
    """(TagRows in the alphabet of `language`, TopicRows: open ones first, those begun last before others)."""
    tags, topics = [], []
    # What comes or goes touches the story; what is there may get another name.
    for *columns, key, closed, day in filed_under.ask(language, pk=story.pk, shows=[]):
        shows(f"{'tag' if closed is None else 'topic'}{columns[0]}")
        if closed is None:
            tags.append((key, columns[0], TagRow(*columns)))
        else:
            topics.append((closed, day is None, -day.toordinal() if day else 0, columns[0], TopicRow(*columns)))
    return [row[-1] for row in sorted(tags)], [row[-1] for row in sorted(topics)]


class TagRow(NamedRow):
    """A tag of a story."""

    __slots__ = ()

    address_name = "tag"


class TopicRow(NamedRow):
    """A dossier of a story."""

    __slots__ = ()

    address_name = "topic"


def article(request, section, slug, pk):
    """One story. Another slug or section answers 301, a language it has no page in 302, a story taken back 410."""
    language = request.page_language
    story = next(iter(whole_story.ask(pk=pk, shows=[])), None)
    if story is None or is_of_another(story, slug, request.path):
        raise Http404
    if story.is_gone():
        return gone(request)
    if not story.is_out():
        raise Http404
    if not story.shows(language):
        return elsewhere_or_gone(request, story, language)
    if request.path != story.url_in(language):
        return HttpResponsePermanentRedirect(story.url_in(language))
    return render(request, "articles/article.html", article_page(story, language, frame.of(request)))


def is_of_another(story, slug, path):
    """Whether `path` is remembered as the old address of another story whose number `story` had before it came.

    A 404 is then answered by RedirectMiddleware. The question costs its query only where the slug is not the story's own.
    """
    return slug not in (story.slug_tr, story.slug_fr) and Redirect.objects.filter(old_path=path[:300]).exists()


def elsewhere_or_gone(request, story, language):
    """Answer for a published story that has no page in `language`: 302 to its other page, 410 where it was taken back."""
    other = other_language(language)
    taken_back = getattr(story, f"withdrawn_{language}") and story.text("headline", language)
    if story.shows(other) and not taken_back:
        return HttpResponseRedirect(story.url_in(other))
    if story.withdrawn_tr or story.withdrawn_fr:
        return gone(request)
    raise Http404


def article_page(story, language, paper=None, chosen=None):
    """What the page of a story shows: also used by previews. At most 7 queries with the story's own and the frame, one more
    for a story that was corrected.

    `paper` is the frame of the page, read here when not given. `chosen` is what was chosen for the story and not saved yet
    (articles.preview.Chosen): else its bylines, tags, dossiers and related stories are those of the database.
    """
    reading = Reading(story, language)
    corrections = corrections_of(story, language) if getattr(story, "is_corrected", True) else []
    bylines = lines_of([story.pk])[story.pk] if chosen is None else chosen.bylines
    tags, topics = tags_and_topics(story, language) if chosen is None else (chosen.tags, chosen.topics)
    named_tags = [tag for tag in tags if tag.name_in(language)]
    under = beside_story.beside(
        story,
        language,
        tag_ids=[tag.pk for tag in tags],
        topic_ids=[topic.pk for topic in topics],
        by_hand=None if chosen is None else chosen.related,
    )
    return {
        "story": story,
        "reading": reading,
        "bylines": bylines,
        "corrections": corrections,
        "tags": named_tags,
        "topics": [topic for topic in topics if topic.name_in(language)],
        "beside": under,
        "other_url": story.url_in(other_language(language)) if story.shows(other_language(language)) else "",
        "alternates": alternates(story),
        "canonical": story.url_in(language) if story.has_body_in(language) else story.canonical_url(),
        "structured_data": article_data(
            story,
            reading,
            bylines,
            tags=[tag.name_in(language) for tag in named_tags],
            paper=paper,
            corrections=corrections,
        ),
        "withdrawn": story.status == Status.WITHDRAWN,
    }


def alternates(story):
    """{language: path} of the pages that hold real translations of each other; empty for a story in one language."""
    pages = {language: story.url_in(language) for language in ("tr", "fr") if story.has_body_in(language)}
    return pages if len(pages) == 2 else {}
