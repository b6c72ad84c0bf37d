"""Files with immutable names are kept long; an address that only looks like a file is not."""

import pytest

from tests.edge.application import Answer

pytestmark = pytest.mark.scratch


@pytest.mark.parametrize("path", ["/static/css/base.0a1b.css", "/media/renditions/ab/picture.avif"])
def test_files_with_immutable_names_are_kept_and_keep_their_headers(reader, application, path):
    forever = {"Cache-Control": "public, max-age=31536000, immutable", "Content-Type": "text/css", "ETag": '"1"'}
    application[path] = Answer(b"0123456789", 200, forever)
    for address in (path, f"{path}?v=1", path):
        got = reader.get(address, Cookie="korner_desk=1", Accept_Encoding="identity")
        assert {name: got.headers[name] for name in forever} == forever
    part = reader.get(path, Range="bytes=2-3", Accept_Encoding="identity")
    assert (part.status, part.body) == (206, b"23")
    assert application.times(path) == 1
    assert "cookie" not in application.last.headers


def test_pictures_are_not_compressed_again(reader, application):
    application["/media/renditions/ab/picture.avif"] = Answer(
        headers={"Cache-Control": "public, max-age=31536000, immutable"}
    )
    reader.get("/media/renditions/ab/picture.avif", Accept_Encoding="gzip, br")
    assert "accept-encoding" not in application.last.headers


@pytest.mark.parametrize("headers", [{}, {"Cache-Control": "private"}, {"Cache-Control": "max-age=0, public"}])
def test_files_that_nobody_may_keep_are_not_kept(reader, application, headers):
    application["/media/x"] = Answer(headers=headers, status=200 if headers else 404)
    reader.get("/media/x")
    reader.get("/media/x")
    assert application.times("/media/x") == 2


@pytest.mark.parametrize(
    "path", ["/admin/x.css", "/haber/x-1/a.css", "/haber/x-1/;.js", "/haber/x-1/%0a.css", "/hesap/a.css?x.js"]
)
def test_an_address_that_ends_like_a_file_is_no_reason_to_keep_it(reader, application, path):
    application[path] = Answer(headers={"Cache-Control": "max-age=600"})
    reader.get(path)
    reader.get(path)
    assert application.times(path) == 2
