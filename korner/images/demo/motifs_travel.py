"""How are journeys drawn? Train, plane, bridge, canal."""

from korner.images.demo.people import somebody
from korner.images.demo.scenery import cloud, ground, hill, row, sky, tree, windows
from korner.images.demo.shapes import DOTS, SOFT, W, at, circle, line, oval, path, poly, rect, stroke, turn


def train(m, rng):
    """A train seen from the front, the rails running towards us."""
    out = [
        *sky(m, rng, (rng.choice((250, 950)), 140)),
        hill(200, 420, 700, 110, m.far),
        hill(980, 420, 800, 150, m.far),
        ground(410, m.near),
    ]
    for side in (-1, 1):
        out += [line(600 + side * k, 60, 600 + side * k, 430, m.dark, 8) for k in (330,)]
        out += [
            line(600 + side * 330, 110, 600 + side * 180, 110, m.dark, 6),
            line(600 + side * 330, 170, 600 + side * 230, 110, m.dark, 5),
        ]
        out += [
            poly(
                [(600 + side * 260, 410), (600 + side * 420, 410), (600 + side * 900, 680), (600 + side * 560, 680)],
                m.far,
            )
        ]
    out += [line(600, -20, 600, 100, m.dark, 4)]
    out += [poly([(440, 470), (760, 470), (1000, 690), (200, 690)], m.dark)]
    for k in range(5):
        y, half = 500 + k * 40, 190 + k * 44
        out.append(rect(600 - half, y, 2 * half, 13, m.near))
    out += [
        poly([(500, 480), (516, 480), (426, 690), (384, 690)], m.sky),
        poly([(684, 480), (700, 480), (816, 690), (774, 690)], m.sky),
    ]
    out += [path("M410 540 V230 Q420 112 600 108 Q780 112 790 230 V540 q0 34 -40 34 H450 q-40 0 -40 -34 z", m.warm)]
    out += [
        path("M700 120 Q782 140 790 230 V540 q0 34 -40 34 h-30 z", DOTS),
        rect(552, 92, 96, 20, m.dark, 6),
        line(560, 94, 640, 70, m.dark, 5),
        line(640, 94, 560, 70, m.dark, 5),
        line(540, 68, 660, 68, m.dark, 6),
    ]
    out += [
        path("M446 350 V240 Q456 164 600 160 Q744 164 754 240 V350 z", m.dark),
        path("M640 163 Q744 170 754 240 V350 H690 z", SOFT),
    ]
    driver = rng.choice(m.skins)
    out += [
        path("M490 350 q4 -56 46 -56 t46 56 z", m.near),
        circle(536, 270, 28, driver),
        path("M506 268 a30 30 0 0 1 60 0 z", m.paper),
        rect(502, 264, 70, 8, m.far),
    ]
    out += [
        path("M410 388 H790 v44 Q600 470 410 432 z", m.paper),
        circle(470, 492, 26, m.dark),
        circle(470, 492, 19, m.lamp),
        circle(730, 492, 26, m.dark),
        circle(730, 492, 19, m.lamp),
    ]
    out += [rect(520, 500, 160, 52, m.dark, 10), rect(450, 566, 300, 26, m.dark, 8)]
    out += [somebody(m, rng, 176, 600, 200), somebody(m, rng, 1030, 606, 210)]
    return out


def plane(m, rng):
    """An airliner above the clouds, seen from above, its shadow in dots."""
    out = [rect(-80, 0, W + 160, 700, m.far if m.name != "noon" else m.near)]
    tones = (m.near if m.name != "noon" else m.far, m.sky)
    for i in range(7):
        for j in range(5):
            if rng.random() < 0.34:
                x, y = i * 200 - 90 + j * 30, j * 160 - 50
                out.append(poly([(x, y), (x + 170, y + 26), (x + 150, y + 140), (x - 22, y + 120)], rng.choice(tones)))
    out += [
        stroke(
            f"M-80 {rng.randint(420, 560)} C300 {rng.randint(300, 480)} 500 660 800 520 S1180 420 1300 520",
            m.paper,
            16,
            'opacity=".7"',
        )
    ]
    body = "M0 -262 C26 -236 32 -190 32 -140 V-70 L300 96 V140 L32 70 V176 L112 238 V268 L0 238 L-112 268 V238 L-32 176 V70 L-300 140 V96 L-32 -70 V-140 C-32 -190 -26 -236 0 -262 z"
    angle = rng.choice((28, 40, 52))
    out += [
        cloud(rng.randint(150, 330), rng.randint(520, 600), 300, m.paper),
        cloud(rng.randint(880, 1050), rng.randint(150, 220), 330, m.paper),
    ]
    out += [at(670, 400, turn(angle, 0, 0, path(body, DOTS)), scale=0.94)]
    jet = path(body, m.paper) + path(
        "M0 -262 C26 -236 32 -190 32 -140 V-70 L300 96 V140 L32 70 V176 L112 238 V268 L0 238 z", SOFT
    )
    jet += "".join(rect(s * 150 - 15, 0, 30, 62, m.dark, 12) for s in (-1, 1))
    jet += path("M0 170 L14 236 H-14 z", m.warm) + path("M-16 -226 Q0 -242 16 -226 L12 -206 Q0 -214 -12 -206 z", m.dark)
    jet += poly([(300, 96), (300, 140), (250, 127), (250, 69)], m.warm) + poly(
        [(-300, 96), (-300, 140), (-250, 127), (-250, 69)], m.warm
    )
    jet += "".join(circle(s * 24, y, 4, m.dark) for s in (-1, 1) for y in range(-170, 190, 24) if not -84 < y < 84)
    out += [at(590, 330, turn(angle, 0, 0, jet))]
    return out


