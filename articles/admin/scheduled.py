"""All that changes by the clock: stories to come, embargoes that end, stories that expire; day by day in Brussels time."""

from itertools import groupby

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from articles.models import Article
from korner.publishing import Status

MOST = 200  # of each kind


def moments(now):
    """[(moment, what happens then, story)] to come, the next first; at most MOST of each kind, one query a kind."""
    out = Article.objects.filter(status=Status.PUBLISHED)
    kinds = [
        ("publish_at", "publish", out),
        ("embargo_until", "embargo", out),
        ("expire_at", "expire", out),
    ]
    found = []
    for column, what, stories in kinds:
        rows = stories.filter(**{f"{column}__gt": now}).order_by(column, "pk")
        rows = rows.select_related("category", "created_by").defer("body_tr", "body_fr", "body")[:MOST]
        found += [(getattr(story, column), what, story) for story in rows]
    return sorted(found, key=lambda entry: (entry[0], entry[2].pk))


def words_for(what):
    """What happens at a moment, in words."""
    return {"publish": _("comes out"), "embargo": _("embargo ends"), "expire": _("expires")}[what]


@staff_member_required(login_url="account_login")
@require_safe
def scheduled(request):
    """The days to come, each with what happens at which time."""
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    entries = [
        {"at": at, "local": timezone.localtime(at), "what": what, "words": words_for(what), "story": story}
        for at, what, story in moments(timezone.now())
    ]
    days = [(day, list(group)) for day, group in groupby(entries, key=lambda entry: entry["local"].date())]
    context = {
        **admin.site.each_context(request),
        "title": pgettext("name of the page", "Scheduled"),
        "days": days,
        "most": MOST,
    }
    return TemplateResponse(request, "admin/desk/scheduled.html", context)
