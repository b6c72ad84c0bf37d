"""How are people at work and at play drawn? Football, theatre, concert, crowd, the writer's desk, the miner, the violin."""

import math

from korner.images.demo.motifs_signal import bust, wall
from korner.images.demo.scenery import LOOKS, ground, person, sky, somebody
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


def football(m, rng):
    """The ball on the grass, the goal and the floodlights behind."""
    x = rng.choice((560, 600, 640))
    out = [*sky(m, rng, (rng.choice((420, 780)), 130)), rect(-80, 250, W + 160, 170, m.far)]
    for j in range(5):
        for i in range(46):
            out.append(circle(-10 + i * 27 + (j % 2) * 13, 276 + j * 30, 10, rng.choice((m.near, m.sky, m.warm, m.dark, m.paper))))
    for side in (90, 1110):
        out += [rect(side - 7, 70, 14, 340, m.dark), rect(side - 62, 30, 124, 84, m.dark, 6)] + [circle(side - 42 + i * 28, 52 + j * 38, 10, m.lamp) for i in range(4) for j in range(2)]
    out += [rect(-80, 408, W + 160, 18, m.dark)] + [rect(-80 + k * 200, 424, 200, 300, m.near) + (rect(-80 + k * 200, 424, 200, 300, SOFT) if k % 2 else "") for k in range(7)]
    out += [line(330 + k * 36, 180, 330 + k * 36, 430, m.paper, 2) for k in range(16)] + [line(330, 200 + k * 32, 870, 200 + k * 32, m.paper, 2) for k in range(7)]
    out += [stroke("M326 446 V176 H874 V446", m.paper, 14), rect(-80, 440, W + 160, 7, m.paper), stroke("M180 675 L240 447 M1020 675 L960 447", m.paper, 7)]
    r = 150
    cx, cy, spin = x, 478, rng.randint(0, 71)
    out += [oval(cx + 24, cy + r + 4, r * 1.1, 20, DOTS)]
    middle = around(cx, cy, r * 0.36, 5, spin)
    ball = [circle(cx, cy, r, m.paper), poly(middle, m.dark)]
    for k, (px, py) in enumerate(middle):
        angle = math.radians(spin + 72 * k)
        ex, ey = cx + r * 0.74 * math.cos(angle), cy + r * 0.74 * math.sin(angle)
        ball.append(line(px, py, ex, ey, m.dark, 6))
        ball.append(poly([(cx + r * d * math.cos(angle + s), cy + r * d * math.sin(angle + s)) for d, s in ((0.74, 0), (0.86, 0.26), (1.06, 0.2), (1.06, -0.2), (0.86, -0.26))], m.dark))
        half = math.radians(spin + 72 * k + 36)
        jx, jy = cx + r * 0.76 * math.cos(half), cy + r * 0.76 * math.sin(half)
        for s in (-0.36, 0.36):
            ball.append(line(jx, jy, cx + r * 0.86 * math.cos(half + s), cy + r * 0.86 * math.sin(half + s), m.dark, 5))
        ball.append(line(jx, jy, cx + r * math.cos(half), cy + r * math.sin(half), m.dark, 5))
    ball.append(path(f"M{cx + 40} {cy - 150} a150 150 0 0 1 0 300 q120 -150 0 -300 z", DOTS))
    out += [inside("ball", circle(cx, cy, r, "#000"), *ball), ring(cx, cy, r, m.dark, 7)]
    return out


def mask(m, tone, glad):
    """A theatre mask around 0,0."""
    out = path("M-110 -120 Q0 -160 110 -120 Q130 40 0 150 Q-130 40 -110 -120 z", tone) + path("M40 -138 Q80 -134 110 -120 Q130 40 0 150 Q90 20 40 -138 z", DOTS)
    if glad:
        return out + path("M-78 -34 q30 -46 62 0 q-32 -16 -62 0 z M16 -34 q30 -46 62 0 q-30 -16 -62 0 z M-70 24 q70 36 140 0 q-14 84 -70 88 q-56 -4 -70 -88 z", m.dark)
    return out + path("M-78 -50 q30 40 62 8 q-30 6 -62 -8 z M16 -42 q32 32 62 -8 q-32 14 -62 8 z M-60 96 q60 -110 120 0 q-60 -50 -120 0 z", m.dark) + path("M-46 -8 q20 30 0 40 q-20 -10 0 -40 z", m.far)


