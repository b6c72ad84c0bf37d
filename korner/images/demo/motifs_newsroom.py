"""How are newsroom and machines drawn? Camera, microphone, studio, processor, robot."""

import math

from korner.images.demo.people import bust
from korner.images.demo.scenery import gable, wall
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
    stroke,
    turn,
)


def camera(m, rng):
    """A photographer's camera, face to face."""
    out = [wall(m), rect(-80, 520, W + 160, 200, m.near)]
    for k in range(5):
        x, y = 40 + k * 240, 50 + rng.randint(0, 30)
        out += [
            turn(
                rng.randint(-5, 5),
                x + 80,
                y,
                rect(x, y, 150, 180, m.paper),
                rect(x + 12, y + 12, 126, 118, m.sky),
                poly(
                    [(x + 12, y + 130), (x + 60, y + 60), (x + 90, y + 96), (x + 110, y + 76), (x + 138, y + 130)],
                    m.near,
                ),
                circle(x + 104, y + 44, 16, m.warm),
                rect(x + 68, y - 12, 14, 26, m.dark),
            )
        ]
    out += [line(-80, 44, W + 80, 44, m.dark, 4)]
    out += [oval(610, 590, 350, 24, DOTS)]
    out += [
        path("M470 232 l36 -66 h188 l36 66 z", m.dark),
        rect(560, 180, 80, 34, m.near, 8),
        rect(340, 196, 96, 40, m.warm, 10),
        rect(760, 204, 76, 30, m.near, 8),
    ]
    out += [
        rect(290, 226, 620, 360, m.dark, 34),
        rect(290, 300, 620, 200, m.near),
        rect(290, 300, 620, 200, SOFT),
        rect(820, 226, 90, 360, DOTS, 34),
    ]
    out += [
        circle(612, 414, 176, DOTS),
        circle(600, 400, 172, m.paper),
        circle(600, 400, 156, m.dark),
        ring(600, 400, 132, m.warm, 8),
        circle(600, 400, 106, m.near),
        circle(600, 400, 78, m.dark),
        circle(600, 400, 44, m.far),
    ]
    out += [
        path("M514 366 a92 92 0 0 1 74 -58 l6 34 a60 60 0 0 0 -48 36 z", m.paper, 'opacity=".8"'),
        circle(640, 444, 13, m.paper, 'opacity=".7"'),
    ]
    out += [line(*around(600, 400, 142, 36)[k], *around(600, 400, 152, 36)[k], m.paper, 4) for k in range(36)]
    out += [rect(800, 250, 70, 42, m.lamp, 8), circle(340, 266, 13, m.warm)]
    out += [
        stroke("M292 280 Q190 300 200 460 T150 660", m.warm, 18),
        stroke("M908 280 Q1010 300 1000 460 T1060 660", m.warm, 18),
    ]
    return out


def microphone(m, rng):
    """A studio microphone and the waves of a voice."""
    out = [wall(m, m.far if m.name != "evening" else m.sky)]
    for k in range(19):
        x = 60 + k * 60
        h = (60 + 150 * abs(math.sin(k * 0.7 + rng.random()))) * (1 if abs(x - 600) > 130 else 0.4)
        out.append(rect(x - 13, 300 - h, 26, 2 * h, m.sky if m.name != "evening" else m.far, 13))
    out += [rect(-80, 580, W + 160, 140, m.near), oval(610, 606, 220, 20, DOTS)]
    out += [rect(584, 470, 32, 130, m.dark), path("M440 606 q0 -40 60 -40 h200 q60 0 60 40 z", m.dark)]
    out += [
        stroke("M430 300 V330 A170 170 0 0 0 770 330 V300", m.dark, 20),
        circle(430, 296, 22, m.warm),
        circle(770, 296, 22, m.warm),
    ]
    out += [
        rect(480, 70, 240, 390, m.dark, 120),
        inside(
            "mic",
            rect(496, 86, 208, 358, "#000", 104),
            rect(480, 70, 240, 400, m.paper),
            *[rect(480, 92 + k * 26, 240, 12, m.dark) for k in range(6)],
            *[rect(480, 322 + k * 26, 240, 12, m.dark) for k in range(6)],
            rect(480, 236, 240, 76, m.warm),
            rect(590, 70, 20, 400, m.dark),
            rect(480, 236, 240, 76, m.warm),
            rect(640, 70, 80, 400, DOTS),
        ),
        circle(600, 274, 22, m.paper),
    ]
    for k in range(3):
        r = 240 + k * 56
        out += [
            stroke(f"M{600 + r} {216} q24 54 0 108", m.warm, 12),
            stroke(f"M{600 - r} {216} q-24 54 0 108", m.warm, 12),
        ]
    return out


