"""Which answers the edge keeps, and for which requests it gives them."""

import brotli
import pytest
from django.utils.text import compress_string

from tests.edge.application import Answer, page

pytestmark = pytest.mark.scratch


def test_a_second_look_does_not_reach_the_application(reader, application):
    application["/haber/"] = page("first")
    assert reader.get("/haber/").text == reader.get("/haber/").text == "first"
    assert application.times("/haber/") == 1


def test_a_moved_address_is_kept_too(reader, application):
    application["/eski/"] = Answer(
        b"", 301, {"Location": "/yeni/", "Surrogate-Control": "max-age=60", "X-Korner-Number": "0"}
    )
    assert reader.get("/eski/").headers["Location"] == reader.get("/eski/").headers["Location"] == "/yeni/"
    assert application.times("/eski/") == 1


KEPT = {"Surrogate-Control": "max-age=60", "X-Korner-Number": "0"}


@pytest.mark.parametrize(
    "answer",
    [
        Answer(headers={}),
        Answer(headers={"Cache-Control": "max-age=600"}),
        Answer(headers={**KEPT, "Surrogate-Control": "no-store"}),
        Answer(headers={**KEPT, "Surrogate-Control": "max-age=0"}),
        Answer(headers={**KEPT, "Cache-Control": "private, no-store"}),
        Answer(headers={**KEPT, "Set-Cookie": "visitor=1"}),
        Answer(headers={**KEPT, "Vary": "Accept-Encoding, Cookie"}),
        Answer(headers={**KEPT, "Vary": "Accept-Language"}),
        Answer(headers={**KEPT, "Vary": "*"}),
        *[Answer(status=status, headers=KEPT) for status in (302, 400, 403, 404, 405, 410, 429, 500)],
    ],
    ids=lambda answer: f"{answer.status} {answer.headers}",
)
def test_what_is_not_said_to_be_shared_is_asked_for_each_time(reader, application, answer):
    application["/x/"] = answer
    first, second = reader.get("/x/"), reader.get("/x/")
    assert application.times("/x/") == 2
    assert first.status == second.status == answer.status
    assert first.headers["Set-Cookie"] == second.headers["Set-Cookie"] == answer.headers.get("Set-Cookie")


def test_a_page_that_could_not_be_kept_is_kept_as_soon_as_it_can(reader, application):
    application["/x/"] = Answer(headers={**KEPT, "Surrogate-Control": "no-store"})
    reader.get("/x/")
    application["/x/"] = page("second")
    assert [reader.get("/x/").text for _ in range(3)] == ["second"] * 3
    assert application.times("/x/") == 2


# --- Readers and staff ----------------------------------------------------------------------------------------------


def test_cookies_of_readers_are_ignored_and_not_passed_on(reader, application):
    application["/haber/"] = page()
    reader.get("/haber/", Cookie="csrftoken=1; _ga=2; xkorner_desk=3")
    reader.get("/haber/", Cookie="other=9")
    assert application.times("/haber/") == 1
    assert "cookie" not in application.last.headers


def test_a_reader_who_has_acted_comes_back_to_his_own_pages_as_himself(reader, application):
    def by_reader(asked):
        answer = page(asked.headers.get("cookie", "nobody"))
        answer.headers["Cache-Control"] = "no-store"
        return answer

    application["/anketler/x-1/oy/"] = by_reader
    mine, yours = {"Cookie": "_ga=1; korner_reader=me:1; korner_acted=1"}, {"Cookie": "korner_reader=you:2"}
    forged = {"X-Korner-Reader": "korner_reader=you:2"}
    seen = [reader.ask("GET", "/anketler/x-1/oy/", who).text for who in (mine, yours, {}, forged, mine)]
    assert seen == ["korner_reader=me:1", "korner_reader=you:2", "nobody", "nobody", "korner_reader=me:1"]
    assert "x-korner-reader" not in application.last.headers


def test_a_shared_page_is_one_for_readers_who_have_acted_and_who_have_not(reader, application):
    application["/haber/"] = page()
    for who in ({"Cookie": "korner_reader=me:1"}, {}, {"Cookie": "korner_reader=you:2"}):
        assert reader.ask("GET", "/haber/", who).text == "first"
    assert application.times("/haber/") == 1


