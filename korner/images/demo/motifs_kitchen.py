"""How are the kitchen and the table drawn? The laid table, tea, the kettle, the stone oven, the pomegranate, the market."""

import math

from korner.images.demo.scenery import row, sky, somebody
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
    out = [rect(-80, 0, W + 160, 700, cloth), *kilim(20, m, (m.dark, m.warm, m.paper)), *kilim(600, m, (m.dark, m.warm, m.paper))]
    out += [circle(612, 354, 226, DOTS), circle(600, 338, 222, m.dark), circle(600, 338, 212, m.paper), ring(600, 338, 186, m.warm, 5), circle(600, 338, 156, m.near)]
    stew, greens = m.warm, "#6f8f4e"
    out += [path("M452 338 A148 148 0 0 0 748 338 Q690 290 600 330 T452 338 z", stew), path("M452 338 A148 148 0 0 1 748 338 Q690 290 600 330 T452 338 z", m.paper)]
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
    out += [rect(312, 240, 16, 260, m.dark, 8), rect(292, 156, 9, 84, m.dark, 4), rect(308, 156, 9, 84, m.dark, 4), rect(324, 156, 9, 84, m.dark, 4), rect(340, 156, 9, 84, m.dark, 4), path("M292 226 h57 q0 44 -28 44 t-29 -44 z", m.dark)]
    out += [rect(874, 300, 18, 200, m.dark, 8), path("M874 306 V170 q0 -22 30 -26 V306 z", m.dark)]
    for x, y in ((150, 220), (1050, 440)):
        out += [circle(x + 8, y + 10, 92, DOTS), circle(x, y, 90, m.paper), circle(x, y, 66, m.warm if x > 600 else m.lamp)]
        out += [circle(x + rng.randint(-40, 40), y + rng.randint(-40, 40), 9, greens) for _ in range(9)]
    out += [at(130, 480, path("M-90 0 q90 -66 180 0 q-90 62 -180 0 z", m.skins[2]), *[line(k, -16, k + 12, 14, m.paper, 5) for k in (-44, -8, 28)])]
    out += [circle(1058, 200, 62, DOTS), circle(1050, 190, 60, m.paper), circle(1050, 190, 40, m.warm), ring(1050, 190, 40, m.dark, 4)]
    return out


def teaglass(m, rng):
    """A tulip glass of tea on its saucer."""
    x = 600
    wall = m.far if m.name != "evening" else m.sky
    out = [rect(-80, 0, W + 160, 700, wall), circle(x + rng.choice((-70, 70)), 290, 250, m.sky if m.name != "evening" else m.far)]
    out += [rect(-80, 510, W + 160, 200, m.near), *kilim(616, m, (m.dark, m.warm, m.paper), 50)]
    out += [oval(x + 20, 566, 260, 34, DOTS), oval(x, 548, 236, 42, m.dark), oval(x, 540, 232, 40, m.paper), oval(x, 538, 170, 26, m.warm), oval(x, 536, 110, 18, m.paper)]
    glass = "M478 150 Q480 250 520 318 Q556 372 516 440 Q504 500 540 536 H660 Q696 500 684 440 Q644 372 680 318 Q720 250 722 150 z"
    tea = "M482 214 Q490 268 520 318 Q556 372 516 440 Q506 490 538 524 H662 Q694 490 684 440 Q644 372 680 318 Q710 268 718 214 z"
    out += [path(glass, m.paper, 'opacity=".55"'), path(tea, m.warm), inside("tea", path(tea, "#000"), rect(650, 150, 120, 400, DOTS), path("M500 214 Q520 330 560 380 L540 400 Q490 300 484 214 z", m.paper, 'opacity=".35"'))]
    out += [oval(x, 214, 118, 15, m.near if m.name != "evening" else m.lamp), oval(x, 150, 122, 15, "none", f'stroke="{m.paper}" stroke-width="6"'), stroke(glass, m.paper, 6)]
    out += [line(516, 444, 684, 444, m.paper, 4)]
    out += [turn(-16, 700, 540, rect(640, 528, 190, 9, m.dark, 4), oval(640, 532, 34, 15, m.dark))]
    for dx in (-170, -128)[: rng.randint(1, 2)]:
        out += [turn(rng.randint(-18, 18), x + dx, 516, rect(x + dx - 20, 496, 40, 36, m.paper, 4), rect(x + dx + 8, 496, 12, 36, SOFT))]
    out += [steam(x, 120, m.paper, 96)]
    if rng.random() < 0.6:
        out += [at(930, 540, circle(0, -40, 44, m.warm), circle(14, -34, 34, DOTS), path("M0 -84 q22 -30 46 -18 q-14 24 -46 18 z", m.dark))]
    out += [at(258, 560, ring(0, -44, 42, m.skins[2], 20), *[circle(px, py, 3, m.paper) for px, py in around(0, -44, 42, 12)])]
    return out


