"""The desk's page of outside sources: how each stands, its switch, and "fetch now". It asks nobody: a task does."""

from functools import wraps

from django.contrib import admin, messages
from django.contrib.admin.views.decorators import staff_member_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST, require_safe

from korner.desk import audit
from korner.fetching import tasks
from korner.fetching.models import Switch
from korner.fetching.sources import all_sources
from korner.fetching.standing import is_on, standings

audit.say("source-on", pgettext_lazy("audit", "switched a source on"))
audit.say("source-off", pgettext_lazy("audit", "switched a source off"))


def for_whoever_may(permission):
    """A view for people with a right of this app: others get 403, whoever is not signed in goes to the door."""

    def guard(view):
        @wraps(view)
        @staff_member_required(login_url="account_login")
        def guarded(request, *args, **kwargs):
            if not request.user.has_perm(f"fetching.{permission}"):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard


def source_named(name):
    """The Source called `name`. Raises Http404."""
    source = all_sources().get(name)
    if source is None:
        raise Http404
    return source


@for_whoever_may("view_asked")
@require_safe
def sources(request):
    """All sources, one line each."""
    context = {
        **admin.site.each_context(request),
        "title": _("Outside sources"),
        "lines": standings(),
        "may_switch": request.user.has_perm("fetching.change_switch"),
        "may_ask": request.user.has_perm("fetching.ask_now"),
    }
    return TemplateResponse(request, "admin/fetching/sources.html", context)


@for_whoever_may("change_switch")
@require_POST
def switch(request, name):
    """Switch a source on or off: `on` is 1 or 0."""
    source = source_named(name)
    if request.POST.get("on") not in ("0", "1"):
        raise Http404
    on = request.POST["on"] == "1"
    with transaction.atomic():
        row, _made = Switch.objects.update_or_create(source=source.name, defaults={"on": on})
        audit.note(request.user, "source-on" if on else "source-off", row, request=request)
    said = (
        _("%s is asked from now on.")
        if on
        else _("%s is not asked any more. What it said last stays until it is too old.")
    )
    messages.success(request, said % source.words)
    return redirect("desk-sources")


@for_whoever_may("ask_now")
@require_POST
def ask(request, name):
    """Have a source asked now, by the worker."""
    source = source_named(name)
    if not source.has_key or not is_on(source):
        messages.error(request, _("%s is switched off or has no key: it is not asked.") % source.words)
    elif tasks.ask_now(source):
        messages.success(request, _("%s is being asked. Load this page again in a moment.") % source.words)
    else:
        messages.warning(request, _("%s was asked less than a minute ago. Wait a little.") % source.words)
    return redirect("desk-sources")
