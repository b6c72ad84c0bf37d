"""How the bench shows what it measured: one Markdown table of ratios, the absolute figures beside them."""

from dataclasses import dataclass

HEAD = ("What", "Ratio", "by CPU", "to", "Limit", "", "Figure", "p50 ms", "p99 ms", "per CPU s", "Queries")
RIGHT = {1, 2, 4, 6, 7, 8, 9, 10}


@dataclass
class Row:
    """One line. `least` and `most` are limits of the ratio, `most_queries` that of the queries; None: there is none.

    `by_cpu` is the ratio of requests for each second of the servers' own processor time: other work touches it less.
    """

    what: str
    figure: str = ""
    ratio: float | None = None
    by_cpu: float | None = None
    to: str = ""
    least: float | None = None
    most: float | None = None
    p50: float | None = None
    p99: float | None = None
    per_cpu: float | None = None
    queries: int | None = None
    most_queries: int | None = None

    def limit(self):
        """The limits in words."""
        words = [f"≥ {self.least:g}"] if self.least is not None else []
        words += [f"≤ {self.most:g}"] if self.most is not None else []
        words += [f"≤ {self.most_queries} queries"] if self.most_queries is not None else []
        return ", ".join(words)

    def verdict(self):
        """ "ok" or "over" where there is a limit and a figure for it, else ""."""
        judged = []
        if self.ratio is not None and self.least is not None:
            judged.append(self.ratio >= self.least)
        if self.ratio is not None and self.most is not None:
            judged.append(self.ratio <= self.most)
        if self.queries is not None and self.most_queries is not None:
            judged.append(self.queries <= self.most_queries)
        return ("ok" if all(judged) else "over") if judged else ""

    def cells(self):
        """The row as texts, in the order of HEAD."""
        return (
            self.what,
            times(self.ratio),
            times(self.by_cpu),
            self.to,
            self.limit(),
            self.verdict(),
            self.figure,
            shown(self.p50, 1),
            shown(self.p99, 1),
            shown(self.per_cpu, 0),
            shown(self.queries, 0),
        )


def shown(number, digits):
    """A number with thousands apart, "" for None."""
    return "" if number is None else f"{number:,.{digits}f}"


def times(ratio):
    """A ratio, "" for None."""
    return "" if ratio is None else f"{shown(ratio, 2)} ×"


def table(rows):
    """The rows as one Markdown table, its columns as wide as they must be."""
    lines = [HEAD, *(row.cells() for row in rows)]
    widths = [max(3, *(len(line[n]) for line in lines)) for n in range(len(HEAD))]

    def line(cells):
        padded = (
            cell.rjust(width) if n in RIGHT else cell.ljust(width)
            for n, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        return f"| {' | '.join(padded)} |"

    rule = "|".join("-" * (width + 1) + (":" if n in RIGHT else "-") for n, width in enumerate(widths))
    return "\n".join([line(HEAD), f"|{rule}|", *(line(row.cells()) for row in rows)])


def report(title, facts, rows, remarks):
    """The whole report in Markdown: title, facts about machine and run, the table, what was left out."""
    parts = [f"# {title}", "\n".join(f"- {fact}" for fact in facts), table(rows)]
    if remarks:
        parts.append("Left out or different:\n\n" + "\n".join(f"- {remark}" for remark in remarks))
    return "\n\n".join(parts) + "\n"
