"""What the house believes of a request: its peer, and what trusted proxies say; never what a reader claims."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from korner.proxies import TrustedProxyMiddleware
from tests.factories import ArticleFactory

FORGED = {
    "x-forwarded-for": "203.0.113.9",
    "x-forwarded-host": "evil.test",
    "x-forwarded-proto": "https",
    "x-forwarded-port": "9999",
    "forwarded": "for=203.0.113.9;host=evil.test;proto=https",
    "x-korner-scheme": "https",
    "x-original-url": "/admin/",
    "x-rewrite-url": "/admin/",
    "x-host": "evil.test",
}


def seen(settings, *, proxies=(), peer="198.51.100.7", **headers):
    """(address, scheme) of a request as the house sees it behind the door."""
    settings.TRUSTED_PROXIES = list(proxies)
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_KORNER_SCHEME", "https")
    found = []

    def view(request):
        found.extend([request.META["REMOTE_ADDR"], request.scheme])
        assert not any("FORWARDED" in name for name in request.META)
        return HttpResponse()

    sent = {f"HTTP_{name.upper()}": value for name, value in headers.items()}
    TrustedProxyMiddleware(view)(RequestFactory().get("/", REMOTE_ADDR=peer, **sent))
    return tuple(found)


def test_a_reader_is_not_believed_about_himself(settings):
    assert seen(settings, x_forwarded_for="203.0.113.9", x_forwarded_proto="https") == ("198.51.100.7", "http")
    assert seen(settings, x_korner_scheme="https") == ("198.51.100.7", "http")


def test_a_trusted_proxy_tells_address_and_scheme(settings):
    told = {"proxies": ["10.0.0.0/8"], "peer": "10.1.2.3", "x_forwarded_proto": "https"}
    assert seen(settings, **told, x_forwarded_for="203.0.113.9") == ("203.0.113.9", "https")
    assert seen(settings, **told, x_forwarded_for="2001:db8::1") == ("2001:db8::1", "https")


def test_a_stranger_is_not_a_proxy_because_others_are(settings):
    assert seen(settings, proxies=["10.0.0.0/8"], peer="198.51.100.7", x_forwarded_for="1.2.3.4") == (
        "198.51.100.7",
        "http",
    )


def test_what_stands_left_of_the_first_stranger_is_his_own_writing(settings):
    chain = "1.1.1.1, 203.0.113.9, 10.9.9.9"
    assert seen(settings, proxies=["10.0.0.0/8"], peer="10.1.2.3", x_forwarded_for=chain)[0] == "203.0.113.9"


@pytest.mark.parametrize("nonsense", ["", "unknown", "evil", "203.0.113.9:80", "1.2.3.4, <script>", ",,,", "999.1.1.1"])
def test_nonsense_from_a_proxy_leaves_the_proxys_own_address(settings, nonsense):
    assert seen(settings, proxies=["10.1.2.3"], peer="10.1.2.3", x_forwarded_for=nonsense)[0] == "10.1.2.3"


@pytest.mark.parametrize("scheme", ["ftp", "HTTPS", "https, http", "javascript"])
def test_only_two_schemes_are_known(settings, scheme):
    assert seen(settings, proxies=["10.1.2.3"], peer="10.1.2.3", x_forwarded_proto=scheme)[1] == "http"


@pytest.mark.django_db
def test_nothing_a_reader_forges_gets_into_a_page_or_a_redirect(client):
    row = ArticleFactory()
    for address in (
        "/",
        row.url_in("tr"),
        "/rss/",
        "/sitemap.xml",
        "/robots.txt",
        f"/x/y-{row.pk}/",
        "/yazarlar",
        "/yok/",
    ):
        plain, forged = client.get(address), client.get(address, headers=FORGED)
        assert forged.status_code == plain.status_code, address
        assert forged.content == plain.content, address
        assert forged.get("Location") == plain.get("Location"), address
        assert "evil" not in str(forged.headers), address


@pytest.mark.django_db
@pytest.mark.parametrize(
    "host", ["evil.test", "testserver.evil.test", "testserver:80@evil.test", "testserver/evil", "", "a b", "[::1"]
)
@pytest.mark.parametrize("address", ["/", "/fr/", "/yok/", "/robots.txt", "/rss/", "/admin/", "/admin/hesap/login/"])
def test_a_foreign_host_is_refused(client, host, address):
    answer = client.get(address, headers={"host": host})
    assert answer.status_code == 400
    assert host == "" or host not in answer.text
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
def test_the_desk_is_not_opened_by_a_rewritten_address(client):
    answer = client.get("/", headers={"x-original-url": "/admin/articles/article/"})
    assert answer.status_code == 200
    assert "/admin/" not in answer.request["PATH_INFO"]
    assert client.get("/admin/articles/article/", headers={"x-original-url": "/"}).status_code == 302
