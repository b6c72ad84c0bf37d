"""The register of the right of reply at the desk; private, for those who may publish."""

from django import forms
from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import replies
from articles.models import ReplyRequest
from articles.models.states import LANGUAGES
from korner.desk.base import DeskAdmin, InfinitePaginator, Lines, SplitDateTime, display


class Waiting(SimpleListFilter):
    """What the paper still owes, and until when; an answer nobody offered changes nothing."""

    title = gettext_lazy("deadline")
    parameter_name = "due"
    answers = {
        "open": (gettext_lazy("Waiting"), lambda rows: rows.waiting()),
        "soon": (gettext_lazy("Due within two days"), lambda rows: rows.due_soon()),
        "overdue": (gettext_lazy("Overdue"), lambda rows: rows.overdue()),
    }

    def lookups(self, request, model_admin):
        return [(name, str(words)) for name, (words, _answer) in self.answers.items()]

    def queryset(self, request, queryset):
        chosen = self.answers.get(self.value())
        return chosen[1](queryset) if chosen else queryset


class ReplyForm(forms.ModelForm):
    """A request as it is written down. A last moment left empty is worked out by the law's rule."""

    deadline = forms.SplitDateTimeField(
        label=ReplyRequest._meta.get_field("deadline").verbose_name,
        help_text=ReplyRequest._meta.get_field("deadline").help_text,
        required=False,
        widget=SplitDateTime,
    )

    class Meta:
        model = ReplyRequest
        fields = []  # the admin names them


@admin.register(ReplyRequest)
class ReplyAdmin(DeskAdmin):
    """Requests for a reply. Their history is not kept: it would outlive the personal data in it."""

    form = ReplyForm
    keep_history = False
    list_display = ["what", "who", "received_at", "deadline", "standing", "measure"]
    list_filter = [Waiting, "decision"]
    paginator = InfinitePaginator
    most_read = 1000  # each with its story, whose headline is read as well
    search_fields = ["person", "article__headline_tr", "article__headline_fr"]
    search_help_text = gettext_lazy("Name of the person or words of the headline")
    ordering = ["-received_at", "-pk"]
    autocomplete_fields = ["article", "reply_story", "reply_correction"]
    actions = None
    fieldsets = [
        (None, {"fields": ["article", "person", "contact", "text"]}),
        (gettext_lazy("Decision"), {"fields": ["decision", "reason", "reply_story", "reply_correction"]}),
        (gettext_lazy("Times"), {"fields": ["received_at", "deadline", "language"], "classes": ["side"]}),
        (
            gettext_lazy("What the law says"),
            {"fields": ["measure", "in_time", "decided_at", "decided_by", "delete_after"], "classes": ["side"]},
        ),
    ]

    def get_queryset(self, request):
        bodies = [f"article__{name}" for name in ("body", *(f"body_{language}" for language in LANGUAGES))]
        return super().get_queryset(request).select_related("article", "decided_by").defer(*bodies)

    def get_ordering(self, request):
        """Newest first; what is owed by its last moment."""
        return ["deadline", "pk"] if request.GET.get(Waiting.parameter_name) in Waiting.answers else self.ordering

    def get_readonly_fields(self, request, obj=None):
        worked_out = ["measure", "in_time", "decided_at", "decided_by", "delete_after"]
        return [*worked_out, *(["article"] if obj else [])]

    def get_fieldsets(self, request, obj=None):
        shown = super().get_fieldsets(request, obj)
        return shown if obj else shown[:-1]  # nothing was counted yet

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not (obj and obj.forgotten)

    def has_delete_permission(self, request, obj=None):
        return False  # a register is kept; what is personal in it ends by itself

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ("text", "reason"):
            field.widget = Lines({"rows": 8 if db_field.name == "text" else 3})
        return field

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        initial.setdefault("received_at", timezone.now())
        return initial

    def save_model(self, request, obj, form, change):
        replies.write(obj, by=request.user, decided="decision" in form.changed_data)

    @display(description=gettext_lazy("story"))
    def what(self, row):
        article = row.article
        return format_html(
            '<span class="desk-headline" lang="{}">{}</span>', article.source_language, article.source_headline
        )

    @display(description=gettext_lazy("who asks"), ordering="person")
    def who(self, row):
        return row.person or _("deleted")

    @display(description=gettext_lazy("decision"), ordering="decision")
    def standing(self, row):
        code, words = replies.standing(row)
        return format_html('<span class="desk-state desk-state-{}">{}</span>', code, words)

    @display(description=gettext_lazy("length"), ordering="length")
    def measure(self, row):
        return replies.measure_in_words(row)

    @display(description=gettext_lazy("asked in time"))
    def in_time(self, row):
        return _("No: more than three months after the story.") if row.came_late else _("Yes, within three months.")