def theatre(m, rng):
    """The stage, its curtain, and the two masks."""
    out = [wall(m, m.dark), rect(160, 60, 880, 500, m.far if m.name != "evening" else m.sky), poly([(600, 40), (340, 560), (860, 560)], m.lamp, 'opacity=".5"'), oval(600, 548, 300, 26, m.lamp)]
    for side in (-1, 1):
        for k in range(5):
            x = 600 + side * (500 - k * 44)
            width = 60
            out.append(path(f"M{x - width / 2} 40 h{width} Q{x + side * 10 + width / 2:.0f} 330 {x + side * (10 + k * 9) + width / 2:.0f} 570 h{-width} Q{x - width / 2} 330 {x - width / 2} 40 z", m.warm))
            out.append(path(f"M{x} 40 h{width / 2} Q{x + side * 10 + width / 2:.0f} 330 {x + side * (10 + k * 9) + width / 2:.0f} 570 h{-width / 2} Q{x} 330 {x} 40 z", DOTS))
        out += [path(f"M{600 + side * 300} 400 h{side * 240} v26 h{-side * 228} z", m.lamp)]
    for k in range(10):
        x = 80 + k * 116
        out.append(path(f"M{x - 62} -10 h124 v70 a62 50 0 0 1 -124 0 z", m.warm) + path(f"M{x + 6} -10 h56 v70 a62 50 0 0 1 -50 49 q30 -50 -6 -119 z", DOTS) + rect(x - 62, 52, 124, 8, m.lamp))
    first = rng.random() < 0.5
    out += [at(686, 356, turn(11, 0, 0, mask(m, m.warm if m.name != "evening" else m.near, not first)), scale=1.02), at(506, 330, turn(-10, 0, 0, mask(m, m.paper, first)), scale=1.12)]
    out += [rect(-80, 556, W + 160, 22, m.near), rect(-80, 576, W + 160, 140, m.dark)]
    for k in range(12):
        x = 20 + k * 106 + rng.randint(-12, 12)
        tone = m.near if k % 2 else m.far
        out += [path(f"M{x - 52} 700 q4 -56 52 -56 t52 56 z", tone), circle(x, 618, 29, tone), path(f"M{x + 8} 590 a29 29 0 0 1 2 56 q24 -26 -2 -56 z", DOTS)]
    return out


def hands(m, rng, y, count):
    """A row of raised hands and heads along the lower edge."""
    out = []
    for k in range(count):
        x = -20 + k * (1240 / count) + rng.randint(-14, 14)
        tone = m.near if m.name == "evening" and k % 2 else m.far if m.name == "evening" or k % 3 == 0 else m.dark
        out += [circle(x, y + 26, 33, tone), path(f"M{num(x - 62)} {y + 140} q4 -82 62 -82 t62 82 z", tone)]
        if rng.random() < 0.62:
            lift = rng.randint(60, 120)
            side = rng.choice((-1, 1))
            out += [stroke(f"M{num(x + side * 44)} {y + 90} q{side * 22} -40 {side * 10} {-lift}", tone, 21), circle(x + side * 54, y + 86 - lift, 18, tone)]
    return out


