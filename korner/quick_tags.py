"""Template tags for what stands on a page a hundred times: the argument is read, the rest was settled at the start.

`{% headline story chipped=False %}`: only `story` is looked up for each card. The words after it stand in the template
and are read when it is compiled; Django's own `simple_tag` looks all of them up again, which costs more than the tag does.
"""

from django.template import Context, Node, TemplateSyntaxError, Variable
from django.utils.translation import get_language


def language_of(context):
    """The language of the page being made: that of its request, else the active one."""
    said = getattr(context, "request", None)
    said = said.__dict__ if said is not None else {}
    return said.get("answer_language") or said.get("page_language") or get_language()


class QuickTag(Node):
    """One use of a tag. What the function returns is printed as it is: it escapes what people wrote."""

    def __init__(self, function, subject, args, kwargs, in_language):
        self.function, self.subject, self.args, self.kwargs = function, subject, args, kwargs
        self.in_language = in_language
        plain = isinstance(subject.var, Variable) and not subject.filters and len(subject.var.lookups or ()) == 1
        self.name = subject.var.lookups[0] if plain else None

    def render(self, context):
        if self.name is not None and self.name in context:
            subject = context[self.name]
        else:
            subject = self.subject.resolve(context, ignore_failures=True)
        if self.in_language:
            return self.function(subject, *self.args, language=language_of(context), **self.kwargs)
        return self.function(subject, *self.args, **self.kwargs)


def quick_tag(library, *, in_language=False):
    """Register a function as a tag of `library`: its first argument is looked up, the others are literals.

    `in_language`: it is also given the `language` of the page being made. Returns a decorator.
    """

    def register(function):
        def compile_tag(parser, token):
            name, *bits = token.split_contents()
            if not bits:
                raise TemplateSyntaxError(f"{name} needs to be told of what")
            args, kwargs = [], {}
            for bit in bits[1:]:
                key, equals, value = bit.partition("=")
                literal = parser.compile_filter(value if equals else bit).resolve(Context())
                if equals:
                    kwargs[key] = literal
                else:
                    args.append(literal)
            return QuickTag(function, parser.compile_filter(bits[0]), args, kwargs, in_language)

        library.tag(function.__name__, compile_tag)
        return function

    return register
