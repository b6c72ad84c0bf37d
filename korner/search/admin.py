"""The search at the desk: what readers sought, and what the newsroom puts above what was found."""

from datetime import timedelta
from urllib.parse import urlencode

from django.contrib import admin
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.base import DeskAdmin, display
from korner.desk.filters import Choice
from korner.search.forms import PromotedForm
from korner.search.models import PromotedResult, Sought


@admin.register(PromotedResult)
class PromotedAdmin(DeskAdmin):
    """Results set by hand, each for the searches of its words."""

    form = PromotedForm
    list_display = ["sought_words", "language", "leads_to", "order", "starts", "ends"]
    list_filter = ["language"]
    search_fields = ["words", "title", "address"]
    offers_another = True
    fieldsets = [
        (None, {"fields": ["words", "address", "title", "note"]}),
        (gettext_lazy("Place"), {"fields": ["language", "order"], "classes": ["side"]}),
        (gettext_lazy("When it stands"), {"fields": ["starts", "ends"], "classes": ["side"]}),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_titles("tr")

    @display(description=gettext_lazy("words"))
    def sought_words(self, entry):
        return " · ".join(entry.lines)

    @display(description=gettext_lazy("leads to"))
    def leads_to(self, entry):
        if entry.source and not entry.found_title:
            return _("nothing that readers see now")
        return entry.title or entry.found_title or entry.address


class Outcome(Choice):
    """Whether something was found."""

    title = gettext_lazy("outcome")
    parameter_name = "outcome"
    answers = {
        "nothing": (gettext_lazy("Nothing found"), lambda rows: rows.without_result()),
        "found": (gettext_lazy("Something found"), lambda rows: rows.filter(found__gt=0)),
    }


class When(Choice):
    """On which days."""

    title = gettext_lazy("when")
    parameter_name = "when"
    answers = {
        "today": (gettext_lazy("Today"), lambda rows: rows.since(timezone.localdate())),
        "week": (gettext_lazy("Last seven days"), lambda rows: rows.since(days_ago(6))),
        "month": (gettext_lazy("Last thirty days"), lambda rows: rows.since(days_ago(29))),
    }


def days_ago(number):
    """The day `number` days before today, in Brussels."""
    return timezone.localdate() - timedelta(days=number)


@admin.register(Sought)
class SoughtAdmin(DeskAdmin):
    """What readers sought, day by day; counted by the house and written by nobody."""

    list_display = ["said", "language", "day", "times", "outcome", "set_by_hand"]
    list_display_links = None
    list_filter = [Outcome, When, "language"]
    search_fields = ["words"]
    ordering = ["-day", "-times", "pk"]
    keep_history = False

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    @display(description=gettext_lazy("words"), ordering="words")
    def said(self, row):
        return format_html('<span lang="{}">{}</span>', row.language, row.words)

    @display(description=gettext_lazy("found"), ordering="found")
    def outcome(self, row):
        return row.found or _("nothing")

    @display(description=gettext_lazy("result set by hand"))
    def set_by_hand(self, row):
        query = urlencode({"words": row.words, "language": row.language})
        return format_html(
            '<a class="desk-link" href="{}?{}">{}</a>',
            reverse("admin:search_promotedresult_add"),
            query,
            _("Set a result by hand"),
        )
