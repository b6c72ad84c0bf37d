"""The pages of an act on many things: what is going to happen, what was done, and the way back. For a DeskAdmin."""

from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from korner.desk import bulk
from korner.desk.models.undo import Undo
from korner.text.numbers import whole_number


class BulkPages:
    """Acts in the list of a DeskAdmin (`bulk_acts`), each with a page before and a page after it."""

    bulk_acts = ()
    list_disable_select_all = True  # a hundred at once, seen one by one

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        own = [
            path("bulk/<slug:act>/", self.admin_site.admin_view(self.bulk_view), name=f"{name}_bulk"),
            path("done/<uuid:number>/", self.admin_site.admin_view(self.done_view), name=f"{name}_done"),
            path("done/<uuid:number>/undo/", self.admin_site.admin_view(self.undo_view), name=f"{name}_undo"),
        ]
        return own + super().get_urls()

    def offered_acts(self, request):
        """{name: Act} of what this person could do."""
        return {act.name: act for act in self.bulk_acts if act.is_offered(request.user)}

    def get_actions(self, request):
        """The acts as the list offers them; in a window that only chooses there are none."""
        if IS_POPUP_VAR in request.GET or not self.has_view_permission(request):
            return {}
        return {name: (self.action_of(act), name, act.words) for name, act in self.offered_acts(request).items()}

    def action_of(self, act):
        """The action of the list: shows the page that asks."""

        def ask(model_admin, request, queryset):
            return self.ask_for_act(request, act, [whole_number(pk) for pk in request.POST.getlist("_selected_action")])

        return ask

    def ask_for_act(self, request, act, pks, form=None):
        """What is going to happen to which things. Nothing is done yet."""
        pks = [pk for pk in dict.fromkeys(pks) if pk is not None]
        if not pks or len(pks) > bulk.MOST:
            words = _("Choose at most %d at once.") % bulk.MOST if pks else _("Choose at least one.")
            messages.warning(request, words)
            return redirect(self.list_address())
        things = self.get_queryset(request).filter(pk__in=pks).order_by("-pk")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": act.words,
            "act": act,
            "things": things,
            "form": form or (act.form() if act.form else None),
            "address": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_bulk", args=[act.name]),
            "list_address": self.list_address(),
        }
        return TemplateResponse(request, "admin/desk/bulk.html", context)

    def list_address(self):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def bulk_view(self, request, act):
        """Do it (POST: `pk` and `version_<pk>` of each thing)."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        act = next((known for known in self.bulk_acts if known.name == act), None)
        if act is None:
            raise Http404
        if not act.is_offered(request.user):
            raise PermissionDenied
        if request.method != "POST":
            return redirect(self.list_address())
        pks = [whole_number(pk) for pk in request.POST.getlist("pk")]
        form = act.form(request.POST) if act.form else None
        pks = [pk for pk in dict.fromkeys(pks) if pk is not None]
        if not pks or len(pks) > bulk.MOST or (form and not form.is_valid()):
            return self.ask_for_act(request, act, pks, form)
        seen = {pk: whole_number(request.POST.get(f"version_{pk}", "")) for pk in pks}
        if any(version is None for version in seen.values()) and self.keeps_versions():
            raise PermissionDenied  # an act says which version it has seen
        done = bulk.run(act, self.model, seen, by=request.user, given=form.cleaned_data if form else None)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_done", done.pk)

    def keeps_versions(self):
        return any(field.name == "version" for field in self.opts.concrete_fields)

    def own_done(self, request, number):
        """(Undo, Act) of an act of this person. Raises Http404 for another's."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        done = get_object_or_404(Undo, pk=number, person=request.user, label=self.opts.label_lower)
        act = next((known for known in self.bulk_acts if known.name == done.act), None)
        if act is None:
            raise Http404
        return done, act

    def done_view(self, request, number):
        """What was done, what was refused and why, and the button that puts it back."""
        done, act = self.own_done(request, number)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": act.words,
            "act": act,
            "done": done,
            "list_address": self.list_address(),
        }
        return TemplateResponse(request, "admin/desk/bulk_done.html", context)

    def undo_view(self, request, number):
        """Put back what the act changed, where nobody changed it since (POST)."""
        done, act = self.own_done(request, number)
        address = f"admin:{self.opts.app_label}_{self.opts.model_name}_done"
        if not act.is_offered(request.user):
            raise PermissionDenied
        if request.method == "POST":
            try:
                bulk.undo(done, act, self.model, by=request.user)
            except ValidationError as refusal:
                messages.error(request, " ".join(refusal.messages))
        return redirect(address, number)
