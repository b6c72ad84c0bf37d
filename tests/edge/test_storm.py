"""0 old answers: three processes and the edge, twenty readers who never stop, two hundred saves of an editor.

Every request that begins after a save has answered shows it.
"""

import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request

import pytest

from deploy.house.scratch import free_port
from deploy.house.scratch_edge import ScratchEdge
from deploy.house.stamps import ROOT

READERS, EDITS = 20, 200
# Which marks stand on which page: the newest that is shown may not be older than the last one saved.
MARKS = {"headline": r"Manşet h(\d+)", "section": r"Kısım s(\d+)", "menu": r"Menü m(\d+)", "settings": r"Satır t(\d+)"}
FRESH = re.compile(r"Yeni p(\d+)-")


@pytest.fixture
def environment(tmp_path):
    """The settings of a small production on SQLite, in a folder that goes with the test."""
    if not os.environ.get("TEST_EDGE"):
        pytest.skip("needs the Varnish of make test")
    port = free_port()
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("TEST_", "DJANGO_"))}
    return clean | {
        "DJANGO_SETTINGS_MODULE": "tests.edge.storm_settings",
        "DEBUG": "0",
        "DEMO": "0",
        "SECRET_KEY": "known to this test only, and long enough for every check",
        "SITE_URL": "http://127.0.0.1",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'paper.sqlite3'}",
        "CACHE_URL": f"filecache://{tmp_path / 'cache'}",
        "PAGE_STORE_URL": "",
        "PAGES_ROOT": str(tmp_path / "pages"),
        "STATIC_ROOT": str(tmp_path / "static"),
        "MEDIA_ROOT": str(tmp_path / "media"),
        "PRIVATE_ROOT": str(tmp_path / "private"),
        "PORT": str(port),
        "WEB_CONCURRENCY": "3",
        "WEB_THREADS": "4",
        "LOG_LEVEL": "ERROR",
        "EDGE_PURGE_SECRET": "a word that the edge and the paper know",
    }


def run(environment, *command):
    """Start a process of the paper."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE} if "tests.edge.editors_at_work" in command else {}
    return subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment, text=True, **pipes)


@pytest.fixture
def paper(environment):
    """(port of the web server, the edge, the editor's process) of a running paper."""
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
    processes = []
    port = int(environment["PORT"])
    try:
        with ScratchEdge(port, SITE_URL="http://127.0.0.1", EDGE_PURGE_SECRET=environment["EDGE_PURGE_SECRET"]) as edge:
            environment["EDGE_PURGE_URLS"] = edge.url
            gunicorn = ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "korner.wsgi:application"]
            processes.append(run(environment, *gunicorn))
            editor = run(environment, "-m", "tests.edge.editors_at_work", str(EDITS))
            processes.append(editor)
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield port, edge, editor
    finally:
        for process in processes:
            process.terminate()
            process.wait(15)


def wait_for(address):
    """Until `address` answers, a minute at most."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"{address} does not answer")


class Reading(threading.Thread):
    """A reader who asks for page after page and notes what he saw, and when he began to ask."""

    def __init__(self, port, paths, stop):
        super().__init__(daemon=True)
        self.port, self.paths, self.stop, self.seen = port, paths, stop, []

    def run(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        turn = 0
        while not self.stop.is_set():
            path = self.paths[turn % len(self.paths)]
            turn += 1
            began = time.monotonic()
            connection.request("GET", path, headers={"Host": "127.0.0.1"})
            answer = connection.getresponse()
            text = answer.read().decode()
            if answer.status == 301:  # the section's or story's own address has moved on
                continue
            marks = {name: max(map(int, found)) for name, mark in MARKS.items() if (found := re.findall(mark, text))}
            self.seen.append((began, path, answer.status, marks, set(map(int, FRESH.findall(text)))))


def old_answers(seen, saves, home):
    """What was shown although a later save had answered before the request began."""
    found = []
    for began, path, status, marks, fresh in seen:
        if status != 200:
            found.append((path, status))
            continue
        before = [save for save in saves if save["done"] < began]
        for name, shown in marks.items():
            newest = max((save["number"] for save in before if save["what"] == name), default=0)
            if shown < newest:
                found.append((path, name, shown, newest))
        gone = {save["number"] for save in before if save["what"] == "withdraw"}
        if fresh & gone:
            found.append((path, "withdrawn", fresh & gone))
        published = [save["number"] for save in before if save["what"] == "publish"]
        withdrawn_later = {save["number"] for save in saves if save["what"] == "withdraw"}
        if path == home and published and published[-1] not in fresh | withdrawn_later:
            found.append((path, "not published", published[-1]))
    return found


def test_no_reader_sees_an_old_word(paper):
    port, edge, editor = paper
    made = json.loads(editor.stdout.readline())
    paths = ["/son-haberler/", made["story"], made["section"], "/kunye/"]
    stop = threading.Event()
    readers = [Reading(edge.port if n % 2 else port, paths[n % 4 :] + paths[: n % 4], stop) for n in range(READERS)]
    for reader in readers:
        reader.start()
    editor.stdin.write("go\n")
    editor.stdin.flush()
    saves = []
    for line in editor.stdout:
        said = json.loads(line)
        if "end" in said:
            break
        saves.append(said)
    time.sleep(0.5)
    stop.set()
    for reader in readers:
        reader.join(30)
    seen = [look for reader in readers for look in reader.seen]
    assert len(saves) > EDITS * 0.9
    assert len(seen) > 1000
    assert all(len(reader.seen) > 20 for reader in readers)
    assert old_answers(seen, saves, "/son-haberler/") == []
