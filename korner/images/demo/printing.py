"""How does a drawing become a file? It is printed like a newspaper: flat colours first, then one screen of halftone dots.

The dots stand in the SVG as patterns, so that a browser shows them; filling patterns is slow work for the renderer
however, so here the shadows are rendered as a mask and the dots of the whole sheet are laid through it at once.
"""

import functools
import io
import math
import re

import resvg_py
from PIL import Image, ImageChops

from korner.images.demo.shapes import H, W, num

PITCH, ANGLE = 9.0, 28.0  # of the screen, in the sheet's units and in degrees
SCREENS = {"dots": (2.2, 0.34), "soft": (1.7, 0.22)}  # radius of the dots, and how dark they print
TONE = 0.13  # how dark the dots growing towards the lower right corner print
COLOURS = re.compile(r'(fill|stroke)="#[0-9a-fA-F]{3,8}"')
INK = re.compile(r'<pattern id="dots".*?fill="(#[0-9a-f]{6})"')


def _rendered(svg, width):
    return Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, skip_system_fonts=True))))


@functools.lru_cache(maxsize=8)
def screen(width: int, height: int, kind: str) -> Image.Image:
    """The dots of a whole sheet as a mask (L) of `width` x `height` pixels; `kind` is dots, soft or tone."""
    pitch = 11.0 if kind == "tone" else PITCH
    cos, sin = math.cos(math.radians(ANGLE)), math.sin(math.radians(ANGLE))
    far = int((W + H) / pitch) + 2
    discs = []
    for column in range(-far // 3, far):
        for row in range(-far // 2, far):
            u, v = (column + 0.5) * pitch, (row + 0.5) * pitch
            x, y = u * cos - v * sin, u * sin + v * cos
            if not (-5 < x < W + 5 and -5 < y < H + 5):
                continue
            if kind != "tone":
                r = SCREENS[kind][0]
            elif (column + row) % 2:
                continue
            else:
                r = (column - 26) / 92 * 4.1
            if r > 0.4:
                discs.append(
                    f"M{num(x - r)} {num(y)}a{r:.2f} {r:.2f} 0 1 0 {2 * r:.2f} 0a{r:.2f} {r:.2f} 0 1 0 {-2 * r:.2f} 0"
                )
    sheet = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {W} {H}" '
        f'preserveAspectRatio="xMidYMid slice"><path d="{"".join(discs)}" fill="#fff"/></svg>'
    )
    strength = TONE if kind == "tone" else SCREENS[kind][1]
    return _rendered(sheet, width).getchannel("A").point(lambda value: round(value * strength))


def printed(svg: str, width: int) -> Image.Image:
    """Render a drawing of `draw` (or any other SVG, as it stands) to an image `width` pixels wide."""
    ink = INK.search(svg) if 'id="tone"' in svg else None
    if ink is None:
        return _rendered(svg, width)
    bare = re.sub(r"<pattern .*?</pattern>", "", svg)
    flat = re.sub(r"url\(#(dots|soft|tone)\)", "none", bare)
    shadows = COLOURS.sub(r'\1="#000"', bare)
    shadows = shadows.replace("url(#dots)", "#f00").replace("url(#soft)", "#0f0").replace("url(#tone)", "none")
    sheet = _rendered(flat, width).convert("RGB")
    # Half the size is enough for the mask: its edges are broken up by the dots anyway.
    mask = _rendered(shadows, max(1, width // 2)).convert("RGB").resize(sheet.size, Image.Resampling.BILINEAR)
    dots, soft, _ = mask.split()
    laid = ImageChops.multiply(dots, screen(*sheet.size, "dots"))
    laid = ImageChops.lighter(laid, ImageChops.multiply(soft, screen(*sheet.size, "soft")))
    laid = ImageChops.add(laid, screen(*sheet.size, "tone"))
    sheet.paste(Image.new("RGB", sheet.size, ink[1]), (0, 0), laid)
    return sheet


def as_png(svg: str, width: int = 1600) -> bytes:
    """Render the drawing to PNG, `width` pixels wide. Raises ValueError when it is not SVG."""
    out = io.BytesIO()
    printed(svg, width).save(out, "PNG")
    return out.getvalue()


def as_jpeg(svg: str, width: int = 1600) -> bytes:
    """Render the drawing to JPEG, `width` pixels wide, without metadata. Raises ValueError when it is not SVG."""
    out = io.BytesIO()
    printed(svg, width).convert("RGB").save(out, "JPEG", quality=88, optimize=True)
    return out.getvalue()
