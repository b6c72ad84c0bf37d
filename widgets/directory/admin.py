"""The directory at the desk: trades as a tree, firms with their filters, both as tables."""

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from korner.desk.base import DeskAdmin, SortableInline, display
from korner.desk.filters import Choice
from korner.desk.tables import TableAdmin
from korner.hours import DAYS
from korner.moderation.models.states import WAITING, State
from korner.places.models import Place
from korner.search.writing import WritesDocuments
from korner.site.admin import KeepsAddresses
from korner.tasks import enqueue
from korner.text.numbers import whole_number
from korner.text.phones import shown_phone
from widgets.directory import firms
from widgets.directory.counted import FirmCount, recount
from widgets.directory.desk_form import FirmForm
from widgets.directory.models import Firm, FirmPicture, Trade
from widgets.directory.owning import letters
from widgets.directory.owning.claiming import own
from widgets.directory.owning.values import called
from widgets.directory.tables import FirmTable

TRADES_IN_LIST = 3


@admin.register(Trade)
class TradeAdmin(KeepsAddresses, WritesDocuments, DeskAdmin):
    """Trades: the broad ones in their order, each with those that belong to it."""

    bears_notes = False  # moderators sort them, and are told no names of the staff
    list_display = ["in_turkish", "in_french", "order", "number"]
    list_display_links = ["in_turkish", "in_french"]
    list_editable = ["order"]
    list_per_page = 200
    sortable_by = []
    search_fields = ["name_tr", "name_fr"]
    offers_another = True
    actions = None
    fieldsets = [
        (None, {"fields": ["name_tr", "name_fr", "parent"]}),
        (gettext_lazy("Place"), {"fields": ["order", "slug_tr", "slug_fr"], "classes": ["side"]}),
    ]

    def get_queryset(self, request):
        kept = FirmCount.objects.filter(trade=OuterRef("pk"), place=None).values("firms")
        return super().get_queryset(request).select_related("parent").annotate(kept=Subquery(kept))

    def get_ordering(self, request):
        root = [Coalesce("parent__order", "order"), Coalesce("parent__sort_tr", "sort_tr"), Coalesce("parent_id", "pk")]
        return [*root, Coalesce("parent_id", 0), "order", "sort_tr", "pk"]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "parent":
            kwargs["queryset"] = Trade.objects.filter(parent=None).order_by("order", "sort_tr")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "parent" in form.changed_data:
            recount()

    @display(description="Türkçe")
    def in_turkish(self, trade):
        return format_html("{}{}", "— " if trade.parent_id else "", trade.name_tr or "—")

    @display(description=gettext_lazy("firms"))
    def number(self, trade):
        return trade.kept or 0


class PictureInline(SortableInline):
    """The pictures of a firm; the first stands in lists."""

    model = FirmPicture
    fields = ["picture", "order"]


class Standing(Choice):
    """Whether readers see it."""

    title = gettext_lazy("standing")
    parameter_name = "standing"
    answers = {
        "shown": (gettext_lazy("shown"), lambda rows: rows.visible()),
        "waiting": (gettext_lazy("waiting"), lambda rows: rows.filter(state__in=WAITING)),
        "hidden": (gettext_lazy("hidden"), lambda rows: rows.filter(state=State.APPROVED, hidden_at__isnull=False)),
        "refused": (gettext_lazy("refused"), lambda rows: rows.filter(state__in=[State.REFUSED, State.SPAM])),
        "featured": (
            gettext_lazy("featured now"),
            lambda rows: rows.filter(featured_from__lte=timezone.now(), featured_until__gt=timezone.now()),
        ),
        "booked": (gettext_lazy("featured later"), lambda rows: rows.filter(featured_from__gt=timezone.now())),
    }


class Missing(Choice):
    """What nobody has given yet."""

    title = pgettext_lazy("of a firm", "missing")
    parameter_name = "missing"
    answers = {
        "position": (gettext_lazy("without position"), lambda rows: rows.filter(latitude=None)),
        "phone": (gettext_lazy("without telephone"), lambda rows: rows.filter(phones=[])),
        "hours": (gettext_lazy("without opening hours"), lambda rows: rows.filter(hours={})),
        "trade": (gettext_lazy("without trade"), lambda rows: rows.filter(trades=None)),
    }


class OfTrade(SimpleListFilter):
    """Firms of a trade, or of one below it."""

    title = gettext_lazy("trade")
    parameter_name = "trade"

    def lookups(self, request, model_admin):
        trades = Trade.objects.select_related("parent").order_by(
            Coalesce("parent__sort_tr", "sort_tr"), "parent", "sort_tr"
        )
        return [(str(one.pk), ("— " if one.parent_id else "") + called(one)) for one in trades]

    def queryset(self, request, queryset):
        number = whole_number(self.value() or "")
        return queryset.of_trade(number) if number else queryset


