"""The table behind tests/desk/test_every_address.py: every address of the desk, every verb, and who may."""

from tests.desk.every_address import desk, door, markets, pharmacies, pictures, readers, stories, things

PARTS = [
    desk,
    door,
    things,
    stories,
    pictures,
    readers,
    markets,
    pharmacies,
]
ACTS = [act for part in PARTS for act in part.ACTS]
