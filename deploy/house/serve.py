"""How the newspaper is served on one machine: web server, task worker and clock, ended by one Ctrl-C.

SERVER=gunicorn (default), granian, or runserver (with DEBUG=1, reloading). PORT=8000.
"""

import json
import os
import socket
import sys
import time
import urllib.error
import urllib.request

from deploy.house import prepare
from deploy.house.processes import Company
from deploy.house.stamps import ROOT, VAR

HOST = "127.0.0.1"
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never ask a proxy for one's own machine
START_LIMIT = 90


def web_command(server, port):
    """Return the command of the web server called `server`. Raises KeyError for an unknown one."""
    python = sys.executable
    workers, threads = os.environ.get("WEB_CONCURRENCY", "2"), os.environ.get("WEB_THREADS", "4")
    return {
        "gunicorn": [python, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "korner.wsgi:application"],
        "granian": [
            *(python, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", port, "--no-ws"),
            *("--workers", workers, "--blocking-threads", threads, "--log-level", "warning"),
            "korner.wsgi:application",
        ],
        "runserver": [python, "manage.py", "runserver", f"{HOST}:{port}"],
    }[server]


def is_free(port):
    """Whether nobody listens on `port` of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
    return True


def answers(address):
    """Whether the newspaper at `address` says it is alive."""
    try:
        with DIRECT.open(f"{address}/healthz", timeout=2) as response:
            return response.status == 200
    except (urllib.error.URLError, OSError):
        return False


def welcome(address, seconds):
    """Return what a newcomer wants to know, in one block."""
    lines = [
        f"The newspaper is served (after {seconds:.0f} s). Ctrl-C ends it.",
        "",
        f"  Turkish   {address}/",
        f"  French    {address}/fr/",
        f"  The desk  {address}/admin/",
    ]
    if os.environ.get("DEMO") == "1":
        people = json.loads(prepare.ACCOUNTS.read_text())
        lines += [
            f"  Accounts  {', '.join(people['names'])}",
            f"  Password  {people['password']}",
            f"  Mail      {VAR / 'mail'}",
        ]
    rule = "-" * max(map(len, lines))
    return "\n".join(["", rule, *lines, rule, ""])


def main():
    """Prepare, start everything, and stay until the end; return the exit code."""
    began = time.monotonic()
    port, server = os.environ.setdefault("PORT", "8000"), os.environ.get("SERVER") or "gunicorn"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korner.settings")
    if not port.isdigit() or not 0 < int(port) < 65536:
        print(f"PORT={port} is not a port: a number from 1 to 65535 is wanted.", file=sys.stderr)
        return 1
    if not is_free(int(port)):
        print(f"Port {port} is taken: choose another, as in make run PORT={int(port) % 65535 + 1}.", file=sys.stderr)
        return 1
    try:
        command = web_command(server, port)
    except KeyError:
        print(f"SERVER={server} is not known: gunicorn, granian or runserver.", file=sys.stderr)
        return 1

    company = Company()
    company.heed_signals()
    # In a process of its own: what fills the demo is not kept in memory while the paper is served.
    if any(step.due() for step in prepare.steps()):
        code = company.finish([sys.executable, "-m", "deploy.house.prepare"], os.environ)
        if code is None:
            print("Stopped before the newspaper was served; the next start goes on from here.", file=sys.stderr)
            return 130
        if code:
            return code

    manage = [sys.executable, "manage.py"]
    company.start("web", command, os.environ)
    # Readers go before renditions.
    company.start("worker", [*manage, "db_worker", "--no-startup-delay"], os.environ, nice=5)
    company.start("tick", [*manage, "tick", "--loop"], os.environ)
    address = f"http://{HOST}:{port}"
    try:
        if company.wait(until=lambda: answers(address), seconds=START_LIMIT):
            if answers(address):
                company.say(welcome(address, time.monotonic() - began))
            else:
                company.say(f"The newspaper does not answer after {START_LIMIT} s; see the lines above.")
                return 1
            company.wait()
    finally:
        dead = company.dead()
        company.stop()
    if company.stopped_by is None and dead:
        company.say(f"{dead[0]} has ended by itself (exit code {dead[1]}); the others were stopped too.")
        return 1
    company.say("All is stopped.")
    return 0


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
