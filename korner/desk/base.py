"""What every page of the desk is made of. The only module of the house that imports the admin's theme.

Others take their admin classes from here, so that the plain admin stays a retreat of one file.
"""

from contextlib import nullcontext

import reversion
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property, lazy
from django.utils.translation import get_language
from reversion.revisions import is_registered
from unfold.admin import ModelAdmin, TabularInline
from unfold.decorators import display
from unfold.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from unfold.widgets import (
    UnfoldAdminColorInputWidget,
    UnfoldAdminExpandableTextareaWidget,
    UnfoldAdminSelectWidget,
    UnfoldAdminSplitDateTimeWidget,
    UnfoldAdminTextareaWidget,
    UnfoldAdminTextInputWidget,
    UnfoldBooleanSwitchWidget,
)

from korner.desk import locks
from korner.desk.audit import note
from korner.desk.autosave_admin import KeepsDrafts, keeping_what_was_typed
from korner.desk.editor import EditorWidget
from korner.desk.finding import ids_of
from korner.desk.history import HistoryPages
from korner.desk.paging import InfinitePaginator
from korner.text.casing import lower, upper, with_capital
from korner.text.numbers import whole_number
from korner.text.slugs import slugify

__all__ = [
    "AdminPasswordChangeForm",
    "ColourInput",
    "DeskAdmin",
    "DeskInline",
    "InfinitePaginator",
    "Lines",
    "Select",
    "SortableInline",
    "SplitDateTime",
    "Switch",
    "TextInput",
    "UserChangeForm",
    "UserCreationForm",
    "display",
    "pick_with",
]

ColourInput = UnfoldAdminColorInputWidget
Select = UnfoldAdminSelectWidget
SplitDateTime = UnfoldAdminSplitDateTimeWidget
Switch = UnfoldBooleanSwitchWidget
TextInput = UnfoldAdminTextInputWidget

PICKERS = {}
PICKED = {}
MOST_FOUND = 1000  # rows that a search in a list goes through, the newest of those found


class Lines(UnfoldAdminExpandableTextareaWidget):
    """A field of words that grows with them, as wide as its place."""

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.attrs["class"] = self.attrs["class"].replace("!max-w-2xl", "")


def pick_with(model_label, widget, field=None):
    """Let `widget` (a widget class) choose the target of every foreign key to the model of that label.

    `field`: the class of form field that judges the choice; None for Django's own.
    """
    PICKERS[model_label] = widget
    PICKED[model_label] = {"form_class": field} if field else {}


def variants(word):
    """The ways a word may be written as to capitals, Turkish or French: what a LIKE of the database cannot fold.

    As it would stand in a slug, too: "saglik" finds Sağlık wherever a slug is searched.
    """
    ways = {word, *(f(word, language) for f in (lower, upper, capital) for language in ("tr", "fr"))}
    return ways | {slugify(word) or word}


def label_of_field(db_field):
    """The words of a field of a model with a capital at their head, without the language in brackets."""
    return with_capital(str(db_field.verbose_name).rsplit(" [", 1)[0], get_language())


field_label = lazy(label_of_field, str)  # of its moment: the log keeps labels in the language of the code


def capital(word, language):
    """`word` with a capital at its head, the way of its language."""
    return upper(word[:1], language) + lower(word[1:], language)


