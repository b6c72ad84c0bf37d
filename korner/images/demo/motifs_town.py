"""How are the sights of a town drawn? Town hall, mosque, church, Atomium, a front door, a baker’s window."""

import math

from korner.images.demo.people import somebody
from korner.images.demo.scenery import gable, ground, hill, lamp_post, peak, poplar, row, sky, tree, windows
from korner.images.demo.shapes import DOTS, SOFT, W, around, circle, crescent, line, num, path, poly, rect, ring


def _crescent_top(x, y, colour, behind):
    return line(x, y, x, y - 26, colour, 5) + crescent(x, y - 34, 12, colour, behind)


def skyline(m, rng):
    """The town hall's tower above the gables of the great square."""
    x = rng.choice((520, 600, 680))
    out = [*sky(m, rng, (930 if x < 650 else 280, 180)), *row(rng, 600, 150, 250, (m.far,), m.sky, 128)]
    out += [
        rect(x - 150, 380, 300, 240, m.near),
        poly([(x - 150, 382), (x - 128, 320), (x + 128, 320), (x + 150, 382)], m.dark),
        windows(x - 146, 396, 292, 150, 9, 2, m.lamp),
        rect(x - 36, 190, 72, 400, m.near),
        rect(x + 12, 190, 24, 400, DOTS),
        poly([(x - 30, 192), (x, 44), (x + 30, 192)], m.near),
        poly([(x, 44), (x + 30, 192), (x + 8, 192)], DOTS),
        rect(x - 44, 182, 88, 14, m.dark),
        circle(x, 38, 10, m.warm),
        line(x, 38, x, 16, m.warm, 5),
        windows(x - 34, 220, 68, 240, 2, 5, m.lamp),
    ]
    for dx in (-44, 44):
        out.append(poly([(x + dx - 10, 190), (x + dx, 128), (x + dx + 10, 190)], m.near))
    for i in range(8):
        left = -70 + i * 170
        wall, light = (m.dark, m.warm) if i % 2 else (m.near, m.lamp)
        height = rng.randint(120, 180) if abs(left + 80 - x) < 190 else rng.randint(190, 270)
        out.append(gable(left, 690, 158, height, wall, light, rng.choice(("steps", "point", "bell"))))
    return out


def town(m, rng):
    """An Anatolian town: mountains, poplars, flat roofs, a dome and its minaret."""
    x = rng.choice((500, 600, 690))
    out = [*sky(m, rng, (260 if x > 540 else 900, 140))]
    out += [peak(250, 480, 640, 230, m.far, m.paper), peak(900, 480, 760, 290, m.far, m.paper)]
    out += [ground(440, m.near)]
    for i in range(14):
        w = rng.randint(80, 120)
        left, top = -20 + i * 90, 430 - rng.randint(0, 50)
        out.append(
            rect(left, top, w, 120, rng.choice((m.sky, m.far, m.paper))) + windows(left, top + 12, w, 50, 3, 1, m.dark)
        )
    out += [
        path(f"M{x - 118} 420 a118 118 0 0 1 236 0 z", m.dark),
        rect(x - 118, 418, 236, 150, m.dark),
        path(f"M{x + 30} 306 a118 118 0 0 1 88 114 h-60 z", DOTS),
    ]
    out += [rect(x + 158, 200, 30, 370, m.dark), poly([(x + 155, 204), (x + 173, 110), (x + 191, 204)], m.dark)]
    out += [
        rect(x + 148, 300, 50, 13, m.warm),
        _crescent_top(x + 173, 112, m.warm, m.sky),
        _crescent_top(x, 302, m.warm, m.sky),
    ]
    out += [path(f"M{x - 80 + k * 58} 520 v-44 a17 17 0 0 1 34 0 v44 z", m.lamp) for k in range(3)]
    for i in range(13):
        w, left = rng.randint(104, 140), -40 + i * 100
        top = 560 - rng.randint(0, 50)
        wall = rng.choice((m.paper, m.far, m.sky))
        out += [
            rect(left, top, w, 200, wall),
            rect(left + w * 0.76, top, w * 0.24, 200, DOTS),
            poly(
                [(left - 8, top + 4), (left + 12, top - 28), (left + w - 12, top - 28), (left + w + 8, top + 4)], m.warm
            ),
            windows(left, top + 16, w, 70, 2, 1, m.dark),
        ]
    out += [poplar(px, 580, rng.randint(180, 250), m.near, m.dark) for px in (x - 300, x - 250, x + 330, x + 375)]
    return out


