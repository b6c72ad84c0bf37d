"""Which sizes there are of a picture and where they lie: the same for the library's own row and for a card's."""

import json
from functools import lru_cache

from django.conf import settings

RATIOS = {"free": None, "16x9": 16 / 9, "4x3": 4 / 3, "1x1": 1.0, "share": 1200 / 630}


class Rendered:
    """Needs `token`, `renditions` ({ratio: widths}), `width` and `height`."""

    __slots__ = ()

    @property
    def shape(self):
        """What was made of it, as text: pictures of one shape are offered alike."""
        return json.dumps(self.renditions, sort_keys=True)

    def widths(self, ratio):
        """The widths made for `ratio`, ascending; empty while there are none."""
        return self.renditions.get(ratio, [])

    def height_of(self, ratio, width):
        """The height in pixels of a rendition `width` wide."""
        shape = RATIOS[ratio] or self.width / self.height
        return max(1, round(width / shape))

    def rendition_name(self, ratio, width, extension):
        """The storage name of one rendition."""
        return f"renditions/{self.token[:2]}/{self.token}-{ratio}-{width}.{extension}"

    def rendition_stem(self):
        """How the address of every rendition begins, up to its ratio."""
        return f"{settings.MEDIA_URL}renditions/{self.token[:2]}/{self.token}-"

    def rendition_url(self, ratio, width, extension="jpg"):
        """The address of one rendition."""
        return f"{settings.MEDIA_URL}{self.rendition_name(ratio, width, extension)}"

    def best(self, ratio, width):
        """Return (ratio, width) of the smallest rendition at least `width` wide, else the widest there is, else None.

        Falls back to the free ratio, of which one rendition exists from the upload on.
        """
        for shape in (ratio, "free"):
            made = self.widths(shape)
            if made:
                return shape, next((w for w in made if w >= width), made[-1])
        return None


@lru_cache(maxsize=512)
def parsed(text):
    """The renditions written as JSON in `text`. Pictures of one shape share theirs: nobody changes what this returns."""
    return json.loads(text)


class PictureRow(Rendered):
    """A picture as cards show it, read without building the library's row. Cards say nothing in its place: no words."""

    __slots__ = ("credit", "height", "pk", "shape", "token", "width")

    COLUMNS = ("pk", "token", "renditions", "width", "height", "credit")

    def __init__(self, pk, token, renditions, width, height, credit):
        self.pk, self.token, self.shape = pk, token, renditions
        self.width, self.height, self.credit = width, height, credit

    @property
    def renditions(self):
        """{ratio: widths}."""
        return parsed(self.shape)
