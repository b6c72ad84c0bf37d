"""The order of the house is kept by a machine: import-linter's contracts in pyproject.toml."""

import ast
import tomllib

from deploy.house.check import layers
from deploy.house.stamps import ROOT

FOLDERS = ("korner", "authors", "articles", "widgets")


def contracts():
    """Return {id: contract} of pyproject.toml."""
    tool = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    return {contract["id"]: contract for contract in tool["importlinter"]["contracts"]}


def test_no_import_goes_up(capfd):
    assert layers() == 0, capfd.readouterr().out


def test_every_app_that_hangs_on_articles_is_named_in_the_contract():
    named = contracts()["article-core"]["layers"][0]
    apps = [path.parent.name for path in (ROOT / "articles").glob("*/apps.py")]
    assert [name for name in apps if f"({name})" not in named] == []


def test_every_app_of_korner_is_named_in_the_contract():
    named = " ".join(contracts()["inside-korner"]["layers"])
    apps = [path.parent.name for path in (ROOT / "korner").glob("*/apps.py")]
    assert [name for name in apps if f"({name})" not in named] == []


def test_every_module_says_in_its_first_line_which_question_it_answers():
    silent = []
    for folder in (*FOLDERS, "deploy"):
        for path in (ROOT / folder).rglob("*.py"):
            if path.name == "__init__.py" or {"migrations", "commands"} & set(path.parts):
                continue
            if not ast.get_docstring(ast.parse(path.read_text("utf-8"))):
                silent.append(str(path.relative_to(ROOT)))
    assert silent == []


def test_no_module_hides_behind_a_name_that_says_nothing():
    empty = {"utils.py", "helpers.py", "services.py", "misc.py", "common.py", "tools.py"}
    assert [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py") if path.name in empty] == []
