"""The page of one's notices: newest first, what is unread marked, all marked as read by one press."""

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from korner.desk.models import Notice
from korner.desk.notices import mark_read, words
from korner.text.numbers import whole_number

SHOWN = 50
own_desk = staff_member_required(login_url="account_login")


@own_desk
@require_safe
def notices(request):
    """One's own notices, fifty a page; `?before=<number>` leads to older ones."""
    rows = Notice.objects.filter(person=request.user).select_related("actor")
    if "before" in request.GET:
        number = whole_number(request.GET["before"])
        if number is None:
            raise Http404
        rows = rows.filter(pk__lt=number)
    found = list(rows[: SHOWN + 1])
    shown = found[:SHOWN]
    for notice in shown:
        notice.words = words(notice)
    context = {
        **admin.site.each_context(request),
        "title": _("Notices"),
        "notices": shown,
        "any_unread": any(notice.read_at is None for notice in shown),
        "older": shown[-1].pk if len(found) > SHOWN else None,
    }
    return TemplateResponse(request, "admin/desk/notices.html", context)


@own_desk
@require_POST
def notices_read(request):
    """Mark one notice (`pk`) or all as read. Another's notice stays as it is, and nobody learns that it exists."""
    pk = request.POST.get("pk")
    if pk is not None and whole_number(pk) is None:
        raise Http404
    mark_read(request.user, whole_number(pk) if pk is not None else None)
    return redirect("desk-notices")
