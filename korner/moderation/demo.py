"""The demo's words that let a text wait, and a name nobody may use."""

from korner.moderation import bans
from korner.moderation.models import Ban, WordList

WORDS = {"tr": "aptal*\nhakaret*\nsahtekâr*\nsatılık medya", "fr": "abruti*\nimbécile*\nvendu*\njournalope*"}
NAME = "Bruxelles Korner"  # nobody speaks in the paper's name
DAYS = 365


def fill():
    """Write the lists and the ban where they are missing; says how many words there are."""
    for language, words in WORDS.items():
        WordList.objects.get_or_create(language=language, defaults={"words": words})
    if not Ban.objects.exists():
        bans.ban_name(NAME, days=DAYS, by=None, reason="Gazetenin adıyla yazılmaz. On n’écrit pas au nom du journal.")
    return f"{sum(len(words.splitlines()) for words in WORDS.values())} words that wait, 1 ban"
