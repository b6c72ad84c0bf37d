"""Which thing does each row of a table mean? All are looked up at once, in a few questions whatever the number of rows."""

from itertools import batched

from django.db import connection
from django.db.models import ForeignKey, Model
from django.utils.translation import gettext as _

AT_ONCE = 500


def plain(value):
    """What is compared of a value: a row of another model by its number."""
    return value.pk if isinstance(value, Model) else value


def key_in(values, identity):
    """The cells of a row that tell what it is, or None where one of them is empty."""
    key = tuple(plain(values.get(name)) for name in identity)
    return None if any(part is None or part == "" for part in key) else key


def key_at(resource, instance, identity):
    """The same of a row of the database."""
    key = []
    for name in identity:
        attribute = resource.by_name[name].fills
        field = resource.model_field(attribute)
        key.append(getattr(instance, field.attname if isinstance(field, ForeignKey) else attribute))
    return tuple(key)


def rows_meant(resource, read, trial, lock):
    """[(line, values, row of the database or None)] of [(line, values)]; doubled rows are told to the trial."""
    wanted = doubled_left_out(resource, read, trial)
    known = [instances(resource, identity, wanted, lock) for identity in resource.identities]
    meant, taken = [], {}
    for line, values in wanted:
        try:
            instance = one_of(resource, values, known)
        except LookupError:
            columns = ", ".join(str(resource.by_name[name].words) for name in resource.identities[-1])
            trial.trouble(line, columns, "", _("Several are called so; this table cannot tell which is meant."))
            continue
        if instance is not None:
            if instance.pk in taken:
                tell_doubled(resource, trial, line, taken[instance.pk], str(instance))
                continue
            taken[instance.pk] = line
        meant.append((line, values, instance))
    return meant


def doubled_left_out(resource, read, trial):
    """The rows, each thing once."""
    seen, kept = {}, []
    for line, values in read:
        for identity in resource.identities:
            key = key_in(values, identity)
            if key is not None:
                break
        else:
            kept.append((line, values))
            continue
        if (identity, key) in seen:
            value = ", ".join(str(resource.by_name[name].reader.render(values[name])) for name in identity)
            tell_doubled(resource, trial, line, seen[identity, key], value, identity)
            continue
        seen[identity, key] = line
        kept.append((line, values))
    return kept


def tell_doubled(resource, trial, line, first, value, identity=()):
    columns = ", ".join(str(resource.by_name[name].words) for name in identity)
    trial.trouble(line, columns, value, _("The same stands in line %d already.") % first)


def instances(resource, identity, rows, lock):
    """{key: [rows of the database]} of what these rows name by `identity`."""
    keys = {key for _line, values in rows if (key := key_in(values, identity)) is not None}
    found = {}
    first = resource.by_name[identity[0]].fills
    for part in batched(sorted({key[0] for key in keys}, key=str), AT_ONCE):
        things = resource.get_queryset().filter(**{f"{first}__in": part})
        several = [field.attribute for _name, field in resource.many()]
        things = things.prefetch_related(*several) if several else things
        if lock and connection.features.has_select_for_update:
            things = things.select_for_update(of=("self",)) if connection.features.has_select_for_update_of else things
        for thing in things:
            key = key_at(resource, thing, identity)
            if key in keys:
                found.setdefault(key, []).append(thing)
    return found


def one_of(resource, values, known):
    """The row of the database that a row means, or None. Raises LookupError where several fit."""
    for number, identity in enumerate(resource.identities):
        key = key_in(values, identity)
        found = known[number].get(key, []) if key is not None else []
        # Found by its name, but known by another number: that is another thing.
        for earlier in resource.identities[:number]:
            if key_in(values, earlier) is not None:
                found = [thing for thing in found if not any(key_at(resource, thing, earlier))]
        if len(found) > 1:
            raise LookupError(key)
        if found:
            return found[0]
    return None