def mosque(m, rng):
    """A great dome between two minarets."""
    out = [
        *sky(m, rng, (rng.choice((330, 870)), 150)),
        hill(250, 590, 900, 110, m.far),
        hill(980, 590, 900, 140, m.far),
        ground(574, m.near),
    ]
    for x in (306, 894):
        out += [
            rect(x - 19, 210, 38, 370, m.dark),
            poly([(x - 23, 214), (x, 84), (x + 23, 214)], m.dark),
            rect(x + 5, 210, 14, 370, SOFT),
        ]
        out += [
            rect(x - 31, 296, 62, 15, m.warm),
            rect(x - 28, 402, 56, 13, m.warm),
            _crescent_top(x, 86, m.warm, m.sky),
        ]
    out += [
        rect(390, 430, 420, 150, m.dark),
        path("M384 434 a96 84 0 0 1 192 0 z", m.near),
        path("M624 434 a96 84 0 0 1 192 0 z", m.near),
    ]
    out += [
        rect(444, 330, 312, 110, m.dark),
        path("M440 334 C436 190 536 156 600 140 C664 156 764 190 760 334 z", m.near),
    ]
    out += [
        path("M640 152 C706 178 764 200 760 334 h-66 C704 240 690 190 640 152 z", DOTS),
        rect(432, 326, 336, 18, m.warm),
    ]
    out += [_crescent_top(600, 142, m.warm, m.sky)]
    out += [path(f"M{464 + k * 46} 400 v-22 a13 13 0 0 1 26 0 v22 z", m.lamp) for k in range(6)]
    out += [path("M556 580 V500 a44 50 0 0 1 88 0 V580 z", m.lamp)]
    out += [path(f"M{x} 556 v-50 a20 22 0 0 1 40 0 v50 z", m.far) for x in (412, 478, 682, 748)]
    out += [rect(360, 576, 480, 12, m.warm), rect(330, 588, 540, 14, m.dark)]
    out += [somebody(m, rng, x, 650, rng.randint(88, 100)) for x in (rng.randint(390, 470), rng.randint(700, 790))]
    return out


def church(m, rng):
    """Two square towers, a rose window, a pointed door."""
    out = [
        *sky(m, rng, (rng.choice((220, 980)), 150)),
        *row(rng, 590, 130, 220, (m.far,), m.sky, 126),
        ground(580, m.near),
    ]
    out += [poly([(440, 300), (600, 170), (760, 300)], m.dark), rect(440, 298, 320, 290, m.near)]
    for x in (352, 698):
        out += [rect(x, 130, 150, 456, m.near), rect(x + 106, 130, 44, 456, DOTS), rect(x - 8, 250, 166, 12, m.dark)]
        out += [rect(x - 8, 402, 166, 12, m.dark)]
        out += [rect(x + k * 31, 108, 26, 26, m.near) for k in range(5)]
        for y, h in ((156, 80), (286, 100), (438, 60)):
            out += [
                path(
                    f"M{x + lx} {y + h} v{-h + 30} q0 -24 19 -30 q19 6 19 30 v{h - 30} z", m.dark if y < 430 else m.lamp
                )
                for lx in (30, 82)
            ]
    out += [circle(600, 360, 66, m.dark), circle(600, 360, 56, m.lamp)]
    out += [line(600, 360, px, py, m.dark, 4) for px, py in around(600, 360, 54, 12)]
    out += [circle(px, py, 9, m.warm) for px, py in around(600, 360, 37, 12, -75)]
    out += [circle(600, 360, 14, m.warm), ring(600, 360, 58, m.dark, 6)]
    out += [
        path("M536 586 V510 q6 -52 64 -70 q58 18 64 70 V586 z", m.dark),
        path("M556 586 V520 q6 -38 44 -52 q38 14 44 52 V586 z", m.warm),
    ]
    out += [
        line(600, 470, 600, 586, m.dark, 4),
        line(600, 168, 600, 116, m.dark, 7),
        line(582, 136, 618, 136, m.dark, 7),
    ]
    out += [rect(330, 584, 540, 14, m.dark)]
    out += [
        somebody(m, rng, rng.choice((400, 800)), 650, 100),
        lamp_post(rng.choice((290, 920)), 650, 210, m.dark, m.lamp),
    ]
    return out


