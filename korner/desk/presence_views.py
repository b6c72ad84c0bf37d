"""What the browser says and asks while a form is open: still here, gone, lock, take over; and the list of all locks."""

from django.contrib import admin
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from korner.desk import locks, presence
from korner.desk.autosave_place import called_by_script, place_of, slot_in
from korner.text.cleaning import clean_line
from korner.text.numbers import whole_number


@require_POST
@called_by_script
def here(request, app_label, model_name, key):
    """A page says that it is open, and is told who else is here. 404 for a thing this person may not see."""
    place = place_of(request, app_label, model_name, key)
    slot = slot_in(request.POST)
    if not slot:
        return JsonResponse({"error": "slot"}, status=400)
    presence.arrive(place, request.user, slot)
    return JsonResponse(presence.told(place, request, slot, whole_number(request.POST.get("seen_version", ""))))


@require_POST
@called_by_script
def gone(request):
    """A page says that it is being closed. (A beacon carries no header, so its token is among its fields.)"""
    presence.leave(request.user, slot_in(request.POST))
    return HttpResponse(status=204)


@require_POST
@called_by_script
def lock(request, app_label, model_name, key):
    """Lock, take over or release: POST `act` and, for a lock, its `reason`. Answers script in JSON, a form by leading back."""
    place = place_of(request, app_label, model_name, key)
    if place.thing is None:
        raise Http404
    act(request, place, request.POST.get("act"))
    if request.headers.get("Accept") == "application/json":
        return JsonResponse(presence.told(place, request, slot_in(request.POST)))
    return redirect("desk-locks" if request.POST.get("to") == "locks" else place.form_path)


def act(request, place, name):
    """One of the three acts. Raises PermissionDenied where there is no right, Http404 for no act."""
    standing = locks.lock_of(place.thing)
    if name == "release":
        if standing is None:
            return
        if not locks.may_release(standing, request):
            raise PermissionDenied
        locks.release(standing)
    elif name == "take-over":
        if not locks.may_take_over(standing, request, place.model_admin):
            raise PermissionDenied
        locks.take_over(place.thing, request.user)
    elif name == "lock":
        if not place.model_admin.may_lock(request):
            raise PermissionDenied
        if standing and not locks.may_take_over(standing, request, place.model_admin):
            raise PermissionDenied
        locks.put(place.thing, request.user, reason=clean_line(request.POST.get("reason", ""))[:200])
    else:
        raise Http404


@staff_member_required(login_url="account_login")
@require_GET
def all_locks(request):
    """Every lock on what this person may see, each with its button for those who may release it."""
    if not locks.sees_any(request):
        raise PermissionDenied
    rows = locks.current_locks(request)
    for row in rows:
        opts = row["thing"]._meta
        row["address"] = (opts.app_label, opts.model_name, row["lock"].thing)
    context = {**admin.site.each_context(request), "title": _("Locks"), "rows": rows}
    return TemplateResponse(request, "admin/desk/locks.html", context)
