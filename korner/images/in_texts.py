"""How a stored text gets its pictures back while it is edited, and in which texts a picture stands."""

import re

from django.apps import apps
from django.db.models import Q
from django.utils.html import format_html

from korner.desk.editor import fill_with
from korner.desk.fields import HtmlField
from korner.images.models import Asset

FIGURE = re.compile(r'(<figure\b[^>]*\bdata-picture="(\d{1,18})"[^>]*>)(?!\s*<img)')
MOST_SHOWN = 20


@fill_with
def with_sources(html):
    """Put an `<img>` into each `<figure data-picture>`: stored without, because a source is filled in when shown."""
    numbers = {int(number) for _opening, number in FIGURE.findall(html)}
    pictures = Asset.objects.in_bulk(numbers) if numbers else {}

    def fill(match):
        asset = pictures.get(int(match[2]))
        best = asset.best("free", 960) if asset else None
        source = asset.rendition_url(*best) if best else ""
        return match[1] + format_html('<img src="{}" alt="{}">', source, asset.alt_tr or "" if asset else "")

    return FIGURE.sub(fill, html)


def uses_of(asset):
    """Everything that shows `asset`, as a list of objects, at most MOST_SHOWN of each kind.

    Asked of Django: every foreign key to a picture, and every rich text of every app.
    """
    found = []
    for relation in Asset._meta.get_fields(include_hidden=True):
        if relation.one_to_many and relation.auto_created and hasattr(relation, "field"):
            rows = relation.related_model._base_manager.filter(**{relation.field.name: asset.pk})
            found += rows[:MOST_SHOWN]
    for model in apps.get_models():
        columns = [field.name for field in model._meta.concrete_fields if is_rich(field)]
        if columns:
            condition = Q()
            for column in columns:
                condition |= Q(**{f"{column}__contains": f'data-picture="{asset.pk}"'})
            found += model._base_manager.filter(condition)[:MOST_SHOWN]
    return list(dict.fromkeys(found))


def is_rich(field):
    """Whether a column holds rich text, itself or as one language of such a field."""
    return isinstance(getattr(field, "translated_field", field), HtmlField)
