"""Parts of a page that say of the paper what its frame says: written once for each frame, which changes with the paper."""

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from korner.quick_tags import language_of

register = template.Library()


class OfTheFrame(template.Node):
    """Nodes that know the paper and the language, and of the page only whether an entry of a menu leads to it."""

    def __init__(self, nodelist):
        self.nodelist = nodelist

    def render(self, context):
        paper, request = context["paper"], context["request"]
        known = context.new({"paper": paper, "language": context["language"], "request": request})
        kept = paper.get("kept")
        if kept is None:  # entries with a time come and go
            return self.nodelist.render(known)
        path = request.path if request.path in paper["paths"] else None
        key = self, language_of(context), path, timezone.localdate().year
        if key not in kept:
            kept[key] = SafeString(self.nodelist.render(known))
        return kept[key]


@register.tag
def of_the_frame(parser, token):
    """{% of_the_frame %} … {% endof_the_frame %}: what stands in it is made once for every frame (korner.site.frame).

    It may ask for `paper`, `language` and the entries of menus; what a view says is not known in it.
    """
    nodelist = parser.parse(("endof_the_frame",))
    parser.delete_first_token()
    return OfTheFrame(nodelist)
