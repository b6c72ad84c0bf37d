"""What stands around the motifs? Sky and weather, ground, houses, trees."""

from korner.images.demo.shapes import DOTS, SOFT, W, circle, crescent, line, num, oval, path, poly, rect, stroke


def cloud(x, y, size, fill):
    """A flat-bottomed cloud, `size` wide."""
    u = size / 10
    return path(
        f"M{num(x - 5 * u)} {num(y)} a{num(1.5 * u)} {num(1.5 * u)} 0 0 1 {num(1.2 * u)} {num(-2.6 * u)} "
        f"a{num(2.3 * u)} {num(2.3 * u)} 0 0 1 {num(4.2 * u)} {num(-0.9 * u)} "
        f"a{num(1.9 * u)} {num(1.9 * u)} 0 0 1 {num(3 * u)} {num(1.4 * u)} "
        f"a{num(1.2 * u)} {num(1.2 * u)} 0 0 1 {num(1.2 * u)} {num(2.1 * u)} z",
        fill,
    )


def sky(m, rng, sun=None):
    """The weather of the mood behind an outdoor motif; `sun` = (x, y) where it stands, else by chance."""
    x, y = sun or (rng.choice((330, 400, 800, 880)), rng.randint(130, 190))
    if m.name == "evening":
        stars = [circle(rng.randint(0, W), rng.randint(10, 330), rng.choice((1.6, 2.2, 3)), m.paper) for _ in range(34)]
        return [*stars, crescent(x, y - 20, 52, m.paper, m.sky)]
    if m.name == "rain":
        clouds = [
            cloud(rng.randint(60, 320) + i * 340, rng.randint(110, 170), rng.randint(260, 340), m.far) for i in range(4)
        ]
        drops = []
        for _ in range(70):
            dx, dy = rng.randint(-40, W), rng.randint(120, 560)
            drops.append(line(dx, dy, dx - 14, dy + 44, m.paper, 3, 'opacity=".75"'))
        return [*clouds, *drops]
    disc = circle(x, y, {"morning": 92, "noon": 64, "garden": 76}[m.name], m.warm)
    clouds = [
        cloud(rng.randint(60, 420), rng.randint(120, 200), rng.randint(150, 220), m.paper),
        cloud(rng.randint(760, 1140), rng.randint(150, 260), rng.randint(170, 250), m.paper),
    ]
    if m.name == "garden":
        return [disc, *birds(rng, m.dark)]
    return [disc, *clouds]


def birds(rng, colour):
    """Three or four birds, far away."""
    out = []
    for _ in range(rng.randint(3, 4)):
        x, y, s = rng.randint(120, 1080), rng.randint(70, 220), rng.randint(14, 22)
        out.append(stroke(f"M{x} {y} q{s / 2} {-s * 0.6} {s} 0 q{s / 2} {-s * 0.6} {s} 0", colour, 4))
    return out


def ground(y, fill):
    """The ground from `y` down, with a little halftone under the horizon."""
    return rect(-80, y, W + 160, 800, fill) + rect(-80, y, W + 160, 14, SOFT)


def hill(x, base, width, height, fill):
    """A round hill."""
    half = width / 2
    return path(
        f"M{num(x - half)} {num(base)} c{num(half * 0.5)} 0 {num(half * 0.55)} {num(-height)} {num(half)} {num(-height)} "
        f"s{num(half * 0.5)} {num(height)} {num(half)} {num(height)} z",
        fill,
    )


def peak(x, base, width, height, fill, snow=None):
    """A mountain with a lit and a halftoned side, and snow on its top if a colour for it is given."""
    left, right, top = x - width / 2, x + width / 2, base - height
    out = poly([(left, base), (x, top), (right, base)], fill)
    if snow:
        k = 0.3
        a, b = x - width / 2 * k, x + width / 2 * k
        y = top + height * k
        out += poly(
            [
                (x, top),
                (b, y),
                (x + width * 0.07, y - height * 0.05),
                (x, y + height * 0.06),
                (x - width * 0.08, y - height * 0.06),
                (a, y),
            ],
            snow,
        )
    return out + poly(
        [(x, top), (right, base), (x + width * 0.06, base), (x + width * 0.02, base - height * 0.4)], DOTS
    )


