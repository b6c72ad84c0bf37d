"""How are things of paper drawn? Letters, the ballot, books, passports."""

from korner.images.demo.shapes import (
    DOTS,
    SOFT,
    W,
    around,
    at,
    circle,
    line,
    oval,
    path,
    poly,
    rect,
    ring,
    stroke,
    turn,
)


def letters(m, rng):
    """Old letters, one with airmail stripes and a stamp."""
    out = [rect(-80, 0, W + 160, 700, m.far)]
    for i, angle in enumerate((rng.randint(-15, -9), rng.randint(5, 10), rng.randint(-4, 0))):
        x, y = 290 + i * 12, 130 + i * 30
        parts = [rect(x + 14, y + 16, 610, 380, DOTS), rect(x, y, 610, 380, m.paper)]
        if i < 2:
            parts += [
                poly([(x, y), (x + 305, y + 240), (x + 610, y)], m.sky),
                stroke(f"M{x} {y} l305 240 l305 -240", m.near, 3),
            ]
        else:
            for k in range(16):
                tone = m.warm if k % 2 else m.dark
                parts += [
                    path(f"M{x + k * 38.2:.0f} {y} h24 l-10 16 h-24 z", tone),
                    path(f"M{x + 10 + k * 37.4:.0f} {y + 364} h24 l-10 16 h-24 z", tone),
                ]
            parts += [
                rect(x + 476, y + 42, 96, 116, m.warm),
                rect(x + 486, y + 52, 76, 96, m.sky),
                circle(x + 524, y + 86, 20, m.warm),
                path(f"M{x + 486} {y + 148} l30 -40 l18 20 l12 -14 l16 34 z", m.dark),
            ]
            parts += [ring(x + 430, y + 110, 50, m.near, 4), ring(x + 430, y + 110, 34, m.near, 3)]
            parts += [stroke(f"M{x + 400} {y + 84 + k * 18} q26 -12 52 0 t52 0", m.near, 4) for k in range(4)]
            parts += [
                line(x + 60, y + 200 + k * 40, x + rng.randint(270, 360), y + 200 + k * 40, m.near, 9) for k in range(4)
            ]
            parts += [
                line(x + 44, y + 54, x + 170, y + 54, m.near, 6),
                line(x + 44, y + 78, x + 130, y + 78, m.near, 6),
            ]
        out.append(turn(angle, 600, 340, *parts))
    return out


def ballot(m, rng):
    """A hand puts a paper into the ballot box."""
    out = [rect(-80, 0, W + 160, 700, m.sky if m.name != "evening" else m.far)]
    for side in (-1, 1):
        for k in range(5):
            out.append(
                rect(600 + side * (300 + k * 70) - 34, 0, 68, 560, m.far if k % 2 else m.near, extra='opacity=".55"')
            )
    out += [rect(-80, 548, W + 160, 170, m.near), oval(620, 612, 340, 22, DOTS)]
    out += [poly([(318, 350), (396, 280), (804, 280), (882, 350)], m.dark), rect(482, 306, 236, 20, m.sky, 8)]
    tilt = rng.randint(-6, 6)
    paper = [rect(506, 92, 188, 224, m.paper), rect(660, 92, 34, 224, SOFT)]
    paper += [
        rect(532, 130 + k * 50, 30, 30, m.paper, 4, f'stroke="{m.dark}" stroke-width="5"')
        + line(584, 145 + k * 50, rng.randint(630, 664), 145 + k * 50, m.near, 8)
        for k in range(3)
    ]
    k = rng.randint(0, 2)
    paper += [stroke(f"M536 {144 + k * 50} l12 14 l24 -34", m.warm, 9)]
    hand = [
        path(
            "M640 60 q70 -46 140 -40 l190 -90 l40 90 l-170 90 q-40 60 -120 62 l-70 10 q-22 -4 -14 -24 l64 -22 z",
            m.skins[0],
        ),
        poly([(880, -20), (980, -90), (1040, 40), (930, 90)], m.warm),
        path("M644 150 q-24 -8 -10 -30 l50 -30 l30 24 z", m.skins[0]),
    ]
    out += [turn(tilt, 600, 310, *paper, *hand)]
    out += [
        rect(318, 350, 564, 256, m.near if m.name != "evening" else m.dark),
        rect(318, 350, 564, 34, m.dark),
        path("M318 346 L376 318 H824 L882 346 z", m.dark),
        rect(770, 350, 112, 256, DOTS),
    ]
    out += [circle(600, 490, 70, m.paper), stroke("M566 490 l26 30 l48 -66", m.warm, 17)]
    out += [circle(x, y, 7, m.far) for x in (348, 852) for y in (414, 576)]
    return out


