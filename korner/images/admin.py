"""The picture library at the desk: a grid, sending several at once, the focal point, where a picture is used."""

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from korner.desk.base import DeskAdmin, InfinitePaginator, display, pick_with
from korner.images.forms import AssetForm, PicturePicker, UploadForm
from korner.images.in_texts import uses_of
from korner.images.intake import take_in
from korner.images.models import Asset
from korner.images.renditions import cut_anew
from korner.images.views import name_of

pick_with("images.asset", PicturePicker)


class Mine(admin.SimpleListFilter):
    """Pictures I sent."""

    title = gettext_lazy("whose")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("yes", _("My pictures"))]

    def queryset(self, request, queryset):
        return queryset.filter(uploaded_by=request.user) if self.value() == "yes" else queryset


class Wordless(admin.SimpleListFilter):
    """Pictures that still need their alternative text."""

    title = gettext_lazy("what is missing")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [("alt", _("Without alternative text")), ("credit", _("Without credit"))]

    def queryset(self, request, queryset):
        if self.value() == "alt":
            return queryset.without_words()
        return queryset.filter(credit="") if self.value() == "credit" else queryset


@admin.register(Asset)
class AssetAdmin(DeskAdmin):
    """Pictures. A person changes his own; an editor changes all."""

    form = AssetForm
    change_list_template = "admin/images/asset/change_list.html"
    list_display = ["name", "credit", "licence", "created_at"]
    list_filter = [Mine, Wordless, "licence"]
    list_per_page = 48
    paginator = InfinitePaginator
    search_fields = ["name", "alt_tr", "alt_fr", "credit"]
    ordering = ["-id"]
    actions = None
    fieldsets = [
        (None, {"fields": ["focal_point"]}),
        (gettext_lazy("What it shows"), {"fields": ["name", "alt_tr", "alt_fr", "decorative"]}),
        (gettext_lazy("Rights"), {"fields": ["credit", "licence"], "classes": ["side"]}),
        (gettext_lazy("Focal point"), {"fields": ["focus_x", "focus_y"], "classes": ["side"]}),
        (gettext_lazy("The file"), {"fields": ["facts", "uses"], "classes": ["side"]}),
    ]
    readonly_fields = ["focal_point", "facts", "uses"]

    class Media:
        js = ["js/desk/focal.js"]

    # --- who may --------------------------------------------------------------------------------------------------
    def has_change_permission(self, request, obj=None):
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or obj.uploaded_by_id == request.user.pk or request.user.has_perm("images.edit_every_asset")

    # --- sending --------------------------------------------------------------------------------------------------
    def add_view(self, request, form_url="", extra_context=None):
        """Send pictures. Those that cannot be taken are named with the reason; the others are kept."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
        if request.method == "POST" and form.is_valid():
            kept = self.take(request, form)
            if not form.errors:
                return self.after_sending(request, kept)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("New pictures"),
            "form": form,
            "is_popup": IS_POPUP_VAR in request.GET or IS_POPUP_VAR in request.POST,
            "media": self.media + form.media,
        }
        return TemplateResponse(request, "admin/images/asset/upload.html", context)

    def take(self, request, form):
        """Take the good ones in and put the refused ones on the form as errors; returns the new pictures."""
        taken, refused = form.cleaned_data["pictures"]
        words = {name: form.cleaned_data[name] for name in ("credit", "licence")}
        kept = []
        for file, accepted in taken:
            asset = take_in(file, by=request.user, accepted=accepted, name=name_of(file), **words)
            self.log_addition(request, asset, [{"added": {}}])
            kept.append(asset)
        for name, reason in refused:
            form.add_error("pictures", ValidationError(f"{name}: {reason}"))
        if kept:
            messages.success(
                request, ngettext("%d picture was taken in.", "%d pictures were taken in.", len(kept)) % len(kept)
            )
        return kept

    def after_sending(self, request, kept):
        """One picture: to its own page, for its words. Several: to those of mine that still lack words."""
        if IS_POPUP_VAR in request.POST:
            return self.response_add(request, kept[0])
        if len(kept) == 1:
            return redirect("admin:images_asset_change", kept[0].pk)
        return redirect(reverse("admin:images_asset_changelist") + "?mine=yes&missing=alt")

    # --- one picture ----------------------------------------------------------------------------------------------
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and {"focus_x", "focus_y"} & set(form.changed_data):
            # After the commit: no picture work while the database is locked for writing.
            transaction.on_commit(lambda: cut_anew(obj))

    @display(description="")
    def focal_point(self, asset):
        return render_to_string("admin/images/asset/_focal_point.html", {"asset": asset, "source": source(asset, 1280)})

    @display(description=gettext_lazy("facts"))
    def facts(self, asset):
        return render_to_string("admin/images/asset/_facts.html", {"asset": asset})

    @display(description=gettext_lazy("used in"))
    def uses(self, asset):
        uses = [{"thing": thing, "link": desk_link(thing)} for thing in uses_of(asset)]
        return render_to_string("admin/images/asset/_uses.html", {"uses": uses})


def source(asset, width):
    """The address of a rendition of the whole picture, "" while there is none."""
    best = asset.best("free", width)
    return asset.rendition_url(*best) if best else ""


def desk_link(thing):
    """Where `thing` is edited, "" for what has no page of its own."""
    meta = thing._meta
    try:
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])
    except NoReverseMatch:
        return ""
