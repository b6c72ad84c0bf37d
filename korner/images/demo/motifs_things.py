"""How are things drawn that lie on a desk? Money, medicine, a telephone, a chessboard."""

from korner.images.demo.scenery import gable, wall
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
    stroke,
    turn,
)


def euro_sign(x, y, size, colour):
    """The currency's sign, drawn."""
    r = size / 2
    return stroke(
        f"M{num(x + r * 0.72)} {num(y - r * 0.66)} A{num(r * 0.94)} {num(r * 0.94)} 0 1 0 {num(x + r * 0.72)} {num(y + r * 0.66)} "
        f"M{num(x - r * 1.24)} {num(y - r * 0.2)} H{num(x + r * 0.36)} M{num(x - r * 1.24)} {num(y + r * 0.2)} H{num(x + r * 0.2)}",
        colour,
        size * 0.17,
    )


def euro(m, rng):
    """Notes, and piles of coins with the sign of the euro."""
    out = [rect(-80, 0, W + 160, 700, m.far), rect(-80, 520, W + 160, 190, m.near)]
    for angle, tone in (
        (rng.randint(-20, -14), m.near if m.name != "evening" else m.sky),
        (rng.randint(8, 14), m.sky if m.name != "evening" else m.near),
    ):
        out.append(
            turn(
                angle,
                600,
                330,
                rect(260, 160, 680, 310, DOTS),
                rect(250, 148, 680, 310, tone),
                rect(270, 168, 640, 270, "none", 0, f'stroke="{m.paper}" stroke-width="5"'),
                path(
                    "M300 420 V290 a50 50 0 0 1 100 0 v130 z M420 420 V290 a50 50 0 0 1 100 0 v130 z",
                    m.paper,
                    'opacity=".6"',
                ),
                *[circle(px, py, 9, m.warm) for px, py in around(800, 300, 70, 12)],
            )
        )
    out += [oval(600, 606, 420, 26, DOTS)]
    for x, count in (
        (344, rng.randint(2, 4)),
        (470, rng.randint(4, 6)),
        (730, rng.randint(3, 5)),
        (858, rng.randint(5, 8)),
    ):
        for k in range(count):
            y = 582 - k * 25
            out += [
                path(f"M{x - 62} {y - 8} v20 a62 17 0 0 0 124 0 v-20 z", m.dark if k % 2 else m.warm),
                oval(x, y - 8, 62, 17, m.lamp if k == count - 1 else m.near),
            ]
            out += [path(f"M{x + 20} {y + 8} a62 17 0 0 0 42 -16 v20 a62 17 0 0 1 -42 14 z", DOTS)]
    out += [
        circle(612, 372, 186, DOTS),
        circle(600, 356, 184, m.dark),
        circle(600, 356, 172, m.lamp),
        circle(600, 356, 134, m.warm),
        path("M640 188 a172 172 0 0 1 -30 340 q150 -130 30 -340 z", SOFT),
    ]
    out += [circle(px, py, 7, m.dark) for px, py in around(600, 356, 152, 12)] + [euro_sign(612, 356, 150, m.paper)]
    return out