def test_staff_see_the_application_and_readers_never_what_staff_saw(reader, application):
    def by_person(asked):
        return page("for staff" if "korner_desk" in asked.headers.get("cookie", "") else "for all")

    application["/haber/"] = by_person
    staff = {"Cookie": "a=1; korner_desk=abc"}
    seen = [reader.get("/haber/", **who).text for who in (staff, {}, staff, {}, staff)]
    assert seen == ["for staff", "for all", "for staff", "for all", "for staff"]
    assert application.times("/haber/") == 4


@pytest.mark.parametrize("path", ["/admin/", "/admin", "/admin/articles/?q=1&utm_source=x", "/readyz", "/readyz?x=1"])
def test_the_desk_and_the_health_checks_always_reach_the_application(reader, application, path):
    application[path] = page()
    reader.get(path, Cookie="csrftoken=1")
    reader.get(path, Cookie="csrftoken=1")
    assert application.times(path) == 2
    assert application.last.headers["cookie"] == "csrftoken=1"


@pytest.mark.parametrize("header", [{"Authorization": "Basic eDp5"}, {"HX-Request": "true"}, {"Range": "bytes=0-1"}])
def test_what_asks_for_something_of_its_own_passes_by(reader, application, header):
    application["/haber/"] = page("whole")
    reader.get("/haber/")
    assert reader.ask("GET", "/haber/", header).text == "whole"
    reader.get("/haber/")
    assert application.times("/haber/") == 2


def test_a_form_reaches_the_application_with_its_cookie_and_its_words(reader, application):
    application["/ara/"] = Answer(b"taken", 200, {"Set-Cookie": "visitor=1"})
    got = reader.ask("POST", "/ara/", {"Cookie": "visitor=1", "Content-Type": "text/plain"}, body="words")
    assert (got.text, got.headers["Set-Cookie"]) == ("taken", "visitor=1")
    assert application.last.headers["cookie"] == "visitor=1"


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "get", "BAN", "PURGE"])
def test_strange_methods_are_refused_at_the_edge(reader, application, method):
    got = reader.ask(method, "/")
    assert got.status == 405
    assert "GET" in got.headers["Allow"]
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert application.asked == []


# --- What makes two requests the same -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "/haber/?utm_source=x",
        "/haber/?fbclid=abc&gclid=d&igshid=&mc_cid=1&mc_eid=2",
        "/haber/?utm_campaign",
        "/haber/?",
        "/haber/?&",
    ],
)
def test_words_of_trackers_make_no_other_page(reader, application, path):
    application["/haber/"] = page()
    reader.get("/haber/")
    assert reader.get(path).text == "first"
    assert [asked.path for asked in application.asked] == ["/haber/"]


def test_the_order_of_a_query_makes_no_other_page_and_its_words_reach_the_application(reader, application):
    application["/?dil=tr&once=2"] = page()
    reader.get("/?once=2&utm_medium=mail&dil=tr")
    reader.get("/?dil=tr&fbclid=7&once=2")
    assert [asked.path for asked in application.asked] == ["/?dil=tr&once=2"]


def test_words_that_only_look_like_a_trackers_stay(reader, application):
    application["/?my_utm_source=1&q=fbclid"] = page()
    assert reader.get("/?q=fbclid&my_utm_source=1").status == 200


def test_each_host_and_scheme_has_its_own_page(reader, application):
    application["/"] = page()
    reader.get("/", Host="testserver")
    reader.get("/", Host="TestServer")
    assert application.times("/") == 1
    reader.get("/", Host="other.example")
    reader.ask("GET", "/", {"X-Forwarded-Proto": "https"}, come_from="127.0.0.2")
    assert application.times("/") == 3


def test_a_foreign_host_meets_the_applications_refusal_and_nothing_of_it_is_kept(reader, application):
    application["/"] = lambda asked: (
        page() if asked.headers["host"] == "testserver" else Answer(b"400 Bad Request", 400)
    )
    assert [reader.get("/", Host="evil.example").status for _ in range(2)] == [400, 400]
    assert reader.get("/").text == "first"
    assert application.times("/") == 3


