"""Which standing pages search engines are told of."""

from korner.site.models import StandingPage
from korner.syndication.sitemaps import RangePart, in_both


def parts():
    """The standing pages that are published."""
    return [RangePart("pages", published, lambda page: in_both(page.url_in, page.updated_at))]


def published():
    """The pages readers can open."""
    return StandingPage.objects.filter(published=True)
