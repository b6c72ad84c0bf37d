"""The documents lead somewhere, and nobody's private addresses are in the tree."""

import re

from deploy.house.check import links
from deploy.house.stamps import ROOT


def test_every_link_in_the_documents_leads_to_a_file(capsys):
    assert links() == 0, capsys.readouterr().out


def test_every_decision_says_context_decision_and_what_was_not_chosen_and_is_in_the_index():
    decisions = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    assert decisions
    for path in decisions:
        text = path.read_text("utf-8")
        for part in ("Context", "Decision", "Not chosen"):
            assert f"## {part}" in text or f"**{part}.**" in text, (path.name, part)
        assert f"decisions/{path.name}" in index


def test_every_setting_of_the_environment_is_listed_for_operators():
    listed = (ROOT / "docs" / "operations.md").read_text("utf-8")
    asked = r"""(?:env(?:\.\w+)?|required|environ\.get)\(\s*"([A-Z][A-Z_]+)\""""
    for path in ("korner/settings.py", "korner/env.py", "deploy/gunicorn.conf.py"):
        for name in re.findall(asked, (ROOT / path).read_text("utf-8")):
            assert f"`{name}`" in listed, name


def test_the_licence_is_whole():
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "END OF TERMS AND CONDITIONS" in text
