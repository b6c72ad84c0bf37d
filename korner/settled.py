"""What of a template can be settled when it is loaded: parts that are always the same, and parts that it always includes.

Django walks through every node of a page, and a story's page has eight hundred. Here, once for each process,
- `{% include "part.html" %}` with a name that stands in the template puts the part's own nodes in its place;
- neighbours that say the same on all pages of a language (plain markup, `Fixed` tags) become one.
What a template prints does not change by it.
"""

from threading import local

from django.template.base import Node, NodeList, TextNode
from django.template.defaulttags import CommentNode, CycleNode, IfChangedNode, LoadNode, ResetCycleNode
from django.template.exceptions import TemplateDoesNotExist, TemplateSyntaxError
from django.template.loader_tags import BlockNode, ExtendsNode, IncludeNode
from django.template.loaders import base, cached
from django.utils.safestring import SafeString

from korner.quick_tags import language_of

# These keep something in the context of the template they stand in: a part with one of them stays a template of its own.
OF_THEIR_TEMPLATE = (BlockNode, ExtendsNode, CycleNode, ResetCycleNode, IfChangedNode)
PRINTING_NOTHING = (LoadNode, CommentNode)


class Fixed(Node):
    """Nodes whose words stand in the template itself: worked out once in each language, for a release does not change."""

    child_nodelists = ()

    def __init__(self, *nodes):
        self.nodes, self.kept = nodes, {}

    def render(self, context):
        language = language_of(context)
        words = self.kept.get(language)
        if words is None:
            words = SafeString("".join(node.render_annotated(context) for node in self.nodes))
            self.kept[language] = words
        return words


class Part(Node):
    """The nodes of an included template, with the `values` ({name: expression}) that it is told."""

    child_nodelists = ()  # Django looks through a frame for its blocks at every page: there are none in here

    def __init__(self, nodelist, values):
        self.nodelist, self.values = nodelist, values

    def render(self, context):
        # Pushed in any case: what a part gives a name to is not known outside of it.
        with context.push(**{name: value.resolve(context) for name, value in self.values.items()}):
            return self.nodelist.render(context)


class Settling(base.Loader):
    """Settles a template before anybody gets to see it."""

    def __init__(self, engine):
        super().__init__(engine)
        self.now = local()  # `loading`: the names of the templates that this thread is in the middle of

    def get_template(self, template_name, skip=None):
        template = super().get_template(template_name, skip)
        if not self.engine.debug:
            loading = self.now.__dict__.setdefault("loading", [])
            loading.append(template_name)
            try:
                self.settle(template.nodelist)
            finally:
                loading.pop()
        return template

    def settle(self, nodes):
        """Settle a NodeList and all that stands within it, in its place."""
        found = []
        for node in nodes:
            if isinstance(node, IncludeNode):
                found += self.opened(node)
                continue
            if isinstance(node, PRINTING_NOTHING):
                continue
            for inner in lists_in(node):
                self.settle(inner)
            found.append(node)
        nodes[:] = joined(found)

    def opened(self, node):
        """The nodes that may stand in the place of an include: those of the part, or the tag as it is."""
        name = getattr(node.template, "var", None)
        plain = isinstance(name, str) and not node.template.filters and not node.isolated_context
        # A part that includes itself, as an answer within an answer, is opened when it is printed.
        if not plain or name.startswith(".") or name in self.now.loading:
            return [node]
        try:
            part = self.engine.get_template(name).nodelist
        except (TemplateDoesNotExist, TemplateSyntaxError):
            return [node]  # said where the part would stand, as ever
        if part.get_nodes_by_type(OF_THEIR_TEMPLATE):
            return [node]
        if all(isinstance(one, TextNode | Fixed) for one in part):
            return list(part)
        return [standing_for(node, Part(part, node.extra_context))]


class Loader(cached.Loader, Settling):
    """Django's loader that keeps templates, with a step before the keeping."""


def standing_for(node, other):
    """`other` as the node at the place of `node` in its template."""
    other.token, other.origin = node.token, node.origin
    return other


def lists_in(node):
    """The NodeLists that a node is made of."""
    if hasattr(node, "conditions_nodelists"):  # {% if %} puts its own together anew whenever it is asked
        return [inner for _condition, inner in node.conditions_nodelists]
    return [inner for name in node.child_nodelists if isinstance(inner := getattr(node, name, None), NodeList)]


def joined(nodes):
    """`nodes` with neighbours that never change made one. Plain markup between two others stays what it is."""
    found, run = [], []

    def end():
        if len(run) > 1:
            texts = all(isinstance(node, TextNode) for node in run)
            one = TextNode("".join(node.s for node in run)) if texts else Fixed(*run)
            found.append(standing_for(run[0], one))
        else:
            found.extend(run)
        run.clear()

    for node in nodes:
        if isinstance(node, TextNode | Fixed):
            run.append(node)
        else:
            end()
            found.append(node)
    end()
    return found