def studio(m, rng):
    """Two people at the desk of a television studio."""
    out = [wall(m, m.dark), rect(180, 60, 840, 380, m.sky if m.name != "evening" else m.near)]
    sun = rng.choice((470, 600, 730))
    out += [
        inside(
            "screen",
            rect(180, 60, 840, 380, "#000"),
            circle(sun, 210, 74, m.warm),
            *[
                gable(
                    170 + i * 112, 450, 104, rng.randint(110, 190), m.far, m.sky, rng.choice(("steps", "point", "bell"))
                )
                for i in range(8)
            ],
        )
    ]
    out += [rect(180, 60, 840, 380, "none", 0, f'stroke="{m.near}" stroke-width="12"')]
    for x in (90, 300, 900, 1110):
        out += [
            line(x, -10, x, 34, m.near, 6),
            poly([(x - 34, 78), (x - 22, 30), (x + 22, 30), (x + 34, 78)], m.near),
            oval(x, 78, 34, 9, m.lamp),
        ]
    looks = rng.choice((("long", "short"), ("short", "long"), ("short", "short")))
    out += [
        bust(450, 500, 250, m.warm, rng.choice(m.skins), m.dark, looks[0]),
        bust(750, 500, 250, m.paper, rng.choice(m.skins), m.near, looks[1]),
    ]
    out += [
        path("M270 488 H930 L890 640 H310 z", m.near),
        path("M250 476 H950 v26 H250 z", m.paper),
        rect(310, 540, 580, 14, m.warm),
        path("M800 502 H926 L890 640 H780 z", DOTS),
        rect(-80, 630, W + 160, 90, m.far),
    ]
    out += [
        rect(584, 440, 32, 40, m.paper, 5),
        line(640, 476, 664, 420, m.dark, 5),
        rect(652, 396, 24, 36, m.dark, 10),
        line(560, 476, 536, 420, m.dark, 5),
        rect(524, 396, 24, 36, m.dark, 10),
    ]
    out += [
        at(
            150,
            470,
            rect(-70, -60, 150, 96, m.near, 10),
            rect(80, -40, 60, 56, m.far),
            circle(142, -12, 34, m.far),
            circle(142, -12, 20, m.dark),
            rect(-50, -96, 60, 36, m.near, 6),
            circle(-50, -44, 8, m.warm),
            line(0, 36, -60, 200, m.near, 9),
            line(0, 36, 60, 200, m.near, 9),
            line(0, 36, 0, 200, m.near, 9),
        )
    ]
    out += [rect(1046, 380, 110, 46, m.warm, 10), circle(1074, 403, 9, m.paper), rect(1092, 397, 46, 12, m.paper, 6)]
    return out


