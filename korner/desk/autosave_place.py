"""Of which form of the desk does a call of the browser speak, and may this person open it?"""

import re
import secrets
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import quote, unquote
from django.http import Http404, JsonResponse
from django.urls import reverse
from django.utils import formats, timezone

NEW = "new"
SLOT = re.compile(r"[A-Za-z0-9_-]{16,43}")


@dataclass(frozen=True)
class Place:
    """A form that keeps drafts: its admin, and the thing it edits (None for one being begun)."""

    model_admin: Any
    thing: Any = None

    @property
    def label(self):
        """The model, as "articles.article"."""
        return self.model_admin.opts.label_lower

    @property
    def key(self):
        """The key of the thing, "" for one being begun."""
        return key_of(self.thing)

    @property
    def form_path(self):
        """The address of the form itself."""
        name = f"admin:{self.model_admin.opts.app_label}_{self.model_admin.opts.model_name}"
        return reverse(f"{name}_change", args=[quote(self.thing.pk)]) if self.thing else reverse(f"{name}_add")

    def path(self, name):
        """The address of one of the calls of this form: "desk-draft", "desk-presence", "desk-lock", …"""
        opts = self.model_admin.opts
        return reverse(name, args=[opts.app_label, opts.model_name, quote(self.key) or NEW])


def key_of(thing):
    """The key under which a thing (a model instance or None) is known here."""
    return str(thing.pk) if thing is not None and thing.pk is not None else ""


def label_of(thing):
    """The model of a thing, as "articles.article"."""
    return thing._meta.label_lower


def admin_of(label):
    """The DeskAdmin that keeps drafts of the model "app.model", or None."""
    for model, model_admin in admin.site._registry.items():
        if model._meta.label_lower == label and getattr(model_admin, "keeps_drafts", False):
            return model_admin
    return None


def place_of(request, app_label, model_name, key):
    """The place an address names. Raises Http404 where there is none, or where `request.user` may not see it."""
    model_admin = admin_of(f"{app_label}.{model_name}")
    if model_admin is None:
        raise Http404
    if key == NEW:
        if not model_admin.has_add_permission(request):
            raise Http404
        return Place(model_admin)
    thing = model_admin.get_object(request, unquote(key))
    if thing is None or not model_admin.has_view_or_change_permission(request, thing):
        raise Http404
    return Place(model_admin, thing)


def new_slot():
    """A token for a page that is opened."""
    return secrets.token_urlsafe(16)


def slot_in(data):
    """The token that a form or call carries, "" when it is none."""
    slot = data.get("draft_slot", "")
    return slot if isinstance(slot, str) and SLOT.fullmatch(slot) else ""


def clock(moment):
    """A moment as the desk says it: the time alone, with its day when that is not today."""
    moment = timezone.localtime(moment)
    today = moment.date() == timezone.localdate()
    return formats.time_format(moment, "TIME_FORMAT") if today else formats.date_format(moment, "SHORT_DATETIME_FORMAT")


def called_by_script(view):
    """A view that script calls: whoever is not signed in is answered 401 in JSON, never led to another page."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if not (request.user.is_active and request.user.is_staff):
            return JsonResponse({"signed_out": True}, status=401)
        return view(request, *args, **kwargs)

    return answer
