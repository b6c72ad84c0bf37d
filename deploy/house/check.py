"""What must hold before a change is shown to others: `make check` runs every line below and names those that fail.

`python -m deploy.house.check [name ...]` runs only the named ones.
"""

import os
import re
import secrets
import subprocess
import sys
import tempfile
import urllib.parse
from pathlib import Path

from deploy.house.stamps import ROOT

PYTHON = sys.executable
TEMPLATES = "templates"
# What a real host would set; the key is thrown away with the process.
PRODUCTION = {
    "DEMO": "0",
    "DEBUG": "0",
    "SECRET_KEY": secrets.token_urlsafe(64),
    "SITE_URL": "https://www.example.org",
    "ALLOWED_HOSTS": "www.example.org",
    "HSTS_SUBDOMAINS": "1",
}


def run(*command, **environment):
    """Run `command` in the root of the project; return its exit code."""
    return subprocess.run(list(map(str, command)), cwd=ROOT, env={**os.environ, **environment}).returncode


def tool(name, *arguments):
    """Run a Python tool of .venv as a module, so that the folder may have moved since it was installed."""
    return run(PYTHON, "-m", name, *arguments)


def templates():
    """Return all templates, as paths relative to the root."""
    found = [
        path
        for folder in (TEMPLATES, "korner", "authors", "articles", "widgets")
        for path in (ROOT / folder).rglob("*.html")
    ]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def lint():
    return tool("ruff", "check", "--quiet", "--output-format", "concise", ".")


def layout():
    return tool("ruff", "format", "--check", "--quiet", "--output-format", "concise", ".")


def template_layout():
    """Templates as djade writes them."""
    return djade("--check")


def djade(*options):
    """Run djade, a program and no module, over all templates."""
    names = templates()
    return run(Path(PYTHON).with_name("djade"), "--target-version", "5.2", *options, *names) if names else 0


def template_lint():
    return tool("djlint", "--lint", "--quiet", "--configuration", "pyproject.toml", TEMPLATES) if templates() else 0


def layers():
    """The order of the folders, by import-linter's contracts in pyproject.toml."""
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    result = subprocess.run([PYTHON, "-c", code], cwd=ROOT, capture_output=True, text=True)
    if result.returncode:
        print(result.stdout[-6000:], result.stderr[-2000:])
    return result.returncode


def types():
    return tool("mypy", "--no-error-summary")


def migrations():
    with tempfile.TemporaryDirectory() as folder:
        empty = f"sqlite:///{folder}/empty.sqlite3"
        return run(
            PYTHON, "manage.py", "makemigrations", "--check", "--dry-run", **{**PRODUCTION, "DATABASE_URL": empty}
        )


def settings():
    """Django's own checks of a production, and ours."""
    with tempfile.TemporaryDirectory() as folder:
        values = {**PRODUCTION, "DATABASE_URL": f"sqlite:///{folder}/empty.sqlite3", "LC_ALL": "C.UTF-8"}
        return run(PYTHON, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **values)


def translations():
    return run(PYTHON, "-m", "deploy.house.messages", "check")


def links():
    """Links between the documents lead to files that are there, and to headings that are there."""
    broken = []
    for document in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        text = re.sub(r"```.*?```", "", document.read_text("utf-8"), flags=re.DOTALL)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            parts = urllib.parse.urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = (document.parent / urllib.parse.unquote(parts.path)).resolve() if parts.path else document
            if not path.exists() or (parts.fragment and parts.fragment not in headings(path)):
                broken.append(f"{document.relative_to(ROOT)}: {target} leads nowhere")
    print("\n".join(broken), end="\n" if broken else "")
    return 1 if broken else 0


def headings(path):
    """Return the anchors that the headings of the Markdown file at `path` make."""
    titles = re.findall(r"^#+\s+(.*)$", path.read_text("utf-8"), flags=re.MULTILINE) if path.suffix == ".md" else []
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


CHECKS = {
    "lint": lint,
    "layout": layout,
    "template-layout": template_layout,
    "template-lint": template_lint,
    "layers": layers,
    "types": types,
    "migrations": migrations,
    "settings": settings,
    "translations": translations,
    "links": links,
}


def main(names):
    """Run the checks called `names` (all, if none is named); return the exit code."""
    if names == ["djade-fix"]:  # the part of `make fmt` that is no Python
        djade()
        return 0
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"No such check: {', '.join(unknown)}. There are: {', '.join(CHECKS)}.", file=sys.stderr)
        return 2
    failed = []
    for name in names or CHECKS:
        print(f"--- {name}", flush=True)
        if CHECKS[name]():
            failed.append(name)
    print(f"\nfailed: {', '.join(failed)}" if failed else "\nall checks hold", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
