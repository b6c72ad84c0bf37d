"""What two sides of a thing say differently, field by field and row by row, in words a person reads."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils import formats
from django.utils.html import escape
from django.utils.safestring import SafeString
from django.utils.timezone import is_aware, localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from korner.desk import history_words
from korner.desk.fields import HtmlField
from korner.text.casing import with_capital
from korner.text.html import plain_text

HIDDEN = {
    "id",
    "version",
    "root",
    "sort_tr",
    "sort_fr",
    "created_at",
    "changed_at",
    "first_published_at_tr",
    "first_published_at_fr",
    "created_by",
    "renditions",
    "token",
}


@dataclass
class Difference:
    """One field, or one kind of rows, that is not the same.

    `kind` says how it is shown: "line" (`html`), "rich" (`stretches` of paragraphs), "rows" (a list of Rows).
    """

    name: str
    language: str
    kind: str
    html: str = ""
    stretches: tuple = ()
    rows: tuple = ()


class Names:
    """The names of what fields point at, asked for by one query for each kind of thing."""

    def __init__(self, wanted):
        self.found = {model: model._base_manager.in_bulk(keys) for model, keys in wanted.items() if keys}

    def of(self, model, key):
        """The name of the row `key`, its number where it has gone."""
        row = self.found.get(model, {}).get(key)
        return str(row) if row is not None else f"#{key}"


def told_fields(model):
    """The fields of a model that a history tells of, in their order."""
    return [one for one in (*model._meta.concrete_fields, *model._meta.many_to_many) if one.name not in HIDDEN]


def changed_fields(old, new, model, only=None):
    """The fields whose values differ between two Sides; `only`: no others than those named."""
    return [
        one
        for one in told_fields(model)
        if (only is None or one.name in only)
        and one.name in old.fields
        and one.name in new.fields
        and (old.fields[one.name] or "") != (new.fields[one.name] or "")
    ]


def changed_parts(old, new, parts):
    """The Parts whose rows differ between two Sides."""
    return [part for part in parts if told_rows(old, part) != told_rows(new, part)]


def told_rows(side, part):
    """What the rows of one kind say, row by row."""
    names = [one.name for one in part.row_fields()]
    return [tuple(row.get(name) for name in names) for row in side.rows.get(part.model, ())]


def differences(old, new, model, parts=(), only=None):
    """The Differences of two Sides of a thing of `model`."""
    fields, kinds = changed_fields(old, new, model, only), changed_parts(old, new, parts)
    names = Names(wanted_names(old, new, fields, kinds))
    found = [difference(one, old.fields[one.name], new.fields[one.name], names) for one in fields]
    for part in kinds:
        before, after = ([in_words(row, part, names) for row in side.rows.get(part.model, ())] for side in (old, new))
        found.append(Difference(part.words, "", "rows", rows=history_words.rows(before, after)))
    return found


def wanted_names(old, new, fields, kinds):
    """{model: numbers} of all that must be named to show these differences."""
    wanted = defaultdict(set)
    for side in (old, new):
        for one in fields:
            if one.is_relation:
                value = side.fields[one.name]
                wanted[one.related_model] |= set(value if isinstance(value, list) else [value]) - {None}
        for part in kinds:
            for one in part.row_fields():
                if one.is_relation:
                    wanted[one.related_model] |= {row.get(one.name) for row in side.rows.get(part.model, ())} - {None}
    return wanted


def difference(one, before, after, names):
    """The Difference of one field."""
    language = getattr(one, "language", "")
    if is_rich(one):
        stretches = history_words.folded(history_words.paragraphs(before or "", after or ""))
        return Difference(field_name(one), language, "rich", stretches=stretches)
    if one.many_to_many:
        return Difference(
            field_name(one),
            language,
            "rows",
            rows=history_words.rows(
                *([names.of(one.related_model, key) for key in keys or []] for keys in (before, after))
            ),
        )
    a, b = (readable(one, value, names) for value in (before, after))
    whole = one.is_relation or one.choices or isinstance(before or after, datetime | bool)
    # Names, choices and times are read as a whole, not word by word.
    html = replaced(a, b) if whole else history_words.line(a, b)
    return Difference(field_name(one), language, "line", html=html)


def replaced(old, new):
    """HTML of one whole value in the place of another."""
    went = f"<del>{escape(old)}</del> " if old else ""
    return SafeString(f"{went}<ins>{escape(new)}</ins>" if new else went)


def is_rich(one):
    """Whether a field holds rich text, itself or as one language of such a field."""
    return isinstance(getattr(one, "translated_field", one), HtmlField)


def field_name(one):
    """The words of a field, without the language in brackets."""
    return with_capital(str(one.verbose_name).rsplit(" [", 1)[0], get_language())


def readable(one, value, names=None):
    """A stored value as a person reads it: plain words, the words of a choice, the names of what it points at.

    `names` knows them already; without it they are asked for.
    """
    if value in (None, "", []):
        return ""
    if one.is_relation:
        keys = value if isinstance(value, list | tuple) else [value]
        names = names or Names({one.related_model: keys})
        return ", ".join(names.of(one.related_model, key) for key in keys)
    if one.choices:
        return str(dict(one.flatchoices).get(value, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return formats.date_format(localtime(value) if is_aware(value) else value, "DATETIME_FORMAT")
    if isinstance(value, str) and "<" in value:
        return plain_text(value)
    return str(value)


def in_words(row, part, names):
    """A row as one line: Kadir Deneme – Reporter."""
    said = (readable(one, row.get(one.name), names) for one in part.row_fields())
    return " – ".join(words for words in said if words)
