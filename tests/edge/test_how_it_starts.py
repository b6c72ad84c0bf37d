"""The edge is started by one script, from the environment, with pages that a command has written."""

import os
import subprocess

import pytest
from django.core.management import CommandError, call_command
from lxml import html

from deploy.house.stamps import ROOT
from korner.management.commands import edge_pages
from korner.site.errors import unavailable

START = ROOT / "deploy/varnish/start.sh"


def start(pages, *arguments, **environment):
    """Run the start script; EDGE_FOLDER is `pages`."""
    told = {"EDGE_PURGE_SECRET": "the word", "SITE_URL": "https://paper.example/", "EDGE_FOLDER": str(pages)}
    told |= {"PATH": os.environ["PATH"], **environment}
    return subprocess.run(["sh", START, *arguments], env=told, capture_output=True, text=True)


@pytest.fixture
def pages(tmp_path):
    """A folder with the pages for bad times."""
    call_command("edge_pages", tmp_path, verbosity=0)
    return tmp_path


@pytest.fixture
def filled(pages, tmp_path):
    """What the script makes of korner.vcl for some settings: filled(EDGE_BACKEND="web:8000")."""
    program = tmp_path / "bin/varnishd"
    program.parent.mkdir()
    program.write_text('#!/bin/sh\necho "$@"\n')
    program.chmod(0o755)

    def fill(**environment):
        path = f"{program.parent}:{os.environ['PATH']}"
        done = start(pages, "-p", "x=1", PATH=path, **environment)
        assert done.returncode == 0, done.stderr
        return (pages / "work/korner.vcl").read_text("utf-8"), done.stdout

    return fill


@pytest.mark.parametrize("name", ["EDGE_PURGE_SECRET", "SITE_URL"])
def test_the_edge_does_not_start_without_its_settings(pages, name):
    done = start(pages, **{name: ""})
    assert done.returncode == 1
    assert name in done.stderr


def test_the_edge_does_not_start_without_its_pages_and_says_how_they_are_made(tmp_path):
    done = start(tmp_path)
    assert done.returncode == 1
    assert "manage.py edge_pages" in done.stderr


def test_settings_come_into_the_configuration_and_the_word_does_not(filled):
    text, called = filled(EDGE_BACKEND="web:8001", EDGE_PURGE_FROM="10.0.0.0/8, ::1", EDGE_TLS_FROM="192.0.2.7")
    assert '.host = "web"' in text
    assert '.port = "8001"' in text
    assert '"Host: paper.example"' in text
    assert 'acl purgers { "10.0.0.0"/8; "::1";' in text
    assert 'acl terminators { "192.0.2.7";' in text
    assert "@" not in text.partition("vcl 4.1")[2]
    assert "the word" not in text + called


def test_nobody_is_believed_and_only_this_machine_may_purge_unless_somebody_is_named(filled):
    text, _ = filled()
    assert 'acl purgers { "127.0.0.1"; "::1";' in text
    assert "acl terminators {  }" in text


@pytest.mark.parametrize("name", ["EDGE_PURGE_FROM", "EDGE_TLS_FROM"])
@pytest.mark.parametrize("value", ["nginx", "10.0.0.1,proxy.example", '0.0.0.0/0";}', "10.0.0.0/8888"])
def test_what_is_no_address_is_named_and_stops_the_start(pages, name, value):
    done = start(pages, **{name: value})
    assert done.returncode == 1
    assert name in done.stderr


# --- The pages for bad times ----------------------------------------------------------------------------------------


def test_the_pages_for_bad_times_are_the_papers_503_with_the_headers_of_its_pages(pages, client, rf, db):
    for language, path in (("tr", "/"), ("fr", "/fr/")):
        written = (pages / f"503.{language}.html").read_bytes()
        assert written == unavailable(rf.get(path)).content
        assert html.fromstring(written.decode()).get("lang") == language
    headers = (pages / "trouble.vcl").read_text("utf-8")
    public = client.get("/robots.txt")
    for name in ("Content-Security-Policy", "Permissions-Policy", "X-Content-Type-Options", "Referrer-Policy"):
        assert f'set resp.http.{name} = {{"{public[name]}"}};' in headers
    assert 'set resp.http.Retry-After = {"30"};' in headers
    assert "no-store" in headers


def test_a_paper_with_tls_says_so_in_bad_times_too(tmp_path, settings):
    settings.SECURE, settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, True, 31_536_000
    call_command("edge_pages", tmp_path, verbosity=0)
    assert "Strict-Transport-Security" in (tmp_path / "trouble.vcl").read_text("utf-8")
    assert (tmp_path / "503.fr.html").stat().st_size > 500


def test_the_pages_bring_the_files_they_are_made_of(pages):
    wanted = html.fromstring((pages / "503.tr.html").read_text("utf-8")).xpath("//link/@href")
    assert wanted
    assert all((pages / path.lstrip("/")).is_file() for path in wanted)


def test_the_pages_can_be_written_again_over_the_old_ones(pages):
    call_command("edge_pages", pages, verbosity=0)
    assert not list(pages.rglob("*.new"))


def test_a_header_that_would_end_its_line_is_not_written():
    with pytest.raises(CommandError):
        edge_pages.as_vcl({"X-Test": 'a"}; set resp.status = 200; {"'})
