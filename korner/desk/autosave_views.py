"""What the browser sends and asks while somebody types: keep this, is the door still open, what was left behind."""

import json

from django.http import HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from korner.desk import autosave
from korner.desk.autosave_place import called_by_script, place_of, slot_in


@require_POST
@called_by_script
def draft(request, app_label, model_name, key):
    """Keep what is typed: a JSON object {"slot", "pairs": [[name, value], …]}, whether the form is valid or not.

    Answers {"said"}; 401 without sign-in, 404 for a thing this person may not see, 413 with words when it is too large.
    """
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdigit() or int(length) > autosave.most_bytes():
        words = _(
            "Not kept: the text is too large (more than %s MB). Save shorter parts, or send pictures by themselves."
        )
        return JsonResponse({"said": words % (autosave.most_bytes() // 1024**2)}, status=413)
    place = place_of(request, app_label, model_name, key)
    if place.thing is not None and not place.model_admin.has_change_permission(request):
        return JsonResponse({"error": "right"}, status=403)
    try:
        sent = json.loads(request.body)
        slot, pairs = slot_in({"draft_slot": sent["slot"]}), autosave.pairs_of(sent["pairs"])
    except (ValueError, KeyError, TypeError, RecursionError):
        slot = ""
    if not slot:
        return JsonResponse({"error": "draft"}, status=400)
    return JsonResponse({"said": autosave.kept_words(autosave.keep(place, request.user, slot, pairs))})


@require_GET
@called_by_script
def offers(request, app_label, model_name, key):
    """The texts left behind in a form, as a part of its page: what a browser has just sent from its own copy is among them."""
    place = place_of(request, app_label, model_name, key)
    found = place.model_admin.draft_offers(
        request, place.thing, but=slot_in({"draft_slot": request.GET.get("slot", "")})
    )
    return render(request, "admin/desk/_draft_offers.html", {"draft_offers": found, "place": place})


@require_POST
@called_by_script
def drop(request, app_label, model_name, key):
    """Throw a draft of one's own away."""
    place = place_of(request, app_label, model_name, key)
    autosave.forget(request.user, slot_in(request.POST))
    if request.headers.get("Accept") == "application/json":
        return HttpResponse(status=204)
    return redirect(place.form_path)


@require_GET
@called_by_script
def door(request):
    """Who is signed in, and the token his forms need now: asked before a form is sent and after signing in again."""
    return JsonResponse({"person": str(request.user.pk), "token": get_token(request)})


@require_GET
def signed_in(request):
    """Where signing in beside an open form leads: the page tells that form, and closes."""
    return render(request, "admin/desk/signed_in.html", {"signed_in": request.user.is_authenticated})
