"""How `make test` judges: failures count, skips are said, and in CI a skip is a failure."""

import os
import subprocess

import pytest

from deploy.house import run_tests, scratch_edge
from deploy.house.scratch import ScratchServers, find_program


def test_one_failed_run_fails_the_whole():
    assert run_tests.verdict([0, 1], []) == 1


def test_a_run_that_had_nothing_to_do_is_no_failure_beside_one_that_had():
    assert run_tests.verdict([0, 5], []) == 0
    assert run_tests.verdict([5, 5], []) == 5


def test_a_skip_is_said_and_passes_on_a_laptop_but_not_in_ci(monkeypatch, capsys):
    monkeypatch.delenv("CI", raising=False)
    assert run_tests.verdict([0], ["PostgreSQL is not installed"]) == 0
    assert "skipped: PostgreSQL is not installed" in capsys.readouterr().out
    monkeypatch.setenv("CI", "true")
    assert run_tests.verdict([0], ["PostgreSQL is not installed"]) == 1


def test_arguments_go_to_pytest_and_keep_the_last_word():
    command = run_tests.pytest_command(["tests/text", "-x", "-m", "browser"], without=["browser"])
    assert command.count("-m") == 2  # that of python and that which was given
    assert "tests/text" in command


@pytest.mark.skipif(not find_program("initdb"), reason="PostgreSQL is not installed")
def test_scratch_servers_belong_to_nobody_special_and_leave_nothing_behind():
    with ScratchServers() as servers:
        folder = servers.folder
        assert "postgres" in servers.urls
        owners = {
            subprocess.run(["ps", "-o", "uid=", "-p", str(p.pid)], capture_output=True, text=True).stdout.strip()
            for p in servers.processes
        }
        assert "0" not in owners
    assert not folder.exists()
    assert all(process.poll() is not None for process in servers.processes)


def test_scratch_servers_that_are_not_installed_are_listed(monkeypatch):
    monkeypatch.setenv("PATH", os.devnull)
    monkeypatch.setattr("deploy.house.scratch.find_program", lambda *names: None)
    with ScratchServers() as servers:
        assert servers.urls == {}
        assert servers.missing == ["PostgreSQL is not installed", "Redis or Valkey is not installed"]


def test_an_edge_that_cannot_be_started_is_told_in_words(monkeypatch):
    assert all(isinstance(words, str) for words in scratch_edge.missing())
    monkeypatch.setattr(scratch_edge, "find_program", lambda *names: None)
    monkeypatch.setattr(scratch_edge, "FOLDERS", ())
    assert scratch_edge.missing()[:2] == [
        "Varnish is not installed",
        "modules of Varnish are not installed (varnish-modules): xkey, var, std",
    ]


@pytest.mark.parametrize(("lacking", "told"), [([], "1"), (["Varnish is not installed"], "")])
def test_the_tests_of_the_edge_are_run_once_or_said_to_be_skipped(monkeypatch, lacking, told):
    plays = []

    class Servers:
        urls, missing = {"postgres": "postgres://x"}, []

    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    monkeypatch.setattr(run_tests.scratch_edge, "missing", lambda: lacking)
    monkeypatch.setattr(run_tests, "play", lambda title, command, **told: plays.append(told) or 0)
    _, skipped = run_tests.run([], Servers())
    assert [environment.get("TEST_EDGE", "") for environment in plays] == ["", told]
    assert [words for words in skipped if "edge" in words] == [f"tests of the edge ({words})" for words in lacking]
