"""Which thing of the paper stands at an address? Any kind that can be found: a story, a topic, an author, a page."""

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist
from django.urls import Resolver404, resolve

from korner.search.searchable import searchables


def path_within(address):
    """The path of an address of the paper, whole or from its root, without query and fragment; "" for another site's."""
    if address.startswith(f"{settings.SITE_URL}/"):
        address = address.removeprefix(settings.SITE_URL)
    if not address.startswith("/") or address.startswith("//") or "\\" in address:
        return ""
    return address.partition("#")[0].partition("?")[0]


def page_at(path):
    """The match of the public page at `path`, or None where the paper has no such page."""
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return match if match.namespace in settings.PUBLIC_LANGUAGES else None


def thing_at(path):
    """(source, id) of the thing whose own page stands at `path`; ("", None) for a list, a form, or no page at all."""
    match = page_at(path)
    if match is None:
        return "", None
    for source, searchable in searchables().items():
        named = key(searchable.model, match.kwargs, match.namespace)
        row = searchable.model._base_manager.filter(**named).first() if named else None
        if row is not None and row.url_in(match.namespace) == path:
            return source, row.pk
    return "", None


def key(model, named, language):
    """How a row of `model` is looked up by what an address names: its number, else its slug; {} if it has neither."""
    if "pk" in named:
        return {"pk": named["pk"]}
    if "slug" not in named:
        return {}
    for field in (f"slug_{language}", "slug"):
        try:
            model._meta.get_field(field)
        except FieldDoesNotExist:
            continue
        return {field: named["slug"]}
    return {}
