"""How a selection is written to SQL once in the life of a process, and asked as often as pages need it.

Django makes the SQL of a selection anew at every request, which costs several times what the database takes to answer it.
A `Statement` keeps the SQL, which is the same for all readers; what differs (the moment, a number, a place in a list)
stands in it as `Asked`. Nothing of an answer is kept.
"""

import re
from contextlib import nullcontext
from datetime import date, datetime

from django.db import connection
from django.db.models import BigIntegerField, DateField, DateTimeField, Expression, F, JSONField
from django.db.models.lookups import In
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable, get_related_populators
from django.utils import timezone
from modeltranslation.translator import translator

from korner.caching.tags import instead_of_tables

PLACE = re.compile(r"%(.)")
ALIAS = re.compile(r'("\w+"\."(\w+)") AS "\2"')  # says nothing, and drivers read every letter of a statement
WORD = re.compile(r"[a-z_]+", re.ASCII)
MOST = BigIntegerField.MAX_BIGINT
STANDS_STILL = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:")


class Asked(Expression):
    """A value that is named when a statement is asked; in a selection that is asked at once it cannot stand."""

    def __init__(self, name, output_field):
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler, connection):
        return "%s", [self]


def moment(name="now"):
    """A place for an aware datetime; "now" is filled in by itself."""
    return Asked(name, DateTimeField())


def calendar_day(name):
    """A place for a date."""
    return Asked(name, DateField())


def number(name):
    """A place for a row's number."""
    return Asked(name, BigIntegerField())


def one_of(column, name):
    """The condition that `column` is one of a list or set of numbers."""
    return In(F(column), [number(name)])


def unread(model, prefix=""):
    """The columns of `model` under the bare names of its translated fields: read on no page, which asks by language.

    For `defer()`: a text of 5 kB would come three times. `prefix`: of a related model, e.g. "category__".
    """
    return [f"{prefix}{name}" for name in translator.get_options_for_model(model).get_field_names()]


class Written:
    """A selection as SQL, and how the rows that answer it are read."""

    def __init__(self, selection):
        compiler = selection.query.get_compiler(selection.db)
        sql, params = compiler.as_sql()
        self.pieces, self.params = settled(split(ALIAS.sub(r"\1", sql)), params)
        self.many = frozenset(
            param.name for place, param in enumerate(self.params) if isinstance(param, Asked) and self.is_list(place)
        )
        asked = {param.name: param for param in self.params if isinstance(param, Asked)}
        self.names = list(asked)
        self.single = {name: param for name, param in asked.items() if name not in self.many}
        # Where only numbers, dates and moments are asked for, PostgreSQL is given the whole text (`filled`).
        self.plain = [piece.replace("%%", "%") for piece in self.pieces]
        self.only_asked = all(isinstance(param, Asked) for param in self.params)
        self.numbers = [name for name, param in self.single.items() if isinstance(param.output_field, BigIntegerField)]
        self.make = maker(selection, compiler)
        self.converters = [
            (position, function, expression)
            for position, (functions, expression) in compiler.get_converters(
                column for column, *_ in compiler.select
            ).items()
            for function in functions
            # Light rows read a JSON column as the text it is, and only when they need it.
            if selection._iterable_class is ModelIterable or not isinstance(expression.output_field, JSONField)
        ]

    def is_list(self, place):
        """Whether the parameter at `place` stands alone within IN (…)."""
        return self.pieces[place].endswith(" IN (") and self.pieces[place + 1].startswith(")")

    def filled(self, values):
        """(SQL, parameters) with `values` ({name: value}) in their places.

        PostgreSQL's driver writes parameters into the text itself. Where all are numbers and moments it is spared that:
        the parameters are None, and the letters of the statement are not read again.
        """
        if self.only_asked and connection.vendor == "postgresql":
            literals = {name: literal_in_postgres(values[name]) for name in self.names}
            if None not in literals.values():
                pieces = [self.plain[0]]
                for param, piece in zip(self.params, self.plain[1:], strict=True):
                    pieces += (literals[param.name], piece)
                return "".join(pieces), None
        prepared = {
            name: place.output_field.get_db_prep_value(values[name], connection) for name, place in self.single.items()
        }
        sql, params = [self.pieces[0]], []
        for param, piece in zip(self.params, self.pieces[1:], strict=True):
            if not isinstance(param, Asked):
                params.append(param)
                sql += ["%s", piece]
            elif param.name in self.many:
                params += values[param.name]
                sql += [", ".join(["%s"] * len(values[param.name])), piece]
            else:
                params.append(prepared[param.name])
                sql += ["%s", piece]
        return "".join(sql), params

    def rows(self, values):
        """The answer for `values`, a list; empty without a question for an empty list of numbers or one no row can have."""
        if any(not values[name] for name in self.many) or not all(abs(values[name]) <= MOST for name in self.numbers):
            return []
        with connection.cursor() as cursor:
            cursor.execute(*self.filled(values))
            rows = cursor.fetchall()
        if self.converters:
            rows = [list(row) for row in rows]
            for position, function, expression in self.converters:
                for row in rows:
                    row[position] = function(row[position], expression, connection)
        return self.make(rows)


