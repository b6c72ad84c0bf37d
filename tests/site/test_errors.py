"""What a reader sees when a page is not there or the house is in trouble: the paper's look, in the address's language."""

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.test import RequestFactory, override_settings
from django.urls import path

from korner.site import errors
from tests.pages import linked, parse, words


def broken(request):
    raise RuntimeError("SECRET: select * from nowhere, /srv/secret/path")


def no_database(request):
    raise DatabaseError("SECRET host=db.internal")


def out_of_reach(request):
    raise OperationalError("SECRET host=db.internal")


def connection_lost(request):
    raise InterfaceError("SECRET connection already closed")


urlpatterns = [
    path("kirik/", broken),
    path("fr/kirik/", broken),
    path("veritabani/", no_database),
    path("uzakta/", out_of_reach),
    path("fr/loin/", connection_lost),
]
handler400 = "korner.site.errors.bad_request"
handler403 = "korner.site.errors.forbidden"
handler404 = "korner.site.errors.not_found"
handler500 = "korner.site.errors.server_error"

rf = RequestFactory()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "language"),
    [
        ("/yok/", "tr"),
        ("/yok/yok/yok/", "tr"),
        ("/fr/nulle-part/", "fr"),
        ("/fr/x/y-1/", "fr"),
        ("/en/", "tr"),
        ("/frx/", "tr"),
        ("/yok.php", "tr"),
        ("/fr/.git/config", "fr"),
    ],
)
def test_an_unknown_address_is_answered_in_the_language_of_its_path_and_in_the_papers_look(client, address, language):
    answer = client.get(address, headers={"accept-language": "en,de;q=0.9"})
    document = parse(answer)
    assert answer.status_code == 404
    assert document.get("lang") == answer["Content-Language"] == language
    assert len(document.xpath("//h1")) == 1
    assert document.xpath("//header")
    assert document.xpath("//footer")
    home = "/fr/" if language == "fr" else "/"
    assert home in linked(document)
    assert document.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")
    assert not document.xpath("//link[@rel='canonical']")


@pytest.mark.django_db
def test_nothing_of_a_wrong_address_is_printed_as_markup(client):
    answer = client.get("/%3Cscript%3Ealert(1)%3C/script%3E/?q=<script>alert(2)</script>")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "language"), [("/kirik/", "tr"), ("/fr/kirik/", "fr"), ("/veritabani/", "tr")])
def test_a_fault_of_ours_says_sorry_and_nothing_else(client, address, language):
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF="tests.site.test_errors"):
        answer = client.get(address)
    document = parse(answer)
    assert answer.status_code == 500
    assert document.get("lang") == answer["Content-Language"] == language
    assert words(document.xpath("//h1")[0])
    for word in ("SECRET", "Traceback", "RuntimeError", "site-packages", "select *"):
        assert word not in answer.text
    assert "no-store" in answer["Cache-Control"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "language"), [("/uzakta/", "tr"), ("/fr/loin/", "fr")])
def test_a_database_out_of_reach_is_no_mistake_of_the_page_and_is_answered_with_503(client, address, language):
    client.raise_request_exception = False
    with override_settings(ROOT_URLCONF="tests.site.test_errors"):
        answer = client.get(address)
    assert (answer.status_code, answer["Content-Language"]) == (503, language)
    assert int(answer["Retry-After"]) > 0
    assert "no-store" in answer["Cache-Control"]
    assert "SECRET" not in answer.text


@pytest.mark.parametrize("view", [errors.server_error, errors.unavailable])
@pytest.mark.parametrize(("address", "language"), [("/x/", "tr"), ("/fr/x/", "fr")])
def test_the_pages_for_500_and_503_ask_no_database(monkeypatch, view, address, language):
    # Without the mark of the database pytest-django refuses any query.
    answer = view(rf.get(address))
    assert parse(answer).get("lang") == language
    assert "no-store" in answer["Cache-Control"]
    assert not connection.in_atomic_block


def test_a_503_says_when_to_try_again():
    answer = errors.unavailable(rf.get("/"), seconds=45)
    assert (answer.status_code, answer["Retry-After"]) == (503, "45")


def test_a_bad_request_repeats_nothing_of_it():
    answer = errors.bad_request(rf.get("/<b>x", headers={"host": "evil.test"}))
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert b"evil" not in answer.content


@pytest.mark.django_db
def test_410_and_403_have_the_papers_look_too(client):
    for view, status in ((errors.gone, 410), (errors.forbidden, 403), (errors.csrf_failure, 403)):
        for address, language in (("/x/", "tr"), ("/fr/x/", "fr")):
            answer = view(rf.get(address))
            document = parse(answer)
            assert answer.status_code == status
            assert document.get("lang") == language
            assert document.xpath("//footer")
            assert ("/fr/" if language == "fr" else "/") in linked(document)