def bridge(m, rng):
    """A suspension bridge over the strait, boats under it."""
    out = [
        *sky(m, rng, (rng.choice((600, 480)), 170)),
        hill(60, 450, 700, 150, m.far),
        hill(1140, 450, 760, 180, m.far),
    ]
    out += [
        windows(120, 380, 150, 60, 5, 2, m.sky),
        windows(960, 370, 170, 60, 5, 2, m.sky),
        rect(-80, 448, W + 160, 300, m.near),
    ]
    for _ in range(26):
        x, y = rng.randint(-40, 1180), rng.randint(470, 660)
        out.append(line(x, y, x + rng.randint(40, 110), y, m.far, 5))
    y0 = 372
    for x in (330, 870):
        out += [rect(x - 25, 116, 15, 380, m.dark), rect(x + 10, 116, 15, 380, m.dark)]
        out += [rect(x - 25, y, 50, 11, m.dark) for y in (120, 200, 290)] + [
            rect(x - 34, 480, 68, 26, m.dark),
            circle(x, 104, 8, m.warm),
        ]
    out += [
        stroke("M330 122 Q600 542 870 122", m.warm, 8),
        stroke("M330 122 L-40 340", m.warm, 8),
        stroke("M870 122 L1240 340", m.warm, 8),
    ]
    for k in range(1, 24):
        t = k / 24
        x, y = 330 + 540 * t, 122 + 840 * t * (1 - t)
        out.append(line(x, y, x, y0, m.warm, 2.5))
    out += [line(330 - k * 38, 122 + k * 22.4, 330 - k * 38, y0, m.warm, 2.5) for k in range(1, 10)]
    out += [line(870 + k * 38, 122 + k * 22.4, 870 + k * 38, y0, m.warm, 2.5) for k in range(1, 10)]
    out += [rect(-80, y0, W + 160, 18, m.dark), rect(-80, y0 + 18, W + 160, 10, DOTS)]
    out += [rect(rng.randint(0, 1180), y0 - 13, 30, 13, rng.choice((m.paper, m.far)), 5) for _ in range(9)]
    x = rng.randint(480, 640)
    out += [
        path(f"M{x - 150} 548 h300 l-34 52 h-230 z", m.dark),
        rect(x - 110, 512, 210, 38, m.paper),
        windows(x - 110, 512, 210, 38, 8, 1, m.dark),
        rect(x - 70, 484, 110, 30, m.paper),
        rect(x - 14, 446, 34, 42, m.warm),
        rect(x - 14, 446, 34, 12, m.dark),
        oval(x, 606, 170, 8, SOFT),
    ]
    return out


def canal(m, rng):
    """The canal: a barge between warehouses and trees."""
    out = [*sky(m, rng, (rng.choice((340, 860)), 130)), *row(rng, 430, 120, 230, (m.far, m.near), m.sky, 150)]
    out += [
        rect(620, 170, 190, 262, m.warm),
        poly([(610, 174), (715, 110), (820, 174)], m.warm),
        windows(620, 190, 190, 220, 3, 4, m.dark),
        rect(764, 172, 46, 260, DOTS),
    ]
    out += [rect(846, 120, 44, 312, m.dark), rect(840, 112, 56, 14, m.dark)]
    out += [
        rect(-80, 428, W + 160, 40, m.dark),
        windows(-80, 430, W + 160, 40, 60, 1, m.near),
        rect(-80, 466, W + 160, 300, m.near),
        rect(-80, 466, W + 160, 30, DOTS),
    ]
    for x, w, tone in ((620, 190, m.warm), (846, 44, m.dark), (120, 150, m.far)):
        out += [rect(x + rng.randint(-10, 10), 480 + k * 26, w - k * 14, 9, tone, 4, 'opacity=".55"') for k in range(7)]
    out += [
        path("M236 512 H880 q60 0 84 -22 q-4 92 -70 92 H306 q-60 0 -70 -70 z", m.dark),
        rect(246, 522, 660, 11, m.warm),
        rect(420, 470, 400, 44, m.far),
        rect(300, 420, 104, 94, m.paper),
        rect(290, 408, 124, 16, m.warm),
        rect(316, 440, 32, 34, m.dark),
        rect(360, 440, 32, 34, m.dark),
    ]
    out += [
        path(f"M{432 + k * 76} 472 q{34} {-rng.randint(34, 60)} 68 0 z", (m.skins[1], m.paper, m.near)[k % 3])
        for k in range(5)
    ]
    out += [
        line(924, 496, 924, 420, m.dark, 5),
        path("M924 420 h-54 v34 h54 z", m.warm),
        somebody(m, rng, 256, 512, 96),
    ]
    for _ in range(18):
        x, y = rng.randint(-40, 1180), rng.randint(596, 668)
        out.append(line(x, y, x + rng.randint(50, 130), y, m.sky, 4, 'opacity=".8"'))
    out += [
        tree(x, 436, rng.randint(150, 190), m.far if m.name != "evening" else m.near, m.dark)
        for x in (90, 440, 540, 1060)
    ]
    return out


MOTIFS = {
    "train": train,
    "plane": plane,
    "bridge": bridge,
    "canal": canal,
}
