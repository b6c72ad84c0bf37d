"""How is a table drawn? The laid table, a glass of tea, the pomegranate."""

import math

from korner.images.demo.shapes import (
    DOTS,
    SOFT,
    W,
    around,
    at,
    circle,
    inside,
    line,
    oval,
    path,
    poly,
    rect,
    ring,
    steam,
    stroke,
    turn,
)


def kilim(y, m, colours, height=56):
    """A woven band of diamonds from edge to edge."""
    out = [rect(-80, y, W + 160, height, colours[0])]
    half = height / 2
    for k in range(22):
        x = -60 + k * 62
        out.append(poly([(x - 27, y + half), (x, y + 5), (x + 27, y + half), (x, y + height - 5)], colours[1 + k % 2]))
        out.append(poly([(x - 11, y + half), (x, y + half - 12), (x + 11, y + half), (x, y + half + 12)], colours[0]))
    return out


def table(m, rng):
    """A table laid for a meal, seen from above."""
    cloth = m.far if m.name != "evening" else m.near
    out = [
        rect(-80, 0, W + 160, 700, cloth),
        *kilim(20, m, (m.dark, m.warm, m.paper)),
        *kilim(600, m, (m.dark, m.warm, m.paper)),
    ]
    out += [
        circle(612, 354, 226, DOTS),
        circle(600, 338, 222, m.dark),
        circle(600, 338, 212, m.paper),
        ring(600, 338, 186, m.warm, 5),
        circle(600, 338, 156, m.near),
    ]
    stew, greens = m.warm, "#6f8f4e"
    out += [
        path("M452 338 A148 148 0 0 0 748 338 Q690 290 600 330 T452 338 z", stew),
        path("M452 338 A148 148 0 0 1 748 338 Q690 290 600 330 T452 338 z", m.paper),
    ]
    for _ in range(150):
        a, r = rng.uniform(math.pi, 2 * math.pi), 140 * math.sqrt(rng.random())
        x, y = 600 + r * math.cos(a), 338 + r * math.sin(a)
        if y < 306:
            out.append(turn(rng.randint(0, 180), x, y, oval(x, y, 7, 3, rng.choice((m.sky, m.lamp, m.far)))))
    for _ in range(34):
        a, r = rng.uniform(0.15, math.pi - 0.15), 132 * math.sqrt(rng.random())
        x, y = 600 + r * math.cos(a), 346 + r * math.sin(a) * 0.94
        out.append(circle(x, y, rng.randint(8, 15), rng.choice((m.lamp, m.lamp, m.dark, m.skins[1]))))
    for _ in range(9):
        x, y = 600 + rng.randint(-90, 90), 330 + rng.randint(-80, 90)
        out.append(turn(rng.randint(0, 180), x, y, path(f"M{x - 13} {y} q13 -12 26 0 q-13 12 -26 0 z", greens)))
    out += [path("M700 240 A148 148 0 0 1 640 480 A190 190 0 0 0 700 240 z", SOFT)]
    out += [
        rect(312, 240, 16, 260, m.dark, 8),
        rect(292, 156, 9, 84, m.dark, 4),
        rect(308, 156, 9, 84, m.dark, 4),
        rect(324, 156, 9, 84, m.dark, 4),
        rect(340, 156, 9, 84, m.dark, 4),
        path("M292 226 h57 q0 44 -28 44 t-29 -44 z", m.dark),
    ]
    out += [rect(874, 300, 18, 200, m.dark, 8), path("M874 306 V170 q0 -22 30 -26 V306 z", m.dark)]
    for x, y in ((150, 220), (1050, 440)):
        out += [
            circle(x + 8, y + 10, 92, DOTS),
            circle(x, y, 90, m.paper),
            circle(x, y, 66, m.warm if x > 600 else m.lamp),
        ]
        out += [circle(x + rng.randint(-40, 40), y + rng.randint(-40, 40), 9, greens) for _ in range(9)]
    out += [
        at(
            130,
            480,
            path("M-90 0 q90 -66 180 0 q-90 62 -180 0 z", m.skins[2]),
            *[line(k, -16, k + 12, 14, m.paper, 5) for k in (-44, -8, 28)],
        )
    ]
    out += [
        circle(1058, 200, 62, DOTS),
        circle(1050, 190, 60, m.paper),
        circle(1050, 190, 40, m.warm),
        ring(1050, 190, 40, m.dark, 4),
    ]
    return out


