"""How is a headline written in an address?"""

import re
from collections.abc import Callable

from korner.text.folding import fold

MAX_LENGTH = 80
_NOT_IN_SLUG = re.compile("[^a-z0-9]+")


def slugify(text: str) -> str:
    """`text` as an address word of a-z, 0-9 and hyphens, at most 80 characters, cut at a word.

    `Kadıköy'ün Sınır Taşı` becomes `kadikoyun-sinir-tasi`, `Œuvre à l’Écluse` becomes `oeuvre-a-lecluse`. Other
    scripts are dropped: the answer may be "", and the caller decides what then stands in the address.
    """
    words = _NOT_IN_SLUG.sub("-", fold(text).replace("'", "")).strip("-")
    return _cut(words, MAX_LENGTH)


def unique_slug(wanted: str, taken: Callable[[str], bool]) -> str:
    """`wanted`, or the first of `wanted-2`, `wanted-3`… that is not `taken`.

    Raises ValueError for an empty `wanted`.
    """
    if not wanted:
        raise ValueError("An empty slug cannot be made unique.")
    slug, number = wanted, 1
    while taken(slug):
        number += 1
        ending = f"-{number}"
        slug = _cut(wanted, MAX_LENGTH - len(ending)) + ending
    return slug


def _cut(slug: str, length: int) -> str:
    if len(slug) <= length:
        return slug
    at_word = slug[: length + 1].rpartition("-")[0]
    return (at_word or slug[:length]).strip("-")
