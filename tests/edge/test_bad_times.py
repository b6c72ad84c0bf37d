"""While the application is down the edge shows what it has, old or not, and says sorry for what it lacks."""

import http.client
import threading
import time

import pytest
from lxml import html

from korner.caching.edge import purge
from tests.edge.application import Answer, page

pytestmark = pytest.mark.scratch


def old_page_before_one_that_hangs(reader, application):
    """The edge holds an old page at /a/; the application hangs over the new one, which is returned, until `held` is set."""
    application["/a/"] = page("old", "article1")
    reader.get("/a/")
    purge(["article1"], number=1)
    hanging = page("never")
    hanging.held = threading.Event()
    application["/a/"] = hanging
    return hanging


def test_an_old_page_is_shown_while_the_application_is_gone_and_the_new_one_as_soon_as_it_is_back(reader, application):
    application["/a/"] = page("old", "article1", Vary="Accept-Encoding")
    reader.get("/a/")
    purge(["article1"], number=1)
    application.stop()
    got = [reader.get("/a/") for _ in range(3)]
    assert [(one.status, one.text) for one in got] == [(200, "old")] * 3
    application["/a/"] = page("new", "article1", number=1, Vary="Accept-Encoding")
    application.start()
    assert reader.get("/a/").text == "new"


def test_a_page_that_has_run_out_is_shown_too_while_the_application_is_gone(reader, application):
    application["/a/"] = page("old", seconds=1)
    reader.get("/a/")
    time.sleep(1.1)
    application.stop()
    assert reader.get("/a/").text == "old"


def test_what_is_fresh_needs_no_application(reader, application):
    application["/a/"] = page("fresh")
    reader.get("/a/")
    application.stop()
    assert reader.get("/a/").text == "fresh"


@pytest.mark.parametrize("status", [502, 503, 504])
def test_an_application_that_says_it_is_down_counts_as_down(reader, application, status):
    application["/a/"] = page("old", "article1")
    reader.get("/a/")
    purge(["article1"], number=1)
    application["/a/"] = Answer(b"down", status)
    assert (reader.get("/a/").status, reader.get("/a/").text) == (200, "old")
    assert purge(["article1"], hard=True, number=2) == []
    got = reader.get("/a/")
    assert got.status == 503
    assert "down" not in got.text


def test_a_mistake_of_the_application_is_shown_and_not_hidden_behind_the_old_page(reader, application):
    application["/a/"] = page("old", "article1")
    reader.get("/a/")
    purge(["article1"], number=1)
    application["/a/"] = Answer(b"a mistake", 500)
    got = reader.get("/a/")
    assert (got.status, got.text) == (500, "a mistake")


@pytest.mark.parametrize(
    ("path", "language", "words"),
    [
        ("/", "tr", "Birazdan"),
        ("/haber/x-1/?dil=tr", "tr", "Birazdan"),
        ("/france/", "tr", "Birazdan"),
        ("/fr/", "fr", "Nous revenons"),
        ("/fr/nulle-part/", "fr", "Nous revenons"),
        ("/fr", "fr", "Nous revenons"),
    ],
)
@pytest.mark.parametrize("cookie", ["", "korner_desk=1"])
def test_what_the_edge_lacks_is_answered_with_the_papers_own_503_in_the_language_of_the_address(
    reader, application, path, language, words, cookie
):
    application.stop()
    got = reader.get(path, Cookie=cookie)
    document = html.fromstring(got.text)
    assert got.status == 503
    assert document.get("lang") == got.headers["Content-Language"] == language
    assert words in document.findtext(".//h1")
    assert int(got.headers["Retry-After"]) > 0
    assert got.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "no-store" in got.headers["Cache-Control"]
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in got.headers["Content-Security-Policy"]
    assert got.headers["X-Frame-Options"] == "DENY"
    assert not {"server", "via", "x-varnish", "age"} & {name.lower() for name in got.headers}


def test_a_form_sent_in_bad_times_is_answered_with_503(reader, application):
    application.stop()
    assert reader.ask("POST", "/fr/contact/", body="x").status == 503


def test_the_503_has_its_style_though_nobody_can_be_asked_for_it(reader, application):
    application.stop()
    document = html.fromstring(reader.get("/yok/").text)
    parts = document.xpath("//link/@href")
    assert len(parts) >= 2
    for part in parts:
        got = reader.get(part)
        assert (got.status, got.headers["X-Content-Type-Options"]) == (200, "nosniff")
        assert got.headers["Content-Type"].split(";")[0] == ("image/svg+xml" if part.endswith("svg") else "text/css")
        assert len(got.body) > 100
    for path in (
        "/static/css/none.css",
        "/static/css/../../503.fr.html",
        "/static/../trouble.vcl",
        "/static/trouble.vcl",
    ):
        assert reader.get(path).status == 503


def test_the_503_is_gone_when_the_application_is_back(reader, application):
    application.stop()
    assert {got.status for got in reader.at_once(5, "/a/")} == {503}
    application["/a/"] = page("here")
    application.start()
    end = time.monotonic() + 3
    while reader.get("/a/").status != 200 and time.monotonic() < end:
        time.sleep(0.05)
    assert reader.get("/a/").text == "here"


def test_many_who_wait_for_an_application_that_hangs_get_the_old_page_together(reader, application):
    hanging = old_page_before_one_that_hangs(reader, application)
    began = time.monotonic()
    answers = reader.at_once(10, "/a/")
    assert [(got.status, got.text) for got in answers] == [(200, "old")] * 10
    assert time.monotonic() - began < 10  # and not one after the other, two seconds each
    hanging.held.set()


def test_nobody_waits_for_an_application_that_the_health_check_has_found_dead(reader, application, edge):
    hanging = old_page_before_one_that_hangs(reader, application)
    patient = []
    asking = threading.Thread(target=lambda: patient.append(reader.get("/a/")))
    asking.start()
    assert hanging.begun.wait(5)
    edge.admin("backend.set_health", "default", "sick")
    try:
        assert reader.get("/a/").text == "old"  # and does not stand in line behind the patient one
        assert reader.get("/b/").status == 503
        assert patient == []
    finally:
        edge.admin("backend.set_health", "default", "auto")
        hanging.held.set()
        asking.join()


def test_a_purge_ends_the_second_in_which_a_failure_is_remembered(reader, application):
    hanging = old_page_before_one_that_hangs(reader, application)
    reader.at_once(4, "/a/")  # the failure is kept for those who waited
    hanging.held.set()
    application["/a/"] = page("new", "article1", number=2)
    purge(["article1"], number=2)
    assert reader.get("/a/").text == "new"


def test_an_application_that_dies_in_the_middle_of_a_page_leaves_no_half_page_behind(reader, application):
    application["/a/"] = Answer(b"half", headers={**page().headers, "Content-Length": "4000"})
    with pytest.raises(http.client.IncompleteRead):  # he is cut off too, which is all that can be done
        reader.get("/a/")
    application["/a/"] = page("whole")
    assert reader.get("/a/").text == "whole"