def kettle(m, rng):
    """The double teapot on its flame."""
    out = [rect(-80, 0, W + 160, 700, m.far if m.name != "evening" else m.sky)]
    for i in range(15):
        for j in range(6):
            x, y = -30 + i * 88, -10 + j * 88
            out.append(rect(x, y, 82, 82, m.sky if m.name != "evening" else m.far, 4))
            if (i * 7 + j * 5) % 6 == 0:
                out.append(poly([(x + 41, y + 12), (x + 70, y + 41), (x + 41, y + 70), (x + 12, y + 41)], m.far if m.name != "evening" else m.near))
    out += [rect(-80, 520, W + 160, 200, m.near), rect(330, 520, 540, 170, m.dark), rect(370, 506, 460, 18, m.dark, 4)]
    out += [circle(x, 606, 30, m.near) + line(x, 606, *around(x, 606, 22, 8)[rng.randint(0, 7)], m.paper, 6) for x in (430, 545, 655, 770)]
    out += [path(f"M{x} 508 q-16 -20 0 -38 q16 18 0 38 z", m.warm) for x in range(480, 740, 30)]
    pot = m.warm
    out += [stroke("M742 380 q92 -12 88 -84 t-84 -60", m.dark, 20), path("M470 350 L372 270 l-34 6 q40 60 122 170 z", pot)]
    out += [path("M450 470 Q430 330 520 310 H680 Q770 330 750 470 z", pot), path("M660 310 h20 Q770 330 750 470 h-70 Q720 380 660 310 z", DOTS), rect(444, 458, 312, 18, m.dark, 8)]
    out += [stroke("M692 250 q64 -14 58 -66 t-58 -44", m.dark, 15), path("M520 236 L440 168 l-28 6 q36 52 108 120 z", m.paper)]
    out += [rect(508, 296, 184, 18, m.dark, 6), path("M508 298 Q486 196 550 164 H650 Q714 196 692 298 z", m.paper), path("M636 164 h14 Q714 196 692 298 h-52 Q676 230 636 164 z", DOTS)]
    out += [path("M540 168 q60 -50 120 0 z", m.dark), circle(600, 130, 15, m.warm)]
    tulip = at(600, 240, path("M0 28 q-26 -14 -18 -44 q12 4 18 16 q6 -12 18 -16 q8 30 -18 44 z", m.warm), line(0, 28, 0, 44, m.near, 5))
    out += [tulip, path("M482 420 q118 24 236 0", "none", f'stroke="{m.paper}" stroke-width="6"'), steam(392, 150, m.paper, 90), steam(330, 256, m.paper, 70)]
    glass = "M-34 -110 Q-30 -66 -20 -52 Q-10 -36 -24 -18 Q-26 -4 -16 0 H16 Q26 -4 24 -18 Q10 -36 20 -52 Q30 -66 34 -110 z"
    for x in (200, 985):
        out += [oval(x, 560, 66, 14, DOTS), oval(x, 552, 62, 13, m.paper), at(x, 552, path(glass, m.warm), path("M-34 -110 h68 l-3 20 h-62 z", m.paper), path("M8 0 h8 Q26 -4 24 -18 Q10 -36 20 -52 L30 -90 h-14 Q4 -40 8 0 z", DOTS))]
    return out


