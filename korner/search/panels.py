"""What the start page of the desk tells of the search: what readers sought this week and did not find."""

from datetime import timedelta
from urllib.parse import urlencode

from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from korner.search.models import Sought

SHOWN = 6
WEEK = timedelta(days=6)
REMEMBERED = 300  # seconds for which the sums of the week are, which read all that was sought in it


def panels(request):
    """Sought and not found in the last seven days, the most sought first; for those who can set a result."""
    if not request.user.has_perm("search.view_sought"):
        return []
    rows = cache.get_or_set("sought-in-vain", in_vain, REMEMBERED)
    site_list = reverse("admin:search_sought_changelist")
    return [
        {
            "title": _("Sought and not found this week"),
            "icon": "search_off",
            "items": [
                {
                    "title": row["words"],
                    "language": row["language"],
                    "note": ngettext("%(times)s time", "%(times)s times", row["total"]) % {"times": row["total"]},
                    "link": f"{site_list}?{urlencode({'outcome': 'nothing', 'q': row['words']})}",
                    "moment": None,
                }
                for row in rows[:SHOWN]
            ],
            "more": f"{site_list}?outcome=nothing&when=week" if len(rows) > SHOWN else "",
            "empty": _("Readers found something for all they sought."),
            "order": 60,
            "first": False,
        }
    ]


def in_vain():
    """[{language, words, total, last}] of what was sought and not found in the last seven days, one more than is shown."""
    return list(Sought.objects.without_result().since(timezone.localdate() - WEEK).by_words()[: SHOWN + 1])