def pills(m, rng):
    """A bottle, a strip of tablets, and capsules."""
    out = [rect(-80, 0, W + 160, 700, m.far), rect(-80, 470, W + 160, 240, m.near)]
    out += [
        oval(540, 566, 200, 22, DOTS),
        rect(400, 210, 230, 350, m.warm, 30),
        rect(560, 210, 70, 350, DOTS, 30),
        rect(392, 110, 246, 92, m.paper, 14),
    ]
    out += [line(412 + k * 22, 126, 412 + k * 22, 186, m.far, 5) for k in range(10)] + [
        rect(424, 198, 182, 16, m.dark),
        rect(400, 290, 230, 190, m.paper),
        cross(470, 356, 84, m.warm),
    ]
    out += [line(536, 330 + k * 28, rng.randint(570, 606), 330 + k * 28, m.near, 8) for k in range(3)] + [
        line(424, 430 + k * 24, rng.randint(520, 600), 430 + k * 24, m.far, 8) for k in range(2)
    ]
    strip = [rect(-116, -184, 250, 384, DOTS, 18), rect(-128, -196, 250, 384, m.paper, 18)]
    gone = rng.randint(0, 7)
    for k in range(8):
        x, y = -62 + (k % 2) * 118, -146 + (k // 2) * 94
        strip += [circle(x, y, 38, m.far)] + (
            [circle(x, y, 27, m.warm if k % 3 else m.dark), circle(x - 9, y - 10, 7, m.paper)]
            if k != gone
            else [stroke(f"M{x - 14} {y - 10} l12 10 l-8 8 l22 8", m.near, 4)]
        )
    out += [at(778, 380, turn(rng.randint(9, 15), 0, 0, *strip))]

    def capsule(x, y, angle, tone):
        return turn(
            angle,
            x,
            y,
            rect(x - 62, y - 20, 130, 50, DOTS, 25),
            rect(x - 66, y - 26, 132, 52, m.paper, 26),
            path(f"M{x} {y - 26} h40 a26 26 0 0 1 0 52 h-40 z", tone),
            rect(x - 44, y - 16, 84, 8, m.paper, 4, 'opacity=".7"'),
        )

    out += [
        capsule(300, 540, rng.randint(-30, 0), m.warm),
        capsule(420, 612, rng.randint(0, 40), m.dark),
        capsule(640, 616, rng.randint(-20, 10), m.warm),
        capsule(190, 430, rng.randint(20, 60), m.dark),
        capsule(1010, 590, 160, m.warm),
    ]
    return out


def phone(m, rng):
    """A telephone in the hand, messages around it."""
    skin = rng.choice(m.skins)
    out = [wall(m)]
    out += [circle(600, 338, 300, m.sky if m.name != "evening" else m.near)]
    out += [
        path("M620 700 L600 560 L720 300 q40 -40 60 0 L800 480 Q800 560 850 720 z", skin),
        poly([(596, 640), (850, 628), (884, 720), (580, 720)], m.warm),
    ]
    out += [
        rect(462, 62, 300, 560, DOTS, 40),
        rect(450, 48, 300, 560, m.dark, 40),
        rect(468, 78, 264, 500, m.paper, 18),
        rect(560, 56, 80, 10, m.near, 5),
    ]
    top = 96
    out += [
        rect(486, top, 228, 130, m.near, 8),
        inside(
            "news",
            rect(486, top, 228, 130, "#000", 8),
            circle(rng.choice((540, 660)), 150, 30, m.warm),
            *[gable(484 + k * 48, 228, 44, rng.randint(36, 60), m.dark, m.near, "point") for k in range(5)],
        ),
    ]
    out += [
        rect(486, 242, 228, 16, m.dark, 5),
        rect(486, 268, rng.randint(130, 190), 16, m.dark, 5),
        rect(486, 298, 228, 8, m.far, 4),
        rect(486, 314, 190, 8, m.far, 4),
    ]
    for k in range(3):
        y = 344 + k * 76
        out += [
            rect(486, y, 84, 60, (m.warm, m.far, m.near)[k], 6),
            rect(584, y + 6, 130, 11, m.dark, 5),
            rect(584, y + 26, rng.randint(70, 120), 11, m.dark, 5),
            rect(584, y + 46, 60, 7, m.far, 3),
        ]
    out += [
        path(f"M{x} {y} q-40 -12 -44 18 q2 26 44 22 q34 -6 26 -28 q-8 -12 -26 -12 z", skin)
        for x, y in ((470, 400), (466, 456), (470, 510))
    ]
    out += [path("M760 330 q-34 60 -78 84 q-20 22 4 36 q60 -6 110 -90 z", skin)]
    for x, y, w, tone, side in (
        (250, 180, 170, m.paper, 1),
        (300, 380, 120, m.warm, 1),
        (800, 150, 180, m.warm, -1),
        (836, 290, 110, m.paper, -1),
    ):
        tail = x + w - 30 if side > 0 else x + 30
        out += [
            rect(x + 8, y + 8, w, 84, DOTS, 26),
            rect(x, y, w, 84, tone, 26),
            poly([(tail - 16, y + 76), (tail + 16, y + 76), (tail + side * 22, y + 108)], tone),
        ]
        ink = m.near if tone == m.paper else m.paper
        out += [line(x + 30, y + 30, x + w - 30, y + 30, ink, 9), line(x + 30, y + 54, x + w * 0.6, y + 54, ink, 9)]
    return out


def king(m, tone):
    """A king, standing at 0,0."""
    return (
        path("M-70 0 v-22 q0 -14 16 -16 q30 -90 22 -170 h64 q-8 80 22 170 q16 2 16 16 v22 z", tone)
        + rect(-46, -222, 92, 18, tone, 8)
        + path("M-40 -222 L-58 -316 q58 -34 116 0 L40 -222 z", tone)
        + rect(-8, -388, 16, 64, tone)
        + rect(-26, -370, 52, 15, tone)
        + path(
            "M12 -208 h20 q-8 80 22 170 q16 2 16 16 v22 h-40 q6 -100 -18 -208 z M10 -222 L24 -328 q18 4 34 12 L40 -222 z",
            DOTS,
        )
    )


def knight(m, tone, eye):
    """A knight looking left, standing at 0,0."""
    body = "M-76 0 v-22 q0 -14 18 -16 q-6 -66 54 -120 q-36 10 -64 40 q-30 12 -44 -18 q8 -54 44 -86 q10 -46 34 -64 l14 -40 l26 36 q76 34 76 140 q0 70 -22 112 q18 2 18 16 v22 z"
    return (
        path(body, tone)
        + circle(-36, -208, 9, eye)
        + path("M16 -284 q72 30 66 134 q0 70 -22 112 q18 2 18 16 v22 h-40 q40 -150 -22 -284 z", DOTS)
    )


def pawn(m, tone):
    """A pawn, standing at 0,0."""
    return (
        path("M-58 0 v-18 q0 -12 14 -14 q26 -50 22 -96 h44 q-4 46 22 96 q14 2 14 14 v18 z", tone)
        + rect(-38, -140, 76, 16, tone, 8)
        + circle(0, -174, 42, tone)
        + path(
            "M10 -214 a42 42 0 0 1 4 82 q20 -40 -4 -82 z M6 -128 h16 q-4 46 22 96 q14 2 14 14 v18 h-30 q10 -70 -22 -128 z",
            DOTS,
        )
    )


def chess(m, rng):
    """A king, a knight and pawns on the board."""
    out = [
        wall(m, m.far if m.name != "evening" else m.sky),
        circle(600, 260, 230, m.sky if m.name != "evening" else m.far),
        rect(-80, 470, W + 160, 250, m.dark),
    ]
    for j, (y0, y1) in enumerate(((470, 522), (522, 586), (586, 675))):
        for i in range(-7, 8):
            if (i + j) % 2:
                continue
            f0, f1 = 100 + (y0 - 470) * 0.36, 100 + (y1 - 470) * 0.36
            out.append(
                poly(
                    [(600 + i * f0, y0), (600 + (i + 1) * f0, y0), (600 + (i + 1) * f1, y1), (600 + i * f1, y1)],
                    m.paper,
                )
            )
    light, black = m.paper, m.near
    ink = m.dark
    out += [oval(x + 20, y, 84, 14, DOTS) for x, y in ((470, 562), (742, 572))]
    flip = rng.random() < 0.5
    out += [
        at(470, 564, king(m, m.warm), scale=1.12),
        at(742, 574, knight(m, ink if m.name != "evening" else black, m.paper), scale=1.22, flip=False),
    ]
    out += [
        at(x, 520, pawn(m, black if m.name != "evening" else light), scale=0.8)
        for x in ((900, 1010, 180) if flip else (210, 310, 980))
    ]
    out += [
        at(rng.choice((590, 604)), 628, pawn(m, m.warm), scale=0.9),
        turn(84, 300, 630, at(300, 630, pawn(m, black), scale=0.9))
        if rng.random() < 0.5
        else at(320, 634, pawn(m, m.warm), scale=0.9),
    ]
    return out


MOTIFS = {
    "euro": euro,
    "pills": pills,
    "phone": phone,
    "chess": chess,
}
