"""Has anything changed since this step was last done? Answered by a hash of what the step reads.

Standard library only: it runs before anything is installed.
"""

import hashlib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VAR = ROOT / "var"


def fingerprint(*paths, extra=()):
    """Return a hash of the names and contents of `paths` (files, or folders with all below) and of `extra` words."""
    digest = hashlib.sha256(repr(tuple(extra)).encode())
    for path in map(Path, paths):
        files = sorted(path.rglob("*")) if path.is_dir() else [path]
        for file in files:
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(f"{file.relative_to(ROOT) if file.is_relative_to(ROOT) else file}\0".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


class Stamp:
    """A file that holds the fingerprint of a step's inputs at the time the step was last done."""

    def __init__(self, path, value):
        self.path, self.value = Path(path), value

    def holds(self):
        """Whether the step was done with these very inputs."""
        return self.path.is_file() and self.path.read_text() == self.value

    def set(self):
        """Note that the step is done."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self.path.write_text(self.value)

    def clear(self):
        """Note that the step is under way: until `set`, it counts as not done."""
        self.path.unlink(missing_ok=True)
