"""How are kitchen and market drawn? The double teapot, the stone oven, the stalls."""

import math

from korner.images.demo.people import somebody
from korner.images.demo.scenery import row, sky
from korner.images.demo.shapes import (
    DOTS,
    SOFT,
    W,
    around,
    at,
    circle,
    line,
    num,
    oval,
    path,
    poly,
    rect,
    steam,
    stroke,
    turn,
)


def kettle(m, rng):
    """The double teapot on its flame."""
    out = [rect(-80, 0, W + 160, 700, m.far if m.name != "evening" else m.sky)]
    for i in range(15):
        for j in range(6):
            x, y = -30 + i * 88, -10 + j * 88
            out.append(rect(x, y, 82, 82, m.sky if m.name != "evening" else m.far, 4))
            if (i * 7 + j * 5) % 6 == 0:
                out.append(
                    poly(
                        [(x + 41, y + 12), (x + 70, y + 41), (x + 41, y + 70), (x + 12, y + 41)],
                        m.far if m.name != "evening" else m.near,
                    )
                )
    out += [rect(-80, 520, W + 160, 200, m.near), rect(330, 520, 540, 170, m.dark), rect(370, 506, 460, 18, m.dark, 4)]
    out += [
        circle(x, 606, 30, m.near) + line(x, 606, *around(x, 606, 22, 8)[rng.randint(0, 7)], m.paper, 6)
        for x in (430, 545, 655, 770)
    ]
    out += [path(f"M{x} 508 q-16 -20 0 -38 q16 18 0 38 z", m.warm) for x in range(480, 740, 30)]
    pot = m.warm
    out += [
        stroke("M742 380 q92 -12 88 -84 t-84 -60", m.dark, 20),
        path("M470 350 L372 270 l-34 6 q40 60 122 170 z", pot),
    ]
    out += [
        path("M450 470 Q430 330 520 310 H680 Q770 330 750 470 z", pot),
        path("M660 310 h20 Q770 330 750 470 h-70 Q720 380 660 310 z", DOTS),
        rect(444, 458, 312, 18, m.dark, 8),
    ]
    out += [
        stroke("M692 250 q64 -14 58 -66 t-58 -44", m.dark, 15),
        path("M520 236 L440 168 l-28 6 q36 52 108 120 z", m.paper),
    ]
    out += [
        rect(508, 296, 184, 18, m.dark, 6),
        path("M508 298 Q486 196 550 164 H650 Q714 196 692 298 z", m.paper),
        path("M636 164 h14 Q714 196 692 298 h-52 Q676 230 636 164 z", DOTS),
    ]
    out += [path("M540 168 q60 -50 120 0 z", m.dark), circle(600, 130, 15, m.warm)]
    tulip = at(
        600,
        240,
        path("M0 28 q-26 -14 -18 -44 q12 4 18 16 q6 -12 18 -16 q8 30 -18 44 z", m.warm),
        line(0, 28, 0, 44, m.near, 5),
    )
    out += [
        tulip,
        path("M482 420 q118 24 236 0", "none", f'stroke="{m.paper}" stroke-width="6"'),
        steam(392, 150, m.paper, 90),
        steam(330, 256, m.paper, 70),
    ]
    glass = (
        "M-34 -110 Q-30 -66 -20 -52 Q-10 -36 -24 -18 Q-26 -4 -16 0 H16 Q26 -4 24 -18 Q10 -36 20 -52 Q30 -66 34 -110 z"
    )
    for x in (200, 985):
        out += [
            oval(x, 560, 66, 14, DOTS),
            oval(x, 552, 62, 13, m.paper),
            at(
                x,
                552,
                path(glass, m.warm),
                path("M-34 -110 h68 l-3 20 h-62 z", m.paper),
                path("M8 0 h8 Q26 -4 24 -18 Q10 -36 20 -52 L30 -90 h-14 Q4 -40 8 0 z", DOTS),
            ),
        ]
    return out