def atomium(m, rng):
    """Nine balls and their tubes."""
    out = [
        *sky(m, rng, (rng.choice((190, 1010)), 140)),
        hill(260, 600, 760, 110, m.far),
        hill(960, 600, 820, 140, m.far),
        ground(580, m.near),
    ]
    ring_points = [
        (600 + 206 * math.sin(math.radians(60 * k)), 318 - 196 * math.cos(math.radians(60 * k))) for k in range(6)
    ]
    corners = [*ring_points, (548, 262), (654, 380)]
    middle = (600, 318)
    edges = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0), (6, 5), (6, 1), (6, 0), (7, 2), (7, 4), (7, 3)]
    out += [
        line(600, 520, 600, 600, m.dark, 30),
        line(500, 600, 560, 480, m.dark, 10),
        line(700, 600, 640, 480, m.dark, 10),
        rect(470, 588, 260, 16, m.dark),
    ]
    out += [line(*corners[a], *corners[b], m.dark, 9) for a, b in edges] + [
        line(*middle, *c, m.dark, 9) for c in corners
    ]

    def ball(x, y, r):
        lit = rng.randint(0, 1)
        return (
            circle(x, y, r + 5, m.dark)
            + circle(x, y, r, m.warm)
            + path(
                f"M{num(x + r * 0.2)} {num(y - r * 0.98)} a{r} {r} 0 1 1 {num(-r * 1.1)} {num(r * 1.76)} a{num(r * 1.1)} {num(r * 1.1)} 0 0 0 {num(r * 1.1)} {num(-r * 1.76)} z",
                DOTS,
            )
            + circle(x - r * 0.34, y - r * 0.38, r * 0.26, m.paper)
            + rect(x - r * 0.5, y + r * 0.1, r, 7, m.lamp if lit else m.dark, 3)
        )

    out += (
        [ball(*corners[6], 38)] + [ball(x, y, 46) for x, y in ring_points] + [ball(*middle, 50), ball(*corners[7], 42)]
    )
    out += [tree(x, 600, rng.randint(90, 150), m.near, m.dark) for x in (90, 250, 330, 880, 960, 1110)]
    out += [somebody(m, rng, x, 650, 84) for x in (440, 770)]
    return out