def concert(m, rng):
    """A singer, a saz and a drum in the light; the hall's hands up."""
    out = [wall(m, m.dark if m.name == "evening" else m.near)]
    for k, x in enumerate((170, 420, 780, 1030)):
        lean = rng.randint(-90, 90) + (600 - x) * 0.5
        out += [poly([(x - 12, 40), (x + 12, 40), (x + lean + 110, 560), (x + lean - 110, 560)], m.warm if k % 2 else m.lamp, 'opacity=".38"'), rect(x - 26, 6, 52, 44, m.dark if m.name != "evening" else m.near, 8)]
    out += [rect(-80, 16, W + 160, 12, m.dark if m.name != "evening" else m.near), rect(-80, 540, W + 160, 180, m.dark if m.name == "evening" else m.far)]
    ink = m.paper
    skin = rng.choice(m.skins)
    dress = rng.choice((m.warm, m.paper))
    singer = rect(-30, -392, 60, 130, m.dark, 28) + path("M-34 -290 Q-60 -150 -86 0 H86 Q60 -150 34 -290 Q0 -310 -34 -290 z", dress) + path("M14 -298 q14 2 20 8 Q60 -150 86 0 h-50 Q40 -150 14 -298 z", DOTS)
    singer += circle(0, -346, 36, skin) + path("M-40 -340 a40 42 0 0 1 80 0 q-20 -6 -30 -24 q-14 18 -50 24 z", m.dark) + rect(-10, -318, 20, 34, skin)
    singer += stroke("M30 -272 Q80 -220 62 -306", skin, 17) + stroke("M-30 -272 Q-110 -260 -132 -340", skin, 17) + line(62, -316, 40, -338, ink, 13)
    out += [at(600, 560, singer, scale=1.08)]
    saz = person(0, 0, 300, m.paper if dress == m.warm else m.warm, rng.choice(m.skins), m.dark, m.dark if m.name != "evening" else m.far, "short")
    saz += turn(-58, 0, -130, path("M-52 -130 q0 -44 46 -36 l30 24 q4 6 0 24 l-30 24 q-46 8 -46 -36 z", m.skins[2]), rect(20, -136, 190, 12, m.skins[1]), rect(200, -144, 40, 28, m.skins[2], 5), circle(-8, -130, 10, m.dark))
    saz += stroke("M-40 -170 Q-60 -110 0 -104 M40 -170 Q70 -170 62 -212", m.skins[1], 15)
    out += [at(330, 560, saz)]
    drums = person(0, -50, 270, m.far if m.name != "evening" else m.near, rng.choice(m.skins), m.dark, m.dark, rng.choice(("short", "bun", "cap")))
    drums += rect(-80, -118, 76, 90, m.warm, 10) + rect(4, -118, 76, 90, m.warm, 10) + rect(-80, -118, 160, 12, ink, 6) + circle(0, -60, 62, m.warm) + circle(0, -60, 50, ink) + ring(0, -60, 24, m.warm, 6)
    drums += line(-120, -170, -120, 0, ink, 5) + oval(-120, -172, 52, 9, m.lamp) + line(120, -190, 120, 0, ink, 5) + oval(120, -192, 52, 9, m.lamp) + stroke("M-34 -186 L-70 -130 M34 -186 L72 -136", ink, 7)
    out += [at(880, 556, drums)]
    return [*out, *hands(m, rng, 586, 12)]


def crowd(m, rng):
    """Many people, close together, with a few blank placards."""
    out = [wall(m, m.sky), *sky(m, rng, (rng.choice((330, 870)), 110))]
    for x in rng.sample((250, 390, 520, 680, 810, 950), 3):
        top = rng.randint(60, 120)
        tone = rng.choice((m.paper, m.warm))
        out += [rect(x - 5, top, 10, 300, m.dark), turn(rng.randint(-6, 6), x, top + 50, rect(x - 78, top, 156, 104, tone, 4), rect(x + 34, top, 44, 104, SOFT), *[line(x - 54, top + 32 + k * 24, x + rng.randint(10, 52), top + 32 + k * 24, m.dark, 7) for k in range(3)])]
    coats = [m.warm, m.dark, m.near, m.far, m.paper]
    last = None
    for level, (y, size, step) in enumerate(((420, 190, 104), (530, 232, 126), (664, 286, 152), (800, 340, 178))):
        count = int(1360 / step) + 1
        for k in range(count):
            x = -70 + k * step + (level % 2) * step / 2 + rng.randint(-10, 10)
            coat = rng.choice([c for c in coats if c != last])
            last = coat
            hair = rng.choice([c for c in (m.dark, m.dark, m.near, m.warm, m.far) if c != coat])
            out.append(person(x, y + size * 0.34, size * 1.25, coat, rng.choice(m.skins), hair, m.dark, rng.choice(LOOKS)))
    return out


