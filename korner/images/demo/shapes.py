"""Which shapes and colours does the paper's hand have? Flat shapes, five colours a mood, halftone dots for shadow.

Every function returns a piece of SVG as text. Coordinates are those of a sheet of 1200 x 675; what lies between
x = 262 and x = 938 survives a square crop.
"""

import math
from typing import NamedTuple

W, H = 1200, 675
MID = W / 2
DOTS = "url(#dots)"  # the halftone shadow, used like a colour
SOFT = "url(#soft)"  # the same, lighter


class Mood(NamedTuple):
    """An hour and its colours. `paper` (white things), `lamp` (lit windows) and `skins` go with the five."""

    name: str
    sky: str
    far: str
    near: str
    warm: str
    dark: str
    paper: str
    lamp: str
    skins: tuple[str, ...]


DAY_SKINS = ("#e6b491", "#d29c78", "#b97f5c", "#edc3a3")
MOODS = {
    mood.name: mood
    for mood in (
        Mood("morning", "#f3e3cf", "#d9b99b", "#8d5a4a", "#c8452f", "#2a2530", "#fdf8ee", "#f3e3cf", DAY_SKINS),
        Mood("noon", "#dfe9ea", "#a9c3c6", "#4f7a84", "#d98a3d", "#1f2d3a", "#fcfaf4", "#dfe9ea", DAY_SKINS),
        Mood(
            "evening",
            "#3b3654",
            "#5d4f78",
            "#8a5f7f",
            "#e8a15b",
            "#17152a",
            "#f1e6d6",
            "#f0c487",
            ("#d2a187", "#bd8a70", "#a37058", "#dab098"),
        ),
        Mood("rain", "#cfd5d6", "#9fabae", "#5d6b70", "#b33a3a", "#20262b", "#f6f5f1", "#e9e2cf", DAY_SKINS),
        Mood("garden", "#eae6d3", "#b9c29a", "#5f7d5a", "#d0562f", "#25301f", "#fbf8ec", "#f2e6b8", DAY_SKINS),
    )
}


def num(value):
    """A coordinate as short as it may be, to a tenth."""
    return format(round(value, 1), "g")


def rect(x, y, w, h, fill, round=0, extra=""):
    """A rectangle, its corners rounded by `round`."""
    corner = f' rx="{num(round)}"' if round else ""
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"{corner} fill="{fill}" {extra}/>'


def poly(points, fill, extra=""):
    """A filled polygon through the points."""
    return f'<polygon points="{" ".join(f"{num(x)},{num(y)}" for x, y in points)}" fill="{fill}" {extra}/>'


def circle(x, y, r, fill, extra=""):
    """A disc."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}" fill="{fill}" {extra}/>'


def oval(x, y, rx, ry, fill, extra=""):
    """An ellipse."""
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}" fill="{fill}" {extra}/>'


def line(x1, y1, x2, y2, colour, width, extra=""):
    """A straight stroke with round ends."""
    return (
        f'<line x1="{num(x1)}" y1="{num(y1)}" x2="{num(x2)}" y2="{num(y2)}" stroke="{colour}" '
        f'stroke-width="{num(width)}" stroke-linecap="round" {extra}/>'
    )


def path(d, fill, extra=""):
    """A filled path."""
    return f'<path d="{d}" fill="{fill}" {extra}/>'


def stroke(d, colour, width, extra=""):
    """A path drawn as a line with round ends and corners."""
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{num(width)}" '
        f'stroke-linecap="round" stroke-linejoin="round" {extra}/>'
    )


def ring(x, y, r, colour, width):
    """A circle drawn as a line."""
    return circle(x, y, r, "none", f'stroke="{colour}" stroke-width="{num(width)}"')


def turn(angle, x, y, *parts):
    """The parts turned by `angle` degrees around a point."""
    return f'<g transform="rotate({num(angle)} {num(x)} {num(y)})">{"".join(parts)}</g>'


def at(x, y, *parts, scale=1.0, flip=False):
    """The parts moved to a point, made larger or smaller, and mirrored if `flip`."""
    across = -scale if flip else scale
    return f'<g transform="translate({num(x)} {num(y)}) scale({across:.3g} {scale:.3g})">{"".join(parts)}</g>'


def inside(name, outline, *parts):
    """The parts, cut off at the outline (a piece of SVG); `name` is the cut's own id."""
    return f'<clipPath id="{name}">{outline}</clipPath><g clip-path="url(#{name})">{"".join(parts)}</g>'


def around(x, y, r, count, start=-90.0):
    """`count` points evenly spaced on a circle, from `start` degrees on."""
    angles = (math.radians(start + 360 * step / count) for step in range(count))
    return [(x + r * math.cos(angle), y + r * math.sin(angle)) for angle in angles]


def cross(x, y, size, fill):
    """The cross of pharmacies and ambulances, `size` from arm to arm."""
    arm = size / 3
    return rect(x - arm / 2, y - size / 2, arm, size, fill) + rect(x - size / 2, y - arm / 2, size, arm, fill)


def crescent(x, y, r, fill, behind):
    """A crescent: a disc, and the colour behind it laid over."""
    return circle(x, y, r, fill) + circle(x + r * 0.38, y - r * 0.12, r * 0.78, behind)


def steam(x, y, colour, height=110, width=9):
    """Two curls of steam above a point."""
    third = height / 3
    return "".join(
        stroke(
            f"M{num(x + dx)} {num(y)} q{-22} {-third:.0f} 0 {-third:.0f} t0 {-third:.0f} t0 {-third:.0f}",
            colour,
            width,
            'opacity=".75"',
        )
        for dx in (-26, 26)
    )


def star(x, y, r, fill, points=5):
    """A star."""
    outer, inner = around(x, y, r, points), around(x, y, r * 0.42, points, -90 + 180 / points)
    return poly([corner for pair in zip(outer, inner, strict=True) for corner in pair], fill)


def patterns(mood):
    """The halftone patterns every sheet carries: even dots, lighter dots, and dots growing towards a corner."""
    step = 11
    tone = []
    for column in range(118):
        radius = max(0.0, (column - 26) / 92) * 4.1
        if radius > 0.4:
            x = column * step
            tone.append(circle(x + 5.5, 5.5 + (step if column % 2 else 0), radius, mood.dark))
    return (
        '<pattern id="dots" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(28)">'
        + circle(4.5, 4.5, 2.2, mood.dark, 'opacity=".34"')
        + '</pattern><pattern id="soft" width="9" height="9" patternUnits="userSpaceOnUse" '
        + f'patternTransform="rotate(28)">{circle(4.5, 4.5, 1.7, mood.dark, _FAINT)}</pattern>'
        + f'<pattern id="tone" width="{118 * step}" height="{2 * step}" patternUnits="userSpaceOnUse" '
        + f'patternTransform="rotate(28)">{"".join(tone)}</pattern>'
    )


_FAINT = 'opacity=".22"'