def chip(m, rng):
    """A processor and its traces."""
    out = [wall(m, m.near if m.name != "evening" else m.sky)]
    trace = m.far
    for k in range(9):
        d = -176 + k * 44
        bend, far = rng.randint(40, 150), rng.choice((-1, 1)) * rng.randint(20, 80)
        for side in (-1, 1):
            x0, y0 = 600 + side * 230, 338 + d
            x1 = x0 + side * bend
            x2, y2 = x1 + side * abs(far), y0 + (far if abs(d + far) < 330 else -far) * (1 if side > 0 else -1)
            x3 = x2 + side * rng.randint(60, 320)
            out += [
                stroke(f"M{x0} {y0} H{x1} L{x2} {y2} H{x3}", trace, 8),
                circle(x3, y2, 13, trace),
                circle(x3, y2, 6, m.warm if rng.random() < 0.4 else m.dark),
            ]
            x0, y0 = 600 + d, 338 + side * 230
            out += [stroke(f"M{x0} {y0} V{y0 + side * 200}", trace, 8)]
    out += [rect(600 + s * 222 - 26, 338 - 186 + k * 44, 52, 20, m.paper, 4) for k in range(9) for s in (-1, 1)]
    out += [rect(600 - 186 + k * 44, 338 + s * 222 - 26, 20, 52, m.paper, 4) for k in range(9) for s in (-1, 1)]
    out += [
        rect(402, 142, 420, 420, DOTS, 22),
        rect(388, 126, 424, 424, m.dark, 22),
        rect(430, 168, 340, 340, m.near if m.name != "evening" else m.far, 10),
        rect(498, 236, 204, 204, m.warm, 10),
        rect(640, 236, 62, 204, DOTS, 10),
    ]
    for k in range(4):
        out += [
            line(516, 262 + k * 50, 560 + rng.randint(0, 30), 262 + k * 50, m.paper, 6),
            circle(600 + rng.randint(0, 20), 262 + k * 50, 10, m.paper),
            line(630, 262 + k * 50, 684, 262 + k * 50, m.paper, 6),
        ]
    out += (
        [circle(426, 164, 14, m.warm)]
        + [rect(450 + k * 50, 188, 34, 20, m.dark, 4) for k in range(6)]
        + [rect(450 + k * 50, 470, 34, 20, m.dark, 4) for k in range(6)]
    )
    return out


def robot(m, rng):
    """A friendly machine at work."""
    out = [wall(m, m.far if m.name != "evening" else m.sky)]
    for _ in range(20):
        x, y = rng.randint(0, 1200), rng.randint(20, 560)
        out.append(
            rng.choice(
                (
                    rect(x, y, 34, 10, m.sky if m.name != "evening" else m.far, 5),
                    circle(x, y, 9, m.sky if m.name != "evening" else m.far),
                    rect(x, y, 12, 36, m.sky if m.name != "evening" else m.far, 6),
                )
            )
        )
    out += [rect(-80, 590, W + 160, 130, m.near), oval(610, 612, 300, 20, DOTS)]
    out += [
        line(600, 120, 600, 60, m.dark, 10),
        circle(600, 52, 22, m.warm),
        rect(388, 190, 40, 90, m.dark, 14),
        rect(772, 190, 40, 90, m.dark, 14),
    ]
    out += [
        rect(420, 112, 360, 250, m.paper, 60),
        rect(716, 112, 64, 250, DOTS, 60),
        rect(456, 154, 288, 150, m.dark, 44),
    ]
    eye = rng.choice((0, 1, 2))
    for x in (536, 664):
        out += (
            [circle(x, 222, 34, m.warm), circle(x + (eye - 1) * 9, 222, 14, m.paper)]
            if eye != 1
            else [stroke(f"M{x - 32} 236 q32 -50 64 0", m.warm, 15)]
        )
    out += [
        stroke("M570 274 q30 20 60 0", m.paper, 8),
        rect(556, 360, 88, 40, m.dark),
        rect(430, 394, 340, 220, m.warm, 40),
        rect(700, 394, 70, 220, DOTS, 40),
        rect(490, 436, 220, 112, m.paper, 14),
    ]
    out += [
        stroke("M508 500 h44 l18 -38 l30 66 l24 -48 l14 20 h54", m.near, 8),
        circle(520, 580, 13, m.dark),
        circle(560, 580, 13, m.paper),
        rect(600, 570, 110, 20, m.dark, 10),
    ]
    up = rng.random() < 0.5
    raised = (
        stroke("M768 440 Q880 430 880 300", m.dark, 30)
        + circle(880, 276, 40, m.paper)
        + stroke("M856 250 l-14 -34 M880 240 v-40 M904 250 l14 -34", m.paper, 15)
    )
    down = stroke("M768 440 Q880 460 870 560", m.dark, 30) + circle(870, 576, 38, m.paper)
    out += [
        raised if up else down,
        stroke("M432 440 Q320 460 330 560", m.dark, 30),
        circle(330, 574, 38, m.paper),
        turn(-14, 300, 560, rect(296, 430, 20, 190, m.near, 8), poly([(296, 430), (316, 430), (306, 400)], m.warm)),
    ]
    return out


MOTIFS = {
    "camera": camera,
    "microphone": microphone,
    "studio": studio,
    "chip": chip,
    "robot": robot,
}
