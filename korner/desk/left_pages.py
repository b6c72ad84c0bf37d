"""The page of a text that was never saved and whose thing can be opened no more: to be read, copied, thrown away."""

from django.contrib import admin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from korner.desk import autosave
from korner.desk.autosave_place import admin_of, slot_in
from korner.desk.conflict_texts import words_left
from korner.desk.models import Draft
from korner.desk.notice_pages import own_desk


@own_desk
@require_http_methods(["GET", "HEAD", "POST"])
def left(request, slot):
    """A text of one's own, as it was typed; thrown away by POST. Raises Http404 for another's.

    Where its form can still be opened, that is where it is taken up.
    """
    slot = slot_in({"draft_slot": slot})
    draft = get_object_or_404(autosave.with_things(Draft.objects.filter(person=request.user)), slot=slot)
    model_admin = admin_of(draft.label)
    if model_admin is None:
        raise Http404
    if request.method == "POST":
        autosave.forget(request.user, slot)
        return redirect("admin:index")
    deleted = autosave.is_gone(draft)
    if not deleted and autosave.may_open(request.user, draft):
        return redirect(autosave.form_of(draft))
    context = {
        **admin.site.each_context(request),
        "title": _("A text that was not saved"),
        "draft": draft,
        "deleted": deleted,
        "texts": words_left(model_admin.model, autosave.typed(draft), None),
    }
    return TemplateResponse(request, "admin/desk/left.html", context)
