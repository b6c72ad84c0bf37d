"""The table behind tests/desk/test_every_address.py: every address of the desk, every verb, and who may."""

from tests.desk.every_address import desk, door, pharmacies, pictures, readers, stories, things

ACTS = [*desk.ACTS, *door.ACTS, *things.ACTS, *stories.ACTS, *pictures.ACTS, *readers.ACTS, *pharmacies.ACTS]
