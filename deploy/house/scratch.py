"""Servers that live for one run of the tests: PostgreSQL and Redis (or Valkey) from installed programs.

They listen on free ports of this machine, keep all they have in one folder under the system's temporary one, belong
to an unprivileged user when root starts them (initdb refuses root), and are gone at the end whatever happens.
No server that runs already is touched.
"""

import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from pathlib import Path

from deploy.house.processes import tie_to_parent

START_LIMIT = 30


class CannotStart(Exception):
    """A server did not come up; the message holds the end of what it said."""


def find_program(*names):
    """Return the path of the first installed program of `names`, also where Debian hides servers; None if none is."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: float(path.parent.name), reverse=True)
    path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, versions), "/usr/sbin", "/usr/local/sbin", "/sbin"])
    return next((found for name in names if (found := shutil.which(name, path=path))), None)


def free_port():
    """Return a port of 127.0.0.1 on which nobody listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def unprivileged():
    """Return (uid, gid) of the user the servers run as, or None when we are no root ourselves."""
    if os.geteuid() != 0:
        return None
    user = pwd.getpwnam("nobody")
    return user.pw_uid, user.pw_gid


class Scratch(ABC):
    """A folder and the servers in it; a context manager. What is started, `start()` says."""

    def __init__(self):
        self.processes = []
        self.user = unprivileged()

    def __enter__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="korner-", dir="/tmp"))  # short: a socket's path has 107 letters
        self.own(self.folder)
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *problem):
        self.stop()

    @abstractmethod
    def start(self):
        """Start the servers."""

    def own(self, path):
        """Hand `path` to the user the servers run as."""
        if self.user:
            os.chown(path, *self.user)

    def as_user(self):
        """Return the options of subprocess that start a program as that user, in the folder."""
        options = {"cwd": self.folder, "preexec_fn": tie_to_parent, "stdin": subprocess.DEVNULL}
        if self.user:
            options.update(user=self.user[0], group=self.user[1], extra_groups=[])
        options["env"] = {
            "PATH": os.environ.get("PATH", ""),
            "LC_ALL": "C.UTF-8",
            "HOME": str(self.folder),
            "TZ": "UTC",
        }
        return options

    def launch(self, name, command, is_up, **environment):
        """Start `command` and wait until `is_up()`. Raises CannotStart."""
        log, options = self.folder / f"{name}.log", self.as_user()
        options["env"] |= environment
        with open(log, "wb") as out:
            process = subprocess.Popen(
                list(map(str, command)), stdout=out, stderr=subprocess.STDOUT, start_new_session=True, **options
            )
        self.processes.append(process)
        end = time.monotonic() + START_LIMIT
        while not is_up():
            if process.poll() is not None or time.monotonic() > end:
                raise CannotStart(f"{name} did not start:\n{log.read_text(errors='replace')[-2000:]}")
            time.sleep(0.05)

    def stop(self):
        """End all servers and remove the folder."""
        for process in reversed(self.processes):
            for number in (signal.SIGINT, signal.SIGKILL):  # SIGINT is PostgreSQL's "fast", and Redis takes it too
                if process.poll() is None:
                    os.killpg(process.pid, number)
                    try:
                        process.wait(10)
                    except subprocess.TimeoutExpired:
                        continue
        shutil.rmtree(self.folder, ignore_errors=True)


class ScratchServers(Scratch):
    """PostgreSQL and Redis, those of them that are installed.

    `urls` maps "postgres" and "redis" to their addresses, `missing` lists what is not installed.
    """

    def __init__(self):
        super().__init__()
        self.urls, self.missing = {}, []

    def start(self):
        self.start_postgres()
        self.start_redis()

    def start_postgres(self):
        """Make a PostgreSQL cluster and start it."""
        initdb, server = find_program("initdb"), find_program("postgres")
        if not initdb or not server:
            self.missing.append("PostgreSQL is not installed")
            return
        data, port, password = self.folder / "postgres", free_port(), secrets.token_hex(8)
        word = self.folder / "word"
        word.write_text(password)
        self.own(word)
        arguments = [initdb, "-D", data, "-U", "korner", "-A", "scram-sha-256", "--pwfile", word, "-E", "UTF8", "-N"]
        for locale in ("C.UTF-8", "C"):
            made = subprocess.run(
                [*map(str, arguments), f"--locale={locale}"], capture_output=True, text=True, **self.as_user()
            )
            if made.returncode == 0:
                break
            shutil.rmtree(data, ignore_errors=True)
        else:
            raise CannotStart(f"initdb failed:\n{made.stderr[-2000:]}")
        options = {
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self.folder,
            "max_connections": 80,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
        }
        settings = [part for key, value in options.items() for part in ("-c", f"{key}={value}")]
        self.launch(
            "postgres", [server, "-D", data, "-p", port, *settings], lambda: self.postgres_answers(port, password)
        )
        self.urls["postgres"] = f"postgres://korner:{password}@127.0.0.1:{port}/postgres"

    def postgres_answers(self, port, password):
        """Whether the server on `port` takes a connection."""
        import psycopg

        try:
            psycopg.connect(
                host="127.0.0.1", port=port, user="korner", password=password, dbname="postgres", connect_timeout=2
            ).close()
        except psycopg.OperationalError:
            return False
        return True

    def start_redis(self):
        """Start a Valkey or Redis server that keeps nothing on disk."""
        program = find_program("valkey-server", "redis-server")
        if not program:
            self.missing.append("Redis or Valkey is not installed")
            return
        port = free_port()
        options = ["--bind", "127.0.0.1", "--port", port, "--save", "", "--appendonly", "no", "--dir", self.folder]
        self.launch("redis", [program, *options], lambda: port_answers(port))
        self.urls["redis"] = f"redis://127.0.0.1:{port}"


def port_answers(port):
    """Whether something on `port` of this machine takes connections."""
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True
