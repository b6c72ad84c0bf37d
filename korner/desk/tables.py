"""A table at the desk: sent, tried out, applied; and given out. For a DeskAdmin.

class TradeAdmin(TableAdmin, DeskAdmin):
    table = TradeTable   # a korner.tables.TableResource
"""

from datetime import timedelta
from functools import partial

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import FileResponse, Http404, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from korner.desk import audit, locks, versions
from korner.tables import export, keeping
from korner.tables.columns import key_of, known_heads
from korner.tables.reading import read
from korner.tables.sheet import MOST_BYTES, MOST_ROWS, TableTrouble
from korner.text.slugs import slugify

FORMATS = ("csv", "xlsx")
MEGABYTES = MOST_BYTES // (1024 * 1024)
TOLD_FOR = timedelta(days=1)  # the page that says what was done


def in_words(noted):
    """What the audit shows of an import."""
    new, changed, same = (noted.split() + ["0"] * 3)[:3]
    return gettext("%(new)s new, %(changed)s changed, %(same)s unchanged") % {
        "new": new,
        "changed": changed,
        "same": same,
    }


audit.say("table-imported", pgettext_lazy("audit", "imported a table of"), in_words)


class TableForm(forms.Form):
    """The file, which is read at once."""

    file = forms.FileField(label=_("Table"), allow_empty_file=True)

    def __init__(self, *args, columns=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.columns, self.data_read, self.sheet = tuple(columns), b"", None
        self.fields["file"].widget.attrs |= {"accept": ".csv,.txt,.tsv,.xlsx", "aria-describedby": "id_file_helptext"}

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(gettext("The file is larger than %d MB.") % MEGABYTES)
        self.data_read = file.read()
        try:
            self.sheet = sheet_of(self.data_read, self.columns)
        except TableTrouble as trouble:
            raise forms.ValidationError(str(trouble)) from None
        return file


def sheet_of(data, columns):
    """The Sheet in these bytes."""
    known = known_heads(tuple(columns))
    return read(data, lambda head: key_of(head) in known)


class TableAdmin:
    """A list with a table that goes in and out. Say `table`; an app's table may refuse more than the model does."""

    table: type
    list_before_template = "admin/desk/tables/_buttons.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        seen = self.admin_site.admin_view
        own = [
            path("table/", seen(self.table_view), name=f"{name}_table"),
            path("table/template.<str:format>", seen(require_safe(self.template_view)), name=f"{name}_table_template"),
            path("table/export.<str:format>", seen(require_safe(self.export_view)), name=f"{name}_table_export"),
            path("table/done/<str:word>/", seen(require_safe(self.done_table_view)), name=f"{name}_table_done"),
            path("table/<str:word>/", seen(self.trial_view), name=f"{name}_table_trial"),
        ]
        return own + super().get_urls()

    # --- rights ------------------------------------------------------------------------------------------------------
    def has_table_permission(self, request):
        """Whether this person may send a table: it adds and it changes."""
        return self.has_add_permission(request) and self.has_change_permission(request)

    def refuse_without(self, may):
        if not may:
            raise PermissionDenied

    def changelist_view(self, request, extra_context=None):
        links = {"table_in": self.has_table_permission(request), "table_out": self.has_view_permission(request)}
        return super().changelist_view(request, {**links, **(extra_context or {})})

    def table_for(self, request):
        """The resource, for this person."""
        table = self.table(person=request.user)
        table.refuse = partial(self.tell_locked, request)
        return table

    # --- in -----------------------------------------------------------------------------------------------------------
    def table_view(self, request):
        """The file is asked for (GET) and tried out (POST)."""
        self.refuse_without(self.has_table_permission(request))
        form = TableForm(columns=self.table.columns)
        if request.method == "POST":
            form = TableForm(request.POST, request.FILES, columns=self.table.columns)
            if form.is_valid():
                try:
                    trial = self.tried(request, form.sheet)
                except TableTrouble as trouble:
                    form.add_error("file", str(trouble))
                else:
                    word = self.kept(request, form.data_read) if trial.writes else ""
                    return self.trial_page(request, trial, word)
        return self.page(request, "upload", form=form, columns=self.table.columns, megabytes=MEGABYTES, most=MOST_ROWS)

    def kept(self, request, data):
        return keeping.keep(data, request.user, self.opts.label_lower)

    def tried(self, request, sheet):
        return self.table_for(request).try_out(sheet)

    def tell_locked(self, request, trial):
        """What a colleague has locked is not changed."""
        held = {lock.thing: lock for lock in locks.locks_of_others(self.model, request.user)}
        for row in trial.rows if held else ():
            lock = held.get(str(row.instance.pk))
            if lock is not None and not row.new and row.changed:
                trial.trouble(row.line, "", str(row.instance), locks.words_of(lock))

    def trial_page(self, request, trial, word):
        return self.page(request, "trial", trial=trial, word=word)

    def trial_view(self, request, word):
        """What was tried, once more (GET), and applied (POST): the same bytes, if they still do the same."""
        self.refuse_without(self.has_table_permission(request))
        found = keeping.kept(word, request.user, self.opts.label_lower)
        if found is None:
            return self.page(request, "gone", status=410)
        data, name = found
        try:
            sheet = sheet_of(data, self.table.columns)
            if request.method != "POST":
                return self.trial_page(request, self.tried(request, sheet), word)
            trial = self.applied(request, sheet)
        except TableTrouble as trouble:  # other columns are asked for since
            form = TableForm(columns=self.table.columns)
            form.errors["file"] = form.error_class([str(trouble)])
            return self.page(
                request, "upload", form=form, columns=self.table.columns, megabytes=MEGABYTES, most=MOST_ROWS
            )
        if not trial.applied:
            return self.trial_page(request, trial, word)
        keeping.drop(name)
        told = {"new": trial.new, "changed": trial.changed, "same": trial.same}
        return redirect(self.address("table_done", keeping.sealed(told, request.user, self.opts.label_lower)))

    def applied(self, request, sheet):
        """Write the table in one transaction, with its line in the audit."""
        table, digest = self.table_for(request), request.POST.get("tried", "")
        table.read(sheet)  # before the transaction begins: on SQLite all other writers wait for its end
        with transaction.atomic():
            trial = table.apply(sheet, digest)
            if trial.applied:
                versions.keep_all(self.model, [row.instance.pk for row in trial.rows if not row.is_same], request.user)
                words = f"{trial.new} {trial.changed} {trial.same}"
                audit.note(request.user, "table-imported", words=words, kind=self.opts.label_lower)
        return trial

    def done_table_view(self, request, word):
        """What was done."""
        self.refuse_without(self.has_table_permission(request))
        told = keeping.opened(word, request.user, self.opts.label_lower, TOLD_FOR)
        if not isinstance(told, dict):
            raise Http404
        return self.page(request, "done", told=told)

    # --- out ----------------------------------------------------------------------------------------------------------
    def template_view(self, request, format):
        """An empty table: its head and one row as an example."""
        self.refuse_without(self.has_table_permission(request))
        row = [str(column.example) for column in export.exported(self.table)]
        return self.given_out(request, format, [row], gettext("template"))

    def export_view(self, request, format):
        """All rows that this person sees in the list."""
        self.refuse_without(self.has_view_permission(request))
        rows = export.rows(self.table_for(request), self.get_queryset(request))
        return self.given_out(request, format, rows, f"{timezone.localdate():%Y-%m-%d}")

    def given_out(self, request, format, rows, ending):
        if format not in FORMATS:
            raise Http404
        name = f"{slugify(f'{self.opts.verbose_name_plural} {ending}')}.{format}"
        head = export.head(self.table, get_language())
        if format == "xlsx":
            return FileResponse(export.as_xlsx(head, rows), as_attachment=True, filename=name, content_type=export.XLSX)
        lines = export.as_csv(head, rows)
        disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
        return StreamingHttpResponse(lines, content_type=export.CSV, headers=disposition)

    # --- pages --------------------------------------------------------------------------------------------------------
    def address(self, page, *args):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}", args=args)

    def page(self, request, name, status=200, **context):
        shown = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": capfirst(gettext("Import a table: %s") % self.opts.verbose_name_plural),
            "list_address": self.address("changelist"),
            "table_address": self.address("table"),
            **context,
        }
        return TemplateResponse(request, f"admin/desk/tables/{name}.html", shown, status=status)
