"""How is the traffic of a street drawn? Tram, taxi, car, ambulance, bicycle."""

from korner.images.demo.scenery import ground, hill, lamp_post, row, sky, tree
from korner.images.demo.shapes import (
    DOTS,
    SOFT,
    W,
    around,
    circle,
    cross,
    inside,
    line,
    oval,
    path,
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
    out = [
        *sky(m, rng, (rng.choice((300, 900)), 120)),
        *row(rng, 500, 150, 250, (m.far,), m.sky, 150),
        ground(500, m.near),
    ]
    out += [
        rect(-80, 606, W + 160, 6, m.dark),
        rect(-80, 640, W + 160, 6, m.dark),
        line(-80, 166, W + 80, 132, m.dark, 3),
    ]
    out += [oval(600, 616, 420, 16, DOTS)]
    out += [
        path("M215 590 V340 q0 -66 66 -66 H874 q66 0 92 92 l30 124 v100 z", m.warm),
        rect(215, 480, 776, 24, m.paper),
    ]
    out += [path("M215 560 h780 v30 h-780 z", m.dark), rect(300, 258, 420, 18, m.dark, 6)]
    people = rng.sample(range(4), 3)
    for i in range(4):
        x = 250 + i * 138
        out += [rect(x, 318, 116, 124, m.dark, 8), rect(x, 318, 116, 60, SOFT)]
        if i in people:
            tone = rng.choice(m.skins)
            out += [
                path(f"M{x + 24} 442 q4 -46 34 -46 t34 46 z", m.paper if i % 2 else m.near),
                circle(x + 58, 382, 21, tone),
                path(f"M{x + 36} 382 a22 23 0 0 1 44 0 q-20 -3 -28 -12 q-5 9 -16 12 z", m.near if i % 2 else m.paper),
            ]
    out += [path("M808 318 h74 q40 0 56 60 l17 64 h-147 z", m.dark), path("M900 330 q22 10 32 48 l17 64 h-34 z", SOFT)]
    out += [
        line(500, 262, 548, 186, m.dark, 6),
        line(548, 186, 500, 150, m.dark, 6),
        line(470, 150, 540, 148, m.dark, 6),
    ]
    out += [
        circle(964, 530, 14, m.lamp),
        circle(242, 530, 12, m.paper),
        line(662, 318, 662, 560, m.dark, 4),
        line(794, 318, 794, 560, m.dark, 4),
    ]
    out += [wheel(x, 592, 27, m.dark, m.far) for x in (330, 440, 780, 890)]
    return out


def _car(m, rng, body, licensed):
    out = [
        *sky(m, rng, (rng.choice((330, 880)), 110)),
        *row(rng, 480, 180, 290, (m.far,), m.sky, 168),
        ground(478, m.near),
    ]
    out += [rect(-80, 634, W + 160, 6, m.sky), lamp_post(rng.choice((200, 1010)), 500, 260, m.dark, m.lamp)]
    out += [oval(610, 606, 400, 18, DOTS)]
    out += [
        path("M228 580 q-10 -100 98 -112 l96 -12 q70 -112 168 -112 h128 q100 0 150 116 l76 14 q58 14 58 106 z", body)
    ]
    out += [path("M452 456 q56 -82 132 -82 h40 v82 z", m.lamp), path("M648 374 h70 q66 0 104 84 l-174 -2 z", m.lamp)]
    driver, guest = rng.choice(m.skins), rng.choice(m.skins)
    out += [
        inside(
            "cabin",
            path("M452 456 q56 -82 132 -82 h40 v82 z M648 374 h70 q66 0 104 84 l-174 -2 z", "#000"),
            circle(566, 410, 25, driver),
            path("M520 470 q4 -40 46 -40 t46 40 z", m.near),
            path("M540 408 a27 27 0 0 1 52 -6 l10 4 v5 z", m.dark),
            circle(716, 416, 25, guest),
            path("M668 480 q6 -44 48 -44 t48 44 z", m.warm),
            path("M690 414 a26 27 0 0 1 52 0 l4 26 h-12 l-4 -24 q-20 -2 -40 -2 z", m.near),
        )
    ]
    out += [rect(560, 302, 140, 42, m.warm, 9), rect(576, 314, 108, 18, m.paper, 5)] if licensed else []
    for i in range(26 if licensed else 0):
        x = 262 + i * 27
        out += [rect(x, 498 + (i % 2) * 11, 27, 11, m.warm)]
    out += [path("M232 552 h772 v28 h-772 z", m.near), rect(668, 476, 42, 8, m.far, 4), rect(520, 476, 42, 8, m.far, 4)]
    out += [
        path("M236 512 q4 -22 40 -22 v24 z", m.lamp),
        path("M990 510 q-4 -22 -26 -26 v24 z", m.warm if licensed else m.paper),
    ]
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
    out = [
        *sky(m, rng, (rng.choice((300, 900)), 110)),
        *row(rng, 480, 150, 260, (m.far,), m.sky, 150),
        ground(478, m.near),
    ]
    out += [oval(600, 606, 400, 18, DOTS), rect(-80, 640, W + 160, 6, m.sky)]
    out += [
        path("M250 580 V268 q0 -28 28 -28 H690 v340 z", m.paper),
        path("M690 290 h116 q34 0 52 44 l36 92 q66 10 66 70 v84 H690 z", m.paper),
    ]
    out += [
        rect(640, 242, 50, 338, SOFT),
        path("M250 456 H902 q40 8 52 34 H250 z", m.warm),
        path("M716 316 h86 q20 0 32 30 l30 78 h-148 z", m.dark),
    ]
    out += [
        path("M790 316 h12 q20 0 32 30 l30 78 h-40 z", SOFT),
        circle(764, 390, 26, rng.choice(m.skins)),
        path("M726 424 q6 -14 38 -14 t40 14 z", m.warm),
        path("M736 388 a28 28 0 0 1 56 0 q-24 -10 -56 0 z", m.near),
    ]
    out += [
        cross(420, 356, 128, m.warm),
        rect(540, 286, 96, 84, m.far, 8),
        rect(540, 286, 96, 84, DOTS, 8),
        rect(250, 552, 712, 28, m.dark),
    ]
    out += [rect(594, 206, 76, 34, m.warm, 12), rect(584, 236, 96, 10, m.dark)]
    for px, py in around(632, 222, 96, 16)[-4:] + around(632, 222, 96, 16)[:5]:
        out.append(line(632 + (px - 632) * 0.66, 222 + (py - 222) * 0.66, px, py, m.warm, 6))
    out += [line(180 - k * 30, 330 + k * 70, 226, 330 + k * 70, m.paper, 8) for k in range(3)]
    out += [rect(936, 506, 26, 30, m.lamp, 8), line(716, 452, 716, 552, m.far, 3), line(690, 250, 690, 552, m.far, 3)]
    out += [circle(x, 580, 62, m.near) for x in (370, 830)] + [wheel(x, 582, 52, m.dark, m.sky) for x in (370, 830)]
    return out


def bicycle(m, rng):
    """A town bicycle by the park rail."""
    out = [*sky(m, rng, (rng.choice((240, 960)), 130)), hill(300, 520, 900, 120, m.far), hill(950, 520, 900, 90, m.far)]
    out += [tree(x, 520, rng.randint(220, 300), m.far, m.near) for x in (120, 330, 880, 1090)]
    out += [ground(500, m.near), rect(-80, 408, W + 160, 8, m.dark)] + [
        line(x, 412, x, 506, m.dark, 5) for x in range(-40, 1260, 56)
    ]
    out += [oval(600, 626, 380, 15, DOTS)]
    frame = m.warm
    for x in (390, 810):
        out += [circle(x, 490, 134, SOFT), ring(x, 490, 130, m.dark, 13), ring(x, 490, 118, m.paper, 4)]
        out += [line(x, 490, px, py, m.paper, 2) for px, py in around(x, 490, 118, 20)]
        out += [circle(x, 490, 12, m.dark)]
    out += [path("M250 456 A146 146 0 0 1 420 346 l-2 12 A134 134 0 0 0 262 458 z", frame)]
    out += [
        stroke("M390 490 L560 500 L478 300 L390 490 M500 350 L738 330 L560 500", frame, 15),
        stroke("M810 490 L724 262", frame, 15),
    ]
    out += [
        stroke("M478 300 L464 256", m.dark, 11),
        path("M404 246 q60 -22 122 -2 q-8 22 -58 20 q-58 6 -64 -18 z", m.dark),
    ]
    out += [stroke("M724 262 L714 226 q-40 -22 -80 8", m.dark, 10), line(640, 232, 622, 244, m.near, 15)]
    out += [
        circle(560, 500, 38, m.dark),
        circle(560, 500, 24, frame),
        line(560, 500, 596, 558, m.dark, 9),
        line(578, 560, 618, 560, m.dark, 11),
        circle(764, 300, 17, m.lamp),
    ]
    out += [path("M742 190 h150 l-22 108 h-110 z", m.dark)] + [
        line(752, 214 + k * 26, 882 - k * 4, 214 + k * 26, m.near, 4) for k in range(3)
    ]
    if rng.random() < 0.5:
        out += [
            circle(790, 172, 26, m.warm),
            circle(836, 162, 30, m.paper),
            circle(872, 178, 20, m.far),
            stroke("M790 190 v-16 M836 190 v-20", m.dark, 4),
        ]
    else:
        out += [
            turn(
                14,
                810,
                130,
                rect(784, 70, 30, 130, m.skins[1], 15),
                line(792, 100, 806, 92, m.paper, 4),
                line(792, 130, 806, 122, m.paper, 4),
            ),
            circle(856, 176, 26, m.far),
        ]
    out += [rect(742, 186, 150, 13, m.near, 6)]
    return out


MOTIFS = {
    "tram": tram,
    "taxi": taxi,
    "car": car,
    "ambulance": ambulance,
    "bicycle": bicycle,
}
