"""The lines of the services above the front page."""

from django import template

from korner.site.service_lines import lines

register = template.Library()


@register.simple_tag(takes_context=True)
def service_lines(context):
    """The line of each service that the desk shows and that has something to say now, a list of markup."""
    return lines(context["request"])
