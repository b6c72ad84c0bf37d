"""What may stand only once: looked up for all rows together, where the library would ask for each."""

from itertools import batched

from django.db.models import ForeignKey, UniqueConstraint
from django.utils.translation import gettext as _

AT_ONCE = 500


def check(resource, trial):
    """Tell the trial of values that another row of the table or of the database has."""
    model, own = resource._meta.model, resource.by_field
    alone = [(field.name,) for field in model._meta.fields if field.unique and not field.primary_key]
    several = [constraint.fields for constraint in model._meta.constraints if isinstance(constraint, UniqueConstraint)]
    for names in {tuple(names) for names in (*alone, *several) if names and all(name in own for name in names)}:
        check_one(resource, trial, names)


def check_one(resource, trial, names):
    attributes = [attribute_of(resource, name) for name in names]
    seen, wanted, here = {}, {}, {row.instance.pk for row in trial.rows if row.instance.pk}
    for row in trial.rows:
        key = tuple(getattr(row.instance, attribute) for attribute in attributes)
        if any(part is None or part == "" for part in key):
            continue
        if key in seen:
            tell(resource, trial, row, names, _("The same stands in line %d already.") % seen[key])
            continue
        seen[key] = row.line
        if row.new or any(name in row.changed for name in names):
            wanted[key] = row
    for part in batched(sorted({key[0] for key in wanted}, key=str), AT_ONCE):
        there = resource._meta.model._base_manager.filter(**{f"{attributes[0]}__in": part})
        for pk, *key in there.values_list("pk", *attributes):
            row = wanted.get(tuple(key))
            if row is not None and row.instance.pk != pk and pk not in here:
                tell(resource, trial, row, names, _("Another one has this already."))


def attribute_of(resource, name):
    field = resource.model_field(name)
    return field.attname if isinstance(field, ForeignKey) else name


def tell(resource, trial, row, names, words):
    columns = [resource.by_field[name] for name in names]
    value = ", ".join(str(column.reader.render(row.values.get(column.name))) for column in columns)
    trial.trouble(row.line, ", ".join(str(column.words) for column in columns), value, words)
