"""Small content archives written by the tests themselves, and the commands that read and write them."""

import hashlib
import json
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from articles.models import Article
from tests.factories import picture_bytes

SITE = {
    "languages": ["tr", "fr"],
    "default_language": "tr",
    "title": {"tr": "Deneme Gazetesi", "fr": "Le Journal d’essai"},
    "tagline": {"tr": "Her gün", "fr": "Tous les jours"},
}


def section(key="gundem", tr="Gündem", fr="Actualité", **more):
    return {"key": key, "name": {"tr": tr, "fr": fr}, "slug": {}, **more}


def author(key="ayse", name="Ayşe Yılmaz", **more):
    return {"key": key, "name": name, "slug": "", "email": "", **more}


def tag(key="secim", tr="seçim", fr="élections", **more):
    return {"key": key, "name": {"tr": tr, "fr": fr}, "slug": {}, **more}


def entry(number, lang="tr", **more):
    """One entry of `articles`: published on 1 March 2025 unless told otherwise."""
    return {
        "id": number,
        "group": more.pop("group", f"g{number}"),
        "lang": lang,
        "status": "published",
        "title": f"Haber {number}" if lang == "tr" else f"Nouvelle {number}",
        "slug": f"haber-{number}" if lang == "tr" else f"nouvelle-{number}",
        "summary": "Kısa özet.",
        "body_html": "<p>Haberin metni.</p>" if lang == "tr" else "<p>Le texte.</p>",
        "category": "gundem",
        "author": "ayse",
        "tags": ["secim"],
        "published_at": "2025-03-01T08:00:00Z",
        "comments": [],
        **more,
    }


def pair(turkish, french, group, **more):
    """The two entries of one story."""
    return [entry(turkish, "tr", group=group, **more), entry(french, "fr", group=group, **more)]


def content(articles, **head):
    """The content of an archive as a dict."""
    return {
        "schema": "news-archive/1",
        "archive": "test",
        "site": SITE,
        "categories": [section()],
        "authors": [author()],
        "tags": [tag()],
        "images": [],
        **head,
        "articles": articles,
    }


def image(folder, key="foto", *, name=None, data=None, **more):
    """Write a picture into the archive's folder; returns its entry."""
    data = data if data is not None else picture_bytes(640, 400)
    name = name or f"images/{key}.jpg"
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    facts = {"key": key, "file": name, "width": 640, "height": 400, "bytes": len(data)}
    return (
        facts
        | {"sha256": hashlib.sha256(data).hexdigest(), "alt": {"tr": "Bir foto", "fr": "Une photo"}, "credit": "A.Y."}
        | more
    )


def write(folder, articles=(), **head):
    """Write an archive into `folder`; returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "content.json").write_text(json.dumps(content(list(articles), **head), ensure_ascii=False), "utf-8")
    return folder


def load(folder, **options):
    """Load `folder`; returns what the command said. Raises CommandError."""
    said = StringIO()
    call_command("load_archive", str(folder), stdout=said, **options)
    return said.getvalue()


def dump(folder):
    """Dump into `folder`; returns the content as a dict."""
    call_command("dump_archive", str(folder), stdout=StringIO())
    return json.loads((folder / "content.json").read_text("utf-8"))


def story(key):
    """The article that came from the entry `key` of the archive "test"."""
    return Article.objects.get(archive_entries__key=str(key), archive_entries__archive="test")


def counts():
    """How many rows every table has."""
    return {model._meta.label: model._base_manager.count() for model in apps.get_models()}


def refuse(folder, *places):
    """The load of `folder` stops with words that name `places`, and nothing has been written."""
    before = counts()
    with pytest.raises(CommandError) as refused:
        load(folder)
    for place in places:
        assert place in str(refused.value)
    assert counts() == before
    return str(refused.value)
