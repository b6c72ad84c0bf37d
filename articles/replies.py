"""The steps of the right of reply, and what the desk says of where a request stands."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import rights
from articles.models import ReplyRequest

Decision = ReplyRequest.Decision
SHOWN = 6  # on the start page


def write(request, *, by=None, decided=False, now=None):
    """Write a request down; with `decided`, note who decided and when. Raises NotAllowed when `by` may not publish."""
    rights.require(by, "articles.publish_article")
    if decided or (request.pk is None and request.decision != Decision.OPEN):
        is_open = request.decision == Decision.OPEN
        request.decided_at, request.decided_by = (None, None) if is_open else (now or timezone.now(), by)
    request.save()


def waiting_panel(person):
    """The panel of the start page: what the paper owes, the nearest last moment first; [] without the right. One query."""
    if not person.has_perm("articles.view_replyrequest"):
        return []
    rows = list(ReplyRequest.objects.waiting().select_related("article").order_by("deadline", "pk")[: SHOWN + 1])
    if not rows:
        return []  # rare enough not to say each day that there is none
    items = [
        {
            "title": row.article.source_headline,
            "language": row.article.source_language,
            "note": standing(row)[1],
            "link": reverse("admin:articles_replyrequest_change", args=[row.pk]),
            "moment": row.deadline,
        }
        for row in rows[:SHOWN]
    ]
    more = reverse("admin:articles_replyrequest_changelist") + "?due=open" if len(rows) > SHOWN else ""
    return [{"title": _("Right of reply"), "icon": "gavel", "items": items, "more": more, "empty": "", "order": 15}]


def standing(request, now=None):
    """(code of a colour, words) of where a request stands."""
    if request.is_overdue(now):
        return "withdrawn", _("Overdue")
    if request.decision == Decision.GRANTED and request.is_waiting:
        return "in_review", _("Granted, not printed yet")
    colours = {Decision.OPEN: "in_review", Decision.GRANTED: "published"}
    return colours.get(request.decision, "draft"), request.get_decision_display()


def measure_in_words(request):
    """How long the reply is, against what the law gives it."""
    said = {"letters": request.length, "limit": request.limit}
    if request.is_too_long:
        return _("%(letters)s letters: more than the %(limit)s it may have") % said
    return _("%(letters)s of at most %(limit)s letters") % said
