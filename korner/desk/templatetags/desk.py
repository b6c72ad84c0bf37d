"""How a form of the desk is laid out: words in language tabs, facts at the side, the rest below."""

import re

from django import template
from django.conf import settings
from django.utils.translation import get_language

from korner.desk.autosave_place import clock
from korner.desk.paper import LANGUAGE_NAMES, name_of_paper
from korner.text.casing import with_capital

register = template.Library()


@register.simple_tag(takes_context=True)
def desk_layout(context, adminform):
    """Sort the fieldsets of `adminform` by place: {"languages": [...], "main": [...], "side": [...]}.

    Each entry of "languages" has code, name, fieldset, errors (a count), state ((code, words) or None), `first`.
    """
    places = {"languages": [], "main": [], "side": []}
    original = context.get("original")
    model_admin = adminform.model_admin
    for fieldset in adminform:
        classes = fieldset.classes.split()
        language = next((c.removeprefix("words-") for c in classes if c.startswith("words-")), None)
        if language:
            places["languages"].append(
                {
                    "code": language,
                    "name": LANGUAGE_NAMES[language],
                    "fieldset": fieldset,
                    "errors": error_count(fieldset),
                    "state": model_admin.language_state(original, language) if original else None,
                }
            )
        else:
            places["side" if "side" in classes else "main"].append(fieldset)
    mark_first(places["languages"], getattr(original, "source_language", None))
    return places


def error_count(fieldset):
    """How many fields of the fieldset have errors."""
    return sum(bool(fieldset.form.errors.get(name)) for name in flatten(fieldset.fields))


def flatten(names):
    """Names of fields, rows of fields taken apart."""
    return [name for row in names for name in (row if isinstance(row, list | tuple) else [row])]


def mark_first(languages, source):
    """Mark the tab that is open at first: the first with an error, else that of the original, else the first."""
    chosen = next((tab for tab in languages if tab["errors"]), None) or next(
        (tab for tab in languages if tab["code"] == source), languages[0] if languages else None
    )
    for language in languages:
        language["first"] = language is chosen


@register.filter
def has_errors(fieldset):
    """Whether a folded group must be open, because something in it was refused."""
    return error_count(fieldset) > 0


LANGUAGE_SUFFIX = re.compile(r"_(tr|fr)$")


@register.filter
def read_label(field):
    """The label of a read-only field, without the language in brackets that the translated columns carry."""
    label = str(field.field["label"]).split(" [")[0]
    return capital(label)


@register.filter
def capital(words):
    """`words` with a capital at their head, the way of the desk's language: "işlem" is "İşlem"."""
    return with_capital(str(words), get_language())


@register.filter
def read_language(field):
    """The language of a read-only translated field, "" for others."""
    found = LANGUAGE_SUFFIX.search(field.field["name"])
    return found[1] if found else ""


@register.simple_tag
def desk_paper():
    """The paper's name in the language of the desk."""
    return name_of_paper()


@register.simple_tag(takes_context=True)
def unread_notices(context):
    """How many notices this person has not read ("", "1" … "99+"); None where nobody is signed in."""
    from korner.desk.notices import unread

    request = context.get("request")
    person = getattr(request, "user", None)
    return unread(request) if person is not None and person.is_authenticated else None


@register.simple_tag
def demo_accounts():
    """The accounts of the demo, for its sign-in page: {"people": [{username, role}], "password"}; empty in production."""
    if not settings.DEMO:
        return {"people": [], "password": ""}
    from korner.accounts.demo import ACCOUNTS, PASSWORD
    from korner.desk.people import ROLE_NAMES

    people = [{"username": account[0], "role": ROLE_NAMES[account[1]]} for account in ACCOUNTS]
    return {"people": people, "password": PASSWORD}


@register.simple_tag
def desk_call(place, name):
    """The address that the script of an open form calls: {% desk_call place "desk-draft" %}."""
    return place.path(name)


@register.filter
def desk_clock(moment):
    """A moment as the status line says it: the time, with its day when that is not today."""
    return clock(moment) if moment else ""
