"""How are the terms of a document stored and matched on either database?

A term is a form of a word after the letter of its language ("tkarar"), with a sign before it where it says more than that the
word occurs; or a facet. Languages share no term: whoever searches in one is not kept waiting by the words of the other.
"""

from django.db import models

from korner.named import SortKeyField

HEAD = "@"  # a form that stands in title, names, tags
FACET = "="  # a value of a facet: "=ltr", "=y2026"
LANGUAGES = {"tr": "t", "fr": "f"}
SIGNS = HEAD + FACET + "_-"


def word_term(form, language, sign=""):
    """The term that says that a word has this form in a text of `language`."""
    return f"{sign}{LANGUAGES[language]}{form}"


class TermsField(models.Field):
    """A set of terms: text of an FTS5 table on SQLite, a tsvector without positions on PostgreSQL."""

    description = "Terms of a search document"

    def db_type(self, connection):
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value, compiler, connection):
        # to_tsvector would part the terms again at every hyphen, dot and slash (RULES.md 5).
        return "array_to_tsvector(%s::text[])" if connection.vendor == "postgresql" else "%s"

    def get_db_prep_value(self, value, connection, prepared=False):
        if value is None:
            return None
        return sorted(set(value)) if connection.vendor == "postgresql" else " ".join(sorted(set(value)))


class FormField(SortKeyField):
    """A folded word, compared byte by byte; it is found by its beginning together with its language."""

    def __init__(self, **kwargs):
        super().__init__(**({"db_index": False} | kwargs))


@TermsField.register_lookup
class Matches(models.Lookup):
    """`terms__matches=condition` on SQLite, a condition made by the functions below; see `finding.py` for PostgreSQL."""

    lookup_name = "matches"
    prepare_rhs = False

    def as_sqlite(self, compiler, connection):
        table = compiler.quote_name_unless_alias(self.lhs.alias)
        return f"{table} MATCH %s", [written(self.rhs, "sqlite")]


def any_of(*nodes):
    """A condition that one of `nodes` holds."""
    return ("or", nodes)


def all_of(*nodes):
    """A condition that all of `nodes` hold."""
    return ("and", nodes)


def term(text):
    """A condition that the document has the term."""
    return ("term", text)


def beginning(text):
    """A condition that the document has a term that begins so."""
    return ("beginning", text)


def written(node, vendor):
    """The condition in the language of the database: an FTS5 query or a tsquery. Terms hold no quotes."""
    kind, inner = node
    if kind == "term":
        return f'"{inner}"' if vendor == "sqlite" else f"'{inner}'"
    if kind == "beginning":
        return f'"{inner}" *' if vendor == "sqlite" else f"'{inner}':*"
    parts = [written(part, vendor) for part in inner]
    if len(parts) == 1:
        return parts[0]
    sign = {"sqlite": {"or": " OR ", "and": " AND "}}.get(vendor, {"or": " | ", "and": " & "})[kind]
    return f"({sign.join(parts)})"
