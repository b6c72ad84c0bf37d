"""What a browser would send for a form whose fields already hold their values: used to save by the form without one."""

from django import forms
from django.forms.formsets import INITIAL_FORM_COUNT, MAX_NUM_FORM_COUNT, MIN_NUM_FORM_COUNT, TOTAL_FORM_COUNT


def sent_again(form, formsets=()):
    """Yield (name, value) of all that a browser sends for an unbound `form` and the rows under it.

    `formsets` are (unbound formset, inline, rows): `rows` are the values ({name: value}) that are to stand there afterwards,
    None to leave them as they are.
    """
    yield from pairs(form)
    for formset, inline, rows in formsets:
        yield from rows_sent(formset, getattr(inline, "ordering_field", "") or "", rows)


def pairs(form, prefix_number=None):
    """(name, value) of the fields of a form; `prefix_number` takes the place of `__prefix__` in the names."""
    for bound in form:
        name = bound.html_name
        if prefix_number is not None:
            name = name.replace("__prefix__", str(prefix_number))
        for part, value in values_of(bound.field.widget, name, bound.value()):
            yield part, "" if value is None else value


def values_of(widget, name, value):
    """(name, value) as one widget sends them."""
    widget = getattr(widget, "widget", widget)  # the admin wraps what leads to other things
    if isinstance(widget, forms.MultiWidget):
        values = value if isinstance(value, list | tuple) else widget.decompress(value)
        for suffix, part, one in zip(widget.widgets_names, widget.widgets, values, strict=True):
            yield from values_of(part, name + suffix, one)
    elif isinstance(widget, forms.FileInput):
        return  # no file is sent: the one that is there stays
    elif isinstance(widget, forms.CheckboxInput):
        if widget.check_test(value):
            yield name, "on"
    elif getattr(widget, "allow_multiple_selected", False):
        for one in value or []:
            yield name, str(one)
    else:
        shown = widget.format_value(value)
        if isinstance(shown, list | tuple):  # a select gives the list of its one choice
            shown = shown[0] if shown else ""
        yield name, shown


def rows_sent(formset, order, wanted):
    """(name, value) for the rows of one formset, so that afterwards those of `wanted` stand there, in their order."""
    standing = list(formset.initial_forms)
    if wanted is None:
        plan, new = [(form, None, False) for form in standing], []
    else:
        plan, new = planned(standing, wanted, order)
    for form, values, gone in plan:
        form.initial = {**form.initial, **(values or {})}
        yield from pairs(form)
        if gone:
            yield form.add_prefix("DELETE"), "on"
    for place, values in enumerate(new):
        form = formset.empty_form
        form.initial = {**form.initial, **values}
        yield from pairs(form, len(plan) + place)
    counts = {
        TOTAL_FORM_COUNT: len(plan) + len(new),
        INITIAL_FORM_COUNT: len(plan),
        MIN_NUM_FORM_COUNT: 0,
        MAX_NUM_FORM_COUNT: 1000,
    }
    for name, count in counts.items():
        yield f"{formset.prefix}-{name}", str(count)


def planned(standing, wanted, order):
    """([(form, values to set, whether its row goes)], values of new rows).

    A row that says the same is kept, whatever its number: two rows that say the same may be forbidden.
    """
    left = list(wanted)
    plan = []
    for form in standing:
        names = [name for name in form.fields if name in form.initial and name != order]
        match = next((row for row in left if says_the_same(form, row, names)), None)
        if match is not None:
            left.remove(match)
        plan.append((form, without_number(match) if match is not None else None, match is None))
    return plan, [without_number(row) for row in left]


def says_the_same(form, row, names):
    """Whether a standing row holds what `row` says."""
    return all(form.initial[name] == row[name] for name in names if name in row)


def without_number(row):
    """The values of `row` but for its own number."""
    return {name: value for name, value in row.items() if name not in ("pk", "id")}
