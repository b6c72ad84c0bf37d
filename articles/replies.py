"""The steps of the right of reply, and what the desk says of where a request stands."""

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import workflow
from articles.models import ReplyRequest

Decision = ReplyRequest.Decision


def write(request, *, by=None, decided=False, now=None):
    """Write a request down; with `decided`, note who decided and when. Raises NotAllowed when `by` may not publish."""
    workflow.require(by, "articles.publish_article")
    if decided or (request.pk is None and request.decision != Decision.OPEN):
        is_open = request.decision == Decision.OPEN
        request.decided_at, request.decided_by = (None, None) if is_open else (now or timezone.now(), by)
    request.save()


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