def portrait_desk(m, rng):
    """Somebody writes at night: desk, lamp, shelves."""
    out = [wall(m, m.far if m.name != "evening" else m.sky)]
    for y in (150, 300):
        out += [rect(-80, y, W + 160, 12, m.near)]
        x = -60
        while x < 1240:
            w, h = rng.randint(20, 46), rng.randint(70, 120)
            if not (420 < x < 780 and y == 300):
                out.append(rect(x, y - h, w - 4, h, rng.choice((m.near, m.sky if m.name != "evening" else m.far, m.dark, m.warm)), extra='opacity=".75"'))
            x += w + (40 if rng.random() < 0.1 else 0)
    out += [rect(452, 26, 296, 330, m.near, 8), rect(468, 42, 264, 300, m.sky if m.name != "evening" else m.far), circle(rng.choice((530, 670)), 110, 34, m.warm), line(600, 42, 600, 342, m.near, 10)]
    hair = rng.choice((m.dark, m.warm if m.name != "evening" else m.dark))
    look = rng.choice(("long", "short"))
    skin = rng.choice(m.skins)
    out += [bust(600, 560, 380, m.warm if hair != m.warm else m.paper, skin, hair, look)]
    if rng.random() < 0.6:
        out += [ring(570, 290, 27, m.dark, 6), ring(632, 290, 27, m.dark, 6), line(596, 286, 606, 286, m.dark, 6)]
    out += [rect(-80, 548, W + 160, 180, m.dark), rect(-80, 548, W + 160, 16, m.near)]
    out += [rect(436, 452, 330, 16, m.near, 6), path("M470 460 h260 l30 96 h-320 z", m.near), rect(500, 380, 200, 90, m.paper), *[line(520, 402 + k * 20, rng.randint(600, 680), 402 + k * 20, m.far, 6) for k in range(3)]]
    out += [circle(486 + i * 33 + (j % 2) * 8, 494 + j * 24, 9, m.paper) for i in range(7) for j in range(2)] + [rect(450, 460, 300, 8, m.dark)]
    out += [oval(470, 540, 34, 16, skin), oval(730, 540, 34, 16, skin)]
    out += [poly([(906, 306), (700, 560), (1110, 560)], m.lamp, 'opacity=".4"'), stroke("M960 548 L990 400 L910 290", m.dark if m.name != "evening" else m.near, 10), path("M856 330 l30 -64 l60 28 l-14 64 z", m.warm), rect(910, 536, 110, 16, m.warm, 8)]
    out += [rect(220, 516, 170, 17, m.paper), rect(206, 532, 180, 18, m.warm), turn(-10, 300, 500, rect(250, 494, 120, 12, m.lamp, 6)), path("M130 550 v-60 h62 v60 z", m.paper), ring(196, 518, 15, m.paper, 8)]
    return out


def worker(m, rng):
    """A miner with his lamp, the pit's wheel behind."""
    out = [*sky(m, rng, (rng.choice((420, 800)), 150)), hill_of_slag(m, 130, 540, 600, 250), hill_of_slag(m, 1130, 540, 560, 210)]
    x = rng.choice((230, 960))
    lean = 1 if x < 600 else -1
    out += [stroke(f"M{x - 60} 590 L{x - 20} 190 M{x + 60} 590 L{x + 20} 190 M{x + 20} 200 L{x + lean * 230} 590 M{x - 54} 520 L{x + 46} 420 M{x + 54} 520 L{x - 46} 420 M{x - 42} 400 L{x + 34} 310 M{x + 42} 400 L{x - 34} 310", m.dark, 12)]
    out += [ring(x, 170, 70, m.dark, 12), circle(x, 170, 12, m.dark)] + [line(x, 170, px, py, m.dark, 5) for px, py in around(x, 170, 68, 8, rng.randint(0, 44))]
    out += [ground(570, m.near), rect(x - 110, 500, 220, 90, m.near), rect(x - 110, 490, 220, 14, m.dark)]
    skin = rng.choice(m.skins)
    out += [path("M330 720 Q336 510 480 476 L600 520 L720 476 Q864 510 870 720 z", m.dark), path("M470 480 L600 600 L730 480 L690 460 H510 z", m.paper), path("M520 468 l80 96 l80 -96 z", skin), rect(556, 390, 88, 110, skin), rect(600, 400, 44, 90, SOFT)]
    out += [path("M486 250 V330 Q490 440 600 448 Q710 440 714 330 V250 z", skin), path("M640 250 H714 V330 Q710 440 600 448 Q690 390 640 250 z", DOTS), circle(480, 326, 24, skin), circle(720, 326, 24, skin)]
    out += [path("M452 262 Q450 96 600 92 Q750 96 748 262 z", m.warm), path("M660 104 Q750 130 748 262 H690 Q700 160 660 104 z", DOTS), rect(424, 252, 352, 28, m.warm, 14), rect(424, 268, 352, 12, DOTS, 6), rect(584, 92, 32, 90, m.paper, 8)]
    out += [circle(600, 204, 42, m.dark), circle(600, 204, 31, m.lamp)]
    out += [circle(550, 326, 10, m.dark), circle(650, 326, 10, m.dark), stroke("M526 302 q22 -14 44 0 M630 302 q22 -14 44 0", m.dark, 9), stroke("M600 330 q-14 34 4 38", m.near, 6)]
    if rng.random() < 0.6:
        out += [path("M536 396 q26 -30 64 -12 q38 -18 64 12 q-34 12 -64 -2 q-30 14 -64 2 z", m.dark), stroke("M580 416 q20 8 40 0", m.dark, 6)]
    else:
        out += [stroke("M564 398 q36 26 72 0", m.dark, 8)]
    out += [line(470, 500, 440, 720, m.warm, 26), line(730, 500, 760, 720, m.warm, 26)]
    return out


