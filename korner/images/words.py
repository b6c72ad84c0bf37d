"""The words a picture is found by, folded as an address is: "saglik" finds Sağlık, "oeuvre" finds Œuvre."""

import re

from django.db import connection
from django.db.models import Q

from korner.text.slugs import slugify

LONGEST = 80
BETWEEN = re.compile(r"[\x00_\-'’ʼ.,;:/]")
MOST_WORDS = 8


def folded(text):
    """The words of `text` as they are kept and sought, in their order."""
    # An address is cut at eighty letters; words are not to be lost for that. « L’œuvre » is sought by « œuvre ».
    parts = BETWEEN.sub(" ", text or "").split()
    return [word for part in parts for word in slugify(part).split("-") if word]


def words_of(asset):
    """{(word, in the credit)} of a picture: its name, alternative texts, credit, and the words on its licence."""
    spoken = {word for field in ("name", "alt_tr", "alt_fr", "licence_note") for word in folded(getattr(asset, field))}
    return {(word[:LONGEST], False) for word in spoken} | {(word[:LONGEST], True) for word in folded(asset.credit)}


def beginning_with(word):
    """The condition that the column `word` begins with `word`, said so that each database takes its index."""
    if len(word) < 2:
        return Q(word=word)
    if connection.vendor == "sqlite":  # its LIKE takes no index; folded words are plain letters and figures
        return Q(word__gte=word, word__lt=word[:-1] + chr(ord(word[-1]) + 1))
    return Q(word__startswith=word)


def with_words(pictures, text, *, in_credit=False):
    """The `pictures` (a QuerySet) in which every word of `text` stands, each as the beginning of one of theirs."""
    from korner.images.models import AssetWord

    for word in folded(text)[:MOST_WORDS]:
        rows = AssetWord.objects.filter(beginning_with(word[:LONGEST]))
        pictures = pictures.filter(pk__in=(rows.filter(in_credit=True) if in_credit else rows).values("asset"))
    return pictures
