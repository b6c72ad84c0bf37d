"""`make run` on one machine: what is said when it cannot be, and that all processes end together."""

import io
import os
import signal
import socket
import subprocess
import sys
import threading
import time

import pytest

from deploy.house.processes import Company
from deploy.house.serve import web_command
from deploy.house.stamps import ROOT

SLEEPER = [sys.executable, "-c", "import time; print('up', flush=True); time.sleep(60)"]


@pytest.fixture
def company():
    company = Company(out=io.StringIO())
    yield company
    company.stop()


def serve(**environment):
    return subprocess.run(
        [sys.executable, "-m", "deploy.house.serve"],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=30,
    )


def test_a_taken_port_is_named_in_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = serve(PORT=str(port))
    assert result.returncode == 1
    assert result.stderr.count("\n") == 1
    assert f"Port {port} is taken" in result.stderr


@pytest.mark.parametrize("port", ["news", "0", "70000"])
def test_a_port_that_is_none_is_refused(port):
    assert "is not a port" in serve(PORT=port).stderr


def test_an_unknown_server_is_refused():
    assert "SERVER=apache is not known" in serve(PORT="18099", SERVER="apache").stderr


def test_every_server_runs_as_a_module_so_that_the_folder_may_move():
    for server in ("gunicorn", "granian"):
        assert web_command(server, "8000")[:2] == [sys.executable, "-m"]


def test_each_line_carries_the_name_of_its_process(company):
    company.start("web", SLEEPER, os.environ)
    company.start("tick", SLEEPER, os.environ)
    company.wait(until=lambda: company.out.getvalue().count("up") == 2, seconds=10)
    assert sorted(company.out.getvalue().splitlines()) == ["tick | up", "web  | up"]


def test_a_process_that_dies_ends_the_waiting_and_is_named(company):
    company.start("worker", [sys.executable, "-c", "raise SystemExit(3)"], os.environ)
    company.start("web", SLEEPER, os.environ)
    assert company.wait(seconds=10) is False
    assert company.dead() == ("worker", 3)


def test_stopping_ends_the_children_of_the_children_too(company):
    code = f"import subprocess, sys; child = subprocess.Popen({SLEEPER!r}); print(child.pid, flush=True); child.wait()"
    company.start("web", [sys.executable, "-c", code], os.environ)
    company.wait(until=lambda: "up" in company.out.getvalue(), seconds=10)
    grandchild = int(company.out.getvalue().split("|")[1].split()[0])
    company.stop()
    assert not is_running(grandchild)


def test_a_step_before_the_start_is_waited_for_and_its_code_returned(company):
    assert company.finish([sys.executable, "-c", "raise SystemExit(4)"], os.environ) == 4


def test_stopping_in_such_a_step_leaves_none_of_its_helpers_behind(company, tmp_path):
    note = tmp_path / "pid"
    code = f"import subprocess, pathlib; child = subprocess.Popen({SLEEPER!r}); pathlib.Path({str(note)!r}).write_text(str(child.pid)); child.wait()"
    threading.Timer(2, company.on_signal, (signal.SIGINT, None)).start()
    assert company.finish([sys.executable, "-c", code], os.environ) is None
    assert not is_running(int(note.read_text()))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux ties a child to its parent")
def test_a_killed_house_leaves_nobody_behind():
    code = (
        "import os; from deploy.house.processes import Company; company = Company(); "
        f"company.start('web', {SLEEPER!r}, os.environ); print(company.members['web'].pid, flush=True); company.wait()"
    )
    house = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    child = next(int(line) for line in house.stdout if line.strip().isdigit())
    house.send_signal(signal.SIGKILL)
    house.wait()
    house.stdout.close()
    assert not is_running(child)


def is_running(pid, seconds=5):
    """Whether process `pid` is still there after at most `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with open(f"/proc/{pid}/stat") as stat:
                if stat.read().rpartition(")")[2].split()[0] == "Z":
                    return False
        except FileNotFoundError:
            return False
        time.sleep(0.05)
    return True
