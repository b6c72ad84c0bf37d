"""Two texts of one thing side by side: where they differ, whose each change is, and one text made of both."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import reduce
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import CharField, TextField
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from korner.desk.editor import FILLERS
from korner.desk.fields import HtmlField
from korner.desk.history_differences import field_name, readable
from korner.desk.history_words import line as marked
from korner.text.blocks import cut_into_blocks
from korner.text.html import plain_text, sanitise

MINE, THEIRS, BOTH = "mine", "theirs", "both"


@dataclass
class Piece:
    """A stretch of two bodies: blocks that are the same (`same`), or what each has in its place."""

    mine: list[str]
    theirs: list[str]
    number: int = -1
    advice: str = MINE

    @property
    def same(self):
        return self.number < 0

    @property
    def mine_shown(self):
        return shown("".join(self.mine))

    @property
    def theirs_shown(self):
        return shown("".join(self.theirs))

    @property
    def marked(self):
        return marked(plain_text("".join(self.theirs)), plain_text("".join(self.mine)))

    def chosen(self, choice):
        """The blocks that stand after `choice` (a word of this module; the advice where it is none)."""
        choice = choice if choice in (MINE, THEIRS, BOTH) else self.advice
        return {MINE: self.mine, THEIRS: self.theirs, BOTH: [*self.theirs, *self.mine]}[choice]


@dataclass
class Difference:
    """A field in which what somebody typed is not what stands. `is_list`: both can be kept, one behind the other."""

    name: str
    label: str
    language: str
    mine: str
    theirs: str
    advice: str = MINE
    whose: str = ""
    pieces: list[Piece] = field(default_factory=list)
    is_list: bool = False

    @property
    def marked(self):
        return marked(self.theirs, self.mine)

    @property
    def note(self):
        """Who of the two changed this field, in words; "" where the common text is not known."""
        notes = {MINE: _("changed by you"), THEIRS: _("changed by the other"), BOTH: _("changed by both")}
        return notes.get(self.whose, "")

    @property
    def to_choose(self):
        """The pieces of a body in which the two differ."""
        return [piece for piece in self.pieces if not piece.same]


def shown(html):
    """Typed or stored HTML as it may be shown: cleaned, with the pictures of the library filled in."""
    return mark_safe(reduce(lambda text, fill: fill(text), FILLERS, str(sanitise(html))))  # sanitised here


def settled(model, name, value):
    """A typed value as the model stores it: a body cleaned, everything else as it is."""
    return sanitise(value or "") if isinstance(model_field(model, name), HtmlField) else value


def model_field(model, name):
    """The field of that name, None where the model has none."""
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


def differences(form, stands, base=None):
    """Where the typed values of `form` (bound, checked) differ from `stands` (a fresh instance, None for a new thing).

    `base` holds the values both began from, {column: value}; it tells whose a change is and what is advised.
    """
    model = form._meta.model
    found = []
    for name in form.fields:
        column = model_field(model, name)
        widget = form.fields[name].widget
        if column is None or widget.is_hidden or widget.value_omitted_from_data(form.data, {}, form.add_prefix(name)):
            continue
        mine = typed_words(form, column)
        theirs = words_of(column, stored(column, stands))
        is_body = isinstance(column, HtmlField)
        html = form.as_stored(name, raw(form, name)) if is_body and hasattr(form, "as_stored") else raw(form, name)
        if mine == theirs and not (is_body and sanitise(html) != sanitise(stored(column, stands) or "")):
            continue
        difference = Difference(name, field_name(column), getattr(column, "language", "") or "", mine, theirs)
        difference.is_list = column.many_to_many
        difference.advice = BOTH if difference.is_list else MINE
        began = None if base is None or column.attname not in base else words_of(column, base[column.attname])
        if began is not None:
            difference.whose = MINE if began == theirs else THEIRS if began == mine else BOTH
            difference.advice = THEIRS if difference.whose == THEIRS else MINE
            if difference.is_list:
                difference.advice = difference.whose
        if is_body:
            first = (base or {}).get(column.attname) or ""
            difference.pieces = pieces(html, stored(column, stands) or "", first if base is not None else None)
        found.append(difference)
    return found


def words_left(model, data, stands):
    """The same for whoever may only read the thing by now: what `data` (a QueryDict) holds in columns of words."""
    found = []
    for column in model._meta.concrete_fields:
        if not isinstance(column, CharField | TextField) or column.choices or column.name not in data:
            continue
        mine, theirs = words_of(column, data[column.name]), words_of(column, stored(column, stands))
        if mine.strip() != theirs.strip():
            language = getattr(column, "language", "") or ""
            found.append(Difference(column.name, field_name(column), language, mine, theirs))
    return found


def stored(column, stands):
    """The value that stands in a column of an instance; names of rows for many-to-many."""
    if stands is None:
        return column.get_default() if column.has_default() and not column.many_to_many else None
    if column.many_to_many:
        return list(getattr(stands, column.name).values_list("pk", flat=True))
    return getattr(stands, column.attname)


def raw(form, name):
    """What was typed, as it was sent."""
    value = form[name].value()
    return value if isinstance(value, str) else ""


def typed_words(form, column):
    """What was typed, as a person reads it; a value the form cannot take is read as it was sent."""
    name = column.name
    if name not in getattr(form, "cleaned_data", {}):
        value = form[name].value()
        return "" if value in (None, "", []) else " ".join(map(str, value)) if isinstance(value, list) else str(value)
    value: Any = form.cleaned_data[name]
    if column.many_to_many:
        value = [row.pk for row in value]
    elif column.is_relation:
        value = value.pk if value is not None else None
    elif isinstance(value, str) and hasattr(form, "as_stored"):
        value = form.as_stored(name, value)
    return words_of(column, value)


def words_of(column, value):
    """A value in words; a body as its plain text, whether or not it has any markup."""
    if isinstance(column, HtmlField):
        return plain_text(value or "")
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if column.many_to_many:
        value = sorted(value or [])
    return readable(column, value)


def pieces(mine, theirs, base=None):
    """Two bodies (HTML) cut into stretches; each that differs has a number and an advice. `base`: what both began from."""
    a, b = cut_into_blocks(sanitise(theirs)), cut_into_blocks(sanitise(mine))
    known = set(cut_into_blocks(sanitise(base))) if base is not None else None
    out: list[Piece] = []
    number = 0
    for how, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if how == "equal":
            out.append(Piece(b[k:m], a[i:j]))
            continue
        # Paragraph against paragraph where there are as many on both sides; else the stretch is one choice.
        pairs = [([b[k + n]], [a[i + n]]) for n in range(j - i)] if j - i == m - k else [(b[k:m], a[i:j])]
        for own, other in pairs:
            out.append(Piece(own, other, number, advised(own, other, known)))
            number += 1
    return out


def advised(mine, theirs, known):
    """Whose blocks are newer than those both began from (a set of blocks, None when it is not known)."""
    if known is None:
        return MINE
    own_is_old, other_is_old = known.issuperset(mine), known.issuperset(theirs)
    if own_is_old and other_is_old:
        return MINE if not mine else THEIRS  # one of the two took something out
    return THEIRS if own_is_old else MINE


def joined(difference, choices):
    """The body made of the pieces: `choices` maps the number of a piece to MINE, THEIRS or BOTH."""
    parts = (piece.mine if piece.same else piece.chosen(choices.get(piece.number)) for piece in difference.pieces)
    return "".join(block for blocks in parts for block in blocks)
