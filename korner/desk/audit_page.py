"""The audit, as a chief reads it: newest first, by person, by thing, by day. It is read only, and never counted."""

from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode

from django.apps import apps
from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.timezone import get_default_timezone, make_aware
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from korner.accounts.models import User
from korner.desk.audit import VERBS, words_of
from korner.desk.models import AuditEntry
from korner.text.numbers import whole_number

ROWS = 50
MOST_PEOPLE = 500
PEOPLE = User._meta.label_lower


@require_safe
@staff_member_required(login_url="account_login")
def audit(request):
    """One page of entries: ?person=<id>&kind=<app.model>&number=<id>&day=<YYYY-MM-DD>&before=<entry>.

    What is no such thing in the address narrows nothing; 403 for whoever is no chief.
    """
    if not request.user.has_perm("desk.view_auditentry"):
        raise PermissionDenied
    asked = Asked(request.GET)
    entries = list(asked.of(AuditEntry.objects).select_related("person")[: ROWS + 1])
    more, entries = len(entries) > ROWS, entries[:ROWS]
    context = {
        **admin.site.each_context(request),
        "title": _("Audit"),
        "asked": asked,
        "lines": [Line(entry) for entry in entries],
        "people": User.objects.order_by("first_name", "last_name", "username")[:MOST_PEOPLE],
        "kinds": kinds(),
        "older": asked.query(before=entries[-1].pk) if more else "",
    }
    return TemplateResponse(request, "admin/desk/audit.html", context)


class Asked:
    """What the address asks for, each part None (or "") where it asks nothing sensible."""

    def __init__(self, given):
        self.person = whole_number(given.get("person", ""))
        self.kind = given.get("kind", "") if given.get("kind", "") in {kind for kind, _name in kinds()} else ""
        self.number = given.get("number", "").strip()[:64].replace("\x00", "") if self.kind else ""
        self.day = day_of(given.get("day", ""))
        self.before = whole_number(given.get("before", ""))

    def __bool__(self):
        """Whether anything is narrowed."""
        return bool(self.person or self.kind or self.day)

    def of(self, entries):
        """The entries asked for, newest first."""
        before = entries.filter(pk=self.before).first() if self.before else None
        entries = entries.newest(before)
        if self.person:
            entries = entries.filter(person=self.person)
        if self.kind:
            entries = entries.filter(kind=self.kind)
        if self.number:
            entries = entries.filter(number=self.number)
        if self.day:
            zone = get_default_timezone()
            begins, ends = (make_aware(datetime.combine(day, time()), zone) for day in (self.day, self.next_day))
            entries = entries.filter(at__gte=begins, at__lt=ends)
        return entries

    @property
    def next_day(self):
        return self.day + timedelta(days=1)

    def query(self, **more):
        """The query string of the same choice, with `more`."""
        day = self.day.isoformat() if self.day else ""
        parts = {"person": self.person, "kind": self.kind, "number": self.number, "day": day, **more}
        return "?" + urlencode({name: value for name, value in parts.items() if value})


class Line:
    """One entry as the page shows it."""

    def __init__(self, entry):
        self.entry = entry
        self.who = str(entry.person) if entry.person else entry.who
        self.verb = VERBS.get(entry.verb, entry.verb)
        self.words = words_of(entry)
        # "Who signed in" is said once.
        self.of_oneself = bool(entry.person_id) and (entry.kind, entry.number) == (PEOPLE, str(entry.person_id))
        self.kind = kind_name(entry.kind)
        self.link = change_page(entry)


def kinds():
    """[(label, name)] of the kinds of things that are noted: all that the desk has pages for."""
    found = {model._meta.label_lower for model in admin.site._registry} | {"accounts.invitation"}
    return sorted(((label, kind_name(label)) for label in found), key=lambda pair: pair[1].lower())


def kind_name(label):
    """What a model is called, "" for one that is gone."""
    try:
        return str(apps.get_model(label)._meta.verbose_name) if label else ""
    except LookupError:
        return ""


def change_page(entry):
    """The address of the thing at the desk, "" where it has none (or is deleted)."""
    if not entry.number or entry.verb == "deleted":
        return ""
    try:
        return reverse(f"admin:{entry.kind.replace('.', '_')}_change", args=[entry.number])
    except NoReverseMatch:
        return ""


def day_of(text):
    """The date written as 2026-11-24, or None."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 1970 <= day.year <= 9000 else None
