"""How does the demo newspaper get its pictures? It draws them: a motif, a mood and a seed make one picture.

The same arguments give the same bytes. Pictures hold no letters, so they serve both languages.
"""

import random
from collections.abc import Callable

from korner.images.demo import (
    motifs_kitchen,
    motifs_land,
    motifs_newsroom,
    motifs_paper,
    motifs_people,
    motifs_public,
    motifs_seasons,
    motifs_stage,
    motifs_street,
    motifs_table,
    motifs_things,
    motifs_town,
    motifs_travel,
)
from korner.images.demo.portraits import portrait
from korner.images.demo.printing import as_jpeg, as_png
from korner.images.demo.shapes import MOODS, H, W, patterns, rect

__all__ = ["MOODS", "MOTIFS", "as_jpeg", "as_png", "draw", "portrait"]

MOTIFS: dict[str, Callable] = {
    **motifs_kitchen.MOTIFS,
    **motifs_land.MOTIFS,
    **motifs_newsroom.MOTIFS,
    **motifs_paper.MOTIFS,
    **motifs_people.MOTIFS,
    **motifs_public.MOTIFS,
    **motifs_seasons.MOTIFS,
    **motifs_stage.MOTIFS,
    **motifs_street.MOTIFS,
    **motifs_table.MOTIFS,
    **motifs_things.MOTIFS,
    **motifs_town.MOTIFS,
    **motifs_travel.MOTIFS,
}
# These would be wrong in a mirror: a tick, a currency's sign, a violin's bow, a dial.
NEVER_MIRRORED = {"ballot", "euro", "violin", "school", "pills", "letters"}


def draw(motif: str, mood: str, seed: int | str, width: int = 1200, height: int = 675) -> str:
    """Draw a picture as SVG of `width` x `height` pixels; another shape than 16:9 is cut around the centre.

    Raises KeyError for a motif or mood that is not in MOTIFS or MOODS.
    """
    colours, rng = MOODS[mood], random.Random(f"{motif}/{seed}")
    mirrored = rng.random() < 0.5 and motif not in NEVER_MIRRORED
    body = "".join(MOTIFS[motif](colours, rng))
    if mirrored:
        body = f'<g transform="translate({W} 0) scale(-1 1)">{body}</g>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {W} {H}" '
        f'preserveAspectRatio="xMidYMid slice"><defs>{patterns(colours)}</defs>'
        f"{rect(0, 0, W, H, colours.sky)}{body}"
        f"{rect(0, 0, W, H, 'url(#tone)', extra='opacity=".13"')}</svg>"
    )
