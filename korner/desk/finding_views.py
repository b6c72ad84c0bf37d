"""The desk's search as pages: a plain one, and the options of the dialog that Ctrl-K opens."""

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from korner.desk.finding import LONGEST, find


@staff_member_required(login_url="account_login")
@require_safe
def page(request):
    """What is found for `?q=`, as a page with links: the way without script."""
    words = request.GET.get("q", "")[:LONGEST]
    context = {
        **admin.site.each_context(request),
        "title": _("Search the desk"),
        "words": words,
        "groups": find(request, words),
    }
    return TemplateResponse(request, "admin/desk/find.html", context)


@staff_member_required(login_url="account_login")
@require_safe
def options(request):
    """The same as a fragment of options for the dialog."""
    words = request.GET.get("q", "")[:LONGEST]
    groups = find(request, words)
    total = sum(len(group.items) for group in groups)
    return TemplateResponse(
        request, "admin/desk/find_options.html", {"groups": groups, "words": words.strip(), "total": total}
    )
