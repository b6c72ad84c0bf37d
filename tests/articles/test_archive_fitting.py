"""What an archive says otherwise than the paper takes it is cleaned, cut or left out, and the report says so."""

import pytest

from articles.comments.models import Comment
from authors.models import Author
from tests.articles.archives import author, entry, image, load, pair, section, story, tag, write

pytestmark = pytest.mark.django_db


def test_markup_is_cleaned(tmp_path):
    body = '<p onclick="x()">Metin<script>kötü()</script></p><iframe src="https://evil.example/"></iframe>'
    load(write(tmp_path, [entry(1, body_html=body, title="  Baş\u202elık \n iki ")]))
    assert story(1).body_tr == "<p>Metin</p>"
    assert story(1).headline_tr == "Başlık iki"


def test_french_gets_its_spaces(tmp_path):
    load(write(tmp_path, [entry(1, "fr", title="Vraiment ?", body_html="<p>Oui !</p>")]))
    assert story(1).headline_fr == "Vraiment\u202f?"
    assert story(1).body_fr == "<p>Oui\u202f!</p>"


def test_comments_come_in_as_it_was_decided(tmp_path):
    statuses = ["approved", "rejected", "refused", "spam", "pending", "held"]
    comments = [
        {"author": "a", "email": "", "body": s, "status": s, "created_at": "2025-03-01T08:00:00Z"} for s in statuses
    ]
    said = load(write(tmp_path, [entry(1, comments=comments)]))
    assert "comments: 6 added" in said
    stand = dict(Comment.objects.values_list("text", "state"))
    assert stand == {s: "refused" if s == "rejected" else s for s in statuses}


def test_unknown_keys_are_left_out_and_named(tmp_path):
    more = {"mood": "DEEP", "rating": 5}
    lines = [{"author": "ayse", "shoe": "DEEP"}]
    articles = [*pair(1, 2, "a", bylines=lines, **more), entry(3)]
    path = write(tmp_path, articles, bench={"a": 1}, tags=[tag(colour="red")]) / "content.json"
    path.write_text(path.read_text("utf-8").replace('"DEEP"', "[" * 3000 + "]" * 3000), "utf-8")
    said = load(tmp_path)
    assert load(tmp_path).count("as they were") == 1
    for line in (
        "articles.mood (2 times)",
        "articles.rating (2",
        "archive.bench (1",
        "tags.colour (1",
        "bylines.shoe (2",
    ):
        assert line in said


def test_what_is_too_long_is_cut_and_named(tmp_path):
    long = "uzun kelimeler " * 60
    sections = [section(tr=long, description={"tr": long})]
    authors = [author(name=long, office={"tr": long}, website="https://example.org/" + "a" * 300, email="no mail")]
    texts = dict.fromkeys(["title", "kicker", "place", "caption", "seo_title", "seo_description", "source_name"], long)
    one = entry(1, slug=long, summary=long, source_url="javascript:alert(1)", **texts)
    images = [image(tmp_path, alt={"tr": long}, credit=long, name=None) | {"name": long}]
    said = load(write(tmp_path, [one], categories=sections, authors=authors, tags=[tag(tr=long)], images=images))
    article = story(1)
    assert len(article.headline_tr) <= 200
    assert article.headline_tr.endswith("kelimeler…") or article.headline_tr.endswith("uzun…")
    assert len(article.lead_tr) > 600
    assert article.source_url == ""
    assert Author.objects.get().website == Author.objects.get().email == ""
    for line in (
        "headline cut to 200", "kicker cut to 60", "picture caption cut to 300", "lead longer than the 600",
        "address of the source left out", "name of a category cut to 60", "name of a tag cut to 60",
        "name of an author cut to 120", "website of an author left out", "e-mail left out", "slug written anew",
        "alternative text cut to 300", "source cut to 120",
    ):  # fmt: skip
        assert line in said


def test_french_spaces_may_make_a_headline_too_long_and_it_is_cut(tmp_path):
    load(write(tmp_path, [entry(1, "fr", title="a?" * 100)]))
    assert len(story(1).headline_fr) <= 200
