"""The moments of outside sources, as the desk says them."""

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language

from korner.templatetags.korner import time_element

register = template.Library()


@register.simple_tag
def source_moment(moment):
    """A moment in few words, with its year only where that is another: "24 Kasım 16.02"."""
    local, language = timezone.localtime(moment), get_language()
    day = "day" if local.year == timezone.localdate().year else "date"
    return format_html("{} {}", time_element(local, day, language), time_element(local, "time", language))
