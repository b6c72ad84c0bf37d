"""The documents lead somewhere, and nobody's private addresses are in the tree."""

from deploy.house.check import links
from deploy.house.stamps import ROOT


def test_every_link_in_the_documents_leads_to_a_file(capsys):
    assert links() == 0, capsys.readouterr().out


def test_every_decision_says_context_decision_and_what_was_not_chosen():
    decisions = sorted((ROOT / "docs" / "decisions").glob("0*.md"))
    assert decisions
    for path in decisions:
        text = path.read_text("utf-8")
        assert all(f"## {part}" in text for part in ("Context", "Decision", "Not chosen")), path.name


def test_every_setting_of_the_environment_is_listed_for_operators():
    listed = (ROOT / "docs" / "operations.md").read_text("utf-8")
    for name in (
        "SECRET_KEY",
        "SITE_URL",
        "ALLOWED_HOSTS",
        "DATABASE_URL",
        "CACHE_URL",
        "EMAIL_URL",
        "TRUSTED_PROXIES",
    ):
        assert f"`{name}`" in listed


def test_the_licence_is_whole():
    text = (ROOT / "LICENSE").read_text("utf-8")
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert "END OF TERMS AND CONDITIONS" in text
