"""The door to the outside against a server that misbehaves: nothing takes longer, or more, than it may."""

import logging
import resource
import socket
import ssl
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from korner.fetching.addresses import let_in
from korner.fetching.door import Unreachable, fetch
from korner.fetching.sources import Ask, NotModified
from tests.fetching.server import GOOD, MEGABYTE, Server

SECONDS = 1
MOST = 2 * MEGABYTE


def asked(url, *, seconds=SECONDS, **more):
    return fetch(Ask(url, **more), most_bytes=MOST, seconds=seconds)


def refused(url, **more):
    """(reason, detail) of the refusal of `url`, and that it came in time."""
    began = time.monotonic()
    with pytest.raises(Unreachable) as refusal:
        asked(url, **more)
    assert time.monotonic() - began < SECONDS + 1
    return refusal.value.reason, refusal.value.detail


def peak():
    """The most memory (bytes) this process held since it was last asked."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    found = int(status.read_text().partition("VmHWM:")[2].split()[0]) * 1024
    Path("/proc/self/clear_refs").write_text("5")
    return found


def test_a_good_answer_comes_as_it_is(server):
    answer = asked(server.url("good"))
    assert (answer.body, answer.content_type) == (GOOD, "text/xml")
    assert asked(server.url("good-packed")).body == GOOD


def test_whoever_is_asked_learns_who_asks_and_nothing_else(server, settings):
    settings.SITE_URL, settings.FETCH_CONTACT = "https://paper.example", "de\nsk@paper.example ş"
    asked(server.url("good"))
    assert server.came[0].headers == {
        "host": f"127.0.0.1:{server.port}",
        "user-agent": "korner/0.1.0 (+https://paper.example; desk@paper.example )",
        "accept": "*/*",
        "accept-encoding": "gzip",
    }


@pytest.mark.parametrize("way", ["hangs", "drips-its-head", "drips", "informs-for-ever"])
def test_whatever_takes_too_long_is_cut_at_its_time(server, way):
    assert refused(server.url(way))[0] == "slow"


@pytest.mark.parametrize("way", ["a-hundred-megabytes", "a-hundred-megabytes-declared", "gzip-bomb", "gzip-of-a-bomb"])
def test_whatever_is_too_long_is_left_without_being_held(server, way):
    peak()
    before = peak()
    if way == "gzip-of-a-bomb":  # of which the outer wrapping alone is taken off
        assert len(asked(server.url(way)).body) < MOST
    else:
        assert refused(server.url(way))[0] == "size"
    assert peak() - before < 50 * MEGABYTE


@pytest.mark.parametrize("way", ["gzip-twice", "no-gzip", "brotli", "deflate", "gzip-of-nothing-often"])
def test_only_what_was_asked_for_is_unpacked(server, way):
    assert refused(server.url(way))[0] == "packing"


@pytest.mark.parametrize(
    "way", ["says-more-than-it-sends", "breaks-off", "closes-at-once", "no-http", "gzip-cut", "long-head"]
)
def test_half_an_answer_is_none(server, way):
    assert refused(server.url(way))[0] == "broken"


@pytest.mark.parametrize("way", ["500", "404", "204", "304-not-asked"])
def test_an_answer_that_is_no_200_is_told_by_its_number(server, way):
    assert refused(server.url(way)) == ("status", way[:3])


def test_a_service_that_will_end_one_day_is_heard_as_long_as_it_answers(server, caplog):
    assert asked(server.url("203")).body == GOOD
    assert "answered with 203" in caplog.text


@pytest.mark.parametrize(("way", "seconds"), [("429", 1800), ("503", 3600)])
def test_a_source_may_ask_to_be_left_alone(server, clock, way, seconds):
    with pytest.raises(Unreachable) as refusal:
        asked(server.url(way))
    assert refusal.value.wait.total_seconds() == seconds
    assert refusal.value.for_all


def test_nobody_there_is_told_apart_from_an_unsafe_door(server, other_server):
    other_server.__exit__()
    assert refused(server.url("good", scheme="https"))[0] == "unsafe"
    assert refused(other_server.url("good"))[0] == "silent"


@pytest.mark.parametrize(
    "target",
    [
        *(
            "http://127.0.0.1/good",
            "http://127.0.0.1:22/",
            "https://127.0.0.1/good",
            "https://localhost/",
            "https://[::1]/",
        ),
        *(
            "http://10.0.0.1/",
            "https://10.0.0.1/",
            "https://192.168.1.1/",
            "https://172.16.0.1/",
            "https://100.64.0.1/",
        ),
        *("http://169.254.169.254/latest/meta-data/", "https://169.254.169.254/", "https://[fd00:ec2::254]/"),
        *("https://0x7f.1/", "https://2130706433/", "https://0/", "https://[::ffff:127.0.0.1]/", "https://[::]/"),
        *("https://station.example:8443/", "http://station.example/", "https://user:word@station.example/"),
        *("file:///etc/passwd", "ftp://station.example/", "gopher://127.0.0.1/", "data:text/xml,%3Crates/%3E"),
        *("//127.0.0.1/good", "https:///good"),
    ],
)
def test_no_redirect_leads_into_our_own_house(server, target):
    assert refused(server.url("redirect?" + urlencode({"to": target})))[0] == "closed"
    assert len(server.came) == 1


def test_what_a_name_stands_for_is_looked_at_and_looked_up_once(server, monkeypatch):
    looked, really = [], socket.getaddrinfo

    def rebinding(host, port, *args, **kwargs):
        if host != "station.example":
            return really(host, port, *args, **kwargs)
        looked.append(host)
        address = "127.0.0.1" if len(looked) == 1 else "10.0.0.1"
        return [(2, 1, 6, "", (address, port))]

    monkeypatch.setattr("korner.fetching.addresses.socket.getaddrinfo", rebinding)
    assert asked(server.url("good", host="station.example")).body == GOOD
    assert (looked, server.came[0].headers["host"]) == (["station.example"], f"station.example:{server.port}")
    assert refused(server.url("good", host="station.example")) == ("closed", "station.example")
    assert len(server.came) == 1


def test_a_name_with_one_inner_address_is_not_asked_at_all(server, monkeypatch):
    places = [(2, 1, 6, "", ("93.184.215.14", 443)), (2, 1, 6, "", ("10.0.0.1", 443))]
    monkeypatch.setattr("korner.fetching.addresses.socket.getaddrinfo", lambda *args, **kwargs: places)
    assert refused("https://station.example/")[0] == "closed"


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path):
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    start = datetime(2020, 1, 1, tzinfo=UTC)
    paper = x509.CertificateBuilder(name, name, key.public_key(), 1, start, start + timedelta(days=36500))
    pem = tmp_path / "own.pem"
    pem.write_bytes(
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        + paper.sign(key, hashes.SHA256()).public_bytes(Encoding.PEM)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    server = Server()
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with server, let_in("127.0.0.1", server.port):
        assert refused(server.url("good", scheme="https"))[0] == "unsafe"


def test_of_two_addresses_of_a_name_the_second_answers_where_the_first_does_not(server, other_server, monkeypatch):
    other_server.__exit__()
    tried = [("127.0.0.2", server.port), ("127.0.0.1", server.port)]
    monkeypatch.setattr(
        "korner.fetching.addresses.socket.getaddrinfo",
        lambda *args, **kwargs: [(2, 1, 6, "", place) for place in tried],
    )
    with let_in(*tried[0]):
        assert asked(server.url("good", host="station.example")).body == GOOD


def test_a_look_up_that_hangs_is_cut_as_well(server, monkeypatch):
    monkeypatch.setattr("korner.fetching.addresses.socket.getaddrinfo", lambda *args, **kwargs: server.stop.wait(30))
    assert refused("https://station.example/")[0] == "slow"


def test_a_name_nobody_knows_is_told_so(monkeypatch):
    def unknown(*args, **kwargs):
        raise OSError("Name or service not known")

    monkeypatch.setattr("korner.fetching.addresses.socket.getaddrinfo", unknown)
    assert refused("https://station.example/")[0] == "unknown"


def test_three_redirects_are_followed_and_no_fourth(server):
    address = server.url("good")
    for _step in range(3):
        address = server.url("redirect?" + urlencode({"to": address}))
    assert asked(address).body == GOOD
    assert refused(server.url("redirect?" + urlencode({"to": address})))[0] == "redirects"
    assert refused(server.url("loop"))[0] == "redirects"
    assert [came.path for came in server.came].count("/loop") == 4
    assert refused(server.url("redirect-nowhere"))[0] == "redirects"


def test_a_key_goes_to_its_own_host_and_to_no_other(server, other_server):
    key = {"Authorization": "apikey very-secret"}
    asked(server.url(f"redirect?to={server.url('good')}"), headers=key)
    assert [came.headers.get("authorization") for came in server.came] == ["apikey very-secret"] * 2
    asked(server.url(f"redirect?to={other_server.url('good')}"), headers=key)
    assert "authorization" not in other_server.came[0].headers


def test_a_key_stands_in_no_log_and_in_no_problem(server, caplog):
    caplog.set_level(logging.DEBUG)
    for logger in ("httpx", "httpcore", "httpcore.http11", "httpcore.connection"):
        caplog.set_level(logging.WARNING, logger)
    key = {"X-NSYP": "very-secret"}
    asked(server.url("good"), headers=key)
    for way in ("500", "hangs", "closes-at-once"):
        with pytest.raises(Unreachable) as refusal:
            asked(server.url(way), headers=key)
        assert "very-secret" not in repr(refusal.value)
    assert "very-secret" not in caplog.text


@pytest.mark.parametrize("key", ["gizli\nX-More: 1", "gizlişifre", "a\x00b"])
def test_a_key_that_cannot_be_sent_is_told_without_saying_it(server, key):
    assert refused(server.url("good"), headers={"X-Key": key}) == ("request", "")
    assert server.came == []


def test_the_environments_proxy_is_not_asked_and_no_cookie_is_kept(server, other_server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "HTTPS_PROXY"):
        monkeypatch.setenv(name, other_server.url(""))
    asked(server.url("good"))
    assert other_server.came == []


def test_what_has_not_changed_is_not_sent_again(server):
    first = asked(server.url("etag"))
    assert (first.etag, first.last_modified) == ('"v1"', "Tue, 24 Nov 2026 10:00:00 GMT")
    ask = Ask(server.url("etag"))
    again = fetch(ask, most_bytes=MOST, seconds=SECONDS, etag=first.etag, last_modified=first.last_modified)
    assert isinstance(again, NotModified)
    assert server.came[1].headers["if-modified-since"] == first.last_modified


def test_until_when_an_answer_holds_is_reckoned_by_our_own_clock(server, clock):
    answer = asked(server.url("cached"))
    assert (answer.expires - answer.asked_at).total_seconds() == 3 * 3600


def test_without_a_test_that_lets_it_in_this_machine_is_never_asked():
    assert refused("http://127.0.0.1:8000/")[0] == "closed"
    assert refused("https://127.0.0.1/")[0] == "closed"
