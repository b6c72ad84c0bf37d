"""How the numbers of a search are written."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from korner.languages import FRENCH, page_language
from korner.text.typography import NARROW

register = template.Library()


@register.filter
def grouped(number):
    """A whole number in groups of three digits, the way of the page's language: 10.000, in French 10 000."""
    return f"{number:,}".replace(",", NARROW if page_language() == FRENCH else ".")


@register.filter
def results_in_words(answer):
    """How many results an Answer has: "12 results", "5.000+ results" where they were counted no further."""
    number = grouped(answer.total)
    if answer.capped:
        return _("%(number)s+ results") % {"number": number}
    return ngettext("%(number)s result", "%(number)s results", answer.total) % {"number": number}