def split(sql):
    """The pieces of `sql` between its parameters; the percent signs that Django doubles stay doubled."""
    pieces, begin = [], 0
    for match in PLACE.finditer(sql):
        if match[1] == "s":
            pieces.append(sql[begin : match.start()])
            begin = match.end()
    return [*pieces, sql[begin:]]


def settled(pieces, params):
    """`pieces` and `params` with the constants of our own written into the SQL: states of a story, reasons, truths."""
    written, left = [pieces[0]], []
    for param, piece in zip(params, pieces[1:], strict=True):
        if literal := as_literal(param):
            written[-1] += literal + piece
        else:
            left.append(param)
            written.append(piece)
    return written, left


def as_literal(param):
    """A number or a plain word as SQL, "" for anything else."""
    if isinstance(param, int) and not isinstance(param, bool):
        return str(int(param))
    return f"'{param}'" if isinstance(param, str) and WORD.fullmatch(param) else ""


def literal_in_postgres(value):
    """A number, a list of numbers, a date or an aware moment as SQL; None for anything else, which the driver writes."""
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, datetime):
        return f"'{value.isoformat()}'::timestamptz"
    if isinstance(value, date):
        return f"'{value.isoformat()}'::date"
    if isinstance(value, list | tuple | set) and all(isinstance(one, int) for one in value):
        return ", ".join(map(str, map(int, value)))
    return None


def maker(selection, compiler):
    """How the rows of `selection` (a list of sequences) become what it yields: light rows, tuples, values or models."""
    kind = selection._iterable_class
    if hasattr(kind, "make"):
        return kind.make
    if kind is FlatValuesListIterable:
        return lambda rows: [row[0] for row in rows]
    if kind is ValuesListIterable:
        return lambda rows: rows
    if kind is ModelIterable:
        return models_of(selection, compiler)
    raise TypeError(f"a statement yields rows, values or models, not {kind.__name__}: is the QuerySet a plain one?")


def models_of(selection, compiler):
    """How rows become model instances, with those of `select_related`."""
    info, select, using = compiler.klass_info, compiler.select, selection.db
    model, fields = info["model"], info["select_fields"]
    begin, end = fields[0], fields[-1] + 1
    names = [column.target.attname for column, *_ in select[begin:end]]
    related = get_related_populators(info, select, using)
    annotated = list(compiler.annotation_col_map.items())

    def make(rows):
        found = []
        for row in rows:
            thing = model.from_db(using, names, row[begin:end])
            for populator in related:
                populator.populate(row, thing)
            for name, position in annotated:
                setattr(thing, name, row[position])
            found.append(thing)
        return found

    return make


class Statement:
    """A selection that is written once for each of its ways.

    `select(*ways)` returns the QuerySet, with `Asked` in the places of what is known only when it is asked.
    """

    def __init__(self, select):
        self.select, self.written = select, {}

    def ask(self, *ways, shows=None, **values):
        """Return a list of what the selection of these `ways` yields for `values`.

        `shows`: the tags of the list it is (korner.caching); without them the page names the tables it reads.
        """
        written = self.written.get(ways)
        if written is None:
            written = Written(self.select(*ways))
            if any(STANDS_STILL.match(str(param)) for param in written.params):
                raise TypeError("A moment of today would stand in this statement for ever: ask for it by moment().")
            self.written[ways] = written
        values.setdefault("now", timezone.now())
        with nullcontext() if shows is None else instead_of_tables(*shows):
            return written.rows(values)