def hill_of_slag(m, x, base, width, height):
    """A slag heap of the coal land."""
    return poly([(x - width / 2, base + 60), (x - 40, base - height), (x + 40, base - height), (x + width / 2, base + 60)], m.far) + poly(
        [(x + 40, base - height), (x + width / 2, base + 60), (x + width * 0.16, base + 60)], DOTS)  # fmt: skip


def violin(m, rng):
    """A violin, its bow, a sheet of music."""
    out = [wall(m, m.far if m.name != "evening" else m.sky)]
    sheet = [rect(-170, -230, 360, 480, DOTS), rect(-180, -244, 360, 480, m.paper)]
    for k in range(5):
        y = -196 + k * 88
        sheet += [line(-150, y + j * 11, 150, y + j * 11, m.far, 2.5) for j in range(5)]
        for n in range(6):
            nx, ny = -120 + n * 50, y + rng.randint(0, 4) * 11
            sheet += [oval(nx, ny, 9, 7, m.dark), line(nx + 8, ny, nx + 8, ny - 36, m.dark, 3)]
    out += [at(rng.choice((380, 800)), 350, turn(rng.randint(-12, 12), 0, 0, *sheet))]
    half = "C-70 -98 -112 -66 -108 -8 C-106 24 -78 30 -72 58 C-66 92 -74 112 -92 128 C-132 160 -146 204 -138 246 C-128 296 -70 318 0 318"
    mirrored = "C70 318 128 296 138 246 C146 204 132 160 92 128 C74 112 66 92 72 58 C78 30 106 24 108 -8 C112 -66 70 -98 0 -98 z"
    body = f"M0 -98 {half} {mirrored}"
    wood = m.warm
    parts = [at(16, 16, path(body, DOTS)), path(body, m.dark), at(0, 8, path(body, wood), scale=0.935), inside("grain", path(body, "#000"), path("M40 -110 Q150 0 80 110 Q160 200 60 330 H200 V-110 z", DOTS))]
    parts += [stroke(f"M{s * 58} 74 q{s * 22} 30 0 62 q{-s * 20} 30 {s * 2} 58", m.dark, 9) + circle(s * 58, 72, 8, m.dark) + circle(s * 60, 194, 8, m.dark) for s in (-1, 1)]
    parts += [path("M-23 -300 H23 L30 70 H-30 z", m.dark), path("M-44 176 q44 -26 88 0 v12 h-88 z", m.paper), path("M-26 204 H26 L38 296 q-38 16 -76 0 z", m.dark)]
    parts += [line(-15 + k * 10, -300, -18 + k * 12, 214, m.paper, 2) for k in range(4)] + [path("M-23 -300 L-18 -372 q-12 -34 18 -44 q30 10 18 44 L23 -300 z", m.dark), ring(0, -392, 14, m.near, 6)]
    parts += [rect(s * 20 - (34 if s < 0 else 0), y, 34, 14, m.dark, 7) + circle(s * 58, y + 7, 11, m.dark) for s, y in ((-1, -360), (1, -344), (-1, -326), (1, -310))]
    out += [at(600, 345, turn(rng.randint(28, 38), 0, 0, at(0, 24, *parts, scale=0.98)))]
    bow = [stroke("M-330 -6 Q0 -40 330 -4", m.dark, 11), line(-326, 12, 326, 12, m.paper, 7), rect(-340, -12, 70, 28, m.dark, 5), poly([(318, -8), (344, -16), (336, 18)], m.dark)]
    out += [at(600, 360, turn(rng.randint(-58, -48), 0, 0, at(0, 160, *bow)))]
    return out


MOTIFS = {
    "football": football, "theatre": theatre, "concert": concert, "crowd": crowd, "portrait-desk": portrait_desk, "worker": worker,
    "violin": violin,
}  # fmt: skip
