"""Tips at the desk: the inbox, and the page on which one is read and worked with. For editors and chiefs."""

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.desk.base import DeskAdmin, display
from korner.images.sent import shown_to_desk
from korner.moderation.models import State
from korner.text.numbers import whole_number
from widgets.tips import desk_page, receipts
from widgets.tips.models import Tip

COLOURS = {
    Tip.Work.NEW: "scheduled",
    Tip.Work.READING: "in_review",
    Tip.Work.USED: "published",
    Tip.Work.CLOSED: "draft",
}


def mark(tip):
    """Where a tip stands, as the desk's lists mark it."""
    return format_html('<span class="desk-state desk-state-{}">{}</span>', COLOURS[tip.work], tip.get_work_display())


class Standing(SimpleListFilter):
    """Where tips stand; the inbox shows those that are open."""

    title = gettext_lazy("status")
    parameter_name = "work"

    def lookups(self, request, model_admin):
        return [*Tip.Work.choices, ("all", _("All"))]

    def queryset(self, request, queryset):
        if self.value() == "all":
            return queryset
        return queryset.filter(work=self.value()) if self.value() in Tip.Work.values else queryset.open()

    def choices(self, changelist):
        shown = super().choices(changelist)
        first = next(shown)
        yield {**first, "display": _("Open")}
        yield from shown


class Whose(SimpleListFilter):
    title = gettext_lazy("read by")
    parameter_name = "reader"

    def lookups(self, request, model_admin):
        return [("me", _("Me")), ("nobody", _("Nobody yet"))]

    def queryset(self, request, queryset):
        if self.value() == "me":
            return queryset.filter(reader=request.user)
        return queryset.filter(reader=None) if self.value() == "nobody" else queryset


@admin.register(Tip)
class TipAdmin(DeskAdmin):
    """The inbox. No history is kept, nothing is indexed: all of it ends with the tip."""

    keep_history = False
    list_display = ["what", "standing", "with_it", "reader", "arrived"]
    list_display_links = ["what"]
    list_filter = [Standing, Whose, "language"]
    sortable_by = []
    search_fields = ["pk"]
    search_help_text = gettext_lazy("Number of the tip, or of the sender’s receipt")
    ordering = ["-id"]
    actions = None

    # --- who may --------------------------------------------------------------------------------------------------
    def has_add_permission(self, request):
        return False  # they come from readers alone

    def has_view_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    # --- the list -------------------------------------------------------------------------------------------------
    def get_queryset(self, request):
        return super().get_queryset(request).with_contents()

    def get_search_results(self, request, queryset, search_term):
        """By number alone: the texts are in no index, and are not searched."""
        term = search_term.strip()
        if not term:
            return queryset, False
        if receipts.is_receipt(term):
            return Tip.objects.with_contents().filter(receipt__in=receipts.known_as(term)), False
        number = whole_number(term.removeprefix("#"))
        return Tip.objects.with_contents().filter(pk=number) if number else queryset.none(), False

    @display(description=gettext_lazy("news"))
    def what(self, tip):
        return format_html('<span class="desk-headline" lang="{}">{}</span>', tip.language, tip.first_words())

    @display(description=gettext_lazy("status"))
    def standing(self, tip):
        if tip.state == State.SPAM:
            return format_html('{} <span class="desk-state desk-state-withdrawn">{}</span>', mark(tip), _("Spam"))
        return mark(tip)

    @display(description=gettext_lazy("with it"))
    def with_it(self, tip):
        number = len(tip.pictures.all())
        answered = any(question.answered_at for question in tip.questions.all())
        said = [
            _("Pictures: %d") % number if number else "",
            _("Film") if tip.film else "",
            _("Can be reached") if tip.can_be_reached else "",
            _("Has answered") if answered else "",
        ]
        return " · ".join(filter(None, said)) or "—"

    @display(description=gettext_lazy("received"))
    def arrived(self, tip):
        from korner.templatetags.korner import when_short

        return when_short(tip.created_at)

    # --- one tip --------------------------------------------------------------------------------------------------
    def get_urls(self):
        view = self.admin_site.admin_view
        own = [path("<int:tip>/pictures/<int:number>/<slug:size>/", view(self.picture_view), name="tips_tip_picture")]
        return own + super().get_urls()

    def tip_of(self, request, object_id):
        """The tip with this id, for who may read it. Raises PermissionDenied before Http404: ids tell nothing."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        tip = self.get_queryset(request).filter(pk=whole_number(str(object_id)) or 0).first()
        if tip is None:
            raise Http404
        return tip

    def change_view(self, request, object_id, form_url="", extra_context=None):
        return desk_page.page(self, request, self.tip_of(request, unquote(object_id)))

    def picture_view(self, request, tip, number, size):
        """A picture of a tip for who may read it: kept by nobody, and nothing in it runs."""
        picture = next((one for one in self.tip_of(request, tip).pictures.all() if one.pk == number), None)
        return shown_to_desk(picture, size, f"tip-{tip}-{number}.jpg")
