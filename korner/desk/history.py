"""Who changed what and when: the history of a thing, and two of its versions side by side."""

import difflib
import re
from datetime import datetime

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import formats
from django.utils.html import escape
from django.utils.safestring import mark_safe
from django.utils.timezone import is_aware, localtime
from django.utils.translation import gettext as _
from reversion.models import Version

from korner.text.html import plain_text
from korner.text.numbers import whole_number

PIECE = re.compile(r"\s+|[^\s]+")
LONGEST = 6000  # pieces compared word by word; a longer text is compared line by line
HIDDEN = {"id", "version", "root", "sort_tr", "sort_fr"}


class HistoryPages:
    """The pages `…/history/` and `…/history/compare/` of a DeskAdmin, instead of a log of button presses."""

    history_template = "admin/desk/history.html"
    compare_template = "admin/desk/compare.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_compare"
        compare = self.admin_site.admin_view(self.compare_view)
        return [path("<path:object_id>/history/compare/", compare, name=name), *super().get_urls()]

    def seen_object(self, request, object_id):
        """The object with this id, if `request.user` may see it. Raises Http404 or PermissionDenied."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            raise Http404
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        return thing

    def page_context(self, request, thing, title):
        return {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "object": thing,
            "original": thing,
            "title": title,
            "has_view_permission": True,
        }

    def history_view(self, request, object_id, extra_context=None):
        """Every version, newest first, fifty a page."""
        thing = self.seen_object(request, object_id)
        if not self.keep_history:
            return super().history_view(request, object_id, extra_context)  # the log of who did what, no versions
        versions = (
            Version.objects.get_for_object(thing).select_related("revision", "revision__user").defer("serialized_data")
        )
        page = Paginator(versions, 50).get_page(request.GET.get("p"))
        context = self.page_context(request, thing, _("History: %s") % thing)
        return TemplateResponse(request, self.history_template, {**context, "page": page, **(extra_context or {})})

    def compare_view(self, request, object_id):
        """Two versions, field by field: ?from=<version>&to=<version>. What is not one of this thing's is 404."""
        thing = self.seen_object(request, object_id)
        if not self.keep_history:
            raise Http404
        old, new = (self.version_of(thing, request.GET.get(name, "")) for name in ("from", "to"))
        if old.pk > new.pk:
            old, new = new, old
        context = self.page_context(request, thing, _("Changes: %s") % thing)
        context.update({"old": old, "new": new, "changes": list(self.changes(old, new))})
        return TemplateResponse(request, self.compare_template, context)

    def version_of(self, thing, number):
        versions = Version.objects.get_for_object(thing).select_related("revision", "revision__user")
        version = versions.filter(pk=whole_number(number)).first()
        if version is None:
            raise Http404
        return version

    def changes(self, old, new):
        """(name of the field, language, marked-up difference) of every field that is not the same."""
        before, after = old.field_dict, new.field_dict
        for field in [*self.opts.concrete_fields, *self.opts.many_to_many]:
            name = field.attname
            if field.name in HIDDEN or name not in after:
                continue
            a, b = (readable(field, values.get(name)) for values in (before, after))
            if a != b:
                yield field_name(field), getattr(field, "language", ""), marked(a, b)


def field_name(field):
    """The words of the field, without the language in brackets."""
    return str(field.verbose_name).rsplit(" [", 1)[0].capitalize()


def readable(field, value):
    """A stored value as a person reads it: plain words, the words of a choice, the names of what it points at."""
    if value in (None, "", []):
        return ""
    if field.many_to_many or field.is_relation:
        keys = value if isinstance(value, list | tuple) else [value]
        found = field.related_model._base_manager.in_bulk(keys)
        return ", ".join(str(found.get(key, f"#{key}")) for key in keys)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(value, datetime):
        return formats.date_format(localtime(value) if is_aware(value) else value, "DATETIME_FORMAT")
    if isinstance(value, str) and "<" in value:
        return plain_text(value)
    return str(value)


def marked(old, new):
    """HTML of the difference: what went in <del>, what came in <ins>, everything else as it stands."""
    a, b = PIECE.findall(old), PIECE.findall(new)
    if len(a) + len(b) > LONGEST:
        a, b = old.splitlines(keepends=True), new.splitlines(keepends=True)
    out = []
    for how, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        went, came = escape("".join(a[i:j])), escape("".join(b[k:m]))
        if how == "equal":
            out.append(went)
            continue
        if went:
            out.append(f"<del>{went}</del>")
        if came:
            out.append(f"<ins>{came}</ins>")
    return mark_safe("".join(out))  # every piece was escaped above
