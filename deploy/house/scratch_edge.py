"""A Varnish for one run of the tests or of the bench: the very one of deploy/varnish, before a port of this machine."""

import os
import secrets
import shutil
import subprocess
import sys
from pathlib import Path

from deploy.house.scratch import CannotStart, Scratch, find_program, free_port, port_answers
from deploy.house.stamps import ROOT

MODULES = ("xkey", "var", "std")
FOLDERS = ("/usr/lib/*/varnish/vmods", "/usr/lib/varnish/vmods", "/usr/local/lib/varnish/vmods")


def missing():
    """Return what is not installed of that which the edge needs, as sentences; an empty list when all is there."""
    words = [] if find_program("varnishd") else ["Varnish is not installed"]
    modules = {path.stem for folder in FOLDERS for path in Path("/").glob(f"{folder[1:]}/libvmod_*.so")}
    if lacking := [name for name in MODULES if f"libvmod_{name}" not in modules]:
        words.append(f"modules of Varnish are not installed (varnish-modules): {', '.join(lacking)}")
    if not shutil.which("gcc") and not shutil.which("cc"):
        words.append("a C compiler is not installed, with which Varnish compiles its configuration")
    return words


class ScratchEdge(Scratch):
    """Varnish before `backend_port`; a context manager.

    `url` is its address, `secret` the word for its purge door. `environment` and `arguments` go to
    deploy/varnish/start.sh. Raises CannotStart when it does not come up; ask `missing()` before.
    """

    def __init__(self, backend_port, *arguments, **environment):
        super().__init__()
        self.port, self.secret, self.arguments = free_port(), secrets.token_urlsafe(24), arguments
        self.url = f"http://127.0.0.1:{self.port}/"
        self.environment = {
            "EDGE_BACKEND": f"127.0.0.1:{backend_port}",
            "EDGE_LISTEN": f"127.0.0.1:{self.port}",
            "EDGE_PURGE_SECRET": self.secret,
            "EDGE_MEMORY": "64m",
            "SITE_URL": os.environ.get("SITE_URL") or "http://127.0.0.1",
            **environment,
        }

    def start(self):
        # The start script and all it reads are copied: the unprivileged user may not be let into the project's folder.
        shutil.copytree(ROOT / "deploy/varnish", self.folder / "varnish")
        pages = self.folder / "pages"
        command = [sys.executable, "manage.py", "edge_pages", str(pages)]
        made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
        if made.returncode:
            raise CannotStart(f"edge_pages failed:\n{made.stderr[-2000:]}")
        work = self.folder / "work"
        work.mkdir()
        self.own(work)
        self.launch(
            "varnish",
            ["sh", self.folder / "varnish/start.sh", *self.arguments],
            lambda: port_answers(self.port),
            PATH=os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"]),
            EDGE_FOLDER=str(pages),
            EDGE_WORK=str(work),
            **self.environment,
        )

    def admin(self, *words):
        """Give Varnish an order ("backend.set_health", "default", "sick"); return what it says."""
        command = [find_program("varnishadm"), "-n", self.folder / "work/varnish", *words]
        return subprocess.run(
            list(map(str, command)), check=True, capture_output=True, text=True, **self.as_user()
        ).stdout
