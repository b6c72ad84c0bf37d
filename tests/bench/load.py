"""How a served page is put under load: short runs of wrk, in turn over all targets, round after round.

What is compared stands in the same round: other work on the machine then disturbs all alike. Ratios are medians of the
rounds' own ratios.
"""

import json
import statistics
import subprocess
import threading
import time
import urllib.parse
from dataclasses import dataclass, field
from http.client import HTTPConnection
from operator import attrgetter

from deploy.house.scratch import find_program
from tests.bench.processes import cpu_seconds

# wrk tells what it saw in one line that needs no guessing; with a file of paths it asks them in turn.
REPORT = """
function done(summary, latency, requests)
  local e = summary.errors
  io.write(string.format('\\n{"requests": %d, "microseconds": %d, "p50": %d, "p99": %d, "errors": %d}\\n',
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99),
    e.connect + e.read + e.write + e.status + e.timeout))
end
"""
IN_TURN = """
local paths, turn = {}, math.random(1000)
for line in io.lines("%s") do paths[#paths + 1] = line end
function request()
  turn = turn + 1
  return wrk.format("GET", paths[turn %% #paths + 1])
end
"""


class LoadFailed(Exception):
    """wrk could not do its work, or the server answered with errors."""


class NothingEnded(LoadFailed):
    """The time of a run was too short for a single request."""


@dataclass
class Target:
    """Something to be asked: its address, headers, and the process whose family does the work.

    `paths` are asked in turn instead of the one address. `database` is the database server's process.
    """

    name: str
    url: str
    pid: int
    headers: dict = field(default_factory=dict)
    paths: tuple = ()
    database: int | None = None


@dataclass
class Run:
    """What one run of wrk saw: rate, latencies in ms, and the processor ms of a request in server and database."""

    per_second: float
    p50: float
    p99: float
    cpu: float
    database_cpu: float = 0.0

    @property
    def per_cpu_second(self):
        """Requests for each processor second of the server."""
        return 1000 / self.cpu if self.cpu else 0.0

    @property
    def whole_cpu(self):
        """Processor ms of a request, in server and database together."""
        return self.cpu + self.database_cpu


class Rounds:
    """The runs of several targets, round by round."""

    def __init__(self):
        self.runs, self.problems = {}, []

    def leave_out(self, name, problem):
        """Forget a target that has failed."""
        self.runs.pop(name, None)
        self.problems.append(str(problem))

    def add(self, name, run):
        """Note the run of a target in this round."""
        self.runs.setdefault(name, []).append(run)

    def __contains__(self, name):
        return bool(self.runs.get(name))

    def number(self):
        """How many rounds all targets have."""
        return min(map(len, self.runs.values()), default=0)

    def median(self, name, figure):
        """The median of one figure ("p50", "per_second", …) of a target over the rounds."""
        return statistics.median(getattr(run, figure) for run in self.runs[name])

    def ratio(self, name, other, figure="per_second"):
        """The median over the rounds of `name` divided by `other`."""
        pairs = zip(self.runs[name], self.runs[other], strict=False)
        return statistics.median(getattr(a, figure) / (getattr(b, figure) or 1e-9) for a, b in pairs)


def wrk(folder, target, seconds, connections):
    """Run wrk against `target` once; returns a Run. Raises LoadFailed."""
    script = folder / "wrk.lua"
    text = REPORT
    if target.paths:
        listed = folder / "paths.txt"
        listed.write_text("\n".join(target.paths))
        text += IN_TURN % listed
    script.write_text(text)
    # One thread of wrk keeps up with these servers, and leaves them what is left of a small machine.
    command = [find_program("wrk"), "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "20s", "-s", script]
    command += [part for name, value in target.headers.items() for part in ("-H", f"{name}: {value}")]
    before, asked = cpu_seconds(target.pid), cpu_seconds(target.database) if target.database else 0.0
    try:
        done = subprocess.run([*map(str, command), target.url], capture_output=True, text=True, timeout=seconds + 30)
    except subprocess.TimeoutExpired:
        raise LoadFailed(f"{target.name}: wrk did not end") from None
    if done.returncode:
        raise LoadFailed(f"{target.name}: {done.stderr or done.stdout}")
    spent = cpu_seconds(target.pid) - before
    in_database = cpu_seconds(target.database) - asked if target.database else 0.0
    return read_report(target.name, done.stdout, spent, in_database)


def patient(folder, target, seconds, connections):
    """The same; where not one request ended in its time, once more with four times as much."""
    try:
        return wrk(folder, target, seconds, connections)
    except NothingEnded:
        return wrk(folder, target, 4 * seconds, connections)


def read_report(name, output, cpu, database_cpu=0.0):
    """Make a Run of what wrk wrote and of the processor seconds spent meanwhile. Raises LoadFailed when pages failed."""
    said = json.loads(next(line for line in output.splitlines() if line.startswith("{")))
    if not said["requests"] and not said["errors"]:
        raise NothingEnded(f"{name}: not one request ended in its time")
    if said["errors"] > said["requests"] / 1000:
        raise LoadFailed(f"{name}: {said['errors']} of {said['requests']} requests failed")
    return Run(
        per_second=said["requests"] / said["microseconds"] * 1e6,
        p50=said["p50"] / 1000,
        p99=said["p99"] / 1000,
        cpu=cpu / said["requests"] * 1000,
        database_cpu=database_cpu / said["requests"] * 1000,
    )


def best(folder, target, seconds, connections, tries):
    """The best of several runs: on a small machine one worker may catch all connections of a run, and the other idles."""
    return max((patient(folder, target, seconds, connections) for _ in range(tries)), key=attrgetter("per_second"))


def measure(folder, targets, *, rounds, seconds, connections, until, tries=1):
    """Warm every target, then run them in turn; returns Rounds. `until` (monotonic) ends it between two rounds.

    Of each round's `tries` the best counts. A target that fails is left out, and `problems` of the Rounds say why.
    """
    measured, whole = Rounds(), list(targets)
    for turn in range(rounds + 1):
        if turn > 1 and time.monotonic() + len(whole) * tries * (seconds + 0.3) > until:
            break
        for target in list(whole):
            try:
                run = best(folder, target, seconds, connections, tries if turn else 1)
            except LoadFailed as problem:
                whole.remove(target)
                measured.leave_out(target.name, problem)
                continue
            if turn:  # the first is to warm up
                measured.add(target.name, run)
    return measured


def get(url, headers=None, timeout=30):
    """Ask for `url` once; returns (status, {header in small letters: value}, body as it was sent)."""
    parts = urllib.parse.urlsplit(url)
    connection = HTTPConnection(parts.hostname, parts.port, timeout=timeout)
    try:
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def read_all(base, paths, *, readers=4, until=None):
    """Ask for each of `paths` at `base` once, by several readers at a time; returns how many answered with 200."""
    parts, rest, lock = urllib.parse.urlsplit(base), iter(paths), threading.Lock()
    good = 0

    def reader():
        nonlocal good
        connection = HTTPConnection(parts.hostname, parts.port, timeout=30)
        while until is None or time.monotonic() < until:
            with lock:
                path = next(rest, None)
            if path is None:
                break
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            with lock:
                good += answer.status == 200
        connection.close()

    threads = [threading.Thread(target=reader) for _ in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return good
