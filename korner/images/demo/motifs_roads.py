"""How are ways and journeys drawn? Tram, taxi, train, plane, bicycle, bridge, canal …"""

import math

from korner.images.demo.scenery import (
    cloud,
    ground,
    hill,
    lamp_post,
    row,
    sky,
    somebody,
    tree,
    windows,
)
from korner.images.demo.shapes import (
    DOTS,
    SOFT,
    W,
    around,
    at,
    circle,
    cross,
    inside,
    line,
    num,
    oval,
    path,
    poly,
    rect,
    ring,
    stroke,
    turn,
)


def wheel(x, y, r, tyre, rim):
    """A car's wheel."""
    return circle(x, y, r, tyre) + circle(x, y, r * 0.5, rim) + circle(x, y, r * 0.16, tyre)


def tram(m, rng):
    """A tram from the side, under its wire."""
    out = [*sky(m, rng, (rng.choice((300, 900)), 120)), *row(rng, 500, 150, 250, (m.far,), m.sky, 150), ground(500, m.near)]
    out += [rect(-80, 606, W + 160, 6, m.dark), rect(-80, 640, W + 160, 6, m.dark), line(-80, 166, W + 80, 132, m.dark, 3)]
    out += [oval(600, 616, 420, 16, DOTS)]
    out += [path("M215 590 V340 q0 -66 66 -66 H874 q66 0 92 92 l30 124 v100 z", m.warm), rect(215, 480, 776, 24, m.paper)]
    out += [path("M215 560 h780 v30 h-780 z", m.dark), rect(300, 258, 420, 18, m.dark, 6)]
    people = rng.sample(range(4), 3)
    for i in range(4):
        x = 250 + i * 138
        out += [rect(x, 318, 116, 124, m.dark, 8), rect(x, 318, 116, 60, SOFT)]
        if i in people:
            tone = rng.choice(m.skins)
            out += [path(f"M{x + 24} 442 q4 -46 34 -46 t34 46 z", m.paper if i % 2 else m.near), circle(x + 58, 382, 21, tone),
                    path(f"M{x + 36} 382 a22 23 0 0 1 44 0 q-20 -3 -28 -12 q-5 9 -16 12 z", m.near if i % 2 else m.paper)]  # fmt: skip
    out += [path("M808 318 h74 q40 0 56 60 l17 64 h-147 z", m.dark), path("M900 330 q22 10 32 48 l17 64 h-34 z", SOFT)]
    out += [line(500, 262, 548, 186, m.dark, 6), line(548, 186, 500, 150, m.dark, 6), line(470, 150, 540, 148, m.dark, 6)]
    out += [circle(964, 530, 14, m.lamp), circle(242, 530, 12, m.paper), line(662, 318, 662, 560, m.dark, 4), line(794, 318, 794, 560, m.dark, 4)]
    out += [wheel(x, 592, 27, m.dark, m.far) for x in (330, 440, 780, 890)]
    return out


def _car(m, rng, body, licensed):
    out = [*sky(m, rng, (rng.choice((330, 880)), 110)), *row(rng, 480, 180, 290, (m.far,), m.sky, 168), ground(478, m.near)]
    out += [rect(-80, 634, W + 160, 6, m.sky), lamp_post(rng.choice((200, 1010)), 500, 260, m.dark, m.lamp)]
    out += [oval(610, 606, 400, 18, DOTS)]
    out += [path("M228 580 q-10 -100 98 -112 l96 -12 q70 -112 168 -112 h128 q100 0 150 116 l76 14 q58 14 58 106 z", body)]
    out += [path("M452 456 q56 -82 132 -82 h40 v82 z", m.lamp), path("M648 374 h70 q66 0 104 84 l-174 -2 z", m.lamp)]
    driver, guest = rng.choice(m.skins), rng.choice(m.skins)
    out += [inside("cabin", path("M452 456 q56 -82 132 -82 h40 v82 z M648 374 h70 q66 0 104 84 l-174 -2 z", "#000"),
                   circle(566, 410, 25, driver), path("M520 470 q4 -40 46 -40 t46 40 z", m.near), path("M540 408 a27 27 0 0 1 52 -6 l10 4 v5 z", m.dark),
                   circle(716, 416, 25, guest), path("M668 480 q6 -44 48 -44 t48 44 z", m.warm), path("M690 414 a26 27 0 0 1 52 0 l4 26 h-12 l-4 -24 q-20 -2 -40 -2 z", m.near))]  # fmt: skip
    out += [rect(560, 302, 140, 42, m.warm, 9), rect(576, 314, 108, 18, m.paper, 5)] if licensed else []
    for i in range(26 if licensed else 0):
        x = 262 + i * 27
        out += [rect(x, 498 + (i % 2) * 11, 27, 11, m.warm)]
    out += [path("M232 552 h772 v28 h-772 z", m.near), rect(668, 476, 42, 8, m.far, 4), rect(520, 476, 42, 8, m.far, 4)]
    out += [path("M236 512 q4 -22 40 -22 v24 z", m.lamp), path("M990 510 q-4 -22 -26 -26 v24 z", m.warm if licensed else m.paper)]
    out += [circle(x, 578, 66, m.near) for x in (376, 842)] + [wheel(x, 580, 55, m.dark, m.sky) for x in (376, 842)]
    return out


