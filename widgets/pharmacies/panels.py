"""What the start page of the desk tells of pharmacies on duty: what nobody has checked, and where the list ends."""

from datetime import timedelta
from heapq import nlargest, nsmallest
from urllib.parse import urlencode

from django.db.models import (
    Count,
    DateTimeField,
    DurationField,
    ExpressionWrapper,
    IntegerField,
    Max,
    Min,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from korner.places.models import Place
from widgets.pharmacies.duty import DAY, day_of, zone_of
from widgets.pharmacies.models import DutyShift, DutyWords
from widgets.pharmacies.shifts import monday_of
from widgets.pharmacies.where import full_name

SHOWN = 6
SOON = timedelta(days=3)
LATELY = timedelta(days=30)  # a place whose list ended before that has no list any more
PLACE = [
    "pharmacy__place",
    *(
        f"pharmacy__place__{name}"
        for name in ("country", "name_tr", "name_fr", "parent", "parent__name_tr", "parent__name_fr")
    ),
]


def panels(request):
    """Two panels for those who may confirm duties; one query whatever the rows."""
    if not request.user.has_perm("pharmacies.change_dutyshift"):
        return []
    now = timezone.now()
    rows = places_to_see(now)
    return [
        panel(_("Duties not checked"), "fact_check", unchecked(rows, now), 24),
        panel(_("Duty lists that end"), "event_busy", ending(rows, now), 26),
    ]


def panel(title, icon, items, order):
    """A panel as the start page wants it."""
    more = reverse("admin:pharmacies_dutyshift_changelist") if items else ""
    return {"title": title, "icon": icon, "items": items, "more": more, "empty": "", "order": order, "first": False}


def places_to_see(now):
    """A row for each place with shifts of the next days that nobody checked in time, or whose list ends: PLACE's columns,
    "number" and "first" of the shifts not checked, "last" of all of them. One query, which begins at the index of ends.
    """
    said = Subquery(DutyWords.objects.order_by("pk").values("trusted_days")[:1], output_field=IntegerField())
    held_for = Coalesce(said, DutyWords().trusted_days, output_field=IntegerField())
    days = ExpressionWrapper(held_for * Value(DAY, DurationField()), DurationField())
    since = ExpressionWrapper(Value(now, DateTimeField()) - days, DateTimeField())
    soon = Q(ends__gt=now, starts__lt=now + SOON)
    unchecked = soon & (Q(checked_at=None) | Q(checked_at__lte=since))
    return list(
        DutyShift.objects.filter(ends__gt=now - LATELY, pharmacy__active=True)
        .order_by()
        .values(*PLACE)
        .annotate(number=Count("pk", filter=unchecked), first=Min("starts", filter=unchecked), last=Max("ends"))
        .filter(Q(number__gt=0) | Q(last__lt=now + SOON))
    )


def unchecked(rows, now):
    """The places in which shifts of the next days were not checked, or too long ago; the soonest first."""
    found = nsmallest(
        SHOWN, (row for row in rows if row["number"]), key=lambda row: (row["first"], row["pharmacy__place"])
    )
    return [
        item(row, row["first"], ngettext("%d shift", "%d shifts", row["number"]) % row["number"], now) for row in found
    ]


def ending(rows, now):
    """The places whose list ends within the next days, or has just ended; what ends last first."""
    over = [row for row in rows if row["last"] < now + SOON]
    found = []
    for row in nlargest(SHOWN, over, key=lambda row: (row["last"], -row["pharmacy__place"])):
        day = date_format(row["last"].astimezone(zone_of(row["pharmacy__place__country"])), "DATE_FORMAT")
        said = (_("ended on %s") if row["last"] <= now else _("ends on %s")) % day
        found.append(item(row, row["last"], said, now))
    return found


def item(row, moment, said, now):
    """A row as the start page lists it, led to the check of the week of `moment`, or of this one."""
    place = place_of(row)
    week = monday_of(day_of(max(moment, now), zone_of(place.country)))
    asked = urlencode({"place": place.pk, "week": week.isoformat()})
    return {
        "title": full_name(place),
        "language": "",
        "note": said,
        "said": "",
        "link": f"{reverse('admin:pharmacies_dutyshift_check')}?{asked}",
        "moment": None,
    }


def place_of(row):
    """The Place of a row, with its parent, as far as its name is told of it."""
    place = Place(
        pk=row["pharmacy__place"],
        country=row["pharmacy__place__country"],
        name_tr=row["pharmacy__place__name_tr"],
        name_fr=row["pharmacy__place__name_fr"],
    )
    if row["pharmacy__place__parent"]:
        place.parent = Place(
            pk=row["pharmacy__place__parent"],
            name_tr=row["pharmacy__place__parent__name_tr"],
            name_fr=row["pharmacy__place__parent__name_fr"],
        )
    return place
