"""A box: what an app shows of itself on the pages of others, at home and within stories.

An app offers one by a module `box.py` and a template `<its label>/box.html`:

    def box(request, **options):
        return {"poll": …}  # what the template shows, or None: nothing to say, or too old to be said

Whoever shows it names the app as text, so that nobody imports upwards: `{% box "polls" %}` in a template, and in a story
`<figure data-box="polls" data-id="12">`. What is not installed prints nothing. The queries and rows of a box name
themselves, and the moments at which time changes it are said by it (korner.caching.tags): its page needs know nothing.
What it shows depends on its options and on the language of the page alone, so that it is made once for all pages that
show it (korner.caching.parts).

A box that is a service to readers says `SERVICE = _("Pharmacies on duty")` and `PLACE = 10`, its place among them, and takes
`size="strip"`: one line for the strip above the paper. The desk may switch it off (korner.site.service_lines).

For boxes that may stand in stories the module says more: `in_story(number)` returns the options of the box with that
number, `CALLED` is what the desk calls such a box, `offered(person)` returns the [(number, words)] that this member of the
staff may put into a story, the newest first, and `called(numbers)` {number: words} for the editor.
"""

from functools import cache
from importlib import import_module

from django.apps import apps
from django.template.loader import get_template
from django.utils.module_loading import module_has_submodule
from django.utils.safestring import SafeString

from korner.caching.parts import part
from korner.languages import page_language

MOST_IN_A_STORY = 10  # more boxes than any story has: each asks the database anew


@cache  # no app comes or goes while a release runs
def module_of(name):
    """The module `box` of the installed app labelled `name`, or None."""
    for config in apps.get_app_configs():
        if config.label == name:
            return import_module(f"{config.name}.box") if module_has_submodule(config.module, "box") else None
    return None


def box(name, request=None, **options):
    """The markup of the box of the app labelled `name`; "" where the app is not installed or has nothing to show."""
    module = module_of(name)
    if module is None:
        return SafeString("")
    key = ("box", name, page_language(), sorted(options.items()))
    return SafeString(part(key, lambda: made(module, name, request, options)))


def made(module, name, request, options):
    """The markup of a box as it is now."""
    context = module.box(request, **options)
    return get_template(f"{name}/box.html").render({**options, **context}) if context is not None else ""


def box_in_story(name, number):
    """The markup of the box `number` of an app that lets its boxes stand in stories; "" for any other."""
    module = module_of(name)
    options = module.in_story(number) if hasattr(module, "in_story") else None
    return box(name, **options) if options is not None else SafeString("")


@cache
def services():
    """{label: module} of the boxes that are services, in their order."""
    found = {config.label: module_of(config.label) for config in apps.get_app_configs()}
    boxes = [(label, module) for label, module in found.items() if hasattr(module, "SERVICE")]
    return dict(sorted(boxes, key=lambda one: one[1].PLACE))


@cache
def modules_in_stories():
    """{label: module} of the apps whose boxes may stand in stories."""
    found = {config.label: module_of(config.label) for config in apps.get_app_configs()}
    return {label: module for label, module in found.items() if hasattr(module, "in_story")}
