"""The writing field: CKEditor 5 from our own files, cleaned by the server, filled with pictures from our library."""

import json
from functools import reduce

from django import forms
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

FILLERS = []  # functions (html) -> html that prepare a stored text for the editor; see `fill_with`
TRANSLATED = ("tr", "fr")


def fill_with(function):
    """Let `function` prepare stored HTML before it is edited (the picture library fills in the addresses)."""
    if function not in FILLERS:
        FILLERS.append(function)
    return function


class EditorWidget(forms.Textarea):
    """A text area that script turns into an editor; without script the HTML itself can be written.

    `data-lang` is the language of the text, the editor's own words follow the desk.
    """

    def __init__(self, attrs=None):
        super().__init__({"rows": 18, **(attrs or {}), "data-editor": ""})

    def format_value(self, value):
        value = super().format_value(value)
        return reduce(lambda html, fill: fill(html), FILLERS, value) if value else value

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"].update(
            {
                "data-ui": get_language(),
                "data-words": json.dumps(words(), ensure_ascii=False),
                "data-library": reverse("desk-library"),
            }
        )
        return context

    @property
    def media(self):
        language = get_language()
        own_words = [f"vendor/ckeditor5/translations/{language}.umd.js"] if language in TRANSLATED else []
        return forms.Media(
            js=["vendor/ckeditor5/ckeditor5.umd.js", *own_words, "js/desk/library.js", "js/desk/editor.js"],
            css={"all": ["vendor/ckeditor5/ckeditor5.css", "css/desk-editor.css"]},
        )


def words():
    """What the editor's script says, in the language of the desk."""
    return {
        "kept": _("This browser kept a text of %s that was not saved."),
        "restore": _("Take it back"),
        "discard": _("Drop it"),
        "words": _("%s words"),
        "copy": _("copy in this browser %s"),
        "library": _("Picture from the library"),
        "failed": _("The picture could not be sent."),
    }
