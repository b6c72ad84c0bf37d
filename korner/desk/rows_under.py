"""The rows under a form: which stand there, which somebody typed, and how they are put into what a browser sends."""

import re

from korner.desk.history_sides import parts_of, rows_now
from korner.desk.resending import rows_sent


class RowsUnder:
    """For DeskAdmin: its inlines, read and written without their page.

    Rows are told as {model: [{name of a field: value}]}, in their order, things by their keys (korner.desk.history_sides).
    """

    def standing_rows(self, request, thing):
        """The rows under `thing` (None: a new one) as this person's form shows them. Heirs whose form shows others say so."""
        return rows_now(thing, parts_of(self)) if thing is not None and thing.pk else {}

    def row_formsets(self, request, thing, data=None):
        """(formset, inline, Part) of each kind of rows this person fills in under `thing`; bound where there is `data`."""
        parts = {part.model: part for part in parts_of(self)}
        found, times = [], {}
        for formset_class, inline in self.get_formsets_with_inlines(request, thing):
            prefix = formset_class.get_default_prefix()
            times[prefix] = times.get(prefix, 0) + 1
            if times[prefix] != 1 or not prefix:
                prefix = f"{prefix}-{times[prefix]}"
            formset = formset_class(data=data, instance=thing, prefix=prefix, queryset=inline.get_queryset(request))
            found.append((formset, inline, parts[inline.model]))
        return found

    def typed_rows(self, request, thing, data):
        """The rows that `data` (a QueryDict) would leave under `thing`; a kind of which it says nothing is not among them."""
        formsets = self.row_formsets(request, thing, data)
        return {
            part.model: typed(formset, part) for formset, _inline, part in formsets if is_sent(formset.prefix, data)
        }

    def rows_have_gone(self, request, thing, data):
        """Whether `data` names rows by a number that stands under `thing` no more."""
        for formset, _inline, _part in self.row_formsets(request, thing):
            standing = {str(form.instance.pk) for form in formset.initial_forms}
            named = rf"{formset.prefix}-\d+-{formset.model._meta.pk.name}"
            if any(data[name] and data[name] not in standing for name in data if re.fullmatch(named, name)):
                return True
        return False

    def plant_rows(self, request, thing, posted, wanted):
        """Write `wanted` rows into `posted` (a mutable QueryDict) as if they had been typed over those that stand now."""
        for formset, _inline, part in self.row_formsets(request, thing):
            if part.model not in wanted or not is_sent(formset.prefix, posted):
                continue
            for name in [name for name in posted if name.startswith(f"{formset.prefix}-")]:
                del posted[name]
            rows = wanted[part.model]
            if part.order:
                rows = [{**row, part.order: place} for place, row in enumerate(rows)]
            for name, value in rows_sent(formset, part.order, rows):
                posted.appendlist(name, str(value))


def is_sent(prefix, data):
    """Whether `data` says anything of the rows called `prefix`."""
    return f"{prefix}-TOTAL_FORMS" in data


def typed(formset, part):
    """What the rows of a bound formset say, in their order; one that is taken out, or names nothing, is left out.

    Rows whose number has gone meanwhile are read all the same: what was typed in them still stands there.
    """
    formset.is_valid()  # fills cleaned_data as far as it can be read
    found = []
    for place, form in enumerate(formset.forms):
        cleaned = getattr(form, "cleaned_data", None) or {}
        values = {one.name: key_of(cleaned.get(one.name)) for one in part.row_fields() if one.name in form.fields}
        lacks = any(values.get(one.name) is None for one in part.row_fields() if one.is_relation and not one.null)
        if cleaned.get("DELETE") or not values or lacks:
            continue
        order = cleaned.get(part.order) if part.order else None
        found.append((order if order is not None else place, place, values))
    return [values for _order, _place, values in sorted(found, key=lambda row: row[:2])]


def key_of(value):
    """A cleaned value as a row stores it: a thing by its key."""
    return getattr(value, "pk", value)
