"""Are the words of the house translated, and are they compiled?

`compile` makes the .mo files by Babel, so that no gettext program is needed to run the newspaper.
`collect` takes the words of the code into the catalogues (needs gettext); what is new has no words yet.
`check` collects the words anew (this needs gettext) into a copy and names what the catalogues lack, hold in vain or
hold as fuzzy; exit code 1 when there is any.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from deploy.house.stamps import ROOT

LANGUAGES = ("tr", "fr")
CATALOGUES = Path("korner/locale")
SOURCES = ("korner", "authors", "articles", "widgets", "templates", "static")


def read(path):
    """Return the catalogue in the .po file at `path`. Raises babel's PoFileError when it cannot be read."""
    with open(path, "rb") as file:
        return read_po(file, abort_invalid=True)


def compile_messages(root=ROOT):
    """Write a .mo beside each .po below `root`; fuzzy entries are left out. Another run never sees half a file."""
    for source in sorted((root / CATALOGUES).glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        half = target.with_suffix(f".{os.getpid()}")
        with open(half, "wb") as file:
            write_mo(file, read(source))
        half.replace(target)


def keyed(catalogue):
    """Return {(context, message): entry} of `catalogue`, the header left out."""
    return {(entry.context, str(entry.id)): entry for entry in catalogue if entry.id}


def is_complete(entry):
    """Whether every form of `entry` has words."""
    words = entry.string if isinstance(entry.string, (list, tuple)) else [entry.string]
    return bool(words) and all(words)


def collected(folder):
    """Collect the words of the project into a copy under `folder`; return {language: path of its .po}.

    Raises subprocess.CalledProcessError when gettext fails.
    """
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for language in LANGUAGES:
        (folder / CATALOGUES / language / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "django", "makemessages", "--no-obsolete", "--no-wrap", "-v0"]
    # A settings module of two lines: collecting words needs the folders of the catalogues and nothing else.
    (folder / "words.py").write_text(f"LOCALE_PATHS = [{str(folder / CATALOGUES)!r}]\nUSE_I18N = True\n")
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "words", "PYTHONPATH": str(folder)}
    for language in LANGUAGES:
        command += ["-l", language]
    subprocess.run(command, cwd=folder, env=environment, check=True)
    return {language: folder / CATALOGUES / language / "LC_MESSAGES" / "django.po" for language in LANGUAGES}


def collect():
    """Bring the catalogues up to date with the code; translations that are no longer used go."""
    with tempfile.TemporaryDirectory(prefix="korner-words-") as folder:
        for language, fresh in collected(Path(folder)).items():
            path = ROOT / CATALOGUES / language / "LC_MESSAGES" / "django.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(fresh, path)


def faults():
    """Return one line for each word that is missing, fuzzy or no longer used, in either catalogue."""
    lines = []
    with tempfile.TemporaryDirectory(prefix="korner-words-") as folder:
        fresh = {language: read(path) for language, path in collected(Path(folder)).items()}
    for language in LANGUAGES:
        path = ROOT / CATALOGUES / language / "LC_MESSAGES" / "django.po"
        ours = keyed(read(path)) if path.exists() else {}
        used = keyed(fresh[language])
        for key, entry in used.items():
            where = ", ".join(f"{name}:{line}" for name, line in entry.locations[:2])
            mine = ours.get(key)
            if mine is None or not is_complete(mine):
                lines.append(f"{language}: not translated: {key[1]!r} ({where})")
            elif mine.fuzzy:
                lines.append(f"{language}: fuzzy: {key[1]!r} ({where})")
        lines += [f"{language}: no longer used: {key[1]!r}" for key in ours if key not in used]
    return lines


def main(verb):
    """Carry out `verb`; return the exit code."""
    if verb == "compile":
        compile_messages()
        return 0
    if not shutil.which("xgettext"):
        print("skipped: translations (gettext is not installed)")
        return 1 if os.environ.get("CI") or verb == "collect" else 0
    if verb == "collect":
        collect()
        return 0
    lines = faults()
    print("\n".join(lines) or "every word is translated")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
