"""How are newsroom, machines and games drawn? Camera, microphone, studio, phone, chip, robot, chess …"""

import math

from korner.images.demo.scenery import gable
from korner.images.demo.shapes import (
    DOTS,
    SOFT,
    W,
    around,
    at,
    circle,
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


def wall(m, tone=None):
    """An indoor wall from edge to edge."""
    return rect(-80, 0, W + 160, 720, tone or m.far)


def camera(m, rng):
    """A photographer's camera, face to face."""
    out = [wall(m), rect(-80, 520, W + 160, 200, m.near)]
    for k in range(5):
        x, y = 40 + k * 240, 50 + rng.randint(0, 30)
        out += [turn(rng.randint(-5, 5), x + 80, y, rect(x, y, 150, 180, m.paper), rect(x + 12, y + 12, 126, 118, m.sky), poly([(x + 12, y + 130), (x + 60, y + 60), (x + 90, y + 96), (x + 110, y + 76), (x + 138, y + 130)], m.near), circle(x + 104, y + 44, 16, m.warm), rect(x + 68, y - 12, 14, 26, m.dark))]
    out += [line(-80, 44, W + 80, 44, m.dark, 4)]
    out += [oval(610, 590, 350, 24, DOTS)]
    out += [path("M470 232 l36 -66 h188 l36 66 z", m.dark), rect(560, 180, 80, 34, m.near, 8), rect(340, 196, 96, 40, m.warm, 10), rect(760, 204, 76, 30, m.near, 8)]
    out += [rect(290, 226, 620, 360, m.dark, 34), rect(290, 300, 620, 200, m.near), rect(290, 300, 620, 200, SOFT), rect(820, 226, 90, 360, DOTS, 34)]
    out += [circle(612, 414, 176, DOTS), circle(600, 400, 172, m.paper), circle(600, 400, 156, m.dark), ring(600, 400, 132, m.warm, 8), circle(600, 400, 106, m.near), circle(600, 400, 78, m.dark), circle(600, 400, 44, m.far)]
    out += [path("M514 366 a92 92 0 0 1 74 -58 l6 34 a60 60 0 0 0 -48 36 z", m.paper, 'opacity=".8"'), circle(640, 444, 13, m.paper, 'opacity=".7"')]
    out += [line(*around(600, 400, 142, 36)[k], *around(600, 400, 152, 36)[k], m.paper, 4) for k in range(36)]
    out += [rect(800, 250, 70, 42, m.lamp, 8), circle(340, 266, 13, m.warm)]
    out += [stroke("M292 280 Q190 300 200 460 T150 660", m.warm, 18), stroke("M908 280 Q1010 300 1000 460 T1060 660", m.warm, 18)]
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
    out += [stroke("M430 300 V330 A170 170 0 0 0 770 330 V300", m.dark, 20), circle(430, 296, 22, m.warm), circle(770, 296, 22, m.warm)]
    out += [rect(480, 70, 240, 390, m.dark, 120), inside("mic", rect(496, 86, 208, 358, "#000", 104), rect(480, 70, 240, 400, m.paper), *[rect(480, 92 + k * 26, 240, 12, m.dark) for k in range(6)],
            *[rect(480, 322 + k * 26, 240, 12, m.dark) for k in range(6)], rect(480, 236, 240, 76, m.warm), rect(590, 70, 20, 400, m.dark), rect(480, 236, 240, 76, m.warm), rect(640, 70, 80, 400, DOTS)), circle(600, 274, 22, m.paper)]  # fmt: skip
    for k in range(3):
        r = 240 + k * 56
        out += [stroke(f"M{600 + r} {216} q24 54 0 108", m.warm, 12), stroke(f"M{600 - r} {216} q-24 54 0 108", m.warm, 12)]
    return out


def bust(x, base, size, coat, skin, hair, look="short"):
    """Head and shoulders of somebody at a desk; `size` is the height from desk to crown."""
    u = size / 100
    out = ""
    if look == "long":
        out += rect(x - 24 * u, base - 98 * u, 48 * u, 66 * u, hair, 22 * u)
    out += path(f"M{num(x - 46 * u)} {num(base)} q{num(2 * u)} {num(-44 * u)} {num(46 * u)} {num(-46 * u)} t{num(46 * u)} {num(46 * u)} z", coat)
    out += path(f"M{num(x - 12 * u)} {num(base - 45 * u)} l{num(12 * u)} {num(18 * u)} l{num(12 * u)} {num(-18 * u)} z", skin)
    out += rect(x - 8 * u, base - 56 * u, 16 * u, 18 * u, skin) + oval(x, base - 72 * u, 19 * u, 22 * u, skin)
    out += path(f"M{num(x - 20.5 * u)} {num(base - 70 * u)} q{num(-3 * u)} {num(-28 * u)} {num(21 * u)} {num(-28 * u)} t{num(20 * u)} {num(28 * u)} "
                f"q{num(-4 * u)} {num(-12 * u)} {num(-10 * u)} {num(-15 * u)} q{num(-16 * u)} {num(6 * u)} {num(-24 * u)} {num(4 * u)} q{num(-5 * u)} {num(3 * u)} {num(-7 * u)} {num(11 * u)} z", hair)  # fmt: skip
    return out + path(f"M{num(x + 14 * u)} {num(base - 43 * u)} q{num(31 * u)} {num(6 * u)} {num(32 * u)} {num(43 * u)} h{num(-18 * u)} z", DOTS)


def studio(m, rng):
    """Two people at the desk of a television studio."""
    out = [wall(m, m.dark), rect(180, 60, 840, 380, m.sky if m.name != "evening" else m.near)]
    sun = rng.choice((470, 600, 730))
    out += [inside("screen", rect(180, 60, 840, 380, "#000"), circle(sun, 210, 74, m.warm), *[gable(170 + i * 112, 450, 104, rng.randint(110, 190), m.far, m.sky, rng.choice(("steps", "point", "bell"))) for i in range(8)])]
    out += [rect(180, 60, 840, 380, "none", 0, f'stroke="{m.near}" stroke-width="12"')]
    for x in (90, 300, 900, 1110):
        out += [line(x, -10, x, 34, m.near, 6), poly([(x - 34, 78), (x - 22, 30), (x + 22, 30), (x + 34, 78)], m.near), oval(x, 78, 34, 9, m.lamp)]
    looks = rng.choice((("long", "short"), ("short", "long"), ("short", "short")))
    out += [bust(450, 500, 250, m.warm, rng.choice(m.skins), m.dark, looks[0]), bust(750, 500, 250, m.paper, rng.choice(m.skins), m.near, looks[1])]
    out += [path("M270 488 H930 L890 640 H310 z", m.near), path("M250 476 H950 v26 H250 z", m.paper), rect(310, 540, 580, 14, m.warm), path("M800 502 H926 L890 640 H780 z", DOTS), rect(-80, 630, W + 160, 90, m.far)]
    out += [rect(584, 440, 32, 40, m.paper, 5), line(640, 476, 664, 420, m.dark, 5), rect(652, 396, 24, 36, m.dark, 10), line(560, 476, 536, 420, m.dark, 5), rect(524, 396, 24, 36, m.dark, 10)]
    out += [at(150, 470, rect(-70, -60, 150, 96, m.near, 10), rect(80, -40, 60, 56, m.far), circle(142, -12, 34, m.far), circle(142, -12, 20, m.dark), rect(-50, -96, 60, 36, m.near, 6), circle(-50, -44, 8, m.warm), line(0, 36, -60, 200, m.near, 9), line(0, 36, 60, 200, m.near, 9), line(0, 36, 0, 200, m.near, 9))]
    out += [rect(1046, 380, 110, 46, m.warm, 10), circle(1074, 403, 9, m.paper), rect(1092, 397, 46, 12, m.paper, 6)]
    return out


def phone(m, rng):
    """A telephone in the hand, messages around it."""
    skin = rng.choice(m.skins)
    out = [wall(m)]
    out += [circle(600, 338, 300, m.sky if m.name != "evening" else m.near)]
    out += [path("M620 700 L600 560 L720 300 q40 -40 60 0 L800 480 Q800 560 850 720 z", skin), poly([(596, 640), (850, 628), (884, 720), (580, 720)], m.warm)]
    out += [rect(462, 62, 300, 560, DOTS, 40), rect(450, 48, 300, 560, m.dark, 40), rect(468, 78, 264, 500, m.paper, 18), rect(560, 56, 80, 10, m.near, 5)]
    top = 96
    out += [rect(486, top, 228, 130, m.near, 8), inside("news", rect(486, top, 228, 130, "#000", 8), circle(rng.choice((540, 660)), 150, 30, m.warm), *[gable(484 + k * 48, 228, 44, rng.randint(36, 60), m.dark, m.near, "point") for k in range(5)])]
    out += [rect(486, 242, 228, 16, m.dark, 5), rect(486, 268, rng.randint(130, 190), 16, m.dark, 5), rect(486, 298, 228, 8, m.far, 4), rect(486, 314, 190, 8, m.far, 4)]
    for k in range(3):
        y = 344 + k * 76
        out += [rect(486, y, 84, 60, (m.warm, m.far, m.near)[k], 6), rect(584, y + 6, 130, 11, m.dark, 5), rect(584, y + 26, rng.randint(70, 120), 11, m.dark, 5), rect(584, y + 46, 60, 7, m.far, 3)]
    out += [path(f"M{x} {y} q-40 -12 -44 18 q2 26 44 22 q34 -6 26 -28 q-8 -12 -26 -12 z", skin) for x, y in ((470, 400), (466, 456), (470, 510))]
    out += [path("M760 330 q-34 60 -78 84 q-20 22 4 36 q60 -6 110 -90 z", skin)]
    for x, y, w, tone, side in ((250, 180, 170, m.paper, 1), (300, 380, 120, m.warm, 1), (800, 150, 180, m.warm, -1), (836, 290, 110, m.paper, -1)):
        tail = x + w - 30 if side > 0 else x + 30
        out += [rect(x + 8, y + 8, w, 84, DOTS, 26), rect(x, y, w, 84, tone, 26), poly([(tail - 16, y + 76), (tail + 16, y + 76), (tail + side * 22, y + 108)], tone)]
        ink = m.near if tone == m.paper else m.paper
        out += [line(x + 30, y + 30, x + w - 30, y + 30, ink, 9), line(x + 30, y + 54, x + w * 0.6, y + 54, ink, 9)]
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
            out += [stroke(f"M{x0} {y0} H{x1} L{x2} {y2} H{x3}", trace, 8), circle(x3, y2, 13, trace), circle(x3, y2, 6, m.warm if rng.random() < 0.4 else m.dark)]
            x0, y0 = 600 + d, 338 + side * 230
            out += [stroke(f"M{x0} {y0} V{y0 + side * 200}", trace, 8)]
    out += [rect(600 + s * 222 - 26, 338 - 186 + k * 44, 52, 20, m.paper, 4) for k in range(9) for s in (-1, 1)]
    out += [rect(600 - 186 + k * 44, 338 + s * 222 - 26, 20, 52, m.paper, 4) for k in range(9) for s in (-1, 1)]
    out += [rect(402, 142, 420, 420, DOTS, 22), rect(388, 126, 424, 424, m.dark, 22), rect(430, 168, 340, 340, m.near if m.name != "evening" else m.far, 10), rect(498, 236, 204, 204, m.warm, 10), rect(640, 236, 62, 204, DOTS, 10)]
    for k in range(4):
        out += [line(516, 262 + k * 50, 560 + rng.randint(0, 30), 262 + k * 50, m.paper, 6), circle(600 + rng.randint(0, 20), 262 + k * 50, 10, m.paper), line(630, 262 + k * 50, 684, 262 + k * 50, m.paper, 6)]
    out += [circle(426, 164, 14, m.warm)] + [rect(450 + k * 50, 188, 34, 20, m.dark, 4) for k in range(6)] + [rect(450 + k * 50, 470, 34, 20, m.dark, 4) for k in range(6)]
    return out


def robot(m, rng):
    """A friendly machine at work."""
    out = [wall(m, m.far if m.name != "evening" else m.sky)]
    for _ in range(20):
        x, y = rng.randint(0, 1200), rng.randint(20, 560)
        out.append(rng.choice((rect(x, y, 34, 10, m.sky if m.name != "evening" else m.far, 5), circle(x, y, 9, m.sky if m.name != "evening" else m.far), rect(x, y, 12, 36, m.sky if m.name != "evening" else m.far, 6))))
    out += [rect(-80, 590, W + 160, 130, m.near), oval(610, 612, 300, 20, DOTS)]
    out += [line(600, 120, 600, 60, m.dark, 10), circle(600, 52, 22, m.warm), rect(388, 190, 40, 90, m.dark, 14), rect(772, 190, 40, 90, m.dark, 14)]
    out += [rect(420, 112, 360, 250, m.paper, 60), rect(716, 112, 64, 250, DOTS, 60), rect(456, 154, 288, 150, m.dark, 44)]
    eye = rng.choice((0, 1, 2))
    for x in (536, 664):
        out += [circle(x, 222, 34, m.warm), circle(x + (eye - 1) * 9, 222, 14, m.paper)] if eye != 1 else [stroke(f"M{x - 32} 236 q32 -50 64 0", m.warm, 15)]
    out += [stroke("M570 274 q30 20 60 0", m.paper, 8), rect(556, 360, 88, 40, m.dark), rect(430, 394, 340, 220, m.warm, 40), rect(700, 394, 70, 220, DOTS, 40), rect(490, 436, 220, 112, m.paper, 14)]
    out += [stroke("M508 500 h44 l18 -38 l30 66 l24 -48 l14 20 h54", m.near, 8), circle(520, 580, 13, m.dark), circle(560, 580, 13, m.paper), rect(600, 570, 110, 20, m.dark, 10)]
    up = rng.random() < 0.5
    raised = stroke("M768 440 Q880 430 880 300", m.dark, 30) + circle(880, 276, 40, m.paper) + stroke("M856 250 l-14 -34 M880 240 v-40 M904 250 l14 -34", m.paper, 15)
    down = stroke("M768 440 Q880 460 870 560", m.dark, 30) + circle(870, 576, 38, m.paper)
    out += [raised if up else down, stroke("M432 440 Q320 460 330 560", m.dark, 30), circle(330, 574, 38, m.paper), turn(-14, 300, 560, rect(296, 430, 20, 190, m.near, 8), poly([(296, 430), (316, 430), (306, 400)], m.warm))]
    return out


def king(m, tone):
    """A king, standing at 0,0."""
    return (path("M-70 0 v-22 q0 -14 16 -16 q30 -90 22 -170 h64 q-8 80 22 170 q16 2 16 16 v22 z", tone) + rect(-46, -222, 92, 18, tone, 8) + path("M-40 -222 L-58 -316 q58 -34 116 0 L40 -222 z", tone)
            + rect(-8, -388, 16, 64, tone) + rect(-26, -370, 52, 15, tone) + path("M12 -208 h20 q-8 80 22 170 q16 2 16 16 v22 h-40 q6 -100 -18 -208 z M10 -222 L24 -328 q18 4 34 12 L40 -222 z", DOTS))  # fmt: skip


def knight(m, tone, eye):
    """A knight looking left, standing at 0,0."""
    body = "M-76 0 v-22 q0 -14 18 -16 q-6 -66 54 -120 q-36 10 -64 40 q-30 12 -44 -18 q8 -54 44 -86 q10 -46 34 -64 l14 -40 l26 36 q76 34 76 140 q0 70 -22 112 q18 2 18 16 v22 z"
    return path(body, tone) + circle(-36, -208, 9, eye) + path("M16 -284 q72 30 66 134 q0 70 -22 112 q18 2 18 16 v22 h-40 q40 -150 -22 -284 z", DOTS)


def pawn(m, tone):
    """A pawn, standing at 0,0."""
    return path("M-58 0 v-18 q0 -12 14 -14 q26 -50 22 -96 h44 q-4 46 22 96 q14 2 14 14 v18 z", tone) + rect(-38, -140, 76, 16, tone, 8) + circle(0, -174, 42, tone) + path("M10 -214 a42 42 0 0 1 4 82 q20 -40 -4 -82 z M6 -128 h16 q-4 46 22 96 q14 2 14 14 v18 h-30 q10 -70 -22 -128 z", DOTS)


def chess(m, rng):
    """A king, a knight and pawns on the board."""
    out = [wall(m, m.far if m.name != "evening" else m.sky), circle(600, 260, 230, m.sky if m.name != "evening" else m.far), rect(-80, 470, W + 160, 250, m.dark)]
    for j, (y0, y1) in enumerate(((470, 522), (522, 586), (586, 675))):
        for i in range(-7, 8):
            if (i + j) % 2:
                continue
            f0, f1 = 100 + (y0 - 470) * 0.36, 100 + (y1 - 470) * 0.36
            out.append(poly([(600 + i * f0, y0), (600 + (i + 1) * f0, y0), (600 + (i + 1) * f1, y1), (600 + i * f1, y1)], m.paper))
    light, black = m.paper, m.near
    ink = m.dark
    out += [oval(x + 20, y, 84, 14, DOTS) for x, y in ((470, 562), (742, 572))]
    flip = rng.random() < 0.5
    out += [at(470, 564, king(m, m.warm), scale=1.12), at(742, 574, knight(m, ink if m.name != "evening" else black, m.paper), scale=1.22, flip=False)]
    out += [at(x, 520, pawn(m, black if m.name != "evening" else light), scale=0.8) for x in ((900, 1010, 180) if flip else (210, 310, 980))]
    out += [at(rng.choice((590, 604)), 628, pawn(m, m.warm), scale=0.9), turn(84, 300, 630, at(300, 630, pawn(m, black), scale=0.9)) if rng.random() < 0.5 else at(320, 634, pawn(m, m.warm), scale=0.9)]
    return out


MOTIFS = {"camera": camera, "microphone": microphone, "studio": studio, "phone": phone, "chip": chip, "robot": robot, "chess": chess}
