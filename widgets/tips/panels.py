"""What the start page tells of tips, to those who may read them."""

from django.urls import reverse
from django.utils.translation import gettext as _

from widgets.tips.models import Tip

SHOWN = 6


def panels(request):
    """Tips nobody reads yet, the newest first; one query."""
    if not request.user.has_perm("tips.change_tip"):
        return []
    rows = list(Tip.objects.filter(work=Tip.Work.NEW).only("text", "language", "created_at")[: SHOWN + 1])
    items = [
        {
            "title": tip.first_words(80),
            "language": tip.language,
            "note": "",
            "said": "",
            "link": reverse("admin:tips_tip_change", args=[tip.pk]),
            "moment": tip.created_at,
        }
        for tip in rows[:SHOWN]
    ]
    return [
        {
            "title": _("News from readers"),
            "icon": "outgoing_mail",
            "items": items,
            "more": reverse("admin:tips_tip_changelist") if len(rows) > SHOWN else "",
            "empty": "",
            "order": 12,
            "first": False,
        }
    ]