def taxi(m, rng):
    """A black taxi with its sign lit, in the street."""
    return _car(m, rng, m.dark, licensed=True)


def car(m, rng):
    """The same street, a private car."""
    return _car(m, rng, m.warm, licensed=False)


def ambulance(m, rng):
    """An ambulance hurrying by."""
    out = [*sky(m, rng, (rng.choice((300, 900)), 110)), *row(rng, 480, 150, 260, (m.far,), m.sky, 150), ground(478, m.near)]
    out += [oval(600, 606, 400, 18, DOTS), rect(-80, 640, W + 160, 6, m.sky)]
    out += [path("M250 580 V268 q0 -28 28 -28 H690 v340 z", m.paper), path("M690 290 h116 q34 0 52 44 l36 92 q66 10 66 70 v84 H690 z", m.paper)]
    out += [rect(640, 242, 50, 338, SOFT), path("M250 456 H902 q40 8 52 34 H250 z", m.warm), path("M716 316 h86 q20 0 32 30 l30 78 h-148 z", m.dark)]
    out += [path("M790 316 h12 q20 0 32 30 l30 78 h-40 z", SOFT), circle(764, 390, 26, rng.choice(m.skins)),
            path("M726 424 q6 -14 38 -14 t40 14 z", m.warm), path("M736 388 a28 28 0 0 1 56 0 q-24 -10 -56 0 z", m.near)]  # fmt: skip
    out += [cross(420, 356, 128, m.warm), rect(540, 286, 96, 84, m.far, 8), rect(540, 286, 96, 84, DOTS, 8), rect(250, 552, 712, 28, m.dark)]
    out += [rect(594, 206, 76, 34, m.warm, 12), rect(584, 236, 96, 10, m.dark)]
    for px, py in around(632, 222, 96, 16)[-4:] + around(632, 222, 96, 16)[:5]:
        out.append(line(632 + (px - 632) * 0.66, 222 + (py - 222) * 0.66, px, py, m.warm, 6))
    out += [line(180 - k * 30, 330 + k * 70, 226, 330 + k * 70, m.paper, 8) for k in range(3)]
    out += [rect(936, 506, 26, 30, m.lamp, 8), line(716, 452, 716, 552, m.far, 3), line(690, 250, 690, 552, m.far, 3)]
    out += [circle(x, 580, 62, m.near) for x in (370, 830)] + [wheel(x, 582, 52, m.dark, m.sky) for x in (370, 830)]
    return out


