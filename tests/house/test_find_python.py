"""Which Python is taken, and what is said when there is none."""

import os
import subprocess
import sys

import pytest

from deploy.house.stamps import ROOT

SCRIPT = ROOT / "deploy" / "house" / "find_python.sh"


@pytest.fixture
def look(tmp_path):
    """Run a copy of the script (no house around it) with programs of our own on the path."""
    home = tmp_path / "a house"
    script = home / "deploy" / "house" / "find_python.sh"
    script.parent.mkdir(parents=True)
    script.write_text(SCRIPT.read_text("utf-8"))
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("sh", "dirname"):
        (programs / name).symlink_to(f"/bin/{name}" if os.path.exists(f"/bin/{name}") else f"/usr/bin/{name}")

    def run(**stubs):
        for name, text in stubs.items():
            path = programs / name.replace("_", ".")
            path.write_text(f"#!/bin/sh\n{text}\n")
            path.chmod(0o755)
        # The system's own python3 is named by its path as a last helper of uv: keep it out of reach of the network.
        environment = {"PATH": str(programs), "HOME": str(tmp_path), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": ""}
        return lambda **extra: subprocess.run(
            ["sh", str(script)], env={**environment, **extra}, capture_output=True, text=True
        )

    return run


def working(path=sys.executable):
    return f'exec "{path}" "$@"'


def test_python3_is_taken_when_it_is_new_enough(look):
    result = look(python3=working())()
    assert result.returncode == 0
    assert subprocess.run([result.stdout.strip(), "--version"]).returncode == 0


def test_a_shim_that_stands_for_nothing_is_passed_by(look):
    result = look(python3="echo 'version not installed' >&2; exit 127", python3_12=working())()
    assert result.returncode == 0


def test_pyenvs_versions_are_found_by_path(look, tmp_path):
    folder = tmp_path / ("." + "pyenv") / "versions" / "3.12.9" / "bin"
    folder.mkdir(parents=True)
    (folder / "python3").write_text(f"#!/bin/sh\n{working()}\n")
    (folder / "python3").chmod(0o755)
    assert look(python3="exit 1")().returncode == 0


def test_a_named_python_that_does_not_work_is_an_error_and_not_a_guess(look):
    result = look(python3=working())(PYTHON="/nowhere/python3")
    assert result.returncode == 1
    assert "PYTHON=/nowhere/python3" in result.stderr


def test_without_any_python_one_sentence_says_so(look):
    result = look(python3="exit 1", uv="exit 1")()
    assert result.returncode == 1
    assert result.stderr.strip().splitlines()[-1].startswith("No Python 3.12 or newer")
    assert "Traceback" not in result.stderr
