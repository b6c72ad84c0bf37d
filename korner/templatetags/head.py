"""The lines in a page's head that name its addresses and its card on other sites; every page has them, most of it fixed."""

from django import template
from django.templatetags.static import static
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

from korner.languages import FRENCH, TURKISH
from korner.syndication.plain import absolute

register = template.Library()

LOCALES = {TURKISH: "tr_TR", FRENCH: "fr_BE"}


def own_path(context):
    """The path under which the page stands: that of the whole text, where it is another page's."""
    return context.get("canonical") or context["request"].path


def link(path, language):
    """The line that says where the page stands in a language."""
    return f'<link rel="alternate" hreflang="{language}" href="{conditional_escape(absolute(path))}">'


@register.simple_tag(takes_context=True)
def canonical_links(context):
    """The page's own address, and those of its languages: `alternates`, else `other_url` where that is the same page."""
    own, alternates = own_path(context), context.get("alternates")
    lines = [f'<link rel="canonical" href="{conditional_escape(absolute(own))}">']
    if alternates:
        lines += [link(path, language) for language, path in alternates.items()]
        lines.append(link(alternates[TURKISH], "x-default"))
    elif not context.get("story") and not context.get("choice") and (other := context.get("other_url")):
        language = context["language"]
        lines += [link(own, language), link(other, context["other_language"])]
        lines.append(link(own if language == TURKISH else other, "x-default"))
    return SafeString("\n".join(lines))


def meta(name, content):
    """One property of a card."""
    return f'<meta property="og:{name}" content="{conditional_escape(content)}">'


@register.simple_tag(takes_context=True)
def share_card(context):
    """The card of a page: its words and picture as the page says them, else those of the paper."""
    said, paper, language = context.get, context["paper"], context["language"]
    image = said("share_picture") or paper["share"] or (absolute(static("icons/share.png")), 1200, 630)
    in_both = said("alternates") or (said("other_url") and not said("story"))
    lines = [
        meta("type", said("share_type") or "website"),
        meta("site_name", paper["name"]),
        meta("locale", LOCALES[FRENCH if (said("share_language") or language) == FRENCH else TURKISH]),
        *([meta("locale:alternate", LOCALES[TURKISH if language == FRENCH else FRENCH])] if in_both else ()),
        meta("title", said("share_title", "")),
        meta("description", said("share_text", "")),
        meta("url", absolute(own_path(context))),
        meta("image", image[0]),
        meta("image:width", image[1]),
        meta("image:height", image[2]),
        meta("image:alt", said("share_alt") or paper["name"]),
        '<meta name="twitter:card" content="summary_large_image">',
    ]
    return SafeString("\n".join(lines))