class WordsMixin:
    """Form fields of the desk: the language of a translated field is said by its tab and its `lang`, not its label."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        language = getattr(db_field, "language", None)
        if field is None:
            return field
        if isinstance(field.widget, RelatedFieldWidgetWrapper):
            if isinstance(field.widget.widget, tuple(PICKERS.values())):
                field.widget = field.widget.widget  # the picker has buttons of its own
            else:
                field.widget.can_change_related = field.widget.can_delete_related = False
                field.widget.can_view_related = False
        if language:
            # verbose_name of a translated column is "name [tr]"
            field.label = field_label(db_field)
            field.widget.attrs["lang"] = language
        if isinstance(field.widget, EditorWidget):
            field.widget.attrs["data-lang"] = language or ""
            if request.user.has_perm("images.add_asset"):
                field.widget.attrs["data-upload"] = reverse("desk-upload")
        elif isinstance(db_field, models.TextField) and isinstance(field.widget, UnfoldAdminTextareaWidget):
            field.widget = Lines({"lang": language or "", "rows": 3})
        return field

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        picker = PICKERS.get(db_field.remote_field.model._meta.label_lower)
        if picker and "widget" not in kwargs:
            may_send = request.user.has_perm("images.add_asset")
            kwargs["widget"] = picker({"data-upload": reverse("desk-upload")} if may_send else {})
            return db_field.formfield(**PICKED[db_field.remote_field.model._meta.label_lower], **kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class DeskAdmin(WordsMixin, KeepsDrafts, HistoryPages, ModelAdmin):
    """Base of every list and form of the desk.

    Fieldsets say their place by class: "words-tr"/"words-fr" stand in the language tabs, "side" in the side panel,
    the others below. Changes are kept as revisions, for POST only: a revision opens a transaction, and on SQLite that
    would make readers of the desk wait for each other.
    """

    change_form_template = "admin/desk/form.html"
    list_per_page = 50
    list_max_show_all = 100
    paginator = InfinitePaginator
    most_read = 10_000  # rows that a search for words which no index knows reads through, the newest
    show_full_result_count = False
    empty_value_display = "—"
    show_facets = admin.ShowFacets.NEVER
    warn_unsaved_form = True
    list_filter_sheet = True
    keep_history = True
    bears_notes = True  # beside its history: whoever may see it writes some, and is offered the names of the staff
    offers_another = False  # a button to begin the next one at once

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.keep_history and not is_registered(self.model):
            remember(self.model, [inline.model for inline in self.inlines])

    # --- search ---------------------------------------------------------------------------------------------------
    def get_search_results(self, request, queryset, search_term):
        """What the desk's index finds; else each word in at least one of `search_fields`, however its capitals are written.

        A number is that row's, too: what stands in an address. Where not all is looked at, the list says so.
        """
        found = ids_of(self.model, search_term, MOST_FOUND) if search_term.strip() else None
        if found is not None:
            request.desk_searched = {"found_most": MOST_FOUND} if len(found) >= MOST_FOUND else {}
            number = whole_number(search_term.strip().removeprefix("#"))
            return queryset.filter(pk__in=[*found, *([number] if number else [])]), False
        words = search_term.replace("\x00", " ").split()[:8]
        older = self.model._base_manager.order_by("-pk").values_list("pk", flat=True)[self.most_read :] if words else []
        for number in older[:1]:
            queryset, request.desk_searched = queryset.filter(pk__gt=number), {"read_most": self.most_read}
        for word in words:
            found = Q()
            for field in self.get_search_fields(request):
                for variant in variants(word):
                    found |= Q(**{f"{field}__icontains": variant})
            queryset = queryset.filter(found)
        return queryset, False

    def get_changelist_formset(self, request, **kwargs):
        """Fields written in the list itself bear the name of their column, for who does not see it."""
        formset = super().get_changelist_formset(request, **kwargs)
        for name, field in formset.form.base_fields.items():
            field.widget.attrs.setdefault("aria-label", str(field.label or name))
        return formset

    # --- one form -------------------------------------------------------------------------------------------------
    def language_state(self, obj, language):
        """What a language tab says of its text: (code, words) or None."""
        return None

    def render_change_form(self, request, context, *args, **kwargs):
        context.setdefault("show_save_and_add_another", self.offers_another)
        return super().render_change_form(request, context, *args, **kwargs)

    def get_view_on_site_url(self, obj=None):
        """Straight to the page readers see; no link where there is none."""
        return (obj.get_absolute_url() or None) if hasattr(obj, "get_absolute_url") else None

    def refuse_if_locked(self, request, obj):
        """Refuse a change of `obj` by this person while somebody else holds it. Raises Locked, with words."""
        locks.refuse(obj, request.user)

    def revision(self, request):
        """Keep what this request changes as one revision with its person's name."""
        if request.method != "POST" or not self.keep_history:
            return nullcontext()
        return revision_by(request.user)

    @keeping_what_was_typed
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        with self.revision(request):
            return super().changeform_view(request, object_id, form_url, extra_context)

    def changelist_view(self, request, extra_context=None):
        with self.revision(request):
            response = super().changelist_view(request, extra_context)
        shown = getattr(response, "context_data", None) or {}
        if "cl" in shown:
            shown["cl"].searched = getattr(request, "desk_searched", {})  # said below the list
        return response

    def log_change(self, request, obj, message):
        entry = super().log_change(request, obj, message)
        if reversion.is_active():
            reversion.set_comment(entry.change_message)  # as data: everybody reads it in his own language
        note(request.user, "changed", obj, entry.change_message)
        return entry

    def log_addition(self, request, obj, message):
        entry = super().log_addition(request, obj, message)
        if reversion.is_active():
            reversion.set_comment(entry.change_message)  # as data: everybody reads it in his own language
        note(request.user, "added", obj)
        return entry

    def log_deletions(self, request, queryset):
        for thing in queryset:
            note(request.user, "deleted", thing)
        return super().log_deletions(request, queryset)


class revision_by:  # a context manager, named like the verbs it stands between
    """One revision in the name of `person`."""

    def __init__(self, person):
        self.person = person

    def __enter__(self):
        self.block = reversion.create_revision()
        self.block.__enter__()
        reversion.set_user(self.person)

    def __exit__(self, *error):
        return self.block.__exit__(*error)


def remember(model, followed=()):
    """Keep versions of `model`, and of `followed` (models of its inlines) along with it.

    The column without a language mirrors one with, and what is worked out at each save is no news: both are left out.
    """
    for part in followed:
        if not is_registered(part):
            reversion.register(part, exclude=untold(part))
    accessors = [
        relation.get_accessor_name()
        for relation in model._meta.related_objects
        if relation.related_model in followed and relation.get_accessor_name()
    ]
    reversion.register(model, exclude=untold(model), follow=accessors)


def untold(model):
    """The columns that a history need not tell: translated originals, sort keys, archive keys, a model’s own `never_told`."""
    from modeltranslation.translator import NotRegistered, translator

    try:
        originals = list(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        originals = []
    worked_out = ("sort_tr", "sort_fr", "archive_key", "renditions", "token", "changed_at")
    names = {field.name for field in model._meta.concrete_fields}
    return [*originals, *getattr(model, "never_told", ()), *(name for name in worked_out if name in names)]


class DeskInline(WordsMixin, TabularInline):
    """Rows under a form. Whoever may change the form may change its rows; there is no right of their own."""

    extra = 0
    show_title = False

    @cached_property
    def parent(self):
        return self.admin_site._registry[self.parent_model]

    def has_view_permission(self, request, obj=None):
        return self.parent.has_view_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return self.parent.has_add_permission(request) or self.parent.has_change_permission(request)
        return self.parent.has_change_permission(request, obj)

    has_add_permission = has_delete_permission = has_change_permission

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """A field in a table has its name in the head of the column only: said again for who does not see it."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs["aria-label"] = with_capital(str(field.label or db_field.verbose_name), get_language())
        return field


class SortableInline(DeskInline):
    """Rows in an order of their own, moved by dragging or by number."""

    ordering_field = "order"
    hide_ordering_field = True
