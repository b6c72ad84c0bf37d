"""What does a working copy change? Values of a form told as JSON, compared with a story, and put on one."""

import copy

from articles.models import Byline, RelatedStory, TopicStory
from articles.models.states import LANGUAGES
from articles.models.texts import LINES, settled
from korner.text.slugs import slugify

# The rows under a story's form: model, the columns that are told, whether their order counts.
ROWS = {
    "bylines": (Byline, ("author_id", "role"), True),
    "topic_entries": (TopicStory, ("topic_id",), False),
    "related_entries": (RelatedStory, ("other_id",), True),
}


def told(name, value):
    """A cleaned value of the form as it is kept: texts as the row would store them, things by their keys."""
    field, _, language = name.rpartition("_")
    if value is None:
        return None
    if name == "tags":
        return sorted(tag.pk for tag in value)
    if hasattr(value, "pk"):
        return value.pk
    if language in LANGUAGES and field in (*LINES, "body"):
        return settled(field, value, language)
    if language in LANGUAGES and field == "slug":
        return slugify(value)
    return value


def standing_value(article, name):
    """The value of the form's field `name` as the story has it, told the same way."""
    if name == "tags":
        return sorted(article.tags.values_list("pk", flat=True))
    return getattr(article, article._meta.get_field(name).attname)


def changed_fields(article, cleaned):
    """{name: value} of what `cleaned` (values of a form, columns of a story) says differently from `article`."""
    said = {name: told(name, value) for name, value in cleaned.items()}
    for language in LANGUAGES:  # an emptied slug is made from the headline, as when a row is saved
        if f"slug_{language}" in said and not said[f"slug_{language}"]:
            said[f"slug_{language}"] = slugify(said.get(f"headline_{language}") or article.text("headline", language))
    return {name: value for name, value in said.items() if (value or None) != (standing_value(article, name) or None)}


def rows_of(article, name):
    """The rows under a story as lists of the told columns."""
    model, columns, ordered = ROWS[name]
    rows = [list(row) for row in model.objects.filter(article=article).order_by("order", "pk").values_list(*columns)]
    return rows if ordered else sorted(rows)


def typed_rows(formset):
    """What a formset of the story's form says, told as `rows_of` tells it."""
    _model, columns, ordered = ROWS[formset.prefix]
    rows = []
    for place, form in enumerate(formset.forms):
        cleaned = getattr(form, "cleaned_data", None) or {}
        names = [column.removesuffix("_id") for column in columns]
        if cleaned.get("DELETE") or not cleaned.get(names[0]):
            continue
        row = [getattr(cleaned[name], "pk", cleaned[name]) for name in names]
        order = cleaned.get("order")
        rows.append((order if order is not None else place, place, row))
    rows = [row for _order, _place, row in sorted(rows)]
    return rows if ordered else sorted(rows)


def with_changes(article, changes):
    """A story in memory that says what the working copy `changes` says, its tags too; never to be saved."""
    changed = copy.copy(article)
    changed._state = copy.copy(article._state)
    changed._state.fields_cache = dict(article._state.fields_cache)
    put_on(changed, changes)
    if "tags" in changes.fields:
        tags = article.tags.model.objects.filter(pk__in=changes.fields["tags"])
        changed._prefetched_objects_cache = {"tags": tags}
    changed.shown_copy = changes
    return changed


def rows_by_field(name, rows):
    """Rows of a working copy as {name of a field: value}, in their order (korner.desk.rows_under)."""
    _model, columns, ordered = ROWS[name]
    names = [column.removesuffix("_id") for column in columns]
    return [
        dict(zip(names, row, strict=True)) | ({"order": place} if ordered else {}) for place, row in enumerate(rows)
    ]


def rows_in_memory(article, name, rows):
    """Rows of a working copy as if they stood under `article`, to be shown; never to be saved."""
    model, columns, ordered = ROWS[name]
    places = [{"order": place} if ordered else {} for place in range(len(rows))]
    return [
        model(article_id=article.pk, **dict(zip(columns, row, strict=True)), **place)
        for row, place in zip(rows, places, strict=True)
    ]


def put_on(article, changes):
    """Give `article` the copy's values, tags and rows aside; what points at a thing that is gone is left as it stands."""
    for name, value in changes.fields.items():
        if name == "tags":
            continue
        field = article._meta.get_field(name)
        gone = field.is_relation and value and not field.related_model._base_manager.filter(pk=value).exists()
        if not gone:
            setattr(article, field.attname, value)


def put_rows(article, changes):
    """Write the copy's tags and rows to the database. Authors, topics and stories that are gone are left out."""
    if "tags" in changes.fields:
        tags = article.tags.model.objects.filter(pk__in=changes.fields["tags"])
        article.tags.set(tags)
    for name, wanted in changes.rows.items():
        model, columns, _ordered = ROWS[name]
        target = model._meta.get_field(columns[0].removesuffix("_id")).related_model
        known = set(target._base_manager.filter(pk__in=[row[0] for row in wanted]).values_list("pk", flat=True))
        wanted = [tuple(row) for row in wanted if row[0] in known]
        standing = {
            tuple(getattr(row, column) for column in columns): row for row in model.objects.filter(article=article)
        }
        for key, row in standing.items():
            if key not in wanted:
                row.delete()
        for order, key in enumerate(wanted):
            row = standing.get(key)
            if row is None:
                place = {"order": order} if name != "topic_entries" else {}
                model.objects.create(article=article, **dict(zip(columns, key, strict=True)), **place)
            elif name != "topic_entries" and row.order != order:
                row.order = order
                row.save()


def said_rows(name, rows):
    """Rows as a person reads them, one a line: "Deniz Soyad, Muhabir"."""
    model, columns, _ordered = ROWS[name]
    target = model._meta.get_field(columns[0].removesuffix("_id")).related_model
    things = target._base_manager.in_bulk([row[0] for row in rows])
    roles = dict(Byline.Role.choices)
    lines = [[str(things.get(row[0], f"#{row[0]}")), *(str(roles.get(part, part)) for part in row[1:])] for row in rows]
    return "\n".join(", ".join(line) for line in lines)