def windows(x, y, w, h, cols, rows, fill):
    """A grid of windows."""
    cw, ch = w / cols, h / rows
    return "".join(
        rect(x + i * cw + cw * 0.28, y + j * ch + ch * 0.22, cw * 0.44, ch * 0.56, fill)
        for i in range(cols)
        for j in range(rows)
    )


def gable(x, base, w, h, wall, light, kind="steps"):
    """A narrow house of the Low Countries: with a stepped, pointed, bell or flat gable."""
    top = base - h
    if kind == "steps":
        roof = "".join(
            rect(x + w * 0.107 * s, top - s * h * 0.07, w - 2 * w * 0.107 * s, h * 0.08, wall) for s in range(4)
        )
    elif kind == "point":
        roof = poly([(x, top + 1), (x + w / 2, top - h * 0.3), (x + w, top + 1)], wall)
        roof += circle(x + w / 2, top - h * 0.08, w * 0.07, light)
    elif kind == "bell":
        roof = path(
            f"M{num(x)} {num(top + 1)} q{num(w * 0.22)} 0 {num(w * 0.22)} {num(-h * 0.12)} "
            f"a{num(w * 0.28)} {num(w * 0.28)} 0 0 1 {num(w * 0.56)} 0 q0 {num(h * 0.12)} {num(w * 0.22)} {num(h * 0.12)} z",
            wall,
        )
    else:
        roof = rect(x - w * 0.04, top - 8, w * 1.08, 12, wall)
    body = rect(x, top, w, h, wall) + windows(x, top + h * 0.08, w, h * 0.72, 3, 4, light)
    door = rect(x + w * 0.4, base - h * 0.14, w * 0.2, h * 0.14, light)
    return body + roof + door + rect(x + w * 0.86, top, w * 0.14, h, SOFT)


def row(rng, base, low, high, walls, light, width=140, start=-50):
    """A street front from edge to edge: house after house, of different heights and gables."""
    out, x, n = [], start, rng.randint(0, 3)
    while x < W + 20:
        w = width * rng.uniform(0.84, 1.12)
        kind = rng.choice(("steps", "point", "bell", "steps", "flat"))
        out.append(gable(x, base, w, rng.randint(low, high), walls[n % len(walls)], light, kind))
        x, n = x + w + 6, n + 1
    return out


def tree(x, base, size, leaf, trunk):
    """A round tree with a halftoned side."""
    r = size * 0.32
    y = base - size + r
    crown = circle(x, y, r, leaf) + circle(x - r * 0.7, y + r * 0.55, r * 0.72, leaf)
    crown += circle(x + r * 0.7, y + r * 0.55, r * 0.74, leaf)
    return (
        rect(x - size * 0.035, base - size * 0.6, size * 0.07, size * 0.6, trunk)
        + crown
        + circle(x + r * 0.62, y + r * 0.5, r * 0.66, DOTS)
    )


def poplar(x, base, size, leaf, trunk):
    """A slender tree of the Anatolian plain."""
    return rect(x - 3, base - size * 0.25, 6, size * 0.25, trunk) + oval(
        x, base - size * 0.56, size * 0.13, size * 0.44, leaf
    )


def fir(x, base, size, leaf):
    """A fir in three storeys."""
    out = rect(x - size * 0.03, base - size * 0.12, size * 0.06, size * 0.12, leaf)
    for low, top, half in ((0.1, 0.52, 0.27), (0.36, 0.78, 0.21), (0.6, 1.0, 0.15)):
        out += poly(
            [(x - size * half, base - size * low), (x, base - size * top), (x + size * half, base - size * low)], leaf
        )
    return out


def lamp_post(x, base, height, colour, light):
    """A street lamp."""
    top = base - height
    return (
        line(x, base, x, top + 18, colour, 7)
        + poly([(x - 16, top + 18), (x - 11, top - 12), (x + 11, top - 12), (x + 16, top + 18)], light)
        + poly([(x - 18, top - 12), (x, top - 28), (x + 18, top - 12)], colour)
        + rect(x - 14, base - 8, 28, 8, colour)
    )


def wall(m, tone=None):
    """An indoor wall from edge to edge."""
    return rect(-80, 0, W + 160, 720, tone or m.far)
