"""The page on which the week of a place is typed: pharmacies by days. Works without script."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from korner.desk.audit import note
from korner.text.numbers import whole_number
from widgets.pharmacies.admin import acts
from widgets.pharmacies.admin.asked import Asked
from widgets.pharmacies.grid import PATTERNS, Week
from widgets.pharmacies.models import Pharmacy

ROWS = 40
NAME = "admin:pharmacies_dutyshift_week"


def may(request):
    """Whether this person types duties: makes, changes and takes them away."""
    return all(request.user.has_perm(f"pharmacies.{act}_dutyshift") for act in ("add", "change", "delete"))


def view(model_admin, request):
    """`?place=<number>&week=2026-11-23&page=<n>`; POST saves all cells or none."""
    if not may(request):
        raise PermissionDenied
    asked = Asked(request.GET)
    page = page_number(request)
    pharmacies = list(rows(asked, page)) if asked.place else []
    more, pharmacies = len(pharmacies) > ROWS, pharmacies[:ROWS]
    for pharmacy in pharmacies:
        pharmacy.place = asked.place
    posted = request.method == "POST" and asked.place
    week = Week(pharmacies, asked.monday, asked.country, request.POST if posted else None)
    if posted and week.is_valid():
        return saved(request, asked, week)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Week of a place"),
        "asked": asked,
        "options": asked.options(wide=False),
        "week": week,
        "patterns": PATTERNS,
        "page": page,
        "next_page": page + 1 if more else None,
        "source": request.POST.get("source", "")[:160] if posted else "",
        "checked": bool(posted and request.POST.get("checked")),
        "typed": posted,
    }
    status = 422 if posted else 200
    return TemplateResponse(request, "admin/pharmacies/week.html", context, status=status)


def page_number(request):
    """The page of a place with many pharmacies. Raises Http404 for what is no number."""
    number = whole_number(request.GET.get("page", "1"))
    if not number or number > 100:
        raise Http404
    return number


def rows(asked, page):
    """The pharmacies of a page, and one more where there is one."""
    start = (page - 1) * ROWS
    return Pharmacy.objects.filter(place=asked.place, active=True).order_by("sort_tr", "pk")[start : start + ROWS + 1]


def saved(request, asked, week):
    """Save, say what was done, and show the week again."""
    source = " ".join(request.POST.get("source", "").split())[:160]
    made, gone = week.save(source=source, checked_by=request.user if request.POST.get("checked") else None)
    if made or gone:
        note(request.user, acts.WRITTEN, asked.place, f"{asked.monday:%Y-%m-%d}: +{made} −{gone}")
        parts = []
        if made:
            parts.append(ngettext("%d shift was written down.", "%d shifts were written down.", made) % made)
        if gone:
            parts.append(ngettext("%d shift was taken away.", "%d shifts were taken away.", gone) % gone)
        if made and not request.POST.get("checked"):
            parts.append(_("Nobody has checked them yet: readers see them as open after that."))
        messages.success(request, " ".join(parts))
    else:
        messages.info(request, _("Nothing was changed."))
    query = f"?place={asked.place.pk}&week={asked.monday.isoformat()}"
    page = page_number(request)
    return HttpResponseRedirect(reverse(NAME) + query + (f"&page={page}" if page > 1 else ""))