def books(m, rng):
    """A pile of books, a pair of glasses, a cup."""
    out = [rect(-80, 0, W + 160, 700, m.far), rect(-80, 540, W + 160, 170, m.near)]
    for shelf in (40, 250):
        out += [rect(-80, shelf + 170, W + 160, 14, m.near)]
        x = -60
        while x < 1240:
            w, h = rng.randint(24, 52), rng.randint(90, 160)
            if not 300 < x < 870 or shelf < 100:
                out.append(
                    rect(x, shelf + 170 - h, w - 4, h, rng.choice((m.sky, m.near, m.sky)), extra='opacity=".55"')
                )
            x += w
    out += [oval(620, 590, 330, 22, DOTS)]
    y, tones = 584, [m.warm, m.dark, m.paper, m.sky if m.name != "evening" else m.near, m.warm, m.dark]
    turnover = rng.randint(0, 2)
    for k in range(5):
        h, w = rng.randint(54, 70), rng.randint(420, 520)
        x = 600 - w / 2 + rng.randint(-26, 26)
        tone = tones[(k + turnover) % 6]
        y -= h
        mark = m.paper if tone in (m.warm, m.dark, m.near) else m.warm
        out += [
            rect(x, y, w, h, tone, 7),
            rect(x + w - 74, y + 8, 78, h - 16, m.paper if tone != m.paper else m.far),
            rect(x + w - 74, y + h * 0.5, 78, 3, m.near),
            rect(x + w - 74, y + h * 0.7, 78, 3, m.near),
        ]
        out += [
            rect(x + 30, y, 9, h, mark),
            rect(x + 48, y, 5, h, mark),
            rect(x + 96, y + h * 0.4, rng.randint(100, 190), h * 0.2, mark, 4),
            rect(x + w * 0.6, y + h * 0.62, w * 0.4, h * 0.38, SOFT),
        ]
    top = y
    out += [
        path(f"M520 {top} v-70 h112 v70 h-112 z", m.paper),
        path(f"M520 {top - 72} h112 v50 q0 24 -24 24 h-64 q-24 0 -24 -24 z", m.paper),
        ring(640, top - 44, 20, m.paper, 10),
        rect(606, top - 72, 26, 72, SOFT),
        path(f"M520 {top - 72} h112 v12 h-112 z", m.near),
    ]
    out += [
        stroke(
            f"M556 {top - 90} q-16 -24 0 -40 t0 -40 M596 {top - 90} q-16 -24 0 -40 t0 -40", m.paper, 7, 'opacity=".8"'
        )
    ]
    out += [
        at(
            268,
            590,
            ring(0, -34, 34, m.dark, 8),
            ring(92, -34, 34, m.dark, 8),
            stroke("M34 -40 q12 -12 24 0 M126 -40 l40 -14", m.dark, 7),
        )
    ]
    out += [
        turn(
            -6,
            980,
            590,
            rect(870, 570, 190, 22, m.warm, 4),
            poly([(1060, 570), (1100, 581), (1060, 592)], m.paper),
            poly([(1086, 577), (1100, 581), (1086, 585)], m.dark),
        )
    ]
    return out


def star_row(fill):
    """Dots above and below a stamp's bar."""
    return "".join(circle(-50 + k * 50, y, 7, fill) for k in range(3) for y in (-34, 34))


def passport(m, rng):
    """Two passports, a boarding pass, a stamp."""
    out = [rect(-80, 0, W + 160, 700, m.far)]
    for k in range(9):
        out.append(stroke(f"M-80 {60 + k * 80} q200 -50 400 0 t400 0 t400 0 t400 0", m.sky, 3, 'opacity=".6"'))

    def booklet(tone, gold, kind):
        parts = [
            rect(-128, -168, 280, 372, DOTS, 18),
            rect(-140, -182, 280, 372, tone, 18),
            rect(-140, -182, 22, 372, SOFT),
        ]
        if kind:
            parts += [circle(px, py, 8, gold) for px, py in around(0, -40, 62, 12)]
        else:
            parts += [
                ring(0, -40, 66, gold, 7),
                oval(0, -40, 30, 66, "none", f'stroke="{gold}" stroke-width="6"'),
                line(-66, -40, 66, -40, gold, 6),
                line(-56, -72, 56, -72, gold, 5),
                line(-56, -8, 56, -8, gold, 5),
            ]
        parts += [
            rect(-74, -150, 148, 13, gold, 6),
            rect(-54, 66, 108, 11, gold, 5),
            rect(-36, 88, 72, 9, gold, 4),
            rect(-22, 128, 44, 28, gold, 5),
            circle(0, 142, 8, tone),
        ]
        return parts

    card = [
        rect(-40, -260, 190, 420, m.paper, 12),
        rect(-40, -260, 190, 70, m.near, 12),
        line(-30, 60, 140, 60, m.far, 4, 'stroke-dasharray="4 14"'),
    ]
    card += [rect(-20 + k * 13, 90, rng.choice((3, 6, 9)), 50, m.dark) for k in range(12)] + [
        line(-16, -150 + k * 34, rng.randint(40, 120), -150 + k * 34, m.far, 9) for k in range(5)
    ]
    out += [at(560, 310, turn(rng.randint(-30, -22), 0, 0, at(0, -60, *card)))]
    first, second = (m.warm, m.dark) if rng.random() < 0.5 else (m.dark, m.warm)
    out += [
        at(490, 350, turn(rng.randint(-14, -8), 0, 0, *booklet(first, m.lamp, 0))),
        at(715, 360, turn(rng.randint(5, 12), 0, 0, *booklet(second, m.lamp, 1))),
    ]
    out += [
        at(
            986,
            186,
            turn(
                -18,
                0,
                0,
                ring(0, 0, 86, m.near, 7),
                ring(0, 0, 68, m.near, 4),
                path(
                    "M0 -50 C6 -46 8 -30 8 -18 L54 10 V22 L8 10 V32 L24 44 V54 L0 46 L-24 54 V44 L-8 32 V10 L-54 22 V10 L-8 -18 C-8 -30 -6 -46 0 -50 z",
                    m.near,
                ),
            ),
        )
    ]
    out += [
        at(
            210,
            520,
            turn(
                14,
                0,
                0,
                rect(-96, -58, 192, 116, "none", 14, f'stroke="{m.near}" stroke-width="7"'),
                rect(-74, -12, 148, 24, m.near, 6),
                star_row(m.near),
            ),
        )
    ]
    return out


MOTIFS = {
    "letters": letters,
    "ballot": ballot,
    "books": books,
    "passport": passport,
}