def train(m, rng):
    """A train seen from the front, the rails running towards us."""
    out = [*sky(m, rng, (rng.choice((250, 950)), 140)), hill(200, 420, 700, 110, m.far), hill(980, 420, 800, 150, m.far), ground(410, m.near)]
    for side in (-1, 1):
        out += [line(600 + side * k, 60, 600 + side * k, 430, m.dark, 8) for k in (330,)]
        out += [line(600 + side * 330, 110, 600 + side * 180, 110, m.dark, 6), line(600 + side * 330, 170, 600 + side * 230, 110, m.dark, 5)]
        out += [poly([(600 + side * 260, 410), (600 + side * 420, 410), (600 + side * 900, 680), (600 + side * 560, 680)], m.far)]
    out += [line(600, -20, 600, 100, m.dark, 4)]
    out += [poly([(440, 470), (760, 470), (1000, 690), (200, 690)], m.dark)]
    for k in range(5):
        y, half = 500 + k * 40, 190 + k * 44
        out.append(rect(600 - half, y, 2 * half, 13, m.near))
    out += [poly([(500, 480), (516, 480), (426, 690), (384, 690)], m.sky), poly([(684, 480), (700, 480), (816, 690), (774, 690)], m.sky)]
    out += [path("M410 540 V230 Q420 112 600 108 Q780 112 790 230 V540 q0 34 -40 34 H450 q-40 0 -40 -34 z", m.warm)]
    out += [path("M700 120 Q782 140 790 230 V540 q0 34 -40 34 h-30 z", DOTS), rect(552, 92, 96, 20, m.dark, 6), line(560, 94, 640, 70, m.dark, 5), line(640, 94, 560, 70, m.dark, 5), line(540, 68, 660, 68, m.dark, 6)]
    out += [path("M446 350 V240 Q456 164 600 160 Q744 164 754 240 V350 z", m.dark), path("M640 163 Q744 170 754 240 V350 H690 z", SOFT)]
    driver = rng.choice(m.skins)
    out += [path("M490 350 q4 -56 46 -56 t46 56 z", m.near), circle(536, 270, 28, driver), path("M506 268 a30 30 0 0 1 60 0 z", m.paper), rect(502, 264, 70, 8, m.far)]
    out += [path("M410 388 H790 v44 Q600 470 410 432 z", m.paper), circle(470, 492, 26, m.dark), circle(470, 492, 19, m.lamp), circle(730, 492, 26, m.dark), circle(730, 492, 19, m.lamp)]
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
    out += [stroke(f"M-80 {rng.randint(420, 560)} C300 {rng.randint(300, 480)} 500 660 800 520 S1180 420 1300 520", m.paper, 16, 'opacity=".7"')]
    body = "M0 -262 C26 -236 32 -190 32 -140 V-70 L300 96 V140 L32 70 V176 L112 238 V268 L0 238 L-112 268 V238 L-32 176 V70 L-300 140 V96 L-32 -70 V-140 C-32 -190 -26 -236 0 -262 z"
    angle = rng.choice((28, 40, 52))
    out += [cloud(rng.randint(150, 330), rng.randint(520, 600), 300, m.paper), cloud(rng.randint(880, 1050), rng.randint(150, 220), 330, m.paper)]
    out += [at(670, 400, turn(angle, 0, 0, path(body, DOTS)), scale=0.94)]
    jet = path(body, m.paper) + path("M0 -262 C26 -236 32 -190 32 -140 V-70 L300 96 V140 L32 70 V176 L112 238 V268 L0 238 z", SOFT)
    jet += "".join(rect(s * 150 - 15, 0, 30, 62, m.dark, 12) for s in (-1, 1))
    jet += path("M0 170 L14 236 H-14 z", m.warm) + path("M-16 -226 Q0 -242 16 -226 L12 -206 Q0 -214 -12 -206 z", m.dark)
    jet += poly([(300, 96), (300, 140), (250, 127), (250, 69)], m.warm) + poly([(-300, 96), (-300, 140), (-250, 127), (-250, 69)], m.warm)
    jet += "".join(circle(s * 24, y, 4, m.dark) for s in (-1, 1) for y in range(-170, 190, 24) if not -84 < y < 84)
    out += [at(590, 330, turn(angle, 0, 0, jet))]
    return out


def bicycle(m, rng):
    """A town bicycle by the park rail."""
    out = [*sky(m, rng, (rng.choice((240, 960)), 130)), hill(300, 520, 900, 120, m.far), hill(950, 520, 900, 90, m.far)]
    out += [tree(x, 520, rng.randint(220, 300), m.far, m.near) for x in (120, 330, 880, 1090)]
    out += [ground(500, m.near), rect(-80, 408, W + 160, 8, m.dark)] + [line(x, 412, x, 506, m.dark, 5) for x in range(-40, 1260, 56)]
    out += [oval(600, 626, 380, 15, DOTS)]
    frame = m.warm
    for x in (390, 810):
        out += [circle(x, 490, 134, SOFT), ring(x, 490, 130, m.dark, 13), ring(x, 490, 118, m.paper, 4)]
        out += [line(x, 490, px, py, m.paper, 2) for px, py in around(x, 490, 118, 20)]
        out += [circle(x, 490, 12, m.dark)]
    out += [path("M250 456 A146 146 0 0 1 420 346 l-2 12 A134 134 0 0 0 262 458 z", frame)]
    out += [stroke("M390 490 L560 500 L478 300 L390 490 M500 350 L738 330 L560 500", frame, 15), stroke("M810 490 L724 262", frame, 15)]
    out += [stroke("M478 300 L464 256", m.dark, 11), path("M404 246 q60 -22 122 -2 q-8 22 -58 20 q-58 6 -64 -18 z", m.dark)]
    out += [stroke("M724 262 L714 226 q-40 -22 -80 8", m.dark, 10), line(640, 232, 622, 244, m.near, 15)]
    out += [circle(560, 500, 38, m.dark), circle(560, 500, 24, frame), line(560, 500, 596, 558, m.dark, 9), line(578, 560, 618, 560, m.dark, 11), circle(764, 300, 17, m.lamp)]
    out += [path("M742 190 h150 l-22 108 h-110 z", m.dark)] + [line(752, 214 + k * 26, 882 - k * 4, 214 + k * 26, m.near, 4) for k in range(3)]
    if rng.random() < 0.5:
        out += [circle(790, 172, 26, m.warm), circle(836, 162, 30, m.paper), circle(872, 178, 20, m.far), stroke("M790 190 v-16 M836 190 v-20", m.dark, 4)]
    else:
        out += [turn(14, 810, 130, rect(784, 70, 30, 130, m.skins[1], 15), line(792, 100, 806, 92, m.paper, 4), line(792, 130, 806, 122, m.paper, 4)), circle(856, 176, 26, m.far)]
    out += [rect(742, 186, 150, 13, m.near, 6)]
    return out


