"""What the start page of the desk tells of pharmacies on duty: what nobody has checked, and where the list ends."""

from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Count, Max, Min, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from korner.places.models import Place
from widgets.pharmacies.duty import day_of, zone_of
from widgets.pharmacies.models import DutyShift, DutyWords
from widgets.pharmacies.shifts import monday_of
from widgets.pharmacies.where import full_name

SHOWN = 6
SOON = timedelta(days=3)
LATELY = timedelta(days=30)  # a place whose list ended before that has no list any more


def panels(request):
    """Two panels for those who may confirm duties; four queries whatever the rows."""
    if not request.user.has_perm("pharmacies.change_dutyshift"):
        return []
    now = timezone.now()
    return [
        panel(_("Duties not checked"), "fact_check", unchecked(now), 24),
        panel(_("Duty lists that end"), "event_busy", ending(now), 26),
    ]


def panel(title, icon, items, order):
    """A panel as the start page wants it."""
    more = reverse("admin:pharmacies_dutyshift_changelist") if items else ""
    return {"title": title, "icon": icon, "items": items, "more": more, "empty": "", "order": order, "first": False}


def unchecked(now):
    """The places in which shifts of the next days were not checked, or too long ago."""
    since = now - timedelta(days=DutyWords.current().trusted_days)
    wanted = DutyShift.objects.filter(ends__gt=now, starts__lt=now + SOON, pharmacy__active=True)
    rows = (
        wanted.filter(Q(checked_at=None) | Q(checked_at__lte=since))
        .order_by()
        .values("pharmacy__place")
        .annotate(number=Count("pk"), first=Min("starts"))
        .order_by("first")[:SHOWN]
    )
    return items(rows, lambda row, place: ngettext("%d shift", "%d shifts", row["number"]) % row["number"], now)


def ending(now):
    """The places whose list ends within the next days, or has just ended."""
    rows = (
        DutyShift.objects.filter(ends__gt=now - LATELY, pharmacy__active=True)
        .order_by()
        .values("pharmacy__place")
        .annotate(first=Max("ends"))
        .filter(first__lt=now + SOON)
        .order_by("-first")[:SHOWN]
    )

    def said(row, place):
        day = date_format(row["first"].astimezone(zone_of(place.country)), "DATE_FORMAT")
        return (_("ended on %s") if row["first"] <= now else _("ends on %s")) % day

    return items(rows, said, now)


def items(rows, said, now):
    """Rows {"pharmacy__place", "first"} as the start page lists them, each led to the check of its week."""
    rows = list(rows)
    places = Place.objects.select_related("parent").in_bulk([row["pharmacy__place"] for row in rows]) if rows else {}
    found = []
    for row in rows:
        place = places[row["pharmacy__place"]]
        week = monday_of(day_of(max(row["first"], now), zone_of(place.country)))
        asked = urlencode({"place": place.pk, "week": week.isoformat()})
        found.append(
            {
                "title": full_name(place),
                "language": "",
                "note": said(row, place),
                "said": "",
                "link": f"{reverse('admin:pharmacies_dutyshift_check')}?{asked}",
                "moment": None,
            }
        )
    return found
