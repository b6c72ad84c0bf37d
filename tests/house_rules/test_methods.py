"""What is only read answers GET and HEAD; everything else is refused before anything is looked at."""

import pytest
from django.test import Client

from korner.addresses import reverse_in
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db

METHODS = ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "X"]


@pytest.fixture
def addresses():
    row = ArticleFactory()
    names = ("home", "latest", "authors", "imprint", "archive", "feeds", "feed")
    pages = [reverse_in(language, name) for language in ("tr", "fr") for name in names]
    fixed = [
        "/robots.txt",
        "/healthz",
        "/readyz",
        "/manifest.webmanifest",
        "/favicon.ico",
        "/sitemap.xml",
        "/news-sitemap.xml",
    ]
    return [*pages, row.url_in("tr"), row.url_in("fr"), row.category.url_in("tr"), *fixed]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("checks", [False, True])
def test_nothing_is_sent_to_a_page_that_is_only_read(addresses, method, checks):
    client = Client(enforce_csrf_checks=checks)
    for address in addresses:
        answer = client.generic(method, address, b"a=1", content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 405, address
        assert answer["Allow"] == "GET, HEAD"
        assert not answer.content
        assert not answer.cookies


def test_head_tells_what_get_would_without_the_page(addresses, client):
    for address in addresses:
        whole, head = client.get(address), client.head(address)
        assert head.status_code == whole.status_code, address
        assert not head.content
        assert head["Content-Type"] == whole["Content-Type"]


def test_a_method_hidden_in_a_header_or_a_field_is_not_obeyed(client):
    row = ArticleFactory()
    for headers in ({"x-http-method-override": "DELETE"}, {"x-method-override": "PUT"}):
        assert client.get(row.url_in("tr"), headers=headers).status_code == 200
    assert client.get(row.url_in("tr") + "?_method=DELETE").status_code == 200
