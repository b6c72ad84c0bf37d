"""What the start page of the desk tells of the edge: that it has not confirmed what it must forget."""

from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from korner.caching.changes import waiting_edges

ALL_WELL, REMEMBERED = "no-edge-is-late", 20  # seconds: the start page is opened all day, and edges hardly ever fail


def panels(request):
    """A notice while an edge has not confirmed a purge; for those who publish."""
    if not request.user.has_perm("articles.publish_article"):
        return []
    now = timezone.now()
    looked = cache.get(ALL_WELL)
    # The paper's own clock decides, whatever clock the cache goes by.
    if looked and now - looked < timedelta(seconds=REMEMBERED):
        return []
    number = waiting_edges()
    if not number:
        cache.set(ALL_WELL, now, REMEMBERED)
        return []
    words = ngettext(
        "%(number)s change has not reached the cache in front of the site. Readers may still see the old page.",
        "%(number)s changes have not reached the cache in front of the site. Readers may still see the old pages.",
        number,
    )
    return [
        {
            "title": _("Readers may see old pages"),
            "icon": "cloud_off",
            "items": [],
            "more": "",
            "empty": words % {"number": number},
            "order": 1,
        }
    ]