def oven(m, rng):
    """A stone oven, its fire, and flat bread on the peel."""
    wall = m.far if m.name != "evening" else m.near
    out = [rect(-80, 0, W + 160, 700, wall)]
    for j in range(10):
        for i in range(14):
            if rng.random() < 0.3:
                out.append(rect(-60 + i * 96 + (j % 2) * 48, 8 + j * 58, 88, 50, SOFT, 5))
    out += [
        path("M290 500 V300 A310 270 0 0 1 910 300 V500 z", m.dark),
        path("M352 500 V320 A248 212 0 0 1 848 320 V500 z", m.near if m.name != "evening" else m.far),
    ]
    for k in range(13):
        angle = math.radians(180 + k * 15)
        x, y = 600 + 279 * math.cos(angle), 308 + 241 * math.sin(angle)
        out.append(
            line(
                600 + 252 * math.cos(angle),
                312 + 214 * math.sin(angle),
                x + 26 * math.cos(angle),
                y + 24 * math.sin(angle),
                wall,
                5,
            )
        )
    out += [path("M386 500 V330 A214 182 0 0 1 814 330 V500 z", "#17120f" if m.name != "evening" else m.dark)]
    for x, h, tone in (
        (470, 150, m.warm),
        (520, 220, m.warm),
        (580, 170, m.warm),
        (500, 110, m.lamp),
        (548, 130, m.lamp),
        (430, 90, m.warm),
    ):
        h += rng.randint(-20, 24)
        out.append(
            path(
                f"M{x - 40} 490 q-10 {-h * 0.4:.0f} 26 {-h * 0.62:.0f} q4 {h * 0.12:.0f} 14 {h * 0.1:.0f} q-6 {-h * 0.3:.0f} 14 {-h * 0.48:.0f} q44 {h * 0.55:.0f} 30 {h:.0f} z",
                tone,
            )
        )
    out += [
        turn(8, 480, 484, rect(400, 474, 190, 22, m.skins[2], 11)),
        turn(-10, 500, 484, rect(420, 470, 170, 22, m.near, 11)),
    ]
    out += [
        rect(270, 498, 660, 40, m.dark),
        rect(270, 498, 660, 12, m.near),
        rect(310, 538, 580, 160, m.dark),
        rect(-80, 640, W + 160, 80, m.near),
    ]
    out += [rect(676, 470, 28, 200, m.skins[1]), rect(694, 470, 10, 200, DOTS)]
    bread = m.skins[0] if m.name != "evening" else m.lamp
    if rng.random() < 0.5:
        loaf = [
            oval(0, 8, 118, 30, m.skins[1]),
            path("M-110 0 q110 -62 220 0 q-110 58 -220 0 z", bread),
            path("M-86 0 q86 -44 172 0 q-86 40 -172 0 z", m.warm),
        ]
        loaf += [
            circle(x, dy, 6, tone)
            for x, dy, tone in (
                (-50, 2, m.paper),
                (-22, -8, "#6f8f4e"),
                (0, 8, m.paper),
                (26, -6, m.paper),
                (52, 2, "#6f8f4e"),
            )
        ]
    else:
        loaf = [oval(0, 8, 120, 32, m.skins[1]), oval(0, -2, 104, 26, bread)]
        loaf += [stroke(f"M{-70 + k * 34} {y} q16 -12 34 0", m.skins[2], 5) for k in range(4) for y in (-8, 6)]
    out += [at(690, 428, *loaf, scale=1.5)]
    for x, y in ((140, 470), (1060, 470)):
        out += [
            rect(x - 90, y, 180, 14, m.dark),
            oval(x - 36, y - 22, 46, 22, m.skins[1]),
            oval(x + 40, y - 20, 44, 20, m.skins[2]),
            oval(x + 2, y - 54, 46, 20, m.skins[0]),
        ]
    out += [steam(740, 360, m.paper, 100)]
    return out


def market(m, rng):
    """Three stalls under striped awnings, the street behind."""
    out = [
        *sky(m, rng, (rng.choice((330, 870)), 110)),
        *row(rng, 480, 190, 280, (m.far,), m.sky, 150),
        rect(-80, 476, W + 160, 230, m.near),
    ]
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
                out += [
                    circle(x + cw / 2 + (i - (per_row - level - 1) / 2) * 2 * r, 512 - level * r * 1.5, r, tone)
                    + path(
                        f"M{num(x + cw / 2 + (i - (per_row - level - 1) / 2) * 2 * r)} {num(512 - level * r * 1.5 - r)} a{r} {r} 0 0 1 0 {2 * r} q{r} {-r} 0 {-2 * r} z",
                        DOTS,
                    )
                    for i in range(per_row - level)
                ]
            out += [
                rect(x + 4, 520, cw - 8, 60, m.skins[1]),
                rect(x + 4, 538, cw - 8, 5, m.dark),
                rect(x + 4, 560, cw - 8, 5, m.dark),
                rect(x + cw * 0.62, 464, 40, 30, m.paper, 3),
                line(x + cw * 0.62 + 8, 479, x + cw * 0.62 + 32, 479, m.dark, 4),
            ]
        out += [rect(left + 6, 520, width - 12, 12, DOTS)]
    out += [somebody(m, rng, rng.choice((290, 276)), 672, 290), somebody(m, rng, rng.choice((912, 930)), 672, 270)]
    return out


MOTIFS = {
    "kettle": kettle,
    "oven": oven,
    "market": market,
}