def oven(m, rng):
    """A stone oven, its fire, and flat bread on the peel."""
    wall = m.far if m.name != "evening" else m.near
    out = [rect(-80, 0, W + 160, 700, wall)]
    for j in range(10):
        for i in range(14):
            if rng.random() < 0.3:
                out.append(rect(-60 + i * 96 + (j % 2) * 48, 8 + j * 58, 88, 50, SOFT, 5))
    out += [path("M290 500 V300 A310 270 0 0 1 910 300 V500 z", m.dark), path("M352 500 V320 A248 212 0 0 1 848 320 V500 z", m.near if m.name != "evening" else m.far)]
    for k in range(13):
        angle = math.radians(180 + k * 15)
        x, y = 600 + 279 * math.cos(angle), 308 + 241 * math.sin(angle)
        out.append(line(600 + 252 * math.cos(angle), 312 + 214 * math.sin(angle), x + 26 * math.cos(angle), y + 24 * math.sin(angle), wall, 5))
    out += [path("M386 500 V330 A214 182 0 0 1 814 330 V500 z", "#17120f" if m.name != "evening" else m.dark)]
    for x, h, tone in ((470, 150, m.warm), (520, 220, m.warm), (580, 170, m.warm), (500, 110, m.lamp), (548, 130, m.lamp), (430, 90, m.warm)):
        h += rng.randint(-20, 24)
        out.append(path(f"M{x - 40} 490 q-10 {-h * 0.4:.0f} 26 {-h * 0.62:.0f} q4 {h * 0.12:.0f} 14 {h * 0.1:.0f} q-6 {-h * 0.3:.0f} 14 {-h * 0.48:.0f} q44 {h * 0.55:.0f} 30 {h:.0f} z", tone))
    out += [turn(8, 480, 484, rect(400, 474, 190, 22, m.skins[2], 11)), turn(-10, 500, 484, rect(420, 470, 170, 22, m.near, 11))]
    out += [rect(270, 498, 660, 40, m.dark), rect(270, 498, 660, 12, m.near), rect(310, 538, 580, 160, m.dark), rect(-80, 640, W + 160, 80, m.near)]
    out += [rect(676, 470, 28, 200, m.skins[1]), rect(694, 470, 10, 200, DOTS)]
    bread = m.skins[0] if m.name != "evening" else m.lamp
    if rng.random() < 0.5:
        loaf = [oval(0, 8, 118, 30, m.skins[1]), path("M-110 0 q110 -62 220 0 q-110 58 -220 0 z", bread), path("M-86 0 q86 -44 172 0 q-86 40 -172 0 z", m.warm)]
        loaf += [circle(x, dy, 6, tone) for x, dy, tone in ((-50, 2, m.paper), (-22, -8, "#6f8f4e"), (0, 8, m.paper), (26, -6, m.paper), (52, 2, "#6f8f4e"))]
    else:
        loaf = [oval(0, 8, 120, 32, m.skins[1]), oval(0, -2, 104, 26, bread)]
        loaf += [stroke(f"M{-70 + k * 34} {y} q16 -12 34 0", m.skins[2], 5) for k in range(4) for y in (-8, 6)]
    out += [at(690, 428, *loaf, scale=1.5)]
    for x, y in ((140, 470), (1060, 470)):
        out += [rect(x - 90, y, 180, 14, m.dark), oval(x - 36, y - 22, 46, 22, m.skins[1]), oval(x + 40, y - 20, 44, 20, m.skins[2]), oval(x + 2, y - 54, 46, 20, m.skins[0])]
    out += [steam(740, 360, m.paper, 100)]
    return out


