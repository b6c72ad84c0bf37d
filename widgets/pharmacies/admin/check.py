"""The page that shows gaps, overlaps and what nobody checked; and the press that marks a week as checked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from korner.desk.audit import note
from korner.desk.models import Undo
from korner.text.numbers import whole_number
from widgets.pharmacies import expected_hours, gaps, reading, shifts
from widgets.pharmacies.admin import acts
from widgets.pharmacies.admin.asked import Asked
from widgets.pharmacies.duty import day_of, zone_of
from widgets.pharmacies.models import DutyShift, DutyWords

NAME = "admin:pharmacies_dutyshift_check"
SHOWN = 60


def view(model_admin, request):
    """`?place=<number or in-number>&week=2026-11-23&weeks=<n>&kind=night&kind=…`: read only."""
    if not model_admin.has_view_permission(request):
        raise PermissionDenied
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    asked = Asked(request.GET)
    kinds = [kind for kind in request.GET.getlist("kind") if kind in expected_hours.STANDARD] or list(gaps.USUAL)
    now, words = timezone.now(), DutyWords.current()
    hours = words.expected()
    looked = gaps.Looked()
    if asked.places:
        looked = gaps.look(
            asked.places, asked.monday, asked.sunday, kinds, country=asked.country, now=now, trusted_days=words.trusted_days,
            hours=hours,
        )  # fmt: skip
    zone = zone_of(asked.country)
    mends = asked.place or (asked.places[0] if asked.places else None)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Gaps and overlaps"),
        "asked": asked,
        "options": asked.options(),
        "kinds": [
            (kind, shifts.kind_words(kind), expected_hours.shown(span), kind in kinds) for kind, span in hours.items()
        ],
        "may_set": request.user.has_perm("pharmacies.change_dutywords"),
        "looked": looked,
        "gaps": [(gap, shifts.kind_words(gap.kind), day_of(gap.starts, zone)) for gap in looked.gaps[:SHOWN]],
        "more_gaps": max(len(looked.gaps) - SHOWN, 0),
        "mends": mends,
        "unchecked": looked.unchecked[:SHOWN],
        "more_unchecked": max(len(looked.unchecked) - SHOWN, 0),
        "zone": zone.key,
        "other_clock": zone.key != timezone.get_default_timezone_name(),
        "trusted_days": words.trusted_days,
        "may_confirm": request.user.has_perm("pharmacies.change_dutyshift"),
        "may_type": request.user.has_perm("pharmacies.add_dutyshift"),
        "source": common_source(looked.shifts),
    }
    return TemplateResponse(request, "admin/pharmacies/check.html", context)


def common_source(found):
    """The source that all shifts have; "" where they differ: then each keeps its own."""
    sources = {shift.source for shift in found}
    return sources.pop() if len(sources) == 1 else ""


def confirm(model_admin, request):
    """Mark all shifts of the shown weeks and places as checked (POST: place, week, weeks, number, source).

    `number` is how many the page showed: when there are others by now, nothing is marked, and the page is shown again.
    """
    if not request.user.has_perm("pharmacies.change_dutyshift"):
        raise PermissionDenied
    if request.method != "POST":
        return redirect(NAME)
    asked = Asked(request.POST)
    if not asked.places:
        raise Http404
    back = f"{reverse(NAME)}?place={asked.choice}&week={asked.monday.isoformat()}&weeks={asked.weeks}"
    found = list(of_weeks(asked)[: shifts.MOST_AT_ONCE + 1])
    if len(found) > shifts.MOST_AT_ONCE:
        messages.error(request, _("These are more than %d shifts. Choose fewer weeks or places.") % shifts.MOST_AT_ONCE)
    elif not found:
        messages.info(request, _("There is no shift in these days."))
    elif whole_number(request.POST.get("number", "")) != len(found):
        messages.warning(request, _("The list has changed meanwhile. Look at it once more, then confirm it."))
    else:
        source = " ".join(request.POST.get("source", "").split())
        done = shifts.confirm(found, by=request.user, source=source)
        for place in asked.places:
            note(request.user, acts.CONFIRMED, place, f"{asked.monday:%Y-%m-%d}")
        return redirect("admin:pharmacies_dutyshift_confirmed", done.pk)
    return HttpResponseRedirect(back)


def of_weeks(asked):
    """The shifts that run in the shown weeks, in the places of the choice."""
    begin = reading.moment(asked.monday, 0, asked.country)
    end = reading.moment(asked.sunday, reading.WHOLE_DAY, asked.country)
    return DutyShift.objects.in_places(asked.places).meeting(begin, end)


def confirmed(model_admin, request, number):
    """What was marked as checked, and the button that takes it back (POST), for the one who did it."""
    if not request.user.has_perm("pharmacies.change_dutyshift"):
        raise PermissionDenied
    done = get_object_or_404(
        Undo, pk=number, person=request.user, label=model_admin.opts.label_lower, act=shifts.CONFIRM
    )
    if request.method == "POST":
        put_back = shifts.take_back(done)
        if put_back is None:
            messages.error(request, _("This can no longer be undone."))
        else:
            note(request.user, acts.TAKEN_BACK, None, str(put_back))
            words = ngettext("%d shift is as it was.", "%d shifts are as they were.", put_back)
            messages.success(request, words % put_back)
        return redirect("admin:pharmacies_dutyshift_confirmed", number)
    pks = [change["pk"] for change in done.changes]
    rows = DutyShift.objects.filter(pk__in=pks[:SHOWN]).select_related("pharmacy__place").order_by("starts")
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Marked as checked"),
        "done": done,
        "rows": list(rows),
        "more": max(len(pks) - SHOWN, 0),
        "trusted_days": DutyWords.current().trusted_days,
    }
    return TemplateResponse(request, "admin/pharmacies/confirmed.html", context)
