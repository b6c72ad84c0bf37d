"""The story whose discussion a page shows, as far as that page needs it."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.http import Http404

from articles.comments.openness import closes_at, is_open
from articles.comments.showing import tag
from articles.models import Article
from articles.models.figures import number_of
from articles.reading import Reading
from korner.addresses import reverse_in
from korner.caching.tags import ends_at
from korner.languages import other_language
from korner.site import frame
from korner.statements import Statement, number, unread

NOT_READ = ("body_tr", "body_fr", "lead_tr", "lead_fr", "seo_title_tr", "seo_title_fr")
NOT_READ += ("seo_description_tr", "seo_description_fr", "picture_caption_tr", "picture_caption_fr")


@Statement
def story_of():
    """The story `pk` with its section and the number of its comments, without its texts."""
    stories = QuerySet(Article).filter(pk=number("pk")).order_by().select_related("category")
    stories = stories.annotate(number_of_comments=number_of("comments"))
    from articles.models import Category

    return stories.defer(*unread(Article), *unread(Category, "category__"), *NOT_READ)


@dataclass
class Told:
    """A story on pages of its discussion: how it reads, where it stands, whether one may write."""

    story: Article
    reading: Reading
    url: str
    is_open: bool
    number: int

    @property
    def pk(self):
        return self.story.pk

    def place_of(self, name, language=None, **kwargs):
        """The path of one of the pages of the discussion in the language of the page."""
        return reverse_in(language or self.reading.page, name, pk=self.story.pk, **kwargs)


def story_or_404(request, pk):
    """The Told of a story that readers of the page's language may see. Raises Http404 for any other."""
    language = request.page_language
    story = next(iter(story_of.ask(pk=pk, shows=[tag(pk)])), None)
    if story is None or not story.is_out() or not story.shows(language):
        raise Http404
    return told(story, language, frame.of(request)["comments"])


def told(story, language, comments):
    """The Told of a story, made once for a page; that ends when the discussion closes by age."""
    kept = story.__dict__.get("_told")
    if kept is not None and kept.reading.page == language:
        return kept
    open_now = is_open(story, comments)
    if open_now:
        ends_at(closes_at(story, comments))
    url = story.url_in(language)
    story._told = Told(story, Reading(story, language), url, open_now, story.number_of_comments)
    return story._told


def other_address(told, name, **kwargs):
    """The path of the same page in the other language, "" where the story has none."""
    other = other_language(told.reading.page)
    return told.place_of(name, other, **kwargs) if told.story.shows(other) else ""
