"""A forgotten tag is impossible to overlook: every field of every model is changed, and every kept page compared with a fresh one."""

import re

import pytest
from django.db import DataError, IntegrityError, transaction
from django.db.models import ProtectedError

from korner.caching.rows import shown_models
from tests.caching import paper
from tests.door import Reader

pytestmark = pytest.mark.django_db
# Fields of which no other value can be: set by the row's own save, or held by a constraint.
UNCHANGEABLE = {"standingpage.role", "instrument.symbol"}  # all are taken in this paper
# Rows that are worked out from others when these are saved, and are changed by them only.
DERIVED = {"frame", "daycount", "firmcount"}


class Two:
    """A reader of kept pages, and one for whom each page is made anew."""

    def __init__(self, kept, settings):
        self.kept = kept
        self.handler = Reader()
        self.handler.door.key_of = lambda environ: None  # every request passes the store by

    def differ(self, paths):
        """The paths whose kept page is not what a fresh one says."""
        found = []
        for path in paths:
            kept = self.kept.get(path)
            if not kept.made:
                fresh = self.handler.get(path)
                if (kept.status, kept.body) != (fresh.status, fresh.body):
                    found.append(path)
        return found


@pytest.fixture
def rows(clock, saving):
    with saving():
        return paper.fill()


@pytest.fixture
def paths(rows, client):
    parts = re.findall(r"<loc>http://testserver(/[^<]+)</loc>", client.get("/sitemap.xml").text)
    assert parts
    return [*paper.addresses(rows), *parts]


@pytest.fixture
def two(reader, settings, paths):
    both = Two(reader, settings)
    assert both.differ(paths) == []
    kept = [path for path in paths if reader.get(path).made]
    assert kept == [], "not kept at all"
    return both


def fields_of(model):
    """The fields of a model that can be changed by a save; the untranslated name of a translated field mirrors a column."""
    names = {field.name for field in model._meta.concrete_fields}
    return [
        field
        for field in model._meta.concrete_fields
        if not field.primary_key and not {f"{field.name}_tr", f"{field.name}_fr"} <= names
    ]


def cases():
    """(model, fields) that are changed by one save: plain words and numbers together, whatever decides on more by itself."""
    for model in shown_models():
        name = model._meta.model_name
        if name in DERIVED or model._meta.auto_created:
            continue
        fields = [field for field in fields_of(model) if f"{name}.{field.name}" not in paper.NOT_SHOWN]
        plain = [field for field in fields if paper.is_plain(field)]
        yield from ((model, group) for group in [plain, *([field] for field in fields if field not in plain)] if group)


def test_exceptions_are_fields_that_exist():
    known = {f"{model._meta.model_name}.{field.name}" for model in shown_models() for field in fields_of(model)}
    assert set(paper.NOT_SHOWN) <= known


def test_every_field_of_every_row_reaches_every_page(two, paths, saving):
    tried, stale = set(), {}
    for model, fields in cases():
        name = model._meta.model_name
        for row in model._base_manager.order_by("pk")[: 2 if name in ("article", "asset") else 1]:
            old = {field.name: getattr(row, field.name) for field in fields}
            new = {field.name: paper.changed(field, old[field.name]) for field in fields}
            if save_with(row, new, saving):
                tried |= {f"{name}.{field}" for field in new if new[field] != old[field]}
                found = two.differ(paths)
                if found:
                    stale[f"{name}: {', '.join(new)}"] = found
                save_with(row, old, saving)  # what this leaves old is seen at the next comparison
    assert stale == {}
    assert two.differ(paths) == []
    every = {f"{model._meta.model_name}.{field.name}" for model, fields in cases() for field in fields}
    assert sorted(every - tried) == sorted(UNCHANGEABLE)


def save_with(row, values, saving):
    """Save `row` with these values; False when the database refuses such a row: nothing a reader could see."""
    for name, value in values.items():
        setattr(row, name, value)
    try:
        with saving(), transaction.atomic():
            row.save()
    except (IntegrityError, DataError):
        row.refresh_from_db()
        return False
    return True


def test_every_row_that_comes_or_goes_reaches_every_page(two, paths, saving):
    tried, stale = 0, {}
    for model in shown_models():
        if model._meta.model_name in DERIVED or model._meta.auto_created:
            continue
        for row in list(model._base_manager.order_by("pk")[:2]):
            try:
                with saving(), transaction.atomic():
                    row.delete()
            except ProtectedError:
                continue
            tried += 1
            found = two.differ(paths)
            if found:
                stale[f"{model._meta.model_name} deleted"] = found
    assert stale == {}
    assert tried >= 12


def test_links_between_rows_reach_every_page(two, paths, rows, saving):
    story, tag = rows["story"], rows["tag"]
    for step in (
        lambda: story.tags.remove(tag),
        lambda: story.tags.add(tag),
        lambda: tag.articles.remove(story),
        lambda: tag.articles.add(story),
        lambda: story.tags.clear(),
        lambda: story.tags.set([tag]),
        lambda: tag.articles.clear(),
    ):
        with saving():
            step()
        assert two.differ(paths) == []
