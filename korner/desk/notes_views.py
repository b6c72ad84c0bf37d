"""The notes of a thing as a page and as a part of its form."""

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from korner.desk import notes
from korner.desk.models.note import LONGEST, Note

own_desk = staff_member_required(login_url="account_login")


def wants_part(request):
    """Whether a script asked, which puts the answer into the page by itself."""
    return request.headers.get("X-Requested-With") == "fetch"


def context_of(thing, request, **more):
    """What the templates of notes show."""
    rows = notes.thread(thing)
    notes.mark_seen(rows, request.user)
    return {
        "thing": thing,
        "thing_label": thing._meta.label_lower,
        "thing_language": getattr(thing, "source_language", ""),
        "thing_link": notes.link_to(thing),
        "notes": rows,
        "open_notes": sum(note.settled_at is None for note in rows),
        "longest": LONGEST,
        "typed": "",
        "error": "",
        **more,
    }


@own_desk
@require_http_methods(["GET", "HEAD", "POST"])
def thread(request, label, pk):
    """The notes of one thing; POST writes one (`text`)."""
    thing, _known = notes.thing_for(request, label, pk)
    typed, error, status = "", "", 200
    if request.method == "POST":
        typed = request.POST.get("text", "")
        try:
            notes.write(thing, typed, by=request.user)
        except ValidationError as refusal:
            error, status = " ".join(refusal.messages), 400
        else:
            if not wants_part(request):
                messages.success(request, _("Your note was written down."))
                return redirect(notes.link_to(thing))
            typed = ""
    context = context_of(thing, request, typed=typed, error=error)
    if wants_part(request):
        return TemplateResponse(request, "admin/desk/_notes_thread.html", context, status=status)
    frame = {**admin.site.each_context(request), "title": _("Notes: %s") % thing, "error_status": error}
    return TemplateResponse(request, "admin/desk/notes.html", {**frame, **context}, status=status)


@own_desk
@require_POST
def settle(request, pk):
    """Settle a note, or open it again."""
    note = Note.objects.select_related("content_type").filter(pk=min(pk, notes.MOST_NUMBER)).first()
    if note is None:
        raise Http404
    thing, _known = notes.thing_for(request, note.content_type.model_class()._meta.label_lower, note.object_id)
    notes.settle(note, by=request.user)
    if wants_part(request):
        return TemplateResponse(request, "admin/desk/_notes_thread.html", context_of(thing, request))
    return redirect(notes.link_to(thing))


@own_desk
@require_safe
def people(request):
    """Staff to be mentioned: {"people": [{"username", "name"}]} for `?q=`; 403 for whoever writes no notes."""
    if not notes.writes_any(request):
        raise PermissionDenied
    found = notes.people_like(request.GET.get("q", "")[:60])
    return JsonResponse({"people": [{"username": person.username, "name": str(person)} for person in found]})