class OfPlace(SimpleListFilter):
    """Firms in a place that has any."""

    title = pgettext_lazy("of a firm", "commune")
    parameter_name = "place"

    def lookups(self, request, model_admin):
        counted = FirmCount.objects.filter(trade=None).values("place")
        places = Place.objects.filter(pk__in=counted).by_name()
        return [(str(place.pk), called(place)) for place in places]

    def queryset(self, request, queryset):
        number = whole_number(self.value() or "")
        return queryset.of_place(number) if number else queryset


@admin.register(Firm)
class FirmAdmin(TableAdmin, DeskAdmin):
    """Firms. One that the desk makes is seen at once; what owners send is decided on in the queue.

    No history is kept of them: an owner who deletes his entry, or a number in it, leaves nothing behind (decision 26).
    """

    table = FirmTable
    form = FirmForm
    keep_history = False
    offers_another = True
    list_display = ["name", "of_trades", "of_place", "telephone", "standing", "owned", "changed"]
    list_filter = [Standing, Missing, OfTrade, OfPlace]
    search_fields = ["name", "address", "about_tr", "about_fr", "company_number"]
    autocomplete_fields = ["trades"]
    ordering = ["sort_tr", "pk"]
    sortable_by = ["name", "changed"]
    inlines = [PictureInline]
    fieldsets = [
        (None, {"fields": ["name", "trades", "seen"]}),
        (gettext_lazy("Where it is"), {"fields": ["place", "address", "postcode", "latitude", "longitude"]}),
        (gettext_lazy("How it is reached"), {"fields": ["phones", "website", "email", "languages"]}),
        (gettext_lazy("Opening hours"), {"fields": ["hours_line", *DAYS, "on_holidays", "special"]}),
        ("Türkçe", {"fields": ["about_tr"], "classes": ["words-tr"]}),
        ("Français", {"fields": ["about_fr"], "classes": ["words-fr"]}),
        (gettext_lazy("The entry"), {"fields": ["company_number", "reference", "hidden"], "classes": ["side"]}),
        (gettext_lazy("The owner"), {"fields": ["owner_email"], "classes": ["side"]}),
        (
            gettext_lazy("Featured (paid)"),
            {
                "fields": ["featured_from", "featured_until"],
                "classes": ["side"],
                "description": gettext_lazy(
                    "It stands above the others, marked as paid. At most three on a page; more take turns."
                ),
            },
        ),
    ]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        if request.resolver_match and request.resolver_match.url_name == "directory_firm_changelist":
            rows = rows.select_related("place").prefetch_related("trades")
        return rows

    def get_view_on_site_url(self, obj=None):
        return super().get_view_on_site_url(obj) if obj is not None and obj.is_visible else None

    # --- the steps ------------------------------------------------------------------------------------------------------
    def save_model(self, request, obj, form, change):
        obj.updated_at = timezone.now()
        if not change:
            firms.approve_own(obj)
        super().save_model(request, obj, form, change)
        if "hidden" in form.changed_data:
            (firms.hide if form.cleaned_data["hidden"] else firms.show)([obj])
        if "owner_email" in form.changed_data:
            # The former owner's links end here; the new one gets his.
            own(obj, obj.owner_email, obj.letters_in if obj.owner_email else "")
            enqueue(letters.owners_links, [obj.pk], obj.letters_in)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        before = form.initial.get("place")
        firms.settle(form.instance, {before} if isinstance(before, int) else ())

    def delete_model(self, request, obj):
        firms.remove([obj])

    def delete_queryset(self, request, queryset):
        firms.remove(list(queryset))

    # --- the list -------------------------------------------------------------------------------------------------------
    @display(description=gettext_lazy("trades"))
    def of_trades(self, firm):
        names = [called(trade) for trade in firm.trades.all()]
        more = f" +{len(names) - TRADES_IN_LIST}" if len(names) > TRADES_IN_LIST else ""
        return ", ".join(names[:TRADES_IN_LIST]) + more or "—"

    @display(description=pgettext_lazy("of a firm", "commune"))
    def of_place(self, firm):
        return called(firm.place)

    @display(description=gettext_lazy("telephone"))
    def telephone(self, firm):
        return shown_phone(firm.phones[0], firm.place.country) if firm.phones else "—"

    @display(
        description=gettext_lazy("standing"),
        label={"shown": "success", "featured": "info", "waiting": "warning", "hidden": "", "refused": ""},
    )
    def standing(self, firm):
        if firm.state in WAITING:
            return "waiting", _("waiting")
        if firm.state != State.APPROVED:
            return "refused", _("refused")
        if firm.hidden_at:
            return "hidden", _("hidden")
        now = timezone.now()
        if firm.featured_from and firm.featured_from <= now < firm.featured_until:
            return "featured", _("featured now")
        return "shown", _("shown")

    @display(description=pgettext_lazy("of a firm", "owner"))
    def owned(self, firm):
        if not firm.owner_email:
            return "—"
        return _("has one") if firm.is_confirmed else _("has not answered yet")

    @display(description=gettext_lazy("changed"), ordering="updated_at")
    def changed(self, firm):
        return firm.updated_at
