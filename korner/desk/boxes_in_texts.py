"""Boxes of other apps (korner.boxes) in a text that is edited: which there are, and how they are called there."""

import re

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils.html import format_html
from django.views.decorators.http import require_GET

from korner.boxes import modules_in_stories
from korner.desk.editor import fill_with

FIGURE = re.compile(r'<figure data-box="([a-z]{1,40})" data-id="(\d{1,18})">')


@fill_with
def with_words(html):
    """Say in each `<figure data-box>` what it holds: stored without, because the words may change."""
    named = {}
    for name, number in FIGURE.findall(html):
        named.setdefault(name, set()).add(int(number))
    modules = modules_in_stories() if named else {}
    words = {name: modules[name].called(numbers) for name, numbers in named.items() if name in modules}

    def fill(match):
        name, number = match[1], match[2]
        return format_html(
            '<figure data-box="{}" data-id="{}" data-words="{}">',
            name,
            number,
            words.get(name, {}).get(int(number), ""),
        )

    return FIGURE.sub(fill, html)


@require_GET
def offered(request):
    """What this person may put into a story: {"boxes": [{"name", "words", "choices": [{"id", "words"}]}]}."""
    if not request.user.has_perm("articles.change_article"):
        raise PermissionDenied
    found = []
    for name, module in modules_in_stories().items():
        choices = [{"id": str(number), "words": words} for number, words in module.offered(request.user)]
        if choices:
            found.append({"name": name, "words": str(module.CALLED), "choices": choices})
    response = JsonResponse({"boxes": found})
    response["Cache-Control"] = "no-store"
    return response


def view(request):
    """`offered`, for the staff."""
    return admin.site.admin_view(offered)(request)
