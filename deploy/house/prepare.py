"""What lies between the installed house and a served newspaper: tables, static files, the demo.

Each step is left out when what it reads is as it was; the whole needs one start of Django, or none.
"""

import json
import os
import sys
from dataclasses import dataclass, field

from deploy.house.stamps import ROOT, VAR, Stamp, fingerprint

ACCOUNTS = VAR / "stamps" / "accounts.json"  # who can sign in at the demo, for the words at the start
APPS = ("korner", "authors", "articles", "widgets")


@dataclass
class Step:
    """One management command: the words a person sees, when it counts as done, and whether that is remembered."""

    words: str
    command: str
    stamp: Stamp
    remembered: bool
    wanted: bool = True
    options: dict = field(default_factory=dict)

    def due(self):
        """Whether the command has to run now."""
        return self.wanted and not (self.remembered and self.stamp.holds())


def folders(pattern):
    """Return the folders and files of the apps that match `pattern`, compiled files left out."""
    found = [path for app in APPS for path in sorted((ROOT / app).rglob(pattern))]
    return [path for path in found if "__pycache__" not in path.parts]


def steps():
    """Return the steps in order."""
    migrations, lock = folders("migrations"), ROOT / "requirements" / "base.txt"
    static_root = os.environ.get("STATIC_ROOT", str(VAR / "static"))
    static = [ROOT / "static", VAR / "assets" / ".korner", ROOT / "korner" / "staticstore.py", lock]
    # Of a database of one's own only itself knows what was done to it: it is asked each time.
    embedded = not os.environ.get("DATABASE_URL") and not (ROOT / ".env").exists()
    filled = embedded and (VAR / "korner.sqlite3").exists()

    def stamp(name, *paths):
        return Stamp(VAR / "stamps" / name, fingerprint(*paths, extra=[static_root]))

    return [
        Step(
            "Making the tables",
            "migrate",
            stamp("migrate", *migrations, lock),
            filled,
            options={"interactive": False},
        ),
        Step(
            "Writing down the places",
            "places",
            stamp("places", *migrations, *folders("places/data/*"), *folders("places/*.py")),
            filled,
        ),
        Step(
            "Collecting the static files",
            "collectstatic",
            stamp("static", *static),
            os.path.isdir(static_root),
            wanted=os.environ.get("DEBUG") != "1",  # runserver finds them where they are
            options={"interactive": False},
        ),
        Step(
            "Writing the demo newspaper",
            "demo",
            stamp("demo", *migrations, *folders("demo*"), *folders("demo/**/*")),
            filled,
            wanted=os.environ.get("DEMO") == "1",
        ),
        # What was written before this release knew it, or how it is searched now; what stands already is passed by.
        Step(
            "Writing down what can be searched",
            "reindex",
            stamp("reindex", *migrations, *folders("search.py"), *folders("search/*.py"), *folders("text/*.py")),
            filled,
        ),
    ]


def main():
    """Do every step that is not done yet; return the exit code."""
    due = [step for step in steps() if step.due()]
    if not due:
        return 0

    import django
    from django.core.management import CommandError, call_command

    django.setup()
    ACCOUNTS.parent.mkdir(parents=True, exist_ok=True)
    for step in due:
        print(f"{step.words} ...", file=sys.stderr, flush=True)
        step.stamp.clear()
        try:
            call_command(step.command, verbosity=0, **step.options)
        except CommandError as error:
            print(f"{step.words} failed: {error}", file=sys.stderr)
            return 1
        if step.command == "demo":
            note_accounts()
        step.stamp.set()
    return 0


def note_accounts():
    """Leave the demo's accounts and password where the start finds them without loading Django."""
    from korner.accounts.demo import ACCOUNTS as people
    from korner.accounts.demo import PASSWORD

    ACCOUNTS.write_text(json.dumps({"names": [person[0] for person in people], "password": PASSWORD}))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korner.settings")
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)  # the step has no stamp yet and is done anew by the next start
