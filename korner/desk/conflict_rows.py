"""The rows under two versions of one thing side by side: where they differ, whose each change is, and what is kept."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString

from korner.desk import history_words
from korner.desk.conflict_texts import BOTH, MINE, THEIRS, Difference
from korner.desk.history_differences import Names, in_words
from korner.desk.history_sides import parts_of
from korner.desk.rows_under import RowsUnder


@dataclass
class RowsDifference(Difference):
    """A kind of rows (bylines, topics) that is not the same; `mine` and `theirs` say them in words, one a line."""

    is_list: bool = True
    model: type | None = None
    my_rows: list[dict] = field(default_factory=list)
    their_rows: list[dict] = field(default_factory=list)

    @property
    def marked(self):
        """What went and what came, row by row."""
        marks = {"went": "<del>%s</del>", "came": "<ins>%s</ins>"}
        found = history_words.rows(self.theirs.splitlines(), self.mine.splitlines())
        return SafeString("<br>".join(marks.get(row.how, "%s") % escape(row.words) for row in found))

    def chosen(self, choice):
        """The rows that stand after `choice` (a word of korner.desk.conflict_texts; the advice where it is none)."""
        choice = choice if choice in (MINE, THEIRS, BOTH) else self.advice
        added = [row for row in self.my_rows if row not in self.their_rows]
        return {MINE: self.my_rows, THEIRS: self.their_rows, BOTH: [*self.their_rows, *added]}[choice]


class ComparesRows(RowsUnder):
    """For DeskAdmin: the rows under what somebody typed against those that stand."""

    def row_differences(self, request, thing, data, base=None):
        """The RowsDifferences of the rows in `data` (a QueryDict) and those under `thing`.

        `base` are the rows both began from, {model: rows}; it tells whose a change is. Where both changed something, or that
        is not known, both are advised: no row of either is lost.
        """
        mine, standing = self.typed_rows(request, thing, data), self.standing_rows(request, thing)
        found = []
        for part in (part for part in parts_of(self) if part.model in mine):
            names = [one.name for one in part.row_fields()]
            sides = [mine[part.model], *((side or {}).get(part.model, []) for side in (standing, base))]
            own, their, began = ([{name: row.get(name) for name in names} for row in rows] for rows in sides)
            if same(own, their, part):
                continue
            label = Names(wanted(part, own, their))
            difference = RowsDifference(
                name_of(part),
                part.words,
                "",
                "\n".join(in_words(row, part, label) for row in own),
                "\n".join(in_words(row, part, label) for row in their),
                advice=BOTH,
                model=part.model,
                my_rows=own,
                their_rows=their,
            )
            if base is not None:
                difference.whose = MINE if same(began, their, part) else THEIRS if same(began, own, part) else BOTH
                difference.advice = difference.whose
            found.append(difference)
        return found


def same(rows, others, part):
    """Whether two lists of rows say the same: in the same order, where the order counts."""
    if part.order:
        return rows == others
    return len(rows) == len(others) and all(row in others for row in rows)


def name_of(part):
    """The name under which a kind of rows is chosen on the page; no field is called so."""
    return f"rows-{part.model._meta.model_name}"


def wanted(part, *sides):
    """{model: keys} of all that must be named to say the rows of `sides` in words."""
    keys = defaultdict(set)
    for one in part.row_fields():
        if one.is_relation:
            keys[one.related_model] |= {row.get(one.name) for rows in sides for row in rows} - {None}
    return keys
