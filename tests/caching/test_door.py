"""Which requests a stored page answers, and which pass it by (RULES.md 3)."""

import gzip

import brotli
import pytest

from tests.door import Reader
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(clock):
    return ArticleFactory(headline_tr="Kanalda yeni köprü", headline_fr="Un nouveau pont")


def test_second_look_does_not_reach_django(reader, story):
    first, second = reader.get(story.url_in("tr")), reader.get(story.url_in("tr"))
    assert (first.made, second.made) == (True, False)
    assert "Kanalda yeni köprü" in second.text
    assert second.body == first.body
    assert second.headers == first.headers


def test_page_of_another_process_is_taken_from_the_shared_folder(reader, story):
    reader.get("/")
    other = Reader()
    assert not other.get("/").made


@pytest.mark.parametrize(
    "headers",
    [
        {"cookie": "korner_desk=abc"},
        {"cookie": "theme=dark; korner_desk=abc"},
        {"hx_request": "true"},
        {"range": "bytes=0-10"},
        {"authorization": "Basic abc"},
    ],
)
def test_personal_requests_pass_the_store_by(reader, story, headers):
    reader.get("/")
    assert reader.get("/", **headers).made
    assert not reader.get("/").made


def test_cookies_of_others_are_ignored(reader, story):
    reader.get("/", cookie="_ga=1")
    assert not reader.get("/", cookie="consent=yes; theme=dark").made


def test_post_passes_by_and_is_refused_as_before(reader, story):
    reader.get("/")
    assert reader.ask("POST", "/").status == 405


def test_head_is_answered_from_the_page_and_never_fills_it(reader, story):
    first = reader.head("/")
    assert first.made
    assert reader.head("/").made
    page = reader.get("/")
    again = reader.head("/")
    assert not again.made
    assert again.body == b""
    assert again.headers == page.headers


@pytest.mark.parametrize(("accepts", "unpack"), [("gzip", gzip.decompress), ("br, gzip", brotli.decompress)])
def test_packed_page_holds_the_same_words(reader, story, accepts, unpack):
    plain = reader.get("/")
    packed = reader.get("/", accept_encoding=accepts)
    assert not packed.made
    assert packed.headers["content-encoding"] == accepts.split(",")[0]
    assert unpack(packed.body) == plain.body
    assert int(packed.headers["content-length"]) == len(packed.body)
    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"


def test_refused_encodings_are_not_sent(reader, story):
    reader.get("/")
    assert "content-encoding" not in reader.get("/", accept_encoding="gzip;q=0, br;q=0.0").headers


def test_unchanged_page_costs_a_304(reader, story):
    page = reader.get("/", accept_encoding="gzip")
    again = reader.get("/", accept_encoding="gzip", if_none_match=page.headers["etag"])
    assert (again.status, again.body, again.made) == (304, b"", False)
    assert again.headers["etag"] == page.headers["etag"]
    assert "content-security-policy" in again.headers
    weak = reader.get("/", accept_encoding="gzip", if_none_match=f'"other", W/{page.headers["etag"]}')
    assert weak.status == 304
    assert reader.get("/", accept_encoding="gzip", if_none_match='"other"').status == 200


def test_first_look_with_an_old_etag_gets_the_whole_page(reader, story):
    assert reader.get("/", if_none_match='"from long ago"').status == 200


def test_trackers_words_lead_to_the_same_page(reader, story):
    reader.get("/?dil=tr")
    assert not reader.get("/?utm_source=x&dil=tr&fbclid=abc&mc_cid=1").made


def test_words_of_lists_have_pages_of_their_own_in_one_order(reader, story):
    both, turkish = reader.get("/"), reader.get("/?dil=tr")
    assert turkish.made
    assert both.made
    assert not reader.get("/?dil=%74r").made


@pytest.mark.parametrize("query", ["x=1", "dil=tr&x=1", "dil=tr&dil=fr", "once", "a" * 5000])
def test_unknown_words_are_answered_and_not_stored(reader, story, query):
    path = f"/son-haberler/?{query}"
    statuses = {reader.get(path).status, reader.get(path).status}
    assert reader.get(path).made
    assert statuses <= {200, 404}


def test_foreign_host_has_no_page(reader, story):
    reader.get("/")
    answer = reader.get("/", host="evil.example")
    assert answer.status == 400
    assert reader.get("/", host="evil.example").made


def test_scheme_belongs_to_the_page(reader, story):
    reader.get("/")
    assert reader.get("/", x_forwarded_proto="https").made is False  # nobody is trusted: the header says nothing


def test_trusted_proxy_tells_the_scheme(db, store, story, settings):
    settings.TRUSTED_PROXIES = ["127.0.0.1"]
    reader = Reader()
    reader.get("/")
    assert reader.get("/", x_forwarded_proto="https").made
    assert not reader.get("/", x_forwarded_proto="https").made


@pytest.mark.parametrize("path", ["/yok-boyle-bir-sayfa/", "/fr/rien/", "/healthz", "/readyz", "/admin/hesap/login/"])
def test_errors_the_desk_and_the_machine_room_are_never_stored(reader, path):
    reader.get(path)
    assert reader.get(path).made


def test_redirect_to_the_right_address_is_kept(reader, story):
    wrong = story.url_in("tr").replace("kanalda", "yanlis")
    first = reader.get(wrong)
    assert (first.status, first.headers["location"]) == (301, story.url_in("tr"))
    assert not reader.get(wrong).made


def test_pages_carry_nothing_of_the_first_request(reader, story):
    page = reader.get("/", cookie="visitor=abc")
    assert "x-request-id" not in page.headers
    assert "set-cookie" not in page.headers


def test_pages_tell_the_edge_nothing_where_there_is_none(reader, story):
    assert not {"xkey", "surrogate-control", "x-korner-number"} & reader.get("/").headers.keys()


def test_edge_is_told_what_a_page_shows_and_how_long(db, store, story, settings):
    settings.EDGE_PURGE_URLS = ["http://127.0.0.1:1/"]
    reader = Reader()
    page = reader.get(story.url_in("tr"))
    assert f"article{story.pk}" in page.headers["xkey"].split()
    assert 0 < int(page.headers["surrogate-control"].removeprefix("max-age=")) <= 86_400
    assert page.headers["cache-control"] == "no-cache"
    assert reader.get(story.url_in("tr")).headers["x-korner-number"].isdigit()
    assert reader.get("/yok/").headers["surrogate-control"] == "no-store"
