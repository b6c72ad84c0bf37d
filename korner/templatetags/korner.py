"""The words every template of the paper may use."""

import re
from datetime import datetime, time
from functools import lru_cache
from html import escape

from django import template
from django.conf import settings
from django.template.defaultfilters import date as format_date
from django.template.defaulttags import url as do_url
from django.templatetags.i18n import do_translate
from django.templatetags.static import do_static, static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from korner import addresses, boxes
from korner.caching.days import next_midnight
from korner.caching.tags import ends_at
from korner.images import show
from korner.languages import FRENCH, page_language
from korner.quick_tags import quick_tag
from korner.settled import Fixed
from korner.text.language import guess_language, language_of_name

register = template.Library()
# How an address in French begins; it is too short to be guessed by its letters.
FRENCH_STREET = re.compile(
    r"(?:rue|avenue|av\.|chaussée|boulevard|bd|place|square|quai|allée|clos|drève|impasse|parvis)\b", re.IGNORECASE
)
SURE = 0.4  # how confident a guess must be before words are marked as the other language


@register.tag
def translate(parser, token):
    """Django's own tag; a page has forty of them."""
    node = do_translate(parser, token)
    words = node.filter_expression
    fixed = is_literal(words.var) and not words.filters and not node.asvar and not node.message_context
    return Fixed(node) if fixed else node


@register.tag("static")
def static_file(parser, token):
    """Django's own tag, for files whose names stand in the template."""
    node = do_static(parser, token)
    fixed = is_literal(node.path.var) and not node.path.filters and not node.varname
    return Fixed(node) if fixed and not settings.DEBUG else node


@register.tag("url")
def fixed_url(parser, token):
    """Django's own tag; an address of the house without a language, a slug or a number is always the same."""
    node = do_url(parser, token)
    name = node.view_name.var
    fixed = isinstance(name, str) and ":" not in name and not (node.args or node.kwargs or node.asvar)
    return Fixed(node) if fixed else node


def is_literal(variable):
    """Whether what stands in a tag is a word in quotation marks."""
    return isinstance(variable, str) or getattr(variable, "literal", None) is not None


@register.simple_tag(takes_context=True)
def entries(context, menu, mark=True):
    """The entries of a menu (a list of the frame) as `<li>`; with `mark` the one that leads to this page says so."""
    path = context["request"].path if mark else None
    return SafeString(
        "\n".join(
            f'<li><a href="{url}"{CURRENT if url == path else ""}>{label}</a></li>'
            for url, label in (entry["escaped"] for entry in menu)
        )
    )


CURRENT = ' aria-current="page"'


@register.simple_tag
def address(name, language=None, **kwargs):
    """The path of a public page in the language of this page, or in `language`."""
    return addresses.address(name, language, **kwargs)


@register.simple_tag(takes_context=True)
def letter_about_this(context):
    """The path of the contact page, with a form for a letter about this page."""
    return addresses.letter_about(context["request"].path)


def fixed_where_literal(name):
    """Let the tag `name` be worked out once where all that is said to it stands in the template."""
    compile_tag = register.tags[name]

    def compile_once(parser, token):
        node = compile_tag(parser, token)
        said = [*node.args, *node.kwargs.values()]
        fixed = all(is_literal(one.var) and not one.filters for one in said) and not node.target_var
        return Fixed(node) if fixed else node

    register.tags[name] = compile_once


fixed_where_literal("address")


@register.simple_tag
def face(person, preset, size=""):
    """A face in a circle, or the first letter of the name where there is none. Decorative: the name stands beside it."""
    css = f"face {size}" if size else "face"
    if person.portrait:
        return SafeString(f'<span class="{css}">{show.picture(person.portrait, preset)}</span>')
    letter = escape(person.name[:1])
    return SafeString(f'<span class="{css}"><span class="letter" aria-hidden="true">{letter}</span></span>')


@register.simple_tag
def picture(asset, preset, alt="", eager=False):
    """A picture in one of the presets of korner.images.show; nothing when there is none."""
    return show.picture(asset, preset, alt=alt, eager=eager)


@register.filter
def lang(text):
    """` lang="fr"` for a Text that is not in the page's language, else nothing: <h3{{ story.headline|lang }}>."""
    return SafeString(f' lang="{text.lang}"') if text.lang else ""


@register.filter
def guessed_lang(words):
    """` lang="fr"` for words that carry no mark and are clearly in the other language: a street, a shop, a person."""
    language = guessed_language(words or "")
    return SafeString(f' lang="{language}"') if language and language != page_language() else ""


@lru_cache(4096)
def guessed_language(words):
    """The language of words that carry no mark, or None; a page of comments asks for the same names again and again."""
    if FRENCH_STREET.match(words):
        return FRENCH
    guess = guess_language(words)
    return guess.language if guess.language and guess.confidence >= SURE else language_of_name(words)