def bridge(m, rng):
    """A suspension bridge over the strait, boats under it."""
    out = [*sky(m, rng, (rng.choice((600, 480)), 170)), hill(60, 450, 700, 150, m.far), hill(1140, 450, 760, 180, m.far)]
    out += [windows(120, 380, 150, 60, 5, 2, m.sky), windows(960, 370, 170, 60, 5, 2, m.sky), rect(-80, 448, W + 160, 300, m.near)]
    for _ in range(26):
        x, y = rng.randint(-40, 1180), rng.randint(470, 660)
        out.append(line(x, y, x + rng.randint(40, 110), y, m.far, 5))
    y0 = 372
    for x in (330, 870):
        out += [rect(x - 25, 116, 15, 380, m.dark), rect(x + 10, 116, 15, 380, m.dark)]
        out += [rect(x - 25, y, 50, 11, m.dark) for y in (120, 200, 290)] + [rect(x - 34, 480, 68, 26, m.dark), circle(x, 104, 8, m.warm)]
    out += [stroke("M330 122 Q600 542 870 122", m.warm, 8), stroke("M330 122 L-40 340", m.warm, 8), stroke("M870 122 L1240 340", m.warm, 8)]
    for k in range(1, 24):
        t = k / 24
        x, y = 330 + 540 * t, 122 + 840 * t * (1 - t)
        out.append(line(x, y, x, y0, m.warm, 2.5))
    out += [line(330 - k * 38, 122 + k * 22.4, 330 - k * 38, y0, m.warm, 2.5) for k in range(1, 10)]
    out += [line(870 + k * 38, 122 + k * 22.4, 870 + k * 38, y0, m.warm, 2.5) for k in range(1, 10)]
    out += [rect(-80, y0, W + 160, 18, m.dark), rect(-80, y0 + 18, W + 160, 10, DOTS)]
    out += [rect(rng.randint(0, 1180), y0 - 13, 30, 13, rng.choice((m.paper, m.far)), 5) for _ in range(9)]
    x = rng.randint(480, 640)
    out += [path(f"M{x - 150} 548 h300 l-34 52 h-230 z", m.dark), rect(x - 110, 512, 210, 38, m.paper), windows(x - 110, 512, 210, 38, 8, 1, m.dark),
            rect(x - 70, 484, 110, 30, m.paper), rect(x - 14, 446, 34, 42, m.warm), rect(x - 14, 446, 34, 12, m.dark), oval(x, 606, 170, 8, SOFT)]  # fmt: skip
    return out


