"""The newspaper in processes of its own (gunicorn, several workers), on the kind of database the suite runs on."""

import http.client
import json
import os
import re
import secrets
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode, urlsplit

import psycopg

from deploy.house.scratch import free_port
from deploy.house.stamps import ROOT

TOKEN = re.compile(r'name="token" value="([^"]+)"')


@contextmanager
def database(folder):
    """The address of an empty database: beside the suite's own on PostgreSQL, else a file in `folder`."""
    server = os.environ.get("TEST_DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder / 'paper.sqlite3'}"
        return
    name = f"at_once_{secrets.token_hex(6)}"
    parts = urlsplit(server)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield parts._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def environment(folder, database_url, port):
    """The settings of a small production in `folder`."""
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("TEST_", "DJANGO_"))}
    return clean | {
        "DJANGO_SETTINGS_MODULE": "tests.edge.storm_settings",
        "DEBUG": "0",
        "DEMO": "0",
        "SECRET_KEY": "known to this test only, and long enough for every check",
        "SITE_URL": "http://127.0.0.1",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DATABASE_URL": database_url,
        "CACHE_URL": f"filecache://{folder / 'cache'}",
        "PAGE_STORE_URL": "",
        "PAGES_ROOT": str(folder / "pages"),
        "STATIC_ROOT": str(folder / "static"),
        "MEDIA_ROOT": str(folder / "media"),
        "PRIVATE_ROOT": str(folder / "private"),
        "PORT": str(port),
        "WEB_CONCURRENCY": "3",
        "WEB_THREADS": "8",
        "LOG_LEVEL": "ERROR",
        "ACTS_PER_MINUTE": "0",  # what is looked at here is the number of visitors, not their haste
        "SENT_BEFORE_PROOF": "0",
        "VISITORS_PER_ADDRESS": "20",
        "NUMBERS_LAG_SECONDS": "1",
    }


class Paper:
    """A running paper: makes things in it, and asks it."""

    def __init__(self, port, desk):
        self.port, self.desk = port, desk

    def thing(self, *words):
        """Let tests.at_once.things do something in the paper's database; returns what it says."""
        self.desk.stdin.write(" ".join(map(str, words)) + "\n")
        self.desk.stdin.flush()
        return json.loads(self.desk.stdout.readline())

    def visitor(self, address="127.0.0.1"):
        """A browser that asks from `address` (any of 127.0.0.0/8)."""
        return Visitor(self.port, address)


@contextmanager
def running(folder):
    """A Paper whose web server runs within the block."""
    port = free_port()
    with database(folder) as url:
        settings = environment(folder, url, port)
        subprocess.run([sys.executable, "manage.py", "migrate", "--verbosity", "0"], cwd=ROOT, env=settings, check=True)
        gunicorn = ["-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "korner.wsgi:application"]
        server = subprocess.Popen([sys.executable, *gunicorn], cwd=ROOT, env=settings)
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        desk = subprocess.Popen([sys.executable, "-m", "tests.at_once.things"], cwd=ROOT, env=settings, **pipes)
        try:
            wait_for(f"http://127.0.0.1:{port}/healthz")
            yield Paper(port, desk)
        finally:
            for process in (desk, server):
                process.terminate()
                process.wait(30)


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


@dataclass
class Answer:
    """What came back."""

    status: int
    text: str


@dataclass
class Visitor:
    """One browser: an address of its own if wanted, and the cookies it was given."""

    port: int
    address: str
    cookies: dict = field(default_factory=dict)

    def ask(self, method, path, data=None):
        """Send one request on a connection of its own; returns the Answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60, source_address=(self.address, 0))
        headers = {"Host": "127.0.0.1", "Origin": "http://127.0.0.1"}
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        body = None
        if data is not None:
            body, headers["Content-Type"] = urlencode(data, doseq=True), "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or []:
                name, _, rest = cookie.partition("=")
                self.cookies[name] = rest.partition(";")[0]
            return Answer(answer.status, answer.read().decode())
        finally:
            connection.close()

    def token(self, form):
        """The token of the form at `form`, opened by this browser."""
        return TOKEN.search(self.ask("GET", form).text)[1]

    def act(self, act, *, token=None, number=0):
        """Send the form of `act` (what things.make told), filled in in its way `number`; returns the status.

        `token` is of a form that has been open for long enough; without it one is opened, and filled in at leisure.
        """
        fields = act["ways"][number % len(act["ways"])]
        return self.ask("POST", act["form"], {**fields, "token": token or self.opened(act)}).status

    def opened(self, act):
        """The token of a form of `act` that was opened as long ago as it takes to fill it in."""
        token = self.token(act["form"])
        time.sleep(act["open_for"])
        return token


def at_once(calls):
    """Call all of `calls` at the same moment, each in a thread; returns what they returned, in their order."""
    ready = threading.Barrier(len(calls))
    found = [None] * len(calls)

    def run(place, call):
        ready.wait(30)
        found[place] = call()

    threads = [threading.Thread(target=run, args=pair, daemon=True) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return found
