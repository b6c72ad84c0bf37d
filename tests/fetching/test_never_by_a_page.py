"""One door to the outside, and no page goes through it: kept by looking at who imports whom."""

import ast
import tomllib
from pathlib import Path

from deploy.house.stamps import ROOT

FOLDERS = ("korner", "authors", "articles", "widgets")
DOOR = "korner.fetching.door"
RUNNING = "korner.fetching.running"
TASKS = "korner.fetching.tasks"
# What else speaks to another machine, and why it may.
TO_OTHER_MACHINES = {
    "korner/caching/edge.py": "tells our own edge what is old",
    "korner/moderation/akismet.py": "sends a text to be judged, in a task (docs/decisions/0024)",
    "korner/fetching/addresses.py": "looks names up for the door",
    "korner/fetching/connecting.py": "the door's own connections",
    "korner/fetching/door.py": "the door",
}
WIRES = {"httpx", "httpcore", "requests", "urllib3", "aiohttp", "http.client", "urllib.request", "socket", "ftplib"}


def imports(path):
    """The full names of all that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found.update(f"{node.module}.{alias.name}" for alias in node.names)
    return found


def modules():
    """{path within the project: what it imports} of all its modules."""
    files = (path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
    return {str(path.relative_to(ROOT)): imports(path) for path in files}


def importers(name):
    return sorted(path for path, found in modules().items() if name in found)


def test_only_running_goes_through_the_door():
    assert importers(DOOR) == ["korner/fetching/running.py"]


def test_only_a_task_runs():
    assert importers(RUNNING) == ["korner/fetching/tasks.py"]


def test_a_page_may_queue_and_no_other_than_the_desks_own():
    assert importers(TASKS) == ["korner/fetching/periodic.py", "korner/fetching/views.py"]
    assert "def ask(" in Path(ROOT / "korner/fetching/tasks.py").read_text("utf-8")
    task = next(node for node in tree(TASKS).body if isinstance(node, ast.FunctionDef) and node.name == "ask")
    assert [ast.unparse(decorator) for decorator in task.decorator_list] == ["task()"]
    # What the page imports brings the door with it in the worker alone.
    assert not [node for node in tree(TASKS).body if isinstance(node, ast.ImportFrom) and node.module == RUNNING]


def tree(name):
    return ast.parse((ROOT / f"{name.replace('.', '/')}.py").read_text("utf-8"))


def test_nothing_else_speaks_to_another_machine():
    speak = {path for path, found in modules().items() if found & WIRES}
    assert speak == set(TO_OTHER_MACHINES)


def test_nothing_but_a_test_lets_its_own_machine_in():
    assert importers("korner.fetching.addresses.let_in") == []
    assert importers("korner.fetching.addresses.LET_IN") == []


def test_the_version_that_is_told_is_the_projects():
    from korner import __version__

    assert tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"] == __version__
