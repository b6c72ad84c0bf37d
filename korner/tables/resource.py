"""A table of one model: its columns, what makes two rows the same thing, and the checks of its app.

The import library does what it is good at (rows, fields, widgets, what a row becomes); ours are the head, the readers, one
look-up for all rows, the trial that writes nothing, and one transaction.
"""

import logging
from collections import OrderedDict

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import DatabaseError, router, transaction
from django.db.models import ForeignKey, ManyToManyField
from django.utils.translation import gettext as _
from import_export.fields import Field
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import ModelResource
from import_export.widgets import ManyToManyWidget

from korner.caching.changes import touched_together
from korner.tables import finding, unique
from korner.tables.columns import placed
from korner.tables.sheet import Unreadable, is_empty
from korner.tables.signals import rows_written, writing
from korner.tables.trial import Planned, Trial

log = logging.getLogger(__name__)


class AsRead(Field):
    """A field whose row holds what was read already."""

    def clean(self, row, **kwargs):
        return row[self.column_name]


class RowsAsRead(ManyToManyWidget):
    """The same for a field that holds several rows of another model: they are set after the row is saved."""

    def __init__(self, model, reader):
        super().__init__(model)
        self.reader = reader

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else self.reader.write(value)


class Known(BaseInstanceLoader):
    """The rows that a table means, all found before the first is looked at."""

    def get_instance(self, row):
        return self.resource.meant


