"""Taking a version back: the old words go through the form like anything a person types, and become a new version.

So the same rights are asked, the same checks made and the same steps taken as for every save, whatever an app does when its
form is saved. Nothing of the history is written anew.
"""

import reversion
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import formats
from django.utils.datastructures import MultiValueDict
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from korner.desk.history_differences import differences
from korner.desk.history_marks import ALL, kinds_of_paragraphs, restored
from korner.desk.history_sides import Side, parts_of, values_now, versions_of
from korner.desk.paper import LANGUAGE_NAMES
from korner.desk.resending import sent_again
from korner.desk.rows_under import RowsUnder


class RestorePages(RowsUnder):
    """The page `…/history/<version>/restore/`: shows what would change, and does it when it is posted."""

    restore_template = "admin/desk/restore.html"
    # Whether and when readers see a thing is decided today, never by an old version.
    never_restored = ("published", "archived", "is_active")

    # --- what may be restored -------------------------------------------------------------------------------------
    def scopes(self, request, thing):
        """What `request.user` may take back of `thing`: of "all", "tr", "fr" those that hold; () without the right."""
        if not self.keep_history or not self.has_change_permission(request, thing):
            return []
        fields = self.open_fields(request, thing)
        languages = [code for code in LANGUAGE_NAMES if any(in_language(one, code) for one in fields)]
        everything = any(not getattr(one, "language", "") for one in fields) or len(languages) == len(LANGUAGE_NAMES)
        return [*([ALL] if everything else []), *languages]

    def open_fields(self, request, thing):
        """The fields this person fills in of `thing`, but for those that no old version decides on."""
        form = self.form_for(request, thing)
        known = {one.name: one for one in (*self.opts.concrete_fields, *self.opts.many_to_many)}
        return [known[name] for name in form.base_fields if name in known and name not in self.never_restored]

    def form_for(self, request, thing):
        """The class of the form in which this person changes `thing`."""
        fields = flatten_fieldsets(self.get_fieldsets(request, thing))
        return self.get_form(request, thing, change=True, fields=fields)

    def seen_now(self, thing):
        """What tells whether somebody saved `thing` meanwhile."""
        newest = versions_of(thing).values_list("pk", flat=True).first()
        return f"{getattr(thing, 'version', '')}.{newest or ''}"

    def words_of_restoring(self, request, thing):
        """(What is said before a version of `thing` is taken back, what is said afterwards: "%s" is the version's moment)."""
        before = _(
            "It is saved as a new version in your name. Status, times, embargo and what is withdrawn stay as they are today."
        )
        return before, _("Taken back to the version of %s. It is a new version; none was lost.")

    # --- the page -------------------------------------------------------------------------------------------------
    def restore_view(self, request, object_id, number):
        """Show what taking the version `number` back would change (?what=all|tr|fr); do it by POST."""
        thing = self.seen_object(request, object_id)
        if not self.keep_history:
            raise Http404
        scopes = self.scopes(request, thing)
        parts = parts_of(self)
        then = self.version_side(thing, number, parts)
        if not scopes:
            raise PermissionDenied
        data = request.POST if request.method == "POST" else request.GET
        what = data.get("what", "")
        if what not in scopes:
            if request.method == "POST":
                raise PermissionDenied
            what = scopes[0]
        target = self.target(request, thing, then, what, parts)
        if request.method != "POST":
            return self.ask(request, thing, then, target, what, scopes)
        try:
            self.refuse_if_locked(request, thing)
        except ValidationError as refusal:
            return self.ask(request, thing, then, target, what, scopes, problems=refusal.messages, status=409)
        if request.POST.get("seen") != self.seen_now(thing):
            words = _(
                "Somebody has saved meanwhile. Nothing was changed; this is what taking it back would change now."
            )
            return self.ask(request, thing, then, target, what, scopes, problems=[words], status=409)
        return self.restore(request, thing, then, target, what, scopes)

    def ask(self, request, thing, then, target, what, scopes, *, problems=(), status=200):
        """The page that shows what will change and asks."""
        parts = [part for part in parts_of(self) if part.model in target.rows]
        now = Side("now", _("As it stands"), values_now(thing), self.standing_rows(request, thing))
        context = self.page_context(request, thing, _("Take back: %s") % thing)
        context.update(
            {
                "then": then,
                "what": what,
                "scopes": [(scope, LANGUAGE_NAMES.get(scope) or _("Everything, both languages")) for scope in scopes],
                "seen": self.seen_now(thing),
                "what_follows": self.words_of_restoring(request, thing)[0],
                "problems": problems,
                "differences": differences(now, target, self.model, parts, only=set(target.fields)),
                "kinds": kinds_of_paragraphs(),
            }
        )
        return TemplateResponse(request, self.restore_template, context, status=status)

    def target(self, request, thing, then, what, parts):
        """The Side that the version `then` becomes: no more than this person fills in and `what` names.

        What it points at and has gone since is left out: a picture becomes none, what must be there stays as it is.
        """
        fields = self.open_fields(request, thing)
        if what != ALL:
            fields = [one for one in fields if in_language(one, what)]
        values = {one.name: then.fields[one.name] for one in fields if one.name in then.fields}
        for one in fields:
            if one.is_relation and one.name in values:
                values[one.name] = still_there(one, values[one.name])
                if values[one.name] is None and not one.null and not one.many_to_many:
                    del values[one.name]
        offered = {inline.model for inline in self.get_inline_instances(request, thing)} if what == ALL else set()
        rows = {
            part.model: [row for row in then.rows.get(part.model, []) if row_still_stands(row, part)]
            for part in parts
            if part.model in offered
        }
        return Side(key=then.key, words="", fields=values, rows=rows)

    def restore(self, request, thing, then, target, what, scopes):
        """Save the old words as a new version, by the form of `thing`; where it refuses them, say why and change nothing."""
        request.POST = self.typed_again(request, thing, target)
        request._files = MultiValueDict()
        with self.revision(request):
            response = self.changeform_view(request, str(thing.pk))
            done = response.status_code in (301, 302, 303)
            if done:
                reversion.set_comment(restored(then.when, what))
        if not done:
            thing = self.get_object(request, str(thing.pk))  # the refused form has written into the one we had
            return self.ask(request, thing, then, target, what, scopes, problems=refusals(response), status=409)
        moment = formats.date_format(localtime(then.when), "DATETIME_FORMAT")
        self.message_user(request, self.words_of_restoring(request, thing)[1] % moment)
        return redirect(reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[thing.pk]))

    def typed_again(self, request, thing, target):
        """What a browser would send if a person typed the words of `target` (a Side) into the form of `thing`."""
        data = QueryDict(mutable=True)
        form = self.form_for(request, thing)(instance=thing, initial=target.fields)
        formsets = [
            (formset, inline, target.rows.get(inline.model))
            for formset, inline, _part in self.row_formsets(request, thing)
        ]
        for name, value in sent_again(form, formsets):
            data.appendlist(name, value)
        data["_save"] = "1"
        return data


