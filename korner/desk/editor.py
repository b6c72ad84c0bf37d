"""The writing field: CKEditor 5 from our own files, cleaned by the server, filled with pictures from our library."""

import json
from functools import reduce

from django import forms
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import get_language
from django.utils.translation import gettext as _

FILLERS = []  # functions (html) -> html that prepare a stored text for the editor; see `fill_with`
CHECKS = []  # functions (before, after) that may refuse a text; see `check_with`
WARNINGS = []  # functions (html) -> words on what stands in a text; see `warn_with`
TRANSLATED = ("tr", "fr")
BOX_SCRIPTS = ("js/desk/editor-boxes.js",)
LIBRARY_SCRIPTS = ("js/desk/sending.js", "js/desk/library.js")


def fill_with(function):
    """Let `function` prepare stored HTML before it is edited (the picture library fills in the addresses)."""
    if function not in FILLERS:
        FILLERS.append(function)
    return function


def check_with(function):
    """Let `function(before, after)` refuse a text that is saved: it raises ValidationError with words for the field."""
    if function not in CHECKS:
        CHECKS.append(function)
    return function


def warn_with(function):
    """Let `function(html)` say what is wrong in a text that is opened: a list of sentences, shown above the editor."""
    if function not in WARNINGS:
        WARNINGS.append(function)
    return function


class RichText(forms.CharField):
    """A text of the editor, judged beside the one that stood there before."""

    before = ""

    def get_bound_field(self, form, field_name):
        # Asked for before the field is cleaned: the one place where a field learns what its form began with.
        self.before = form.get_initial_for_field(self, field_name) or ""
        return super().get_bound_field(form, field_name)

    def clean(self, value):
        value = super().clean(value)
        for check in CHECKS:
            check(self.before, value or "")
        return value


class EditorWidget(forms.Textarea):
    """A text area that script turns into an editor; without script the HTML itself can be written.

    `data-lang` is the language of the text, the editor's own words follow the desk.
    """

    def __init__(self, attrs=None):
        super().__init__({"rows": 18, **(attrs or {}), "data-editor": ""})

    def format_value(self, value):
        value = super().format_value(value)
        return reduce(lambda html, fill: fill(html), FILLERS, value) if value else value

    def render(self, name, value, attrs=None, renderer=None):
        said = [words for warn in WARNINGS for words in warn(value or "")]
        lines = format_html_join("", '<p class="desk-warning">{}</p>', [(words,) for words in said])
        return lines + super().render(name, value, attrs, renderer)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"].update(
            {
                "data-ui": get_language(),
                "data-words": json.dumps(words(), ensure_ascii=False),
                "data-library": reverse("desk-library"),
                "data-boxes": reverse("desk-boxes"),
            }
        )
        return context

    @property
    def media(self):
        language = get_language()
        own_words = [f"vendor/ckeditor5/translations/{language}.umd.js"] if language in TRANSLATED else []
        return forms.Media(
            js=["vendor/ckeditor5/ckeditor5.umd.js", *own_words, *LIBRARY_SCRIPTS, *BOX_SCRIPTS, "js/desk/editor.js"],
            css={"all": ["vendor/ckeditor5/ckeditor5.css", "css/desk-editor.css", "css/desk-pictures.css"]},
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
        "box": _("Poll or box"),
        "noBoxes": _("There is nothing yet that could stand in a story."),
        "goneBox": _("not there any more"),
    }
