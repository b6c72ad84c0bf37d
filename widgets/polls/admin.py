"""The polls at the desk: question and answers in both languages, and what came of them so far."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.forms.models import BaseInlineFormSet
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.base import DeskAdmin, InfinitePaginator, SortableInline, display
from korner.desk.paper import LANGUAGE_NAMES
from korner.search.writing import WritesDocuments
from widgets.polls.models import Poll, PollOption
from widgets.polls.models.poll import open_at
from widgets.polls.results import Tally, number

FEWEST = 2


class PollForm(forms.ModelForm):
    """A poll as the desk writes it. Closing by hand is a tick; the moment is noted."""

    closed = forms.BooleanField(
        label=gettext_lazy("closed by hand"),
        required=False,
        help_text=gettext_lazy("No vote counts from now on, although the end has not come."),
    )

    class Meta:
        model = Poll
        fields = []  # the admin names them

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "closed" in self.fields:
            self.fields["closed"].initial = self.instance.closed_at is not None

    def _post_clean(self):
        if "closed" in self.cleaned_data:
            closed_at = self.instance.closed_at or timezone.now()
            self.instance.closed_at = closed_at if self.cleaned_data["closed"] else None
        super()._post_clean()


class OptionFormSet(BaseInlineFormSet):
    """The answers of a poll: two at least, as many as may be ticked, and none goes that has votes."""

    def clean(self):
        super().clean()
        kept = [form for form in self.forms if form.has_changed() or form.instance.pk]
        gone = [form for form in kept if self._should_delete_form(form)]
        voted = [form.instance for form in gone if form.instance.pk and form.instance.marks.exists()]
        if voted:
            raise ValidationError(
                _("“%(answer)s” has votes and cannot be taken away."), params={"answer": str(voted[0])}, code="voted"
            )
        left = len(kept) - len(gone)
        if left < FEWEST:
            raise ValidationError(_("A poll needs at least two answers."), code="few")
        if (self.instance.most or 1) > left:
            raise ValidationError(_("More answers may be ticked than there are."), code="most")


class OptionInline(SortableInline):
    """The answers, in their order."""

    model = PollOption
    formset = OptionFormSet
    fields = ["words_tr", "words_fr", "picture", "order"]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = getattr(db_field, "language", None)
        if field is not None and language:  # two columns of the same name are told apart by their language
            field.label = LANGUAGE_NAMES[language]
            field.widget.attrs["aria-label"] = f"{str(PollOption._meta.verbose_name).capitalize()} – {field.label}"
        return field

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj else FEWEST


class Standing(admin.SimpleListFilter):
    """Where a poll stands in time."""

    title = gettext_lazy("standing")
    parameter_name = "standing"

    def lookups(self, request, model_admin):
        return [("open", _("open")), ("to_come", _("to come")), ("ended", _("ended"))]

    def queryset(self, request, queryset):
        now = timezone.now()
        ways = {
            "open": open_at(now),
            "to_come": Q(starts_at__gt=now),
            "ended": Q(starts_at__lte=now) & (Q(ends_at__lte=now) | Q(closed_at__isnull=False)),
        }
        return queryset.filter(ways[self.value()]) if self.value() in ways else queryset


@admin.register(Poll)
class PollAdmin(WritesDocuments, DeskAdmin):
    """Polls. Votes come from readers alone: no form of the desk writes a number."""

    form = PollForm
    list_display = ["words", "standing", "starts_at", "ends_at", "votes", "on_front"]
    list_filter = [Standing, "on_front"]
    paginator = InfinitePaginator
    search_fields = ["question_tr", "question_fr"]
    ordering = ["-starts_at", "-pk"]
    inlines = [OptionInline]
    readonly_fields = ["result"]
    never_restored = (*DeskAdmin.never_restored, "closed")
    actions = None
    fieldsets = [
        ("Türkçe", {"fields": ["question_tr", "intro_tr"], "classes": ["words-tr"]}),
        ("Français", {"fields": ["question_fr", "intro_fr"], "classes": ["words-fr"]}),
        (
            gettext_lazy("The poll"),
            {"fields": ["starts_at", "ends_at", "closed", "most", "results"], "classes": ["side"]},
        ),
        (
            gettext_lazy("Where it stands"),
            {"fields": ["picture", "on_front", "slug_tr", "slug_fr"], "classes": ["side"]},
        ),
    ]

    def get_fieldsets(self, request, obj=None):
        result = [(_("The result so far"), {"fields": ["result"]})] if obj else []
        return [*super().get_fieldsets(request, obj), *result]

    def get_view_on_site_url(self, obj=None):
        """No link before its beginning: readers, and the desk with them, see no page yet."""
        return super().get_view_on_site_url(obj) if obj is not None and obj.has_begun() else None

    def save_related(self, request, form, formsets, change):
        reworded = [
            rows
            for formset in formsets
            for rows in formset.initial_forms
            if {"words_tr", "words_fr"}.intersection(rows.changed_data)
        ]
        super().save_related(request, form, formsets, change)
        if (
            change
            and form.instance.voters
            and (reworded or {"question_tr", "question_fr"}.intersection(form.changed_data))
        ):
            messages.warning(
                request,
                _(
                    "Votes were given before the words were changed. Whoever voted has read the old ones: change no more "
                    "than slips, or make a new poll."
                ),
            )

    @display(description=gettext_lazy("question"))
    def words(self, poll):
        return str(poll)

    @display(description=gettext_lazy("standing"), label={"open": "success", "to_come": "info", "ended": ""})
    def standing(self, poll):
        if poll.is_open():
            return "open", _("open")
        return ("ended", _("ended")) if poll.has_begun() else ("to_come", _("to come"))

    @display(description=gettext_lazy("voters"), ordering="voters")
    def votes(self, poll):
        return number(poll.voters)

    @display(description=gettext_lazy("result"))
    def result(self, poll):
        """What readers see of it, or will, in the desk's own language of numbers."""
        tally = Tally(poll, list(PollOption.objects.filter(poll=poll).order_by("order", "pk")))
        return SafeString(render_to_string("admin/polls/poll/_result.html", {"tally": tally, "poll": poll}))