def in_language(one, code):
    """Whether a field is a text in the language `code`. An address is none: it changes with all of a version only."""
    is_text = isinstance(one, models.CharField | models.TextField)
    return getattr(one, "language", "") == code and is_text and not one.name.startswith("slug_")


def still_there(one, value):
    """What a stored relation points at today: keys that are still there; None where a single one has gone."""
    keys = value if isinstance(value, list) else [value]
    keys = [key for key in keys if key is not None]
    there = set(one.related_model._base_manager.filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()
    if one.many_to_many:
        return [key for key in keys if key in there]
    return value if value in there else None


def row_still_stands(row, part):
    """Whether all that a row points at is still there."""
    return all(
        row.get(one.name) is None or still_there(one, row[one.name]) is not None
        for one in part.row_fields()
        if one.is_relation
    )


def refusals(response):
    """Why a form was refused, sentence by sentence, from the answer that would show it."""
    context = getattr(response, "context_data", None) or {}
    found = []
    if "adminform" in context:
        form = context["adminform"].form
        for name, errors in form.errors.items():
            label = form.fields[name].label if name in form.fields else ""
            found += [f"{label}: {error}" if label else str(error) for error in errors]
    for inline in context.get("inline_admin_formsets", ()):
        found += [str(error) for errors in inline.formset.errors for listed in errors.values() for error in listed]
        found += [str(error) for error in inline.formset.non_form_errors()]
    return found or [_("It was refused. Nothing was changed.")]
