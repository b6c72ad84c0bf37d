"""Which pages of the people who write search engines are told of."""

from authors.models import Author
from korner.addresses import reverse_in
from korner.syndication.sitemaps import FixedPart, RangePart, in_both


def parts():
    """The list of authors with the imprint, and the authors who stand in the list."""
    return [
        FixedPart("people", people_pages),
        RangePart("authors", Author.objects.listed, lambda author: in_both(author.url_in)),
    ]


def people_pages():
    """The pages about all of them."""
    for name in ("authors", "imprint"):
        yield from in_both(lambda language, name=name: reverse_in(language, name))
