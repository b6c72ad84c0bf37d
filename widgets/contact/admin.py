"""Letters to the paper at the desk, and the topics that lead them there."""

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.utils.html import format_html, linebreaks
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from korner.desk.base import DeskAdmin, display
from korner.moderation.models import State
from korner.text.numbers import whole_number
from widgets.contact.models import ContactMessage, ContactTopic

COLOURS = {State.APPROVED: "published", State.PENDING: "in_review", State.HELD: "in_review"}


@admin.register(ContactTopic)
class TopicAdmin(DeskAdmin):
    """What letters may be about, and where they go."""

    list_display = ["in_turkish", "in_french", "email", "order", "active"]
    list_display_links = ["in_turkish", "in_french"]
    list_editable = ["order"]
    sortable_by = []
    ordering = ["order", "pk"]
    fieldsets = [
        (None, {"fields": ["name_tr", "name_fr", "email"]}),
        (gettext_lazy("Place"), {"fields": ["order", "active"], "classes": ["side"]}),
    ]

    @display(description="Türkçe")
    def in_turkish(self, topic):
        return topic.name_tr or "—"

    @display(description="Français")
    def in_french(self, topic):
        return topic.name_fr or "—"


class Standing(SimpleListFilter):
    """Which letters: those still to be dealt with, unless something else is asked."""

    title = gettext_lazy("status")
    parameter_name = "work"

    def lookups(self, request, model_admin):
        return [("done", _("Dealt with")), ("waiting", _("In the queue")), ("refused", _("Refused")), ("all", _("All"))]

    def queryset(self, request, queryset):
        asked = {
            "done": {"dealt_with": True},
            "waiting": {"state__in": [State.PENDING, State.HELD]},
            "refused": {"state__in": [State.REFUSED, State.SPAM]},
            "all": {},
        }
        return queryset.filter(**asked.get(self.value(), {"dealt_with": False, "state": State.APPROVED}))

    def choices(self, changelist):
        shown = super().choices(changelist)
        yield {**next(shown), "display": _("Open")}
        yield from shown


@admin.register(ContactMessage)
class LetterAdmin(DeskAdmin):
    """The letters, to be read and ticked off; they are answered by e-mail. No history is kept of them."""

    keep_history = False
    list_display = ["what", "about", "name", "standing", "arrived"]
    list_display_links = ["what"]
    list_filter = [Standing, "topic", "language"]
    list_select_related = ["topic", "dealt_with_by"]
    sortable_by = []
    search_fields = ["pk"]
    search_help_text = gettext_lazy("Number of the letter, or e-mail of the sender")
    ordering = ["-id"]
    actions = None
    fieldsets = [
        (None, {"fields": ["about", "letter"]}),
        (gettext_lazy("The sender"), {"fields": ["name", "address", "language"], "classes": ["side"]}),
        (
            gettext_lazy("Work"),
            {"fields": ["standing", "dealt_with", "dealt_with_by", "created_at", "mailed_at"], "classes": ["side"]},
        ),
    ]
    readonly_fields = [
        *("about", "letter", "name", "address", "language", "standing", "dealt_with_by", "created_at", "mailed_at"),
    ]

    def has_add_permission(self, request):
        return False  # they come from readers alone

    def get_search_results(self, request, queryset, search_term):
        """By number or the whole address: letters are in no index, and their texts are not searched."""
        term = search_term.strip()
        if not term:
            return queryset, False
        number = whole_number(term.removeprefix("#"))
        if number:
            return queryset.filter(pk=number), False
        return (queryset.filter(email__iexact=term) if "@" in term else queryset.none()), False

    def save_model(self, request, obj, form, change):
        obj.dealt_with_by = request.user if obj.dealt_with else None
        obj.save(update_fields=["dealt_with", "dealt_with_by"])

    @display(description=gettext_lazy("letter"))
    def what(self, letter):
        line = " ".join(letter.text.split())
        return format_html(
            '<span class="desk-headline" lang="{}">{}</span>', letter.language, line[:110] + ("…" if line[110:] else "")
        )

    @display(description=pgettext_lazy("letter", "topic"))
    def about(self, letter):
        return str(letter.topic or "—")

    @display(description=gettext_lazy("letter"))
    def letter(self, letter):
        return format_html(
            '<div lang="{}">{}</div>', letter.language, mark_safe(linebreaks(letter.text, autoescape=True))
        )

    @display(description=gettext_lazy("e-mail"))
    def address(self, letter):
        return format_html('<a class="desk-link" href="mailto:{0}">{0}</a>', letter.email)

    @display(description=gettext_lazy("status"))
    def standing(self, letter):
        if letter.dealt_with:
            return format_html('<span class="desk-state desk-state-draft">{}</span>', _("Dealt with"))
        words = letter.get_state_display()
        if letter.state == State.PENDING:
            words = _("In the queue")
        elif letter.mailed_at or letter.waits_for_mail:
            words = _("Sent on") if letter.mailed_at else _("Is being sent on")
        colour = COLOURS.get(letter.state, "withdrawn")
        return format_html('<span class="desk-state desk-state-{}">{}</span>', colour, words)

    @display(description=gettext_lazy("received"))
    def arrived(self, letter):
        from korner.templatetags.korner import when_short

        return when_short(letter.created_at)