class TableResource(ModelResource):
    """Base of the tables. Say `columns`, `identities` and Meta.model; what else an app knows, it says in the hooks.

    identities: tuples of names of columns; the first whose cells are all filled tells which thing a row is, e.g.
    [("reference",), ("name", "place")]. A thing found by the second must not have another first.
    """

    columns: list = []
    identities: list = []
    person = None
    was_read = None
    refuse = None  # what the desk has to say against rows: a function of the Trial

    class Meta:
        fields = ()
        skip_unchanged = True
        skip_diff = True
        report_skipped = True
        store_instance = True
        clean_model_instances = True
        instance_loader_class = Known

    def __init__(self, person=None, **kwargs):
        super().__init__(**kwargs)
        self.person = person
        self.by_name = {column.name: column for column in self.columns}
        self.fields = OrderedDict((column.name, self.field_of(column)) for column in self.columns)
        self.by_field = {column.fills: column for column in self.columns if column.fills}

    # --- what an app may say ---------------------------------------------------------------------------------------
    def fill(self, instance, values, new):
        """Set what no column fills by itself (columns with attribute None), from {name: what was read}.

        May raise RowTrouble, or a ValidationError with {name of a column or field: words}.
        """

    def check_row(self, instance, values, new):
        """Checks of one row, after it is filled. Raises as `fill`; asks the database nothing (there are 10,000 rows)."""

    def check_table(self, rows):
        """Checks between rows: yields (line, name of the column, words). `rows` are all Planned ones."""
        return ()

    def before_write(self, rows):
        """In the transaction, before the first row is saved: `rows` are those Planned ones that are new or changed."""

    def written(self, rows):
        """In the transaction, after the last row is saved. The documents of the search are written without it."""

    def prepared(self, things):
        """The QuerySet of what is written out, with all that its cells read."""
        together, several = [], []
        for kind, names in ((ForeignKey, together), (ManyToManyField, several)):
            for field in self.of_others(kind):
                reads = getattr(self.by_field[field.name].reader, "reads", ())
                names += [field.name, *(f"{field.name}__{name}" for name in reads)]
        things = things.select_related(*together) if together else things
        return things.prefetch_related(*several) if several else things

    # --- made of the columns ---------------------------------------------------------------------------------------
    def model_field(self, name):
        """The model's own field of that name, or None."""
        fields = {field.name: field for field in (*self._meta.model._meta.fields, *self._meta.model._meta.many_to_many)}
        return fields.get(name)

    def of_others(self, kind):
        """The fields of columns that hold rows of other models, those of this kind of field."""
        return [field for name in self.by_field if isinstance(field := self.model_field(name), kind)]

    def field_of(self, column):
        field = self.model_field(column.fills) if column.fills else None
        if isinstance(field, ManyToManyField):
            return AsRead(column.fills, column.name, RowsAsRead(field.related_model, column.reader))
        return AsRead(column.fills, column.name, column.reader)

    def get_import_id_fields(self):
        """None: which thing a row is, finding.py knows."""
        return []

    def get_import_order(self):
        return tuple(self.fields)

    def get_export_order(self):
        return tuple(column.name for column in self.columns if column.exported)

    def many(self):
        """[(column's name, field)] of those that hold several rows of another model."""
        return [(name, field) for name, field in self.fields.items() if isinstance(field.widget, RowsAsRead)]

    def standing(self, instance, attributes):
        """{field: what stands there}, rows of other models by their numbers."""
        found = {}
        for attribute in attributes:
            field = self.model_field(attribute)
            if isinstance(field, ManyToManyField):
                found[attribute] = sorted(row.pk for row in getattr(instance, attribute).all()) if instance.pk else []
            else:
                value = getattr(instance, field.attname if isinstance(field, ForeignKey) else attribute)
                found[attribute] = list(value) if isinstance(value, list) else value
        return found

    # --- one row, as the library goes through it ---------------------------------------------------------------------
    def after_init_instance(self, instance, new, row, **kwargs):
        self.is_new = new
        self.before = {} if new else self.standing(instance, self.by_field)

    def import_instance(self, instance, row, **kwargs):
        super().import_instance(instance, row, **kwargs)
        self.fill(instance, row, self.is_new)
        self.check_row(instance, row, self.is_new)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        """Whether nothing would change; what would is noted."""
        several = {field.attribute for _name, field in self.many()}
        after = self.standing(instance, [name for name in self.by_field if name not in several])
        for name, field in self.many():
            if name in row:
                after[field.attribute] = sorted(thing.pk for thing in row[name] or ())
        before = {} if self.is_new else self.before
        self.changes = {
            name: (before.get(name), value) for name, value in after.items() if self.is_new or before[name] != value
        }
        return not self.is_new and not self.changes and not import_validation_errors

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """The model's own checks. What is unique is looked up for all rows at once (unique.py)."""
        errors = dict(import_validation_errors or {})
        if self._meta.clean_model_instances and not errors:
            own = set(self.by_field) | {"position"}
            left_out = [f.name for f in instance._meta.fields if f.name not in own or isinstance(f, ForeignKey)]
            try:
                instance.clean_fields(exclude=left_out)
                instance.clean()
            except ValidationError as trouble:
                errors = trouble.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    # --- the whole table -----------------------------------------------------------------------------------------------
    def try_out(self, sheet):
        """The Trial of a Sheet. Nothing is written. Raises TableTrouble where columns are missing."""
        return self.plan(sheet)

    def apply(self, sheet, digest=None):
        """Write the table: all of it, or nothing. Returns the Trial, which says whether it was `applied`.

        `digest` is that of the Trial which the person has seen: where the same file would do something else now,
        nothing is written and the Trial says `moved`.
        """
        with transaction.atomic(using=router.db_for_write(self._meta.model)):
            trial = self.plan(sheet, lock=True)
            if digest is not None and trial.is_good and trial.digest != digest:
                trial.moved = True
            if not trial.is_good or trial.moved:
                return trial
            rows = [row for row in trial.rows if not row.is_same]
            try:
                with transaction.atomic():
                    self.write(rows)
            except ValidationError as refusal:
                trial.trouble(self.at.line, "", str(self.at.instance), words_of(refusal))
                return trial
            except DatabaseError as refusal:
                log.warning("a table of %s was refused: %s", self._meta.model._meta.label, refusal)
                trial.trouble(self.at.line, "", str(self.at.instance), _("The database refused this row."))
                return trial
        trial.applied = True
        return trial

    def write(self, rows):
        """Save these rows in the running transaction: one purge, one writing of documents."""
        if not rows:
            return
        with touched_together(), writing(self._meta.model):
            self.before_write(rows)
            for row in rows:
                self.at = row
                self.save_instance(row.instance, row.new, row.values, dry_run=False, using_transactions=True)
                self.save_m2m(row.instance, row.values, dry_run=False, using_transactions=True)
            rows_written.send(sender=self._meta.model, ids=[row.instance.pk for row in rows])
            self.written(rows)

    def read(self, sheet):
        """Read all cells, which asks the database for little: (Trial so far, [(line, values)]), once for a Sheet."""
        if self.was_read is not None and self.was_read[0] is sheet:
            return self.was_read[1:]
        trial = Trial(notes=list(sheet.notes), read_as=sheet.read_as, total=len(sheet.rows))
        places, trial.ignored = placed(self.columns, sheet.head)
        self.seen = {column.name: {} for column in places if column.reader.remembers}
        found, wide = [], len(sheet.head)
        for line, cells in sheet.rows:
            extra = next((cell for cell in cells[wide:] if not is_empty(cell)), None)
            if extra is not None:
                trial.trouble(line, "", extra, _("This row has more cells than the head has columns."))
                continue
            values = self.read_row(trial, line, cells, places)
            if values is not None:
                found.append((line, values))
        self.was_read = sheet, trial, found
        return trial, found

    def plan(self, sheet, lock=False):
        """What each row would do."""
        trial, found = self.read(sheet)
        self.was_read = None  # what is noted from here on belongs to this once
        for line, values, instance in finding.rows_meant(self, found, trial, lock=lock):
            self.meant = instance
            self.plan_row(trial, line, values)
        if trial.is_good:
            unique.check(self, trial)
        if trial.is_good:
            for line, name, words in self.check_table(trial.rows):
                column = self.by_name.get(name)
                trial.trouble(line, column.words if column else "", "", words)
        if self.refuse is not None:
            self.refuse(trial)
        return trial.sort()

    def read_row(self, trial, line, cells, places):
        """{name: what was read}, or None where a cell cannot be read; all such cells of the row are told."""
        values, good = {}, True
        for column, place in places.items():
            cell = cells[place] if place < len(cells) else None
            try:
                values[column.name] = self.read_cell(column, cell)
                if column.required and is_empty(cell):
                    raise ValueError(_("This must be filled in."))
            except ValueError as trouble:
                trial.trouble(line, column.words, cell, words_of(trouble))
                good = False
        return values if good else None

    def read_cell(self, column, cell):
        seen = self.seen.get(column.name)
        if seen is None or isinstance(cell, Unreadable):
            return column.reader.clean(cell)
        if cell not in seen:
            try:
                seen[cell] = column.reader.clean(cell), None
            except ValueError as unread:
                seen[cell] = None, unread
        value, trouble = seen[cell]
        if trouble is not None:
            raise trouble
        return value

    def plan_row(self, trial, line, values):
        """Let the library go through one row without saving it, and note what came of it."""
        self.changes = {}
        result = self.import_row(values, Known(self), row_number=line, dry_run=True, using_transactions=False)
        if result.errors:
            raise result.errors[0].error  # a slip of ours, and no fault of the table
        if result.validation_error is not None:
            for name, words in told(result.validation_error):
                column = self.by_field.get(name) or self.by_name.get(name)
                value = shown(column, values.get(column.name)) if column else ""
                trial.trouble(line, column.words if column else "", value, words)
            return
        same = result.is_skip()
        trial.rows.append(Planned(line, values, result.instance, self.is_new, {} if same else self.changes))


def shown(column, value):
    """A value that was read, as it stands in tables."""
    return column.reader.render(value)


def words_of(trouble):
    """The words of a ValueError or ValidationError."""
    return " ".join(trouble.messages) if isinstance(trouble, ValidationError) else str(trouble)


def told(error):
    """[(name of a column or field, words)] of a ValidationError."""
    if hasattr(error, "error_dict"):
        found = error.message_dict.items()
        return [("" if name == NON_FIELD_ERRORS else name, " ".join(words)) for name, words in found]
    return [("", " ".join(error.messages))]
