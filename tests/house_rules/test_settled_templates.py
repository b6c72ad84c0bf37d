"""What is settled when a template is loaded prints what Django would print (korner.settled)."""

from datetime import UTC, datetime

import pytest
from django.template import Context, Engine
from django.template.backends.django import get_installed_libraries
from django.utils import translation
from django.utils.safestring import SafeString

DJANGO = "django.template.loaders.locmem.Loader"
BUILTINS = ["django.templatetags.i18n", "django.templatetags.static", "korner.templatetags.korner"]
PARTS = {
    "page": '{% extends "frame" %}{% load cards %}{% block inner %}<p>{{ block.super }}{% include "part" with word="a<b" %}{% endblock %}',
    "frame": '{# head #}{% translate "Latest news" %} – {% block inner %}{{ name }}{% endblock %}{% include "fixed" %}',
    "part": '{% translate "Search" as kept %}{{ kept }} {{ word }}{{ name }}{% for one in rows %}{% include "row" %}{% endfor %}',
    "row": "{{ forloop.counter }}{% cycle 'x' 'y' %}{{ one.name }},",
    "fixed": '<b>{% translate "Search" %}</b>{% comment %}no{% endcomment %}',
    "leak": '{% include "part" %}[{{ kept }}]',
    "tree": '({{ branch.name }}{% for branch in branch.branches %}{% include "tree" %}{% endfor %})',
    "missing": '{% if name %}{{ name }}{% else %}{% include "nowhere" %}{% endif %}',
    "if": '{% if row.name == "b" and not absent.there or number > 2 %}yes {{ row.name|upper }}{% else %}no{% endif %}',
    "values": "{{ markup }}{{ safe }}{{ number }}{{ big }}{{ half }}{{ moment }}{{ nothing }}{{ absent }}{{ rows.0.name }}"
    "{{ call }}{{ row.call }}{{ rows.items }}{{ row.missing.deeper }}{{ dict.key }}{{ dict.items }}{{ text.upper }}"
    '{{ absent|default:markup }}{% autoescape off %}{{ markup }}{{ number }}{% endautoescape %}{{ "<lit>" }}',
}


class Row:
    def __init__(self, name, branches=()):
        self.name, self.branches = name, branches

    def call(self):
        return f"<called {self.name}>"


KNOWN = {
    "name": "<Ada & Eve>",
    "rows": [Row("a"), Row("<b>")],
    "row": Row("b"),
    "markup": "<i>\"'",
    "safe": SafeString("<i>"),
    "number": 1234,
    "big": 1234567.5,
    "half": 0.5,
    "moment": datetime(2026, 3, 1, 12, tzinfo=UTC),
    "nothing": None,
    "call": lambda: "<called>",
    "dict": {"key": "<value>", "items": "a key of this name"},
    "text": "straße",
    "branch": Row("1", [Row("2", [Row("3")]), Row("4")]),
}


def engine(loader):
    return Engine(
        loaders=[(loader, [(DJANGO, PARTS)])], builtins=BUILTINS, libraries=get_installed_libraries(), debug=False
    )


@pytest.mark.parametrize("name", sorted(PARTS))
def test_a_settled_template_prints_what_django_prints(name):
    plain, settled = engine("django.template.loaders.cached.Loader"), engine("korner.settled.Loader")
    for language in ("tr", "fr", "tr"):
        with translation.override(language):
            said = settled.get_template(name).render(Context(KNOWN))
            assert said == plain.get_template(name).render(Context(KNOWN))
            assert said


def test_parts_that_never_change_are_one_node():
    nodes = engine("korner.settled.Loader").get_template("fixed").nodelist
    assert len(nodes) == 1


def test_a_part_that_is_not_there_is_missed_only_where_it_would_stand():
    template = engine("korner.settled.Loader").get_template("missing")
    assert template.render(Context({"name": "here"})) == "here"
    with pytest.raises(Exception, match="nowhere"):
        template.render(Context({}))


def test_an_error_in_a_property_is_no_missing_variable():
    class Broken:
        @property
        def name(self):
            raise AttributeError("inside")

    template = engine("korner.settled.Loader").get_template("if")
    with pytest.raises(AttributeError, match="inside"):
        engine("korner.settled.Loader").from_string("{{ row.name }}").render(Context({"row": Broken()}))
    assert template.render(Context({"number": 3})).startswith("yes")
