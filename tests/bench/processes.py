"""What running processes have cost: processor time and memory, read from /proc (Linux)."""

import os
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")
PROC = Path("/proc")


class Gone(Exception):
    """The process has ended."""


def stat(pid):
    """Return (parent's pid, own processor seconds, processor seconds of children that have ended). Raises Gone."""
    try:
        text = (PROC / str(pid) / "stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        raise Gone(pid) from None
    # The name in brackets may hold anything, brackets too: what follows the last one is numbers.
    fields = text[text.rindex(")") + 2 :].split()
    utime, stime, cutime, cstime = (int(fields[n]) / TICK for n in (11, 12, 13, 14))
    return int(fields[1]), utime + stime, cutime + cstime


def family(pid):
    """Return `pid` and all its living descendants, parents before children."""
    children = {}
    for entry in PROC.iterdir():
        if entry.name.isdigit():
            try:
                children.setdefault(stat(entry.name)[0], []).append(int(entry.name))
            except Gone:
                continue
    found = [pid]
    for member in found:
        found += children.get(member, [])
    return found


def cpu_seconds(pid):
    """Processor seconds that `pid` and its descendants have used until now, ended ones included."""
    total = 0.0
    for member in family(pid):
        try:
            _parent, own, ended = stat(member)
        except Gone:
            continue
        total += own + ended
    return total


def memory(pid):
    """Proportional memory (PSS) of one process in bytes: shared pages count by their share. Raises Gone."""
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text()
    except (FileNotFoundError, ProcessLookupError):
        raise Gone(pid) from None
    return next(int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith("Pss:"))


def worker_memory(pid):
    """Mean PSS in bytes of the workers of the server `pid`: its descendants, or itself if it has none."""
    workers = family(pid)[1:] or [pid]
    return sum(memory(worker) for worker in workers) / len(workers)
