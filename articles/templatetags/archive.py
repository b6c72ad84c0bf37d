"""The words of the archive: how many stories, and in which language."""

from django import template
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

register = template.Library()


def grouped(number):
    """A number as it is printed: 1.234 in Turkish, 1 234 in French."""
    return number_format(number, force_grouping=True)


@register.filter
def chosen(tally, choice):
    """The number of a Tally in the reader's choice of language, as it is printed; "" for none."""
    number = tally.of(choice)
    return grouped(number) if number else ""


@register.simple_tag
def stories_in(tally, choice=None):
    """A Tally in words: "26 stories: 20 in Turkish, 12 in French"; with a choice, or where all are alike, simpler."""
    number = tally.of(choice)
    words = {"number": grouped(number)}
    if choice == "tr" or (not choice and number and not tally.fr):
        return ngettext("%(number)s story in Turkish", "%(number)s stories in Turkish", number) % words
    if choice == "fr" or (not choice and number and not tally.tr):
        return ngettext("%(number)s story in French", "%(number)s stories in French", number) % words
    if tally.tr == tally.fr == number and number:
        return ngettext("%(number)s story in both languages", "%(number)s stories in both languages", number) % words
    stories = ngettext("%(number)s story", "%(number)s stories", number) % words
    if not number:
        return stories
    return _("%(stories)s: %(turkish)s in Turkish, %(french)s in French") % {
        "stories": stories,
        "turkish": grouped(tally.tr),
        "french": grouped(tally.fr),
    }
