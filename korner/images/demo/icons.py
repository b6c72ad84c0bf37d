"""What is the paper's mark? A serif K with a red full stop: `python -m korner.images.demo.icons FOLDER` draws its files.

The sprite of line icons is drawn here as well: 24 x 24, in the colour of the text around them.
"""

import io
import random
import sys
from pathlib import Path

from PIL import Image

from korner.images.demo.printing import as_png
from korner.images.demo.scenery import row
from korner.images.demo.shapes import MOODS, circle, path, patterns, rect

PAPER, INK, RED = "#fcfaf5", "#1b1a17", "#9b1b22"
STEM = "M74 112 H226 V136 L192 142 V370 L226 376 V400 H74 V376 L108 370 V142 L74 136 z"
ARM = "M262 112 H384 V134 L352 142 L252 248 L352 368 L388 376 V400 H262 V378 L276 372 L192 272 V250 L296 142 L262 134 z"
STOP = (430, 366, 34)

ICONS = {
    "menu": "M3 6h18M3 12h18M3 18h18",
    "close": "M5 5l14 14M19 5L5 19",
    "search": "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.4 15.4L21 21",
    "share": "M12 15V3M7.5 7.5L12 3l4.5 4.5M5 12v7a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2v-7",
    "print": "M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z",
    "link": "M10 14a4 4 0 0 0 5.7 0l4-4a4 4 0 0 0-5.7-5.7L12.6 5.7M14 10a4 4 0 0 0-5.7 0l-4 4a4 4 0 0 0 5.7 5.7l1.4-1.4",
    "mail": "M3 5h18v14H3zM3 6l9 7 9-7",
    "chevron": "M6 9l6 6 6-6",
    "arrow-left": "M20 12H4M11 5l-7 7 7 7",
    "arrow-right": "M4 12h16M13 5l7 7-7 7",
    "arrow-up": "M12 20V4M5 11l7-7 7 7",
    "external": "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
    "rss": "M5 11a8 8 0 0 1 8 8M5 4a15 15 0 0 1 15 15M5 18.5a.5.5 0 1 0 1 0 .5.5 0 1 0-1 0z",
    "moon": "M20 14.5A8.5 8.5 0 1 1 9.5 4a7 7 0 0 0 10.5 10.5z",
    "sun": "M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2.5M12 19.5V22M2 12h2.5M19.5 12H22M5 5l1.7 1.7M17.3 17.3L19 19M5 19l1.7-1.7M17.3 6.7L19 5",
    "clock": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
    "calendar": "M4 6h16v14H4zM4 10h16M8 3v5M16 3v5",
    "comment": "M4 4h16v12H11l-5 4v-4H4z",
    "user": "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0",
    "play": "M7 4l13 8-13 8z",
    "phone": "M5 3h4l2 5-2.5 2a12 12 0 0 0 5.5 5.5l2-2.5 5 2v4a2 2 0 0 1-2 2A16 16 0 0 1 3 5a2 2 0 0 1 2-2z",
    "pin": "M12 21s7-6.5 7-12a7 7 0 0 0-14 0c0 5.5 7 12 7 12zM12 11.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
    "info": "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.5v.1",
    "check": "M4 12.5l5.5 5.5L20 7",
    "whatsapp": "M3.5 20.5l1.3-4.5A8.7 8.7 0 1 1 8 19.3zM8.8 8.2c0 4 3 7 7 7 .9 0 1.7-.8 1.7-1.7l-2.2-1.2-1.3 1.2a5 5 0 0 1-3.5-3.5l1.2-1.3-1.2-2.2c-.9 0-1.7.8-1.7 1.7z",
    "facebook": "M21 12a9 9 0 1 0-10.5 8.9V14H8v-3h2.5V9a3.5 3.5 0 0 1 3.5-3.5h2v3h-1.5a1 1 0 0 0-1 1V11H16l-.5 3h-2v6.9A9 9 0 0 0 21 12z",
    "instagram": "M7.5 3h9A4.5 4.5 0 0 1 21 7.5v9a4.5 4.5 0 0 1-4.5 4.5h-9A4.5 4.5 0 0 1 3 16.5v-9A4.5 4.5 0 0 1 7.5 3zM12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM17 6.9v.2",
    "youtube": "M6 5.5h12a3.5 3.5 0 0 1 3.5 3.5v6a3.5 3.5 0 0 1-3.5 3.5H6A3.5 3.5 0 0 1 2.5 15V9A3.5 3.5 0 0 1 6 5.5zM10 9l5 3-5 3z",
    "x": "M4 4h4.2L20 20h-4.2zM19 4l-6.3 7.1M11 13.1L5 20",
    "linkedin": "M4 3h16a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM7.5 10.5V17M7.5 7.2v.1M11.5 17v-6.5M11.5 13.5a2.7 2.7 0 0 1 5.4 0V17",
    "bluesky": "M12 11.5C10.8 9 8 5.8 5.5 4.6 3.5 3.6 3 5 3 6.5c0 1 .5 4.5.8 5.3.7 2 2.7 2.7 4.7 2.4-3 .5-4.2 2-2.2 4.3 2.7 3 4.7.5 5.7-3 1 3.5 3 6 5.7 3 2-2.3.8-3.8-2.2-4.3 2 .3 4-.4 4.7-2.4.3-.8.8-4.3.8-5.3 0-1.5-.5-2.9-2.5-1.9C16 5.8 13.2 9 12 11.5z",
    "telegram": "M21 4L3 11.5l5.5 2L19 6.5l-8 8.5 6 4.5zM8.5 13.5V19.5L11.3 16",
}  # fmt: skip


