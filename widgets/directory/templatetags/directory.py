"""The words that only templates of the directory use."""

from django import template
from django.utils.html import format_html_join

from korner.languages import page_language
from widgets.directory.asked import Asked
from widgets.directory.views import place_url

register = template.Library()


@register.filter
def slug_here(thing):
    """The slug of a trade or place in the page's language."""
    return thing.slug_in(page_language())


@register.filter
def bare_address(url):
    """A web address as people read it: "www.example.org/ekmek"."""
    return url.partition("://")[2].rstrip("/") or url


@register.filter
def whole_ranges(times):
    """Times of a day as HTML: on a narrow page a line ends between two of them, never within "13.30–17.30"."""
    return format_html_join(", ", '<span class="range">{}</span>', ((one,) for one in times.split(", ")))


@register.simple_tag
def place_list(place):
    """The path of the list of a place in the page's language."""
    return place_url(page_language(), place)


@register.simple_tag
def open_now_in(trade, place, turkish):
    """Where one sees who is open now of a list."""
    return Asked(page_language(), trade=trade or None, place=place or None, turkish=bool(turkish), open=True).address()