def canal(m, rng):
    """The canal: a barge between warehouses and trees."""
    out = [*sky(m, rng, (rng.choice((340, 860)), 130)), *row(rng, 430, 120, 230, (m.far, m.near), m.sky, 150)]
    out += [rect(620, 170, 190, 262, m.warm), poly([(610, 174), (715, 110), (820, 174)], m.warm), windows(620, 190, 190, 220, 3, 4, m.dark), rect(764, 172, 46, 260, DOTS)]
    out += [rect(846, 120, 44, 312, m.dark), rect(840, 112, 56, 14, m.dark)]
    out += [rect(-80, 428, W + 160, 40, m.dark), windows(-80, 430, W + 160, 40, 60, 1, m.near), rect(-80, 466, W + 160, 300, m.near), rect(-80, 466, W + 160, 30, DOTS)]
    for x, w, tone in ((620, 190, m.warm), (846, 44, m.dark), (120, 150, m.far)):
        out += [rect(x + rng.randint(-10, 10), 480 + k * 26, w - k * 14, 9, tone, 4, 'opacity=".55"') for k in range(7)]
    out += [path("M236 512 H880 q60 0 84 -22 q-4 92 -70 92 H306 q-60 0 -70 -70 z", m.dark), rect(246, 522, 660, 11, m.warm), rect(420, 470, 400, 44, m.far), rect(300, 420, 104, 94, m.paper), rect(290, 408, 124, 16, m.warm),
            rect(316, 440, 32, 34, m.dark), rect(360, 440, 32, 34, m.dark)]  # fmt: skip
    out += [path(f"M{432 + k * 76} 472 q{34} {-rng.randint(34, 60)} 68 0 z", (m.skins[1], m.paper, m.near)[k % 3]) for k in range(5)]
    out += [line(924, 496, 924, 420, m.dark, 5), path("M924 420 h-54 v34 h54 z", m.warm), somebody(m, rng, 256, 512, 96)]
    for _ in range(18):
        x, y = rng.randint(-40, 1180), rng.randint(596, 668)
        out.append(line(x, y, x + rng.randint(50, 130), y, m.sky, 4, 'opacity=".8"'))
    out += [tree(x, 436, rng.randint(150, 190), m.far if m.name != "evening" else m.near, m.dark) for x in (90, 440, 540, 1060)]
    return out


def lighthouse(m, rng):
    """A striped lighthouse on its rock."""
    out = [*sky(m, rng, (rng.choice((220, 1000)), 150)), rect(-80, 440, W + 160, 300, m.near)]
    out += [poly([(600, 150), (-80, 40), (-80, 250)], m.lamp, 'opacity=".55"'), poly([(600, 150), (1280, 60), (1280, 270)], m.lamp, 'opacity=".55"')]
    for _ in range(26):
        x, y = rng.randint(-40, 1180), rng.randint(460, 660)
        out.append(line(x, y, x + rng.randint(40, 120), y, m.far, 5))
    out += [poly([(300, 580), (390, 520), (450, 528), (520, 486), (690, 490), (760, 530), (830, 536), (930, 600), (980, 640), (240, 640)], m.dark)]
    out += [poly([(690, 490), (760, 530), (830, 536), (930, 600), (980, 640), (760, 640)], DOTS)]
    outline = poly([(540, 200), (660, 200), (692, 500), (508, 500)], "#000")
    out += [inside("tower", outline, rect(480, 180, 240, 340, m.paper), *[rect(480, 200 + k * 120, 240, 60, m.warm) for k in range(3)], rect(630, 180, 100, 340, DOTS))]
    out += [rect(516, 190, 168, 16, m.dark), rect(556, 116, 88, 76, m.lamp), rect(556, 116, 10, 76, m.dark), rect(634, 116, 10, 76, m.dark), rect(595, 116, 10, 76, m.dark),
            path("M540 118 q60 -70 120 0 z", m.dark), circle(600, 80, 9, m.warm), line(600, 76, 600, 52, m.dark, 4)]  # fmt: skip
    out += [path("M580 500 v-44 a20 20 0 0 1 40 0 v44 z", m.dark), rect(588, 330, 24, 34, m.dark), rect(590, 246, 20, 30, m.dark)]
    out += [rect(706, 440, 130, 84, m.paper), poly([(696, 444), (771, 396), (846, 444)], m.warm), rect(730, 464, 26, 30, m.dark), rect(786, 464, 26, 30, m.dark)]
    for k in range(7):
        x = 216 + k * 118
        out.append(path(f"M{x} 644 q30 -40 60 -12 q30 -28 62 12 z", m.paper))
    y = rng.randint(380, 410)
    x = rng.choice((180, 1010))
    out += [path(f"M{x - 60} {y + 60} h130 l-26 32 h-84 z", m.dark), poly([(x, y + 56), (x, y - 50), (x + 62, y + 50)], m.paper), poly([(x - 8, y + 52), (x - 8, y - 20), (x - 50, y + 48)], m.warm)]
    return out


