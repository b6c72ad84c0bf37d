"""Which servers the bench starts, and how: the real ones, on loopback, in one folder that is gone afterwards.

All run with the settings of production: deploy/gunicorn.conf.py, the granian command of `make run`, deploy/varnish. Only the
replacement of workers after so many requests is turned off, for everybody, so that no start falls into a run.
"""

import json
import os
import signal
import subprocess
import sys
import time

from deploy.house.processes import tie_to_parent
from deploy.house.scratch import START_LIMIT, CannotStart, ScratchServers, find_program, free_port
from deploy.house.serve import HOST, web_command
from deploy.house.stamps import ROOT
from tests.bench.load import get

SITE_URL = "http://127.0.0.1:8000"  # the same in every copy, so that all serve the same bytes
DATABASE_OPTIONS = {"shared_buffers": "1GB", "max_wal_size": "8GB", "maintenance_work_mem": "256MB"}
# Of one answer, of the connection, or set by each server itself.
NOT_COPIED = {"date", "server", "connection", "transfer-encoding", "keep-alive"}


class TookTooLong(Exception):
    """A step did not end in its time."""


class Bench(ScratchServers):
    """The scratch servers of the tests, and web servers beside them.

    `remarks` says what was left out or is different, `broken` what should have worked.
    """

    def __init__(self, *, workers, threads):
        super().__init__()
        self.workers, self.threads = workers, threads
        self.web, self.remarks, self.broken = {}, [], []
        # Our own Python may lie where the unprivileged user cannot read it; then it runs as we do.
        self.python_user = self.user if self.user and self.can_run_python() else None
        if self.user and not self.python_user:
            self.remarks.append("the unprivileged user cannot run this Python: gunicorn and granian run as we do")

    def can_run_python(self):
        """Whether the unprivileged user can run our Python with our packages and our code."""
        uid, gid = self.user
        command = [sys.executable, "-c", "import django, korner"]
        options = {"cwd": ROOT, "user": uid, "group": gid, "extra_groups": [], "capture_output": True}
        try:
            return subprocess.run(command, env={"PATH": os.environ.get("PATH", "")}, **options).returncode == 0
        except OSError:
            return False

    # --- processes ------------------------------------------------------------------------------------------------
    def launch(self, name, command, is_up, **environment):
        """As for the tests; PostgreSQL gets the memory that a host would give it."""
        if name == "postgres":
            command = [*command, *(part for pair in DATABASE_OPTIONS.items() for part in ("-c", "=".join(pair)))]
        super().launch(name, command, is_up, **environment)
        self.web[name] = self.processes[-1]

    def python_options(self, environment):
        """The options of subprocess for our own Python."""
        options = {"cwd": ROOT, "preexec_fn": tie_to_parent, "stdin": subprocess.DEVNULL}
        if self.python_user:
            options.update(user=self.python_user[0], group=self.python_user[1], extra_groups=[])
        plain = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "HOME": str(self.folder)}
        return {**options, "env": {**plain, "PYTHONUNBUFFERED": "1", **environment}}

    def python(self, arguments, environment, seconds):
        """Run our Python to its end; returns what it printed. Raises CannotStart when it fails, TookTooLong when it does."""
        words = " ".join(map(str, arguments))
        process = subprocess.Popen(
            [sys.executable, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            **self.python_options(environment),
        )
        try:
            said, complained = process.communicate(timeout=max(1, seconds))
        except BaseException as problem:
            os.killpg(process.pid, signal.SIGKILL)  # with all it has started
            process.communicate()
            if isinstance(problem, subprocess.TimeoutExpired):
                raise TookTooLong(f"{words} took more than {seconds:.0f} s") from None
            raise
        if process.returncode:
            raise CannotStart(f"{words} failed:\n{(complained or said)[-2000:]}")
        return said

    def serve(self, name, environment, *, application="korner.wsgi:application", server="gunicorn", up="/healthz"):
        """Start a web server; returns its address. Raises CannotStart."""
        port = str(free_port())
        settings = {
            "HOST": HOST,
            "PORT": port,
            "WEB_CONCURRENCY": str(self.workers),
            "WEB_THREADS": str(self.threads),
            "WEB_MAX_REQUESTS": "0",
        }
        os.environ.update(WEB_CONCURRENCY=str(self.workers), WEB_THREADS=str(self.threads))  # read by web_command
        command = [*web_command(server, port)[:-1], application]
        log = self.folder / f"{name}.log"
        with open(log, "wb") as out:
            process = subprocess.Popen(
                command,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **self.python_options({**environment, **settings}),
            )
        self.processes.append(process)
        self.web[name] = process
        address, end = f"http://{HOST}:{port}", time.monotonic() + START_LIMIT
        while not answers(address + up):
            if process.poll() is not None or time.monotonic() > end:
                raise CannotStart(f"{name} did not start:\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.1)
        return address

    def end(self, name):
        """End one server before the others."""
        process = self.web.pop(name, None)
        if process is not None and process.poll() is None:
            for number in (signal.SIGTERM, signal.SIGKILL):
                os.killpg(process.pid, number)
                try:
                    process.wait(10)
                    break
                except subprocess.TimeoutExpired:
                    continue

    def pid(self, name):
        """The process number of a server that was started."""
        return self.web[name].pid

    # --- the newspaper --------------------------------------------------------------------------------------------
    def site(self, database, *, pages, **extra):
        """The environment of a newspaper on `database` (an address) with the page store in the folder `pages`."""
        for part in ("media", "private", "static", "cache", pages):
            (self.folder / part).mkdir(exist_ok=True)
            if self.python_user:
                os.chown(self.folder / part, *self.python_user)
        return {
            "DJANGO_SETTINGS_MODULE": "korner.settings",
            "DEMO": "0",
            "DEBUG": "0",
            "SECRET_KEY": "known to the bench only, and long enough for every check of Django",
            "SITE_URL": SITE_URL,
            "ALLOWED_HOSTS": HOST,
            "TRUSTED_PROXIES": "",
            "DATABASE_URL": database,
            "CACHE_URL": f"filecache://{self.folder / 'cache'}",
            "EMAIL_URL": "memorymail://",
            "MEDIA_ROOT": str(self.folder / "media"),
            "PRIVATE_ROOT": str(self.folder / "private"),
            "STATIC_ROOT": str(self.folder / "static"),
            "PAGES_ROOT": str(self.folder / pages),
            "PAGE_STORE_URL": "",
            "EDGE_PURGE_URLS": "",
            "SEARCH_PER_MINUTE": "0",
            "LOG_LEVEL": "WARNING",
            **extra,
        }

    def database(self, name, template="template1"):
        """Make a database, as a copy of `template`; returns its address. A file of SQLite where there is no PostgreSQL."""
        if "postgres" not in self.urls:
            return self.embedded(name, template)
        import psycopg

        base, _slash, _name = self.urls["postgres"].rpartition("/")
        with psycopg.connect(f"{base}/template1", autocommit=True) as connection:
            # The names are words of the bench's own.
            connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy")
        return f"{base}/{name}"

    def embedded(self, name, template="template1"):
        """The same as a file of SQLite."""
        path, original = self.folder / f"{name}.sqlite3", self.folder / f"{template}.sqlite3"
        if original.exists():
            path.write_bytes(original.read_bytes())
            if self.python_user:
                os.chown(path, *self.python_user)
        return f"sqlite:///{path}"

    # --- the page that all serve ------------------------------------------------------------------------------------
    @property
    def page(self):
        """The folder with the kept page."""
        return self.folder / "page"

    def keep_page(self, url):
        """Ask for the page at `url` packed, and keep its bytes and headers for the others; returns its size in bytes."""
        status, headers, body = get(url, {"Accept-Encoding": "gzip"})
        if status != 200 or headers.get("content-encoding") != "gzip":
            raise CannotStart(f"{url} answers {status} {headers}")
        folder = self.page
        folder.mkdir()
        (folder / "page.html").write_bytes(body)
        kept = [(name, value) for name, value in headers.items() if name not in NOT_COPIED]
        (folder / "headers.json").write_text(json.dumps(kept))
        return len(body)


def answers(url):
    """Whether `url` answers with 200."""
    try:
        return get(url, timeout=5)[0] == 200
    except OSError:
        return False


def version(name, *flags):
    """The first line with which a program names its version, "" when it is not installed."""
    program = find_program(*name.split("|"))
    if not program:
        return ""
    said = subprocess.run([program, *flags], capture_output=True, text=True, timeout=10)
    return next((line.strip() for line in (said.stdout + said.stderr).splitlines() if line.strip()), "")


def versions():
    """What the figures were measured with."""
    asked = [
        ("nginx", "-v"), ("varnishd", "-V"), ("valkey-server|redis-server", "--version"), ("postgres", "--version"),
    ]  # fmt: skip
    return [said for name, flag in asked if (said := version(name, flag))]
