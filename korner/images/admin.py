"""The picture library at the desk: the grid and its questions, sending several at once, one picture, deleting."""

import reversion
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from korner.desk.base import DeskAdmin, InfinitePaginator, display, untold
from korner.images.describing import ended_on
from korner.images.finding import Wanted, narrow, page_of
from korner.images.forms import AssetForm, UploadForm
from korner.images.intake import receive
from korner.images.models import Asset
from korner.images.renditions import cut_anew
from korner.images.uses import shown_in
from korner.images.views import already, name_of
from korner.images.words import with_words
from korner.text.numbers import whole_number

PAGE = 48

# An older version brought back must not bring back what is worked out of the uses and the words of today.
reversion.register(Asset, exclude=[*untold(Asset), "used", "wordless"])


@admin.register(Asset)
class AssetAdmin(DeskAdmin):
    """Pictures. A person changes his own; an editor changes all; a chief deletes what is used nowhere."""

    form = AssetForm
    change_form_template = "admin/images/asset/change_form.html"
    paginator = InfinitePaginator
    search_fields = ["name"]  # for look-ups in fields; what is sought is decided below
    ordering = ["-id"]
    actions = None
    fieldsets = [
        (None, {"fields": ["focal_point"]}),
        (gettext_lazy("What it shows"), {"fields": ["name", "alt_tr", "alt_fr", "decorative"]}),
        (
            gettext_lazy("Rights"),
            {"fields": ["credit", "licence", "licence_note", "expires_on"], "classes": ["side"]},
        ),
        (gettext_lazy("Focal point"), {"fields": ["focus_x", "focus_y"], "classes": ["side"]}),
        (gettext_lazy("The file"), {"fields": ["facts"], "classes": ["side"]}),
    ]
    readonly_fields = ["focal_point", "facts"]

    class Media:
        js = ["js/desk/focal.js"]
        css = {"all": ["css/desk-pictures.css"]}

    # --- who may --------------------------------------------------------------------------------------------------
    def has_change_permission(self, request, obj=None):
        if not super().has_change_permission(request, obj):
            return False
        return obj is None or obj.uploaded_by_id == request.user.pk or request.user.has_perm("images.edit_every_asset")

    # --- the library ----------------------------------------------------------------------------------------------
    def get_search_results(self, request, queryset, search_term):
        return with_words(queryset, search_term), False

    def changelist_view(self, request, extra_context=None):
        """The library, by the questions of Wanted, in pages that go on from a number; chosen ones are deleted by POST."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            return self.delete_several(request)
        wanted = Wanted(request.GET)
        rows = narrow(Asset.objects.all(), wanted, request.user)
        page = page_of(rows, request.GET, PAGE, by_day=wanted.of_days)
        for asset in page.pictures:
            asset.ended = ended_on(asset)
        asked = request.GET.copy()
        for name in ("before", "after"):
            asked.pop(name, None)
        may_send = self.has_add_permission(request)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Pictures"),
            "page": page,
            "wanted": wanted,
            "more_asked": set(wanted.asked) - {"q", "mine"} or wanted.errors,
            "query": asked.urlencode(),
            "may_send": may_send,
            "may_delete": self.has_delete_permission(request),
            "form": UploadForm(auto_id="send_%s") if may_send else None,
            "media": self.media,
        }
        return TemplateResponse(request, "admin/images/asset/change_list.html", context)

    # --- sending --------------------------------------------------------------------------------------------------
    def add_view(self, request, form_url="", extra_context=None):
        """Send pictures. Those that cannot be taken are named with the reason; the others are kept."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
        if request.method == "POST" and form.is_valid():
            got = self.take(request, form)
            if not form.errors:
                return self.after_sending(request, *got)
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
        """Take the good ones in and put the refused ones on the form as errors; returns (new pictures, known ones)."""
        taken, refused = form.cleaned_data["pictures"]
        kept, known = [], []
        for file, accepted in taken:
            try:
                asset, new = receive(file, by=request.user, accepted=accepted, name=name_of(file), **form.rights)
            except ValidationError as error:
                refused.append((name_of(file), " ".join(error.messages)))
                continue
            (kept if new else known).append(asset)
            if new:
                self.log_addition(request, asset, [{"added": {}}])
            else:
                link = desk_link(asset)
                messages.info(request, format_html('<a href="{}">{}</a>', link, already(asset)))
        for name, reason in refused:
            form.add_error("pictures", ValidationError(f"{name}: {reason}"))
        if kept:
            messages.success(
                request, ngettext("%d picture was taken in.", "%d pictures were taken in.", len(kept)) % len(kept)
            )
        return kept, known

    def after_sending(self, request, kept, known):
        """One picture: to its own page, for its words. Several: to those of mine that still lack words."""
        if IS_POPUP_VAR in request.POST:
            return self.response_add(request, [*kept, *known][0])
        if len(kept) + len(known) == 1:
            return redirect("admin:images_asset_change", [*kept, *known][0].pk)
        return redirect(reverse("admin:images_asset_changelist") + ("?mine=yes&missing=alt" if kept else ""))

    # --- one picture ----------------------------------------------------------------------------------------------
    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if change and {"focus_x", "focus_y"} & set(form.changed_data):
            # After the commit: no picture work while the database is locked for writing.
            transaction.on_commit(lambda: cut_anew(obj))

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if obj:
            context["uses"] = told_uses(request, obj)
            context["ended"] = ended_on(obj)
        return super().render_change_form(request, context, add, change, form_url, obj)

    @display(description="")
    def focal_point(self, asset):
        return render_to_string("admin/images/asset/_focal_point.html", {"asset": asset, "source": source(asset, 1280)})

    @display(description=gettext_lazy("facts"))
    def facts(self, asset):
        return render_to_string("admin/images/asset/_facts.html", {"asset": asset})

    # --- deleting -------------------------------------------------------------------------------------------------
    def get_deleted_objects(self, objs, request):
        """(names, counts, missing rights, what stands in the way): the uses, for the page that then asks for nothing."""
        in_the_way = [use for asset in objs for use in told_uses(request, asset)]
        return [str(asset) for asset in objs], {self.opts.verbose_name_plural: len(objs)}, set(), in_the_way

    def delete_several(self, request):
        """Ask before several pictures are deleted, and delete those that are used nowhere; the others are named."""
        if not self.has_delete_permission(request):
            raise PermissionDenied
        numbers = {whole_number(text) for text in request.POST.getlist("chosen")[:PAGE]} - {None}
        chosen = list(Asset.objects.filter(pk__in=numbers))
        back = redirect("admin:images_asset_changelist")
        if not chosen:
            messages.warning(request, _("No picture was chosen."))
            return back
        free = [asset for asset in chosen if not asset.uses.exists()]
        if "confirmed" in request.POST:
            with transaction.atomic():
                self.log_deletions(request, free)
                for asset in free:
                    asset.delete()
            if free:
                messages.success(
                    request, ngettext("%d picture was deleted.", "%d pictures were deleted.", len(free)) % len(free)
                )
            kept = len(chosen) - len(free)
            if kept:
                messages.warning(
                    request, ngettext("%d picture is used and stays.", "%d pictures are used and stay.", kept) % kept
                )
            return back
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Delete pictures"),
            "free": free,
            "kept": [(asset, told_uses(request, asset)) for asset in chosen if asset not in free],
            "media": self.media,
        }
        return TemplateResponse(request, "admin/images/asset/delete_several.html", context)


def told_uses(request, asset):
    """What shows `asset`, for this person: dicts {kind, name, where, link}.

    What he may not open is told by its kind alone.
    """
    told = []
    for shown in shown_in(asset):
        thing = shown.thing
        model_admin = admin.site._registry.get(type(thing))
        may_see = model_admin is not None and model_admin.has_view_or_change_permission(request, thing)
        told.append(
            {
                "kind": thing._meta.verbose_name,
                "name": str(thing) if may_see else "",
                "where": shown.words,
                "link": desk_link(thing) if may_see else "",
            }
        )
    return told


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
