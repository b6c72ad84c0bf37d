"""What the start page of the desk tells of outside sources: nothing, until one has failed for long."""

from django.urls import reverse
from django.utils.translation import gettext as _

from korner.fetching.standing import ailing


def panels(request):
    """One panel for whoever sees the sources."""
    if not request.user.has_perm("fetching.view_asked"):
        return []
    page = reverse("desk-sources")
    items = [
        {
            "title": source.words,
            "language": "",
            "note": _("last good answer") if good_at else _("no good answer yet"),
            "said": problem,
            "link": f"{page}#{source.name}",
            "moment": good_at,
        }
        for source, good_at, problem in ailing()
    ]
    return [
        {
            "title": _("Sources that do not answer"),
            "icon": "cloud_off",
            "items": items,
            "more": page if items else "",
            "empty": "",
            "order": 25,
            "first": False,
        }
    ]