def mark(size: int = 512, scale: float = 1.0, corner: int = 0) -> str:
    """The mark as a square SVG on warm paper: `scale` leaves room around it, `corner` rounds the paper's corners."""
    shift = 256 - 256 * scale
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}" viewBox="0 0 512 512">'
        f'{rect(0, 0, 512, 512, PAPER, corner)}<g transform="translate({shift - 12 * scale:.1f} {shift:.1f}) scale({scale:g})">'
        f"{_letter()}</g></svg>\n"
    )


def _letter():
    return path(STEM, INK) + path(ARM, INK) + circle(*STOP, RED)


def share_picture() -> str:
    """What a shared page shows that has no picture of its own: the mark over a street of gables, 1200 x 630."""
    mood = MOODS["morning"]
    houses = row(random.Random("share"), 640, 70, 130, (mood.far, mood.near, mood.far), PAPER, 118)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630"><defs>{patterns(mood)}</defs>'
        f"{rect(0, 0, 1200, 630, PAPER)}{''.join(houses)}{rect(0, 614, 1200, 16, RED)}"
        f'<g transform="translate(408 46) scale(.78)">{_letter()}</g></svg>'
    )


def sprite() -> str:
    """All line icons in one file, each a <symbol> of its name."""
    line = 'fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"'
    symbols = "\n".join(
        f'<symbol id="{name}" viewBox="0 0 24 24"><path d="{d}" {line}/></symbol>' for name, d in ICONS.items()
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'


def main(folder: Path) -> None:
    """Write every icon file into `folder`, which is made if it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "icon.svg").write_text(mark(64, 1.12, 72), encoding="utf-8")
    (folder / "sprite.svg").write_text(sprite(), encoding="utf-8")
    for name, size, scale, corner in (
        ("icon-192", 192, 1.0, 72),
        ("icon-512", 512, 1.0, 72),
        ("icon-maskable-512", 512, 0.72, 0),
        ("apple-touch-icon", 180, 0.94, 0),
    ):
        (folder / f"{name}.png").write_bytes(_small(as_png(mark(size, scale, corner), size)))
    with Image.open(io.BytesIO(as_png(mark(64, 1.12, 72), 64))) as large:
        large.resize((32, 32), Image.Resampling.LANCZOS).save(folder / "favicon.ico", sizes=[(32, 32)])
    (folder / "share.png").write_bytes(_small(as_png(share_picture(), 1200)))


def _small(png):
    """The same picture with a palette: flat colours need no more."""
    out = io.BytesIO()
    with Image.open(io.BytesIO(png)) as drawn:
        drawn.quantize(64, method=Image.Quantize.FASTOCTREE).save(out, "PNG", optimize=True)
    return out.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("static/icons"))
