"""A file of an archive that is missing, foreign, cut off or not what it says stops the load before anything is written."""

import pytest

from articles.archiving import source
from articles.models import Article
from tests.articles.archives import entry, image, load, refuse, write
from tests.factories import picture_bytes

pytestmark = pytest.mark.django_db


def test_a_missing_picture_stops_the_load(tmp_path):
    facts = image(tmp_path)
    (tmp_path / facts["file"]).unlink()
    refuse(write(tmp_path, [entry(1)], images=[facts]), "images[0] (foto)", "'images/foto.jpg' is missing")


@pytest.mark.parametrize("name", ["../secret.jpg", "/etc/passwd", "images/../../secret.jpg", "images/link.jpg"])
def test_a_picture_outside_the_folder_stops_the_load(tmp_path, name):
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(picture_bytes())
    folder = tmp_path / "archive"
    facts = image(folder)
    (folder / "images/link.jpg").symlink_to(secret)
    refuse(write(folder, [entry(1)], images=[facts | {"file": name}]), "images[0] (foto)", "lies outside the archive")


def test_a_picture_with_a_broken_name_stops_the_load(tmp_path):
    refuse(write(tmp_path, [entry(1)], images=[image(tmp_path) | {"file": "a\x00.jpg"}]), "images[0].file")
    refuse(write(tmp_path, [entry(1)], images=[image(tmp_path) | {"file": "a" * 5000}]), "images[0] (foto)")


def test_another_file_than_was_written_stops_the_load(tmp_path):
    facts = image(tmp_path, data=picture_bytes(100, 100))
    (tmp_path / facts["file"]).write_bytes(picture_bytes(200, 100))
    refuse(write(tmp_path, [entry(1)], images=[facts]), "images[0] (foto)", "sha256 differs")


@pytest.mark.parametrize(
    "data", [b"no picture at all", b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", picture_bytes(640, 400)[:300]]
)
def test_a_file_that_is_no_picture_stops_the_load_in_english(tmp_path, data):
    said = refuse(write(tmp_path, [entry(1)], images=[image(tmp_path, data=data)]), "images[0] (foto)")
    assert "This file is not a picture we can read" in said


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"focus": [0.5]}, "images[0].focus"),
        ({"focus": [0.5, 1.5]}, "images[0].focus"),
        ({"focus": ["a", "b"]}, "images[0].focus"),
        ({"licence": "stolen"}, "images[0].licence"),
        ({"sha256": "abc"}, "images[0].sha256"),
        ({"decorative": "no"}, "images[0].decorative"),
        ({"alt": "Bir foto"}, "images[0].alt"),
        ({"width": -1}, "images[0].width"),
    ],
)
def test_a_pictures_wrong_words_stop_the_load(tmp_path, change, place):
    refuse(write(tmp_path, [entry(1)], images=[image(tmp_path) | change]), place)


BROKEN_FILES = {
    "nothing": (b"", "not readable as JSON"),
    "no JSON": (b"<html>", "not readable as JSON"),
    "a list": (b"[1, 2]", "outermost value must be an object"),
    "a text": (b'"news-archive/1"', "outermost value must be an object"),
    "no articles": (b'{"schema": "news-archive/1"}', "articles: the list is missing"),
    "articles that are an object": (b'{"schema": "news-archive/1", "articles": {}}', "articles: must be a list"),
    "articles that are a number": (b'{"schema": "news-archive/1", "articles": 5}', "articles: must be a list"),
    "a number no computer holds": (b'{"schema": "news-archive/1", "seed": 1e999, "articles": []}', "not readable"),
    "a number without end": (
        b'{"schema": "news-archive/1", "seed": ' + b"9" * 6000 + b', "articles": []}',
        "not readable",
    ),
    "not a number": (b'{"schema": "news-archive/1", "seed": NaN, "articles": []}', "not readable"),
    "something behind the end": (b'{"schema": "news-archive/1", "articles": []} []', "not readable"),
}


@pytest.mark.parametrize("what", BROKEN_FILES)
def test_a_file_that_is_no_archive_stops_the_load(tmp_path, what):
    data, place = BROKEN_FILES[what]
    (tmp_path / "content.json").write_bytes(data)
    refuse(tmp_path, place)


def test_a_file_that_was_cut_off_stops_the_load(tmp_path):
    path = write(tmp_path, [entry(n) for n in range(1, 20)]) / "content.json"
    path.write_bytes(path.read_bytes()[:-200])
    refuse(tmp_path, "not readable as JSON")


def test_bytes_that_are_not_utf8_stop_the_load(tmp_path):
    path = write(tmp_path, [entry(1, title="Işık")]) / "content.json"
    path.write_bytes(path.read_bytes().replace("Işık".encode(), "Işık".encode("iso-8859-9")))
    refuse(tmp_path, "not readable as JSON in UTF-8")


@pytest.mark.parametrize("half", [r"\ud83d", r"\uDE00", r"a\\\ud83d b", r"\ud83dA"])
def test_half_a_character_stops_the_load(tmp_path, half):
    path = write(tmp_path, [entry(1, title="HALF")]) / "content.json"
    path.write_text(path.read_text("utf-8").replace("HALF", half), "utf-8")
    refuse(tmp_path, "content.json")


def test_a_whole_character_in_two_escapes_is_none(tmp_path):
    path = write(tmp_path, [entry(1, title="WHOLE")]) / "content.json"
    path.write_text(path.read_text("utf-8").replace("WHOLE", r"\ud83d\ude00 \\ud83d"), "utf-8")
    load(tmp_path)
    assert Article.objects.get().headline_tr == "\U0001f600 \\ud83d"


@pytest.mark.parametrize("before", range(4))
def test_half_a_character_is_found_where_two_pieces_of_the_file_meet(tmp_path, monkeypatch, before):
    path = write(tmp_path, [entry(1, title="x" * before + "HALF", summary=r"WHOLE")]) / "content.json"
    text = path.read_text("utf-8").replace("WHOLE", r"\\\ud83d\ude00" * 20)
    path.write_text(text.replace("HALF", "a"), "utf-8")
    for size in range(20, 40):
        monkeypatch.setattr(source, "CHUNK", size)
        source.Archive(tmp_path)
    path.write_text(text.replace("HALF", r"\ud83d"), "utf-8")
    for size in range(20, 40):
        monkeypatch.setattr(source, "CHUNK", size)
        with pytest.raises(source.ArchiveError, match=r"line 1: the text is broken"):
            source.Archive(tmp_path)


def test_a_deep_value_where_a_text_belongs_is_refused_in_a_short_line(tmp_path):
    path = write(tmp_path, [entry(1, title="DEEP")]) / "content.json"
    path.write_text(path.read_text("utf-8").replace('"DEEP"', "[" * 3000 + "]" * 3000), "utf-8")
    assert len(refuse(tmp_path, "articles[0].title")) < 200