def pomegranate(m, rng):
    """A pomegranate, and one cut open."""
    out = [rect(-80, 0, W + 160, 700, m.sky if m.name != "evening" else m.far), rect(-80, 460, W + 160, 240, m.near), *kilim(608, m, (m.dark, m.warm, m.paper), 52)]
    red = m.warm
    leaf = "M0 0 q36 -66 112 -46 q-30 66 -112 46 z"
    out += [stroke("M420 150 Q600 60 840 130", m.dark, 12), at(520, 108, path(leaf, m.near)), at(610, 92, path(leaf, m.dark), flip=True, scale=0.9), at(720, 102, path(leaf, m.near), scale=1.1), at(800, 118, path(leaf, m.dark), scale=0.8)]
    out += [oval(500, 566, 250, 26, DOTS), oval(760, 566, 190, 22, DOTS)]
    out += [circle(470, 388, 178, red), path("M540 226 a178 178 0 0 1 -60 340 q150 -120 60 -340 z", DOTS), path("M372 300 q24 -56 76 -74 q-20 56 -76 74 z", m.paper, 'opacity=".45"')]
    out += [path("M424 226 L408 140 l34 28 l26 -42 l26 42 l34 -28 L512 226 q-44 20 -88 0 z", red), path("M470 216 V126 l26 42 l34 -28 L512 226 z", DOTS)]
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


def market(m, rng):
    """Three stalls under striped awnings, the street behind."""
    out = [*sky(m, rng, (rng.choice((330, 870)), 110)), *row(rng, 480, 190, 280, (m.far,), m.sky, 150), rect(-80, 476, W + 160, 230, m.near)]
    greens = "#6f8f4e"
    for n, (left, width) in enumerate(((-60, 330), (310, 580), (930, 330))):
        top = 216 if n == 1 else 262
        out += [rect(left + 20, top, 12, 400, m.dark), rect(left + width - 32, top, 12, 400, m.dark)]
        people = (left + width * 0.28, left + width * 0.7) if n == 1 else (left + width / 2,)
        out += [somebody(m, rng, x, 600, 250, (m.paper, m.dark, m.far)) for x in people]
        stripes = 10 if n == 1 else 6
        sw = width / stripes
        for k in range(stripes):
            tone = (m.warm if n == 1 else m.dark) if k % 2 else m.paper
            out += [path(f"M{num(left + k * sw)} {top} h{num(sw)} v70 a{num(sw / 2)} 24 0 0 1 {num(-sw)} 0 z", tone)]
        out += [rect(left, top + 52, width, 18, SOFT), rect(left - 6, top - 10, width + 12, 14, m.dark, 4)]
        out += [rect(left + 6, 520, width - 12, 160, m.dark)]
        crates = 4 if n == 1 else 2
        cw = (width - 40) / crates
        for k in range(crates):
            x = left + 20 + k * cw
            tone = rng.choice((m.warm, greens, m.lamp, m.far, m.skins[2]))
            r = rng.choice((17, 21, 25))
            per_row = int((cw - 24) // (2 * r))
            for level in range(3):
                out += [circle(x + cw / 2 + (i - (per_row - level - 1) / 2) * 2 * r, 512 - level * r * 1.5, r, tone) + path(
                    f"M{num(x + cw / 2 + (i - (per_row - level - 1) / 2) * 2 * r)} {num(512 - level * r * 1.5 - r)} a{r} {r} 0 0 1 0 {2 * r} q{r} {-r} 0 {-2 * r} z", DOTS)
                        for i in range(per_row - level)]  # fmt: skip
            out += [rect(x + 4, 520, cw - 8, 60, m.skins[1]), rect(x + 4, 538, cw - 8, 5, m.dark), rect(x + 4, 560, cw - 8, 5, m.dark), rect(x + cw * 0.62, 464, 40, 30, m.paper, 3), line(x + cw * 0.62 + 8, 479, x + cw * 0.62 + 32, 479, m.dark, 4)]
        out += [rect(left + 6, 520, width - 12, 12, DOTS)]
    out += [somebody(m, rng, rng.choice((290, 276)), 672, 290), somebody(m, rng, rng.choice((912, 930)), 672, 270)]
    return out


MOTIFS = {"table": table, "teaglass": teaglass, "kettle": kettle, "oven": oven, "pomegranate": pomegranate, "market": market}
