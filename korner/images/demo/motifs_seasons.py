"""How are the days of a town’s people drawn? The park, the snow, the match."""

import math

from korner.images.demo.people import person
from korner.images.demo.scenery import cloud, fir, gable, ground, hill, lamp_post, sky, tree
from korner.images.demo.shapes import DOTS, SOFT, W, around, circle, inside, line, oval, path, poly, rect, ring, stroke


def bench_reader(m, rng, x):
    """Somebody on the bench with a newspaper, seen from the front."""
    skin = rng.choice(m.skins)
    out = (
        rect(x - 36, 564, 28, 76, m.dark)
        + rect(x + 8, 564, 28, 76, m.dark)
        + path(f"M{x - 52} 584 v-70 q0 -46 52 -46 t52 46 v70 z", m.paper)
    )
    out += circle(x, 432, 34, skin) + path(f"M{x - 37} 434 a37 38 0 0 1 74 0 q-14 -22 -37 -22 t-37 22 z", m.dark)
    return (
        out
        + poly([(x - 72, 486), (x, 498), (x + 72, 486), (x + 72, 566), (x, 578), (x - 72, 566)], m.far)
        + line(x, 498, x, 576, m.dark, 3)
        + "".join(
            line(x + s, 512 + k * 16, x + s + 42, 510 + k * 16 if s < 0 else 508 + k * 16, m.dark, 4)
            for s in (-58, 14)
            for k in range(3)
        )
        + circle(x - 72, 530, 11, skin)
        + circle(x + 72, 530, 11, skin)
    )


def park(m, rng):
    """A bench by the path, trees, a pond."""
    out = [*sky(m, rng, (rng.choice((380, 820)), 130)), hill(200, 430, 700, 70, m.far), hill(980, 430, 800, 90, m.far)]
    out += [tree(x, 440, rng.randint(170, 250), m.far, m.dark) for x in (60, 200, 330, 480, 720, 860, 1000, 1140)]
    out += [
        ground(430, m.near),
        path(
            "M520 432 H600 Q660 520 900 560 Q1100 600 1280 620 V760 H300 Q700 660 560 560 Q480 500 520 432 z",
            m.sky if m.name != "evening" else m.far,
        ),
    ]
    out += [oval(250, 520, 210, 46, m.far), oval(250, 516, 196, 38, m.paper, 'opacity=".75"')] + [
        line(x, y, x + 60, y, m.far, 4) for x, y in ((140, 506), (260, 526), (330, 508), (180, 534))
    ]
    for x, y in ((190, 512), (282, 520)):
        out += [path(f"M{x - 20} {y} q20 22 44 -2 q-6 -10 -20 -6 l-6 -10 q-4 -10 -14 -6 q-10 4 -4 14 z", m.dark)]
    out += [
        tree(330, 640, rng.randint(400, 450), m.dark, m.dark),
        tree(930, 620, rng.randint(360, 420), m.dark, m.dark),
    ]
    out += [oval(620, 630, 190, 12, DOTS)]
    out += (
        [rect(450, 486 + k * 26, 330, 17, m.warm, 5) for k in range(3)]
        + [rect(440, 570, 350, 15, m.warm, 5)]
        + [rect(x, 480, 13, 150, m.dark, 4) for x in (480, 738)]
    )
    out += [bench_reader(m, rng, rng.choice((560, 670))), lamp_post(rng.choice((812, 840)), 640, 330, m.dark, m.lamp)]
    out += [
        person(1070, 640, 180, m.warm, rng.choice(m.skins), m.dark, m.dark, rng.choice(("long", "bun"))),
        person(1134, 644, 104, m.paper, rng.choice(m.skins), m.near, m.dark, "short"),
    ]
    return out