@register.filter
def place_lang(place):
    """` lang="fr"` for a town that is called as its people call it: La Louvière on a Turkish page, Emirdağ on a French one."""
    return guessed_lang(place.page_name) if place.name_tr == place.name_fr else ""


@register.filter
def place_name(place):
    """The name of a town for the middle of a sentence, in a `<span lang>` of its own where it is in the other language."""
    lang = place_lang(place)
    return format_html("<span{}>{}</span>", lang, place.page_name) if lang else place.page_name


@register.filter
def naming(words, place):
    """`words` in which the name of `place` stands, marked as `place_name` marks it; `place` may be None."""
    if not place or not place_lang(place):
        return words
    before, name, after = words.partition(place.page_name)
    return format_html("{}{}{}", before, place_name(place) if name else "", after)


@register.filter
def in_words(moment, name="DATE_FORMAT"):
    """A date in words by one of the formats of korner.formats; the first of a month is "1er" in French."""
    text = format_date(moment, name)
    return f"1er{text[1:]}" if page_language() == FRENCH and text.startswith("1 ") else text


# Told by the names of the formats in korner.formats. Many stories come out on one day, and a day has 1440 minutes.
FORMS = {
    "datetime": "DATETIME_FORMAT",
    "date": "DATE_FORMAT",
    "time": "TIME_FORMAT",
    "day": "MONTH_DAY_FORMAT",
    "month": "YEAR_MONTH_FORMAT",
}


@lru_cache(maxsize=4096)
def part_in_words(part, form, language):
    """`in_words` of a date, or of a time in whole minutes, in `language`, the active one."""
    return escape(in_words(part, FORMS[form]))


@quick_tag(register, in_language=True)
def when(moment, form="datetime", css="", *, language=None):
    """A moment in words within `<time>`, in Brussels time: form is "datetime", "date", "time", "day" or "month"."""
    if not moment:
        return ""
    local = moment.astimezone(timezone.get_default_timezone()) if isinstance(moment, datetime) else moment
    return time_element(local, form, language or get_language(), css)


@quick_tag(register, in_language=True)
def when_short(moment, *, language=None):
    """For the home page and the desk: the time for a story of today (Brussels), else day and month.

    Only these are made anew each day; pages that may be kept longer say the whole date (`when`). "2 saat önce" is made of
    `<time>` by script (RULES.md 3).
    """
    brussels = timezone.get_default_timezone()
    ends_at(next_midnight())
    local, today = moment.astimezone(brussels), timezone.now().astimezone(brussels)
    of_this_year = "time" if local.date() == today.date() else "day"
    return time_element(local, of_this_year if local.year == today.year else "date", language or get_language())


def time_element(local, form, language, css=""):
    """The `<time>` of a date or of a moment in Brussels time."""
    if not isinstance(local, datetime):
        machine, words = local.isoformat(), part_in_words(local, form, language)
    else:
        machine = local.isoformat(timespec="minutes")
        day, minute = local.date(), time(local.hour, local.minute)
        if form == "datetime":
            # In all our languages a date, a comma, a time (korner.formats).
            words = f"{part_in_words(day, 'date', language)}, {part_in_words(minute, 'time', language)}"
        else:
            words = part_in_words(minute if form == "time" else day, form, language)
    attributes = f' class="{escape(css)}"' if css else ""
    return SafeString(f'<time datetime="{machine}"{attributes}>{words}</time>')


@register.simple_tag
def icon(name, label=""):
    """An icon of our sprite; decorative unless it gets a label."""
    role = format_html('role="img" aria-label="{}"', label) if label else SafeString('aria-hidden="true"')
    return format_html(
        '<svg class="icon" width="20" height="20" {}><use href="{}#{}"></use></svg>',
        role,
        static("icons/sprite.svg"),
        name,
    )


@register.filter
def absolute(path):
    """The whole address of a path."""
    return f"{settings.SITE_URL}{path}" if path.startswith("/") else path


@register.filter
def in_language(thing, method):
    """Ask `thing` for a word in the page's language: {{ category|in_language:"name" }}."""
    return getattr(thing, f"{method}_in")(page_language())


@register.simple_tag(takes_context=True)
def box(context, name, **options):
    """What the app labelled `name` shows of itself here (korner.boxes); nothing where it is not installed or keeps quiet.

    Nor a service that the desk has switched off.
    """
    if name in boxes.services() and name not in (context.get("paper") or {}).get("services", ()):
        return ""
    return boxes.box(name, context.get("request"), **options)


@register.simple_tag(name="url_of")
def url_of(thing, language=None):
    """The public path of a named thing in this page's language (or in `language`), "" where it has none."""
    return thing.url_in(language or page_language())


@register.filter
def rendered(html):
    """Stored rich text made ready for reading: pictures filled in, films behind a click.

    The only place where stored markup is marked safe: it was sanitised when it was saved (DESIGN.md, principle 5).
    """
    from korner.rendering import render_body

    return SafeString(render_body(str(html)))