def house(m, rng):
    """One front door of a Brussels street, between its neighbours."""
    out = [*sky(m, rng, (rng.choice((180, 1020)), 110))]
    for i, left in enumerate((-190, 130, 750, 1070)):
        wall = m.far
        top = 150 + rng.randint(0, 70)
        out += [rect(left, top, 316, 600, wall), rect(left, top - 14, 316, 18, m.near)]
        out += [rect(left + 44 + k * 138, top + 60 + j * 170, 88, 116, m.sky) for k in range(2) for j in range(3)]
        out += [rect(left + 270, top, 46, 600, SOFT)] if i % 2 else []
    out += [rect(446, 96, 308, 520, m.warm), rect(704, 96, 50, 520, DOTS), rect(434, 82, 332, 26, m.dark)]
    out += [rect(452 + k * 27, 108, 14, 14, m.dark) for k in range(12)]
    for x, y, w, h in ((480, 146, 90, 120), (630, 146, 90, 120), (630, 330, 90, 120)):
        out += [
            rect(x - 10, y - 10, w + 20, h + 20, m.paper),
            rect(x, y, w, h, m.dark),
            rect(x, y, w, h * 0.56, m.lamp),
            line(x + w / 2, y, x + w / 2, y + h, m.paper, 6),
            line(x, y + h * 0.4, x + w, y + h * 0.4, m.paper, 6),
        ]
    out += [poly([(462, 318), (482, 296), (568, 296), (588, 318)], m.dark), rect(466, 318, 118, 138, m.paper)]
    out += [rect(476 + k * 36, 330, 28, 104, m.lamp) for k in range(3)]
    out += [path("M462 456 h126 l-18 26 h-90 z", m.dark)]
    out += [rect(628, 492, 96, 130, m.paper), rect(640, 502, 72, 120, m.dark), circle(700, 566, 5, m.warm)]
    out += [path("M640 502 h72 v26 h-72 z", m.lamp), rect(470, 520, 100, 62, m.paper), rect(480, 530, 80, 52, m.dark)]
    out += [ground(612, m.near), rect(616, 602, 122, 14, m.dark), rect(606, 614, 144, 12, m.paper)]
    out += [tree(350, 640, 250, m.near, m.dark), somebody(m, rng, rng.choice((800, 850)), 654, 150, (m.dark, m.paper))]
    return out


def bakery(m, rng):
    """A baker's window: simit on the rail, loaves on the shelves."""
    out = [
        rect(-80, 0, W + 160, 700, m.far),
        windows(-60, -30, 300, 200, 2, 1, m.sky),
        windows(960, -30, 300, 200, 2, 1, m.sky),
    ]
    out += [
        rect(230, 40, 740, 590, m.dark),
        rect(262, 210, 500, 330, m.lamp),
        rect(790, 210, 150, 420, m.near),
        rect(812, 236, 106, 240, m.lamp),
        circle(806, 520, 8, m.warm),
    ]
    out += [rect(330, 62, 540, 60, m.near, 8), line(400, 92, 560, 92, m.lamp, 10), line(640, 92, 800, 92, m.lamp, 10)]
    crust, loaf = m.warm, m.skins[2]
    for i in range(5):
        x = 314 + i * 99
        out += [line(x, 210, x, 262, m.dark, 3), ring(x, 292, 30, crust, 17)]
        out += [circle(px, py, 2.6, m.paper) for px, py in around(x, 292, 30, 9, rng.randint(0, 40))]
    out += [rect(262, 416, 500, 10, m.dark), rect(262, 530, 500, 12, m.dark)]
    for i in range(4):
        x = 318 + i * 128
        out += [path(f"M{x - 50} 416 q4 -52 50 -52 t50 52 z", loaf if i % 2 else crust)]
        out += [line(x + k, 378, x + k - 12, 400, m.paper, 4) for k in (-16, 4, 24)]
    for i in range(7):
        x = 290 + i * 68
        out += [rect(x, 440, 30, 92, crust if (i + 1) % 2 else loaf, 15)] + [
            line(x + 8, 462 + k * 22, x + 22, 456 + k * 22, m.paper, 3) for k in range(3)
        ]
    stripes = 12
    width = 780 / stripes
    for i in range(stripes):
        x = 210 + i * width
        out.append(
            path(
                f"M{num(x)} 140 h{num(width)} v64 a{num(width / 2)} 26 0 0 1 {num(-width)} 0 z",
                m.warm if i % 2 else m.paper,
            )
        )
    out += [rect(210, 140, 780, 14, SOFT), rect(230, 232, 740, 22, DOTS), ground(628, m.near)]
    who = rng.choice((860, 870))
    out += [somebody(m, rng, who, 660, 250, (m.paper, m.warm)), somebody(m, rng, rng.choice((180, 1060)), 664, 240)]
    return out


MOTIFS = {
    "skyline": skyline,
    "town": town,
    "mosque": mosque,
    "church": church,
    "atomium": atomium,
    "house": house,
    "bakery": bakery,
}