def sea(m, rng):
    """A sailing boat, waves in bands, gulls."""
    x = rng.choice((540, 600, 660))
    out = [*sky(m, rng, (x + rng.choice((-190, 190)), 240)), hill(140, 420, 560, 90, m.far), hill(1080, 420, 640, 120, m.far)]
    tones = (m.far, m.near, m.far, m.near, m.dark)
    out += [rect(-80, 400, W + 160, 340, m.near)]

    def wave(y, tone, shift):
        crest = "".join("q22 -24 44 0 t44 0 " for _ in range(16))
        return path(f"M{num(-120 + shift)} {y} {crest} V760 H-160 z", tone)

    out += [wave(424, m.near, rng.randint(-40, 0)), wave(470, tones[0], rng.randint(-40, 0))]
    boat = [
        path("M-190 110 H200 q-14 70 -74 78 H-120 q-58 -8 -70 -78 z", m.dark), rect(-186, 122, 376, 12, m.warm),
        line(0, 110, 0, -250, m.dark, 9), path("M14 90 V-236 Q150 -100 186 90 z", m.paper), path("M96 -128 Q166 -20 186 90 h-60 z", DOTS),
        path("M-14 90 V-190 Q-90 -60 -160 90 z", m.warm), path("M0 -250 h54 l-14 14 l14 14 h-54 z", m.warm),
        rect(-60, 82, 110, 30, m.paper), circle(-34, 97, 7, m.dark), circle(-4, 97, 7, m.dark), circle(26, 97, 7, m.dark),
    ]  # fmt: skip
    out += [turn(rng.choice((-5, 4)), x, 380, at(x, 342, *boat, scale=1.04))]
    out += [wave(516, m.near, rng.randint(-40, 0)), wave(566, m.far, rng.randint(-40, 0)), wave(618, m.dark, rng.randint(-40, 0))]
    for _ in range(5):
        bx, by, s = rng.randint(200, 1000), rng.randint(70, 250), rng.randint(26, 40)
        out.append(stroke(f"M{bx} {by} q{s / 2} {-s * 0.7:.0f} {s} 0 q{s / 2} {-s * 0.7:.0f} {s} 0", m.paper if m.name == "evening" else m.dark, 5))
    return out


def atomium(m, rng):
    """Nine balls and their tubes."""
    out = [*sky(m, rng, (rng.choice((190, 1010)), 140)), hill(260, 600, 760, 110, m.far), hill(960, 600, 820, 140, m.far), ground(580, m.near)]
    ring_points = [(600 + 206 * math.sin(math.radians(60 * k)), 318 - 196 * math.cos(math.radians(60 * k))) for k in range(6)]
    corners = [*ring_points, (548, 262), (654, 380)]
    middle = (600, 318)
    edges = [(0, 1), (1, 2), (2, 3), (3, 4), (4, 5), (5, 0), (6, 5), (6, 1), (6, 0), (7, 2), (7, 4), (7, 3)]
    out += [line(600, 520, 600, 600, m.dark, 30), line(500, 600, 560, 480, m.dark, 10), line(700, 600, 640, 480, m.dark, 10), rect(470, 588, 260, 16, m.dark)]
    out += [line(*corners[a], *corners[b], m.dark, 9) for a, b in edges] + [line(*middle, *c, m.dark, 9) for c in corners]

    def ball(x, y, r):
        lit = rng.randint(0, 1)
        return (circle(x, y, r + 5, m.dark) + circle(x, y, r, m.warm) + path(f"M{num(x + r * 0.2)} {num(y - r * 0.98)} a{r} {r} 0 1 1 {num(-r * 1.1)} {num(r * 1.76)} a{num(r * 1.1)} {num(r * 1.1)} 0 0 0 {num(r * 1.1)} {num(-r * 1.76)} z", DOTS)
                + circle(x - r * 0.34, y - r * 0.38, r * 0.26, m.paper) + rect(x - r * 0.5, y + r * 0.1, r, 7, m.lamp if lit else m.dark, 3))  # fmt: skip

    out += [ball(*corners[6], 38)] + [ball(x, y, 46) for x, y in ring_points] + [ball(*middle, 50), ball(*corners[7], 42)]
    out += [tree(x, 600, rng.randint(90, 150), m.near, m.dark) for x in (90, 250, 330, 880, 960, 1110)]
    out += [somebody(m, rng, x, 650, 84) for x in (440, 770)]
    return out


MOTIFS = {
    "tram": tram, "taxi": taxi, "car": car, "ambulance": ambulance, "train": train, "plane": plane, "bicycle": bicycle, "bridge": bridge,
    "canal": canal, "lighthouse": lighthouse, "sea": sea, "atomium": atomium,
}  # fmt: skip
