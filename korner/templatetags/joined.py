"""What apps add to the pages of others: found by name, so that a page knows none of those who join it."""

from functools import cache

from django import template
from django.apps import apps
from django.utils.module_loading import import_string, module_has_submodule

register = template.Library()


@cache
def joins(label, function):
    """The function of that name in the `in_story.py` of the app with that label; None where the app is not installed."""
    config = apps.app_configs.get(label)
    if config is None or not module_has_submodule(config.module, "in_story"):
        return None
    return import_string(f"{config.name}.in_story.{function}")


@register.simple_tag(takes_context=True)
def joined(context, label, function, story):
    """What the app `label` has to show of `story`: {% joined "comments" "discussion" story %}; nothing without the app.

    Its `in_story.py` has a function of that name, which takes the context of the page and the story, and returns
    (template, context) or None.
    """
    show = joins(label, function)
    shown = show(context, story) if show else None
    if shown is None:
        return ""
    name, words = shown
    with context.push(**words):
        return context.template.engine.get_template(name).render(context)
