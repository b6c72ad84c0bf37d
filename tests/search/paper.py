"""Stories that can be found, and what is found: for the tests of the index."""

from django.utils.translation import override

from korner.search import asking, indexing
from korner.search.question import Question
from tests.factories import story


def printed(only=None, **kwargs):
    """A story readers see, with its documents."""
    article = story(only, **kwargs)
    indexing.write(article)
    return article


def ask(words, page="tr", *, now=None, **facets):
    """The Answer to a question asked on a page in Turkish, or in `page`."""
    with override(page):
        return asking.answer(Question(words, page, **facets), now)


def found(words, page="tr", **facets):
    """The ids of what is found, in the order of the list."""
    return [hit.object_id for hit in ask(words, page, **facets).hits]