def teaglass(m, rng):
    """A tulip glass of tea on its saucer."""
    x = 600
    wall = m.far if m.name != "evening" else m.sky
    out = [
        rect(-80, 0, W + 160, 700, wall),
        circle(x + rng.choice((-70, 70)), 290, 250, m.sky if m.name != "evening" else m.far),
    ]
    out += [rect(-80, 510, W + 160, 200, m.near), *kilim(616, m, (m.dark, m.warm, m.paper), 50)]
    out += [
        oval(x + 20, 566, 260, 34, DOTS),
        oval(x, 548, 236, 42, m.dark),
        oval(x, 540, 232, 40, m.paper),
        oval(x, 538, 170, 26, m.warm),
        oval(x, 536, 110, 18, m.paper),
    ]
    glass = "M478 150 Q480 250 520 318 Q556 372 516 440 Q504 500 540 536 H660 Q696 500 684 440 Q644 372 680 318 Q720 250 722 150 z"
    tea = "M482 214 Q490 268 520 318 Q556 372 516 440 Q506 490 538 524 H662 Q694 490 684 440 Q644 372 680 318 Q710 268 718 214 z"
    out += [
        path(glass, m.paper, 'opacity=".55"'),
        path(tea, m.warm),
        inside(
            "tea",
            path(tea, "#000"),
            rect(650, 150, 120, 400, DOTS),
            path("M500 214 Q520 330 560 380 L540 400 Q490 300 484 214 z", m.paper, 'opacity=".35"'),
        ),
    ]
    out += [
        oval(x, 214, 118, 15, m.near if m.name != "evening" else m.lamp),
        oval(x, 150, 122, 15, "none", f'stroke="{m.paper}" stroke-width="6"'),
        stroke(glass, m.paper, 6),
    ]
    out += [line(516, 444, 684, 444, m.paper, 4)]
    out += [turn(-16, 700, 540, rect(640, 528, 190, 9, m.dark, 4), oval(640, 532, 34, 15, m.dark))]
    for dx in (-170, -128)[: rng.randint(1, 2)]:
        out += [
            turn(
                rng.randint(-18, 18),
                x + dx,
                516,
                rect(x + dx - 20, 496, 40, 36, m.paper, 4),
                rect(x + dx + 8, 496, 12, 36, SOFT),
            )
        ]
    out += [steam(x, 120, m.paper, 96)]
    if rng.random() < 0.6:
        out += [
            at(
                930,
                540,
                circle(0, -40, 44, m.warm),
                circle(14, -34, 34, DOTS),
                path("M0 -84 q22 -30 46 -18 q-14 24 -46 18 z", m.dark),
            )
        ]
    out += [
        at(
            258,
            560,
            ring(0, -44, 42, m.skins[2], 20),
            *[circle(px, py, 3, m.paper) for px, py in around(0, -44, 42, 12)],
        )
    ]
    return out


def pomegranate(m, rng):
    """A pomegranate, and one cut open."""
    out = [
        rect(-80, 0, W + 160, 700, m.sky if m.name != "evening" else m.far),
        rect(-80, 460, W + 160, 240, m.near),
        *kilim(608, m, (m.dark, m.warm, m.paper), 52),
    ]
    red = m.warm
    leaf = "M0 0 q36 -66 112 -46 q-30 66 -112 46 z"
    out += [
        stroke("M420 150 Q600 60 840 130", m.dark, 12),
        at(520, 108, path(leaf, m.near)),
        at(610, 92, path(leaf, m.dark), flip=True, scale=0.9),
        at(720, 102, path(leaf, m.near), scale=1.1),
        at(800, 118, path(leaf, m.dark), scale=0.8),
    ]
    out += [oval(500, 566, 250, 26, DOTS), oval(760, 566, 190, 22, DOTS)]
    out += [
        circle(470, 388, 178, red),
        path("M540 226 a178 178 0 0 1 -60 340 q150 -120 60 -340 z", DOTS),
        path("M372 300 q24 -56 76 -74 q-20 56 -76 74 z", m.paper, 'opacity=".45"'),
    ]
    out += [
        path("M424 226 L408 140 l34 28 l26 -42 l26 42 l34 -28 L512 226 q-44 20 -88 0 z", red),
        path("M470 216 V126 l26 42 l34 -28 L512 226 z", DOTS),
    ]
    out += [circle(750, 420, 146, red), circle(750, 420, 130, m.paper)]
    for angle in range(0, 360, 60):
        shift = math.radians(angle + 30)
        cx, cy = 750 + 74 * math.cos(shift), 420 + 74 * math.sin(shift)
        for _ in range(17):
            a, r = rng.random() * 6.28, 38 * math.sqrt(rng.random())
            x, y = cx + r * math.cos(a), cy + r * math.sin(a)
            out.append(turn(rng.randint(0, 180), x, y, oval(x, y, 14, 10, red) + circle(x - 4, y - 3, 3, m.paper)))
    out += [circle(750, 420, 16, m.paper), path("M796 282 a146 146 0 0 1 -20 282 q90 -120 20 -282 z", SOFT)]
    for _ in range(9):
        x, y = rng.randint(300, 960), rng.randint(572, 598)
        out.append(turn(rng.randint(0, 180), x, y, oval(x, y, 14, 10, red) + circle(x - 4, y - 3, 3, m.paper)))
    return out


MOTIFS = {
    "table": table,
    "teaglass": teaglass,
    "pomegranate": pomegranate,
}
