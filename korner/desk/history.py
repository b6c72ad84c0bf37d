"""Who changed what and when: the history of a thing, and any two of its versions side by side.

Every save by people is a version. Automatic savings make none; if one is ever kept, its comment begins with AUTOMATIC and
it is folded away.
"""

from dataclasses import dataclass, field
from itertools import groupby

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from korner.desk.history_differences import changed_fields, changed_parts, differences, field_name, readable
from korner.desk.history_marks import AUTOMATIC, kinds_of_paragraphs, said_of
from korner.desk.history_restore import RestorePages
from korner.desk.history_sides import parts_of, sides_of, versions_of
from korner.text.numbers import whole_number

PAGE = 25
MOST_TOLD = 6  # changed fields named in the list; the comparison names them all


@dataclass
class Entry:
    """A version as the list tells it: its Side, what was done, whether it was saved by a machine, the number before it."""

    side: object
    done: list = field(default_factory=list)
    more: int = 0
    before: str = ""

    @property
    def automatic(self):
        return self.side.comment.startswith(AUTOMATIC)


class HistoryPages(RestorePages):
    """The pages `…/history/`, `…/history/compare/` and `…/history/<version>/restore/` of a DeskAdmin."""

    history_template = "admin/desk/history.html"
    compare_template = "admin/desk/compare.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        return [
            path("<path:object_id>/history/compare/", view(self.compare_view), name=f"{name}_compare"),
            path("<path:object_id>/history/<str:number>/restore/", view(self.restore_view), name=f"{name}_restore"),
            *super().get_urls(),
        ]

    # --- what heirs may say -------------------------------------------------------------------------------------------
    def named_sides(self, request, thing):
        """What a version can be compared with besides other versions: a list of Sides whose keys are words."""
        return []

    # --- the pages ----------------------------------------------------------------------------------------------------
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
        """Every version, newest first: ?before=<version> for older ones, ?from= and ?to= stay chosen while one pages."""
        thing = self.seen_object(request, object_id)
        if not self.keep_history:
            return super().history_view(request, object_id, extra_context)  # the log of who did what, no versions
        versions, before = versions_of(thing), whole_number(request.GET.get("before", ""))
        if before:
            versions = versions.filter(pk__lt=before)
        entries, more = self.entries(list(versions[: PAGE + 1]), thing)
        named = self.named_sides(request, thing)
        chosen = self.chosen(request, thing, entries, named)
        context = self.page_context(request, thing, _("History: %s") % thing)
        context.update(
            {
                "groups": [(automatic, list(group)) for automatic, group in groupby(entries, lambda e: e.automatic)],
                "pinned": [side for side in chosen["sides"] if side.key not in {entry.side.key for entry in entries}],
                "chosen": chosen,
                "older": entries[-1].side.key if more else "",
                "paged": bool(before),
                "named": named,
                "may_restore": bool(self.scopes(request, thing)),
            }
        )
        return TemplateResponse(request, self.history_template, {**context, **(extra_context or {})})

    def entries(self, versions, thing):
        """(Entries of the first PAGE of `versions`, whether there are more): what was done is told by the version before."""
        parts = parts_of(self)
        sides = sides_of(versions, thing, parts)
        entries = []
        for place, side in enumerate(sides[:PAGE]):
            older = sides[place + 1] if place + 1 < len(sides) else None
            done = said_of(side.comment) + (self.done(older, side, parts) if older else [_("First version kept")])
            shown = done[:MOST_TOLD]
            entries.append(Entry(side, shown, len(done) - len(shown), older.key if older else ""))
        return entries, len(sides) > PAGE

    def done(self, older, newer, parts):
        """What changed between two Sides, as short words: "Headline TR", "Status: Draft → Published"."""
        said = []
        for one in changed_fields(older, newer, self.model):
            language = getattr(one, "language", "").upper()
            if one.name == "status":
                steps = [readable(one, side.fields[one.name]) for side in (older, newer)]
                said.insert(0, f"{steps[0]} → {steps[1]}")
            else:
                said.append(f"{field_name(one)} {language}".strip())
        return said + [part.words for part in changed_parts(older, newer, parts)]

    def chosen(self, request, thing, entries, named):
        """What is compared when nothing else is chosen: {"from", "to"} as keys, and their Sides where they are versions.

        `named` are the Sides that are no versions.
        """
        keys = [entry.side.key for entry in entries]
        asked = {name: request.GET.get(name, "") for name in ("from", "to")}
        numbers = {number for value in asked.values() if (number := whole_number(value))}
        kept = list(versions_of(thing).filter(pk__in=numbers)) if numbers else []
        known = {side.key for side in named} | {str(version.pk) for version in kept}
        default = {"from": keys[1] if len(keys) > 1 else "".join(keys[:1]), "to": "".join(keys[:1])}
        found = {name: value if value in known else default[name] for name, value in asked.items()}
        return {**found, "sides": sides_of(kept, thing)}

    def compare_view(self, request, object_id):
        """Two versions: ?from= and ?to=, numbers of versions or words of `named_sides`. What is not of this thing is 404."""
        thing = self.seen_object(request, object_id)
        if not self.keep_history:
            raise Http404
        parts = parts_of(self)
        old, new = (self.side_of(request, thing, request.GET.get(name, ""), parts) for name in ("from", "to"))
        if old.when and new.when and int(old.key) > int(new.key):
            old, new = new, old
        context = self.page_context(request, thing, _("Changes: %s") % thing)
        context.update(
            {
                "sides": [old, new],
                "old": old,
                "new": new,
                "differences": differences(old, new, self.model, parts),
                "may_restore": bool(self.scopes(request, thing)),
                "kinds": kinds_of_paragraphs(),
            }
        )
        return TemplateResponse(request, self.compare_template, context)

    def side_of(self, request, thing, key, parts):
        """The Side that `key` names. Raises Http404."""
        for side in self.named_sides(request, thing):
            if side.key == key:
                return side
        return self.version_side(thing, key, parts)

    def version_side(self, thing, key, parts):
        """The Side of the version of `thing` with the number `key`. Raises Http404."""
        version = versions_of(thing).filter(pk=whole_number(key)).first()
        if version is None:
            raise Http404
        return sides_of([version], thing, parts)[0]
