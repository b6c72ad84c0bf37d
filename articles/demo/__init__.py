"""The demo's sections, topics, tags, menus and stories, dated around the moment they are made."""

from pathlib import Path

from articles.demo.newsroom import fill_menus, fill_sections, fill_topics
from articles.demo.writing import fill_stories

FOLDER = Path(__file__).parent


def fill():
    """Make what is missing; says how many stories there are."""
    sections = fill_sections()
    topics = fill_topics(FOLDER / "topics.toml")
    number = fill_stories(FOLDER / "stories", sections, topics)
    fill_menus(sections, topics)
    return f"{number} stories in {len(sections)} sections"
