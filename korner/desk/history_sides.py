"""What a thing said at one time: in a version of its history, as it stands now, or as readers see it."""

import json
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.forms.models import _get_foreign_key
from django.utils.translation import get_language
from reversion.models import Version

from korner.text.casing import with_capital


@dataclass
class Side:
    """One of the two things that are compared.

    `key` names it in an address (the number of a version, "now", "readers"), `fields` is {name of a field: value}, `rows`
    {model of an inline: [{name of a field: value}]} in the order of the rows; a row's "pk" is its number.
    """

    key: str
    words: str
    fields: dict
    rows: dict = field(default_factory=dict)
    who: object = None
    when: datetime | None = None
    comment: str = ""


@dataclass(frozen=True)
class Part:
    """The rows of one inline: their model, the field that leads to the thing, the words for all of them."""

    model: type
    parent: str
    order: str
    words: str
    leaves_out: frozenset

    def row_fields(self):
        """The fields that say something of a row: not its number, its parent, its place among the others."""
        return [one for one in self.model._meta.concrete_fields if one.name not in self.leaves_out]


def parts_of(model_admin):
    """The Parts of a DeskAdmin: one for each kind of rows under its form."""
    found = []
    for inline in model_admin.inlines:
        parent = _get_foreign_key(model_admin.model, inline.model, fk_name=inline.fk_name).name
        order = getattr(inline, "ordering_field", "") or ""
        written = set(inline.fields or [])
        fields = inline.model._meta.concrete_fields
        left_out = {one.name for one in fields if one.primary_key or one.name in (parent, order)}
        left_out |= {one.name for one in fields if written and one.name not in written}
        words = inline.verbose_name_plural or inline.model._meta.verbose_name_plural
        found.append(Part(inline.model, parent, order, with_capital(str(words), get_language()), frozenset(left_out)))
    return found


# --- versions -----------------------------------------------------------------------------------------------------
def versions_of(thing):
    """The versions of `thing`, newest first, with their persons.

    In the order of their revisions, which an index gives: in that of their own numbers the database would go through the
    versions of everything else to find them.
    """
    versions = Version.objects.get_for_object(thing).select_related("revision", "revision__user")
    return versions.order_by("-revision_id", "-pk")


def sides_of(versions, thing, parts=()):
    """A Side for each of `versions` (of `thing`), with the rows that were saved along; one query for all rows."""
    rows = rows_of([version.revision_id for version in versions], thing, parts)
    return [
        Side(
            key=str(version.pk),
            words="",
            fields=stored_values(version, type(thing)),
            rows=rows.get(version.revision_id, {part.model: [] for part in parts}),
            who=version.revision.user,
            when=version.revision.date_created,
            comment=version.revision.comment,
        )
        for version in versions
    ]


def rows_of(revisions, thing, parts):
    """{number of a revision: {model: [values of a row]}} of the rows that belonged to `thing`."""
    if not parts or not revisions:
        return {}
    by_type = {ContentType.objects.get_for_model(part.model).pk: part for part in parts}
    found = {number: {part.model: [] for part in parts} for number in revisions}
    stored = Version.objects.filter(revision__in=revisions, content_type__in=by_type).order_by("pk")
    for version in stored:
        part = by_type[version.content_type_id]
        values = stored_values(version, part.model)
        if str(values.get(part.parent)) == str(thing.pk):
            found[version.revision_id][part.model].append(values)
    for rows in found.values():
        for part in parts:
            rows[part.model].sort(key=lambda row, part=part: in_order(row, part))
    return found


def in_order(row, part):
    """The place of a row among the others of its kind."""
    return (row.get(part.order) or 0 if part.order else 0, row["pk"])


def stored_values(version, model):
    """{name of a field: value} of a version, and "pk".

    Read from what is stored and not by building the row: a field that came or went since does no harm.
    """
    written = json.loads(version.serialized_data)[0]
    values = {"pk": model._meta.pk.to_python(written["pk"])}
    known = {one.name: one for one in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    for name, value in written["fields"].items():
        if name in known:
            values[name] = as_value(known[name], value)
    return values


def as_value(one, value):
    """What is stored as JSON as the value of the field `one`; what cannot be read is None."""
    if one.many_to_many:
        return sorted(value)
    try:
        return one.to_python(value)
    except ValidationError:
        return None


# --- the row itself -----------------------------------------------------------------------------------------------
def values_now(thing):
    """{name of a field: value} of `thing` as it stands in memory, its links as they stand in the database."""
    values = {"pk": thing.pk}
    for one in thing._meta.concrete_fields:
        values[one.name] = one.value_from_object(thing)
    for one in thing._meta.many_to_many:
        if one.remote_field.through._meta.auto_created:
            values[one.name] = sorted(getattr(thing, one.name).values_list("pk", flat=True))
    return values


def rows_now(thing, parts):
    """{model: [values of a row]} of the rows under `thing` as they stand in the database."""
    found = {}
    for part in parts:
        rows = part.model._default_manager.filter(**{part.parent: thing.pk})
        values = [
            {"pk": row.pk, **{one.name: one.value_from_object(row) for one in row._meta.concrete_fields}}
            for row in rows
        ]
        found[part.model] = sorted(values, key=lambda row, part=part: in_order(row, part))
    return found
