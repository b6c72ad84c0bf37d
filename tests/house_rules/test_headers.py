"""What every answer tells the browser, whatever it is an answer to (checklist H1-H8)."""

import pytest
from django.test import override_settings
from django.urls import include, path

from korner.site.models import Redirect
from tests.factories import ArticleFactory, AssetFactory, story

pytestmark = pytest.mark.django_db


def broken(request):
    raise RuntimeError


urlpatterns = [path("kirik/", broken), path("", include("korner.urls"))]
handler500 = "korner.site.errors.server_error"

ANSWERS = {
    "home": ("/", 200),
    "home in French": ("/fr/", 200),
    "story": ("{story}", 200),
    "search": ("/ara/?q=vergi", 200),
    "suggestions": ("/ara/oneri/?q=ver", 200),
    "description of the search": ("/opensearch.xml", 200),
    "feed": ("/rss/", 200),
    "sitemap": ("/sitemap.xml", 200),
    "robots": ("/robots.txt", 200),
    "manifest": ("/manifest.webmanifest", 200),
    "health": ("/healthz", 200),
    "readiness": ("/readyz", 200),
    "picture": ("{picture}", 200),
    "style sheet": ("/static/css/base.css", 200),
    "script": ("/static/js/site.js", 200),
    "moved": ("/x/y-{pk}/", 301),
    "old address": ("/eski/", 301),
    "without slash": ("/yazarlar", 301),
    "other language": ("/x/y-{french}/", 302),
    "icon": ("/favicon.ico", 302),
    "not found": ("/yok/", 404),
    "missing static file": ("/static/yok.css", 404),
    "missing picture": ("/media/renditions/ab/x.jpg", 404),
    "gone": ("/artik-yok/", 410),
    "fault": ("/kirik/", 500),
    "desk": ("/admin/", 302),
    "sign-in": ("/admin/hesap/login/", 200),
    "unknown at the desk": ("/admin/yok/", 302),
}


@pytest.fixture(params=ANSWERS)
def answer(request, client):
    """One answer of each kind."""
    row, asset = ArticleFactory(), AssetFactory()
    Redirect.objects.create(old_path="/eski/", new_path="/yeni/")
    Redirect.objects.create(old_path="/artik-yok/", new_path="")
    address, status = ANSWERS[request.param]
    address = address.format(
        story=row.url_in("tr"), pk=row.pk, french=story(only="fr").pk, picture=asset.rendition_url("free", 640)
    )
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF="tests.house_rules.test_headers"):
        response = client.get(address)
    assert response.status_code == status
    response.at_desk = address.startswith("/admin/")
    response.at_sign_in = address.startswith("/admin/hesap/login/")
    return response


def policy_of(response):
    """{directive: [sources]} of an answer's Content-Security-Policy."""
    parts = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: sources for name, *sources in parts}


def test_it_says_what_it_is_and_is_taken_for_nothing_else(answer):
    kind = answer["Content-Type"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    if kind.startswith(("text/", "application/xml", "application/rss")):
        assert "charset=utf-8" in kind.lower().replace('"', "")


def test_nothing_can_run_in_it_or_frame_it_but_what_is_ours(answer):
    policy = policy_of(answer)
    assert policy["default-src"] == ["'none'"]
    if "sandbox" in policy:
        return  # a picture: nothing runs at all
    assert policy["object-src"] == policy["base-uri"] == ["'none'"]
    # The sign-in alone stands in a frame, of the desk itself: over a form whose session ended.
    assert policy["frame-ancestors"] == (["'self'"] if answer.at_sign_in else ["'none'"])
    assert policy["form-action"] == policy["connect-src"] == ["'self'"]
    if answer.at_desk:
        assert policy["script-src"] == ["'self'", "'unsafe-eval'"]
        assert policy["style-src"] == ["'self'", "'unsafe-inline'"]
    else:
        assert policy["script-src"] == policy["style-src"] == policy["img-src"] == ["'self'"]
        assert "unsafe" not in answer["Content-Security-Policy"]
    assert set(policy["frame-src"]) == {"'self'", "https://www.youtube-nocookie.com", "https://player.vimeo.com"}
    assert not any("*" in source or source in ("https:", "http:") for sources in policy.values() for source in sources)


def test_it_tells_other_sites_little_and_opens_no_device(answer):
    assert answer["Referrer-Policy"] == ("same-origin" if answer.at_desk else "strict-origin-when-cross-origin")
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    for device in ("camera", "microphone", "payment", "usb"):
        assert f"{device}=()" in answer["Permissions-Policy"]


def test_it_names_no_version_and_no_maker(answer):
    for name in ("Server", "X-Powered-By", "Via", "X-Generator"):
        assert name not in answer.headers
    if answer["Content-Type"].startswith("text/html") and not answer.at_desk:
        assert b'name="generator"' not in answer.content.lower()


def test_it_lets_no_other_site_read_it(answer):
    assert not [name for name in answer.headers if name.lower().startswith("access-control")]


def test_what_is_of_the_desk_is_kept_nowhere_and_what_is_public_by_everybody(answer):
    if answer.at_desk:
        assert answer["Cache-Control"] == "private, no-store"
    elif answer.status_code < 500:
        assert "private" not in answer["Cache-Control"]
    else:
        assert "no-store" in answer["Cache-Control"]


def test_it_has_an_id_of_our_own(answer):
    assert len(answer["X-Request-ID"]) == 16
    int(answer["X-Request-ID"], 16)


@pytest.mark.parametrize("address", ["/administrator/", "/fr/admin/", "/Admin/", "/admin", "/x/admin/"])
def test_only_the_desks_own_path_gets_the_wider_policy(client, address):
    assert "unsafe" not in client.get(address)["Content-Security-Policy"]


def test_an_id_from_outside_is_not_taken_over(client):
    for sent in ("abc", "x\x1b[31m"):
        assert client.get("/healthz", headers={"x-request-id": sent})["X-Request-ID"] != sent


def test_an_unchanged_page_costs_a_304_with_the_same_policy(client):
    first = client.get("/")
    again = client.get("/", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content
    assert again["Content-Security-Policy"] == first["Content-Security-Policy"]
