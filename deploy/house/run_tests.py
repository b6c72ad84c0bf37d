"""How the suite is run: once on SQLite, once on PostgreSQL, with scratch servers that are gone afterwards.

    python -m deploy.house.run_tests [arguments of pytest]

What is not installed is listed at the end as skipped; with CI=true a skip is a failure. TEST_DATABASE_URL names a
running PostgreSQL to use instead of a scratch one. Browser tests are played once, on SQLite.
"""

import os
import signal
import subprocess
import sys

from deploy.house import scratch_edge
from deploy.house.scratch import CannotStart, ScratchServers, find_program
from deploy.house.stamps import ROOT

NOTHING_COLLECTED = 5  # pytest's exit code for "no test ran"
WORKERS = "2"


def given(arguments, *names):
    """Whether one of the options `names` is among `arguments`."""
    return any(argument.split("=")[0] in names or argument.startswith(names) for argument in arguments)


def pytest_command(arguments, *, without=()):
    """Return the command for one run; tests that carry a marker of `without` are left out."""
    command = [sys.executable, "-m", "pytest", *arguments]
    if not given(arguments, "-n", "--numprocesses", "-s", "--pdb"):
        command += ["-n", WORKERS, "--dist", "loadscope"]
    if not given(arguments, "-q", "-v"):
        command += ["-q"]
    if without and not given(arguments, "-m"):
        command += ["-m", " and ".join(f"not {marker}" for marker in without)]
    return command


def play(title, command, **environment):
    """Run one suite under `title`; return pytest's exit code."""
    print(f"\n=== {title}", flush=True)
    clean = {key: value for key, value in os.environ.items() if key not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
    return subprocess.run(command, cwd=ROOT, env={**clean, **environment}).returncode


def run(arguments, servers):
    """Run the suite on each database that is there; return ([exit codes], [what was skipped])."""
    skipped = [f"{missing}" for missing in servers.missing]
    chromium = find_program("chromium", "chromium-browser", "google-chrome")
    shared = {}
    if chromium:
        shared["CHROMIUM"] = chromium
    else:
        skipped.append("browser tests (Chromium is not installed)")
    postgres = os.environ.get("TEST_DATABASE_URL") or servers.urls.get("postgres", "")
    lacking = scratch_edge.missing()
    skipped += [f"tests of the edge ({words})" for words in lacking]
    edge = {} if lacking else {"TEST_EDGE": "1"}  # it asks no database: once is enough

    codes = [
        play(
            "SQLite",
            pytest_command(arguments, without=[] if chromium else ["browser"]),
            **{**shared, "TEST_DATABASE_URL": "", "TEST_CACHE_URL": "", **({} if postgres else edge)},
        )
    ]
    if not postgres:
        skipped.append("the suite on PostgreSQL")
    else:
        extra = {"TEST_DATABASE_URL": postgres, "TEST_POSTGRES_URL": postgres, **edge}
        if "redis" in servers.urls:
            extra |= {"TEST_CACHE_URL": servers.urls["redis"], "TEST_REDIS_URL": servers.urls["redis"]}
        title = "PostgreSQL" + (", cache in Redis" if "redis" in servers.urls else "")
        codes.append(play(title, pytest_command(arguments, without=["browser"]), **{**shared, **extra}))
    return codes, skipped


def verdict(codes, skipped):
    """Return the exit code of the whole, and say what was skipped."""
    for words in skipped:
        print(f"skipped: {words}", flush=True)
    failed = [code for code in codes if code not in (0, NOTHING_COLLECTED)]
    if failed:
        return failed[0]
    if all(code == NOTHING_COLLECTED for code in codes):
        return NOTHING_COLLECTED
    if skipped and os.environ.get("CI", "").lower() == "true":
        print("With CI=true nothing may be skipped.", flush=True)
        return 1
    return 0


class Interrupted(BaseException):
    """A signal asked us to end: the servers are stopped on the way out."""


def on_signal(number, frame):
    raise Interrupted(number)


def main(arguments):
    """Start the servers, run the suites, stop the servers; return the exit code."""
    signal.signal(signal.SIGTERM, on_signal)
    signal.signal(signal.SIGHUP, on_signal)
    try:
        with ScratchServers() as servers:
            codes, skipped = run(arguments, servers)
    except CannotStart as problem:
        print(problem, file=sys.stderr)
        return 1
    except (Interrupted, KeyboardInterrupt):
        print("\nThe tests were stopped, and the scratch servers with them.", file=sys.stderr)
        return 130
    return verdict(codes, skipped)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
