"""How several processes are run as one: each line of theirs is shown with its name, and none outlives the others.

Linux ends the children even when this process is killed outright; elsewhere they see their standard input close.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
import time

from deploy.house.stamps import ROOT

GRACE = 12  # seconds between "please end" and "end"
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of prctl(2)
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform.startswith("linux") else None


def tie_to_parent():
    """Ask the kernel to end this child when its parent is gone (runs in the child, before its program)."""
    if LIBC is not None:
        LIBC.prctl(DIE_WITH_PARENT, signal.SIGTERM)


class Company:
    """Processes that live and die together."""

    def __init__(self, out=sys.stdout):
        self.members, self.out, self.width = {}, out, 0
        self.stopped_by = None

    def start(self, name, command, environment, *, nice=0):
        """Start `command` (a list) under `name`, in a group of its own; `nice` lets the others go first."""

        def before_its_program():
            tie_to_parent()
            os.nice(nice)

        self.width = max(self.width, len(name))
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
            preexec_fn=before_its_program,
        )
        self.members[name] = process
        threading.Thread(target=self.show, args=(name, process), daemon=True).start()

    def finish(self, command, environment):
        """Run `command` to its end before the others start; return its exit code, or None when a signal stopped us.

        It has a group of its own, so that what it has started ends with it.
        """
        process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True, preexec_fn=tie_to_parent)
        while process.poll() is None and self.stopped_by is None:
            time.sleep(0.05)
        if self.stopped_by is None:
            return process.returncode
        send(process, signal.SIGINT)
        try:
            process.wait(GRACE / 2)
        except subprocess.TimeoutExpired:
            pass  # it had its time
        send(process, signal.SIGKILL)
        process.wait()
        return None

    def show(self, name, process):
        """Print what `process` says, each line with its name before it; a task well done is no news."""
        for line in process.stdout:
            if '"levelname": "INFO"' in line:
                continue
            print(f"{name:<{self.width}} | {line}", end="", file=self.out, flush=True)

    def say(self, words):
        """Print words of our own."""
        print(words, file=self.out, flush=True)

    def heed_signals(self):
        """Let Ctrl-C, SIGTERM and a closed terminal end the company."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.on_signal)

    def on_signal(self, number, frame):
        self.stopped_by = number

    def dead(self):
        """Return (name, exit code) of a member that has ended, or None."""
        for name, process in self.members.items():
            if process.poll() is not None:
                return name, process.returncode
        return None

    def wait(self, until=None, seconds=None):
        """Wait for `until()` to be true, for `seconds`, or for an end; return whether the company is whole.

        Without arguments: until a signal comes or a member ends.
        """
        end = time.monotonic() + seconds if seconds else None
        while self.stopped_by is None and self.dead() is None:
            if until is not None and until():
                return True
            if end is not None and time.monotonic() > end:
                return True
            time.sleep(0.1)
        return False

    def stop(self):
        """End all members: politely, then not."""
        for process in self.members.values():
            send(process, signal.SIGTERM)
        end = time.monotonic() + GRACE
        for process in self.members.values():
            try:
                process.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                send(process, signal.SIGKILL)
                process.wait()


def send(process, number):
    """Send a signal to `process` and all it has started; one that has ended is left alone."""
    try:
        os.killpg(process.pid, number)
    except ProcessLookupError:
        pass
