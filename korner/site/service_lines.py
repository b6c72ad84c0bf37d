"""The services around the news: a line of each above the paper, all of them on one page; which, the desk says.

On the front page the line stands in the HTML. Elsewhere links stand there, which a script replaces by the same line: one
address for all readers, so that new rates make one small answer old and not every page of the paper (RULES.md, second part).
"""

from django.shortcuts import render

from korner import boxes
from korner.addresses import reverse_in
from korner.languages import other_language
from korner.site import frame


def shown(off):
    """The labels of the services that are shown, in their order. `off`: those the desk has switched off."""
    return [label for label in boxes.services() if label not in off]


def choices():
    """[(label, name)] of all services, for the desk."""
    return [(label, module.SERVICE) for label, module in boxes.services().items()]


def lines(request):
    """The line of each service that has something to say now, as markup, in their order."""
    made = [boxes.box(label, request, size="strip") for label in frame.of(request).get("services", ())]
    return [line for line in made if line]


def strip(request):
    """The lines alone, for pages that show them by script; the same for all readers."""
    return render(request, "site/strip.html", {"lines": lines(request)})


def page(request):
    """All services that have something to say now, and links to all that the paper offers besides."""
    services = [boxes.box(label, request, size="box") for label in frame.of(request).get("services", ())]
    return render(
        request,
        "site/services.html",
        {
            "boxes": [box for box in services if box],
            "other_url": reverse_in(other_language(request.page_language), "services"),
        },
    )