def test_a_reader_cannot_say_who_he_is_or_how_he_came(reader, application):
    application["/"] = page()
    forged = {
        "X-Forwarded-For": "6.6.6.6",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "evil.example",
        "Forwarded": "for=6.6.6.6",
        "X-Original-URL": "/admin/",
        "X-Korner-Scheme": "https",
        "X-Korner-Stale": "1",
    }
    reader.ask("GET", "/", forged)
    sent = application.last.headers
    assert sent["x-forwarded-for"] == "127.0.0.1"
    assert not {name.lower() for name in forged} - {"x-forwarded-for"} & set(sent)
    assert reader.get("/").text == "first"  # and he has not made a page of his own
    assert application.times("/") == 1


def test_the_proxy_with_tls_is_believed(reader, application):
    application["/"] = page()
    told = {"X-Forwarded-For": "6.6.6.6, 203.0.113.9", "X-Forwarded-Proto": "https"}
    reader.ask("GET", "/", told, come_from="127.0.0.2")
    sent = application.last.headers
    assert sent["x-forwarded-for"].replace(" ", "") == "6.6.6.6,203.0.113.9,127.0.0.2"
    assert sent["x-forwarded-proto"] == "https"


# --- Bodies ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("accepted", "given"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0.5", "br"),
        ("gzip, deflate", "gzip"),
        ("gzip, br;q=0", "gzip"),
        ("br;q=0.0,gzip;q=0", ""),
        ("identity", ""),
        ("brotli, xgzip", ""),
        ("", ""),
    ],
)
def test_each_reader_gets_the_smallest_body_he_can_read(reader, application, accepted, given):
    words = "haber " * 500
    bodies = {"br": brotli.compress(words.encode()), "gzip": compress_string(words.encode()), "": words.encode()}

    def in_encoding(asked):
        answer = page(Vary="Accept-Encoding", ETag=f'"1-{asked.headers.get("accept-encoding", "")}"')
        encoding = asked.headers.get("accept-encoding", "")
        answer.body = bodies[encoding]
        if encoding:
            answer.headers["Content-Encoding"] = encoding
        return answer

    application["/haber/"] = in_encoding
    for _ in range(2):
        for header in ("br", "gzip", accepted):
            got = reader.get("/haber/", Accept_Encoding=header)
        assert got.headers["Content-Encoding"] == (given or None)
        assert got.body == bodies[given]  # to the byte: nobody has compressed it anew
        assert got.headers["ETag"] == f'"1-{given}"'
    assert application.times("/haber/") == len({"br", "gzip", given})


def test_head_is_answered_from_the_page_and_asks_the_application_for_a_page(reader, application):
    application["/haber/"] = page("first", ETag='"1"')
    got = reader.ask("HEAD", "/haber/")
    assert (got.status, got.body, got.headers["Content-Length"], got.headers["ETag"]) == (200, b"", "5", '"1"')
    assert reader.get("/haber/").text == "first"
    assert [asked.method for asked in application.asked] == ["GET"]


def test_a_browser_that_has_the_page_already_is_told_so(reader, application):
    application["/haber/"] = page("first", ETag='"1"')
    assert reader.get("/haber/", If_None_Match='"1"').status == 304
    assert "if-none-match" not in application.last.headers
    got = reader.get("/haber/", If_None_Match='W/"1"')
    assert (got.status, got.body, got.headers["ETag"]) == (304, b"", '"1"')
    assert reader.get("/haber/", If_None_Match='"2"').status == 200
    assert application.times("/haber/") == 1


def test_nothing_of_the_house_is_told_to_readers(reader, application):
    application["/haber/"] = page("first", "article1 new", X_Powered_By="x")
    for got in (reader.get("/haber/"), reader.get("/haber/"), reader.get("/haber/", Cookie="korner_desk=1")):
        assert got.headers["Cache-Control"] == "no-cache"
        internal = {"xkey", "surrogate-control", "x-varnish", "via", "age", "x-powered-by", "accept-ranges"}
        assert not internal & {name.lower() for name in got.headers}
        assert not [name for name in got.headers if name.lower().startswith("x-korner")]


def test_a_page_of_very_many_tags_passes(reader, application):
    tags = " ".join(f"article{number}" for number in range(100_000, 101_500))
    assert len(tags) > 20_000
    application["/arsiv/"] = page("first", tags)
    assert reader.get("/arsiv/").text == reader.get("/arsiv/").text == "first"
    assert application.times("/arsiv/") == 1