def snow(m, rng):
    """A street under snow."""
    out = [cloud(rng.randint(100, 300), 120, 260, m.far), cloud(rng.randint(820, 1040), 160, 300, m.far)]
    x = -60
    while x < 1240:
        w, h = rng.randint(126, 160), rng.randint(190, 310)
        wall = rng.choice((m.near, m.dark, m.warm, m.far))
        out += [
            gable(x, 540, w, h, wall, m.lamp if wall != m.far else m.paper, "flat"),
            poly([(x - 6, 542 - h), (x + w / 2, 542 - h - 84), (x + w + 6, 542 - h)], wall),
        ]
        out += [
            poly(
                [
                    (x - 14, 540 - h),
                    (x + w / 2, 446 - h),
                    (x + w + 14, 540 - h),
                    (x + w - 8, 540 - h),
                    (x + w / 2, 478 - h),
                    (x + 10, 540 - h),
                ],
                m.paper,
            )
        ]
        x += w + 10
    out += [
        path("M-80 720 V540 Q200 500 480 540 T1000 536 T1300 530 V720 z", m.paper),
        path("M-80 720 V620 Q300 560 700 628 T1300 600 V720 z", SOFT),
    ]
    out += [
        fir(fx, 560, rng.randint(160, 220), m.dark)
        + poly([(fx - 26, 560 - s), (fx, 560 - s - 50), (fx + 26, 560 - s)], m.paper)
        for fx, s in ((180, 130), (1050, 140))
    ]
    at_x = rng.choice((520, 560))
    out += [
        oval(at_x + 10, 640, 130, 12, SOFT),
        circle(at_x, 560, 84, m.paper, f'stroke="{m.far}" stroke-width="4"'),
        circle(at_x, 436, 60, m.paper, f'stroke="{m.far}" stroke-width="4"'),
        path(f"M{at_x + 20} 480 a84 84 0 0 1 0 160 q90 -70 0 -160 z", DOTS),
    ]
    out += [
        rect(at_x - 56, 376, 112, 14, m.dark, 4),
        rect(at_x - 38, 318, 76, 62, m.dark),
        rect(at_x - 38, 358, 76, 14, m.warm),
        circle(at_x - 20, 426, 7, m.dark),
        circle(at_x + 20, 426, 7, m.dark),
        poly([(at_x - 4, 440), (at_x + 56, 450), (at_x - 2, 456)], m.warm),
    ]
    out += [
        path(f"M{at_x - 56} 474 q56 34 112 0 v22 q-56 30 -112 0 z", m.warm),
        rect(at_x + 20, 486, 26, 74, m.warm),
        *[circle(at_x, y, 7, m.dark) for y in (520, 556, 592)],
        stroke(f"M{at_x - 76} 530 l-70 -54 l-24 4 M{at_x - 146} 476 l0 -26 M{at_x + 76} 530 l76 -60", m.dark, 9),
    ]
    out += [
        person(770, 646, 190, m.warm, rng.choice(m.skins), m.dark, m.dark, "cap"),
        person(
            850, 652, 140, m.near if m.name != "evening" else m.far, rng.choice(m.skins), m.warm, m.dark, "cap", m.dark
        ),
        lamp_post(330, 620, 330, m.dark, m.lamp),
    ]
    for _ in range(120):
        out.append(
            circle(
                rng.randint(0, W),
                rng.randint(0, 660),
                rng.choice((3, 4, 5, 7)),
                m.paper,
                f'opacity="{rng.choice((0.7, 0.9, 1))}"',
            )
        )
    return out


def football(m, rng):
    """The ball on the grass, the goal and the floodlights behind."""
    x = rng.choice((560, 600, 640))
    out = [*sky(m, rng, (rng.choice((420, 780)), 130)), rect(-80, 250, W + 160, 170, m.far)]
    for j in range(5):
        for i in range(46):
            out.append(
                circle(
                    -10 + i * 27 + (j % 2) * 13, 276 + j * 30, 10, rng.choice((m.near, m.sky, m.warm, m.dark, m.paper))
                )
            )
    for side in (90, 1110):
        out += [rect(side - 7, 70, 14, 340, m.dark), rect(side - 62, 30, 124, 84, m.dark, 6)] + [
            circle(side - 42 + i * 28, 52 + j * 38, 10, m.lamp) for i in range(4) for j in range(2)
        ]
    out += [rect(-80, 408, W + 160, 18, m.dark)] + [
        rect(-80 + k * 200, 424, 200, 300, m.near) + (rect(-80 + k * 200, 424, 200, 300, SOFT) if k % 2 else "")
        for k in range(7)
    ]
    out += [line(330 + k * 36, 180, 330 + k * 36, 430, m.paper, 2) for k in range(16)] + [
        line(330, 200 + k * 32, 870, 200 + k * 32, m.paper, 2) for k in range(7)
    ]
    out += [
        stroke("M326 446 V176 H874 V446", m.paper, 14),
        rect(-80, 440, W + 160, 7, m.paper),
        stroke("M180 675 L240 447 M1020 675 L960 447", m.paper, 7),
    ]
    r = 150
    cx, cy, spin = x, 478, rng.randint(0, 71)
    out += [oval(cx + 24, cy + r + 4, r * 1.1, 20, DOTS)]
    middle = around(cx, cy, r * 0.36, 5, spin)
    ball = [circle(cx, cy, r, m.paper), poly(middle, m.dark)]
    for k, (px, py) in enumerate(middle):
        angle = math.radians(spin + 72 * k)
        ex, ey = cx + r * 0.74 * math.cos(angle), cy + r * 0.74 * math.sin(angle)
        ball.append(line(px, py, ex, ey, m.dark, 6))
        ball.append(
            poly(
                [
                    (cx + r * d * math.cos(angle + s), cy + r * d * math.sin(angle + s))
                    for d, s in ((0.74, 0), (0.86, 0.26), (1.06, 0.2), (1.06, -0.2), (0.86, -0.26))
                ],
                m.dark,
            )
        )
        half = math.radians(spin + 72 * k + 36)
        jx, jy = cx + r * 0.76 * math.cos(half), cy + r * 0.76 * math.sin(half)
        for s in (-0.36, 0.36):
            ball.append(line(jx, jy, cx + r * 0.86 * math.cos(half + s), cy + r * 0.86 * math.sin(half + s), m.dark, 5))
        ball.append(line(jx, jy, cx + r * math.cos(half), cy + r * math.sin(half), m.dark, 5))
    ball.append(path(f"M{cx + 40} {cy - 150} a150 150 0 0 1 0 300 q120 -150 0 -300 z", DOTS))
    out += [inside("ball", circle(cx, cy, r, "#000"), *ball), ring(cx, cy, r, m.dark, 7)]
    return out


MOTIFS = {
    "park": park,
    "snow": snow,
    "football": football,
}
