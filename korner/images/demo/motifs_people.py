"""How are people at work drawn? A crowd, the writer’s desk, the miner."""

from korner.images.demo.people import LOOKS, bust, person
from korner.images.demo.scenery import ground, sky, wall
from korner.images.demo.shapes import DOTS, SOFT, W, around, circle, line, oval, path, poly, rect, ring, stroke, turn


def crowd(m, rng):
    """Many people, close together, with a few blank placards."""
    out = [wall(m, m.sky), *sky(m, rng, (rng.choice((330, 870)), 110))]
    for x in rng.sample((250, 390, 520, 680, 810, 950), 3):
        top = rng.randint(60, 120)
        tone = rng.choice((m.paper, m.warm))
        out += [
            rect(x - 5, top, 10, 300, m.dark),
            turn(
                rng.randint(-6, 6),
                x,
                top + 50,
                rect(x - 78, top, 156, 104, tone, 4),
                rect(x + 34, top, 44, 104, SOFT),
                *[
                    line(x - 54, top + 32 + k * 24, x + rng.randint(10, 52), top + 32 + k * 24, m.dark, 7)
                    for k in range(3)
                ],
            ),
        ]
    coats = [m.warm, m.dark, m.near, m.far, m.paper]
    last = None
    for level, (y, size, step) in enumerate(((420, 190, 104), (530, 232, 126), (664, 286, 152), (800, 340, 178))):
        count = int(1360 / step) + 1
        for k in range(count):
            x = -70 + k * step + (level % 2) * step / 2 + rng.randint(-10, 10)
            coat = rng.choice([c for c in coats if c != last])
            last = coat
            hair = rng.choice([c for c in (m.dark, m.dark, m.near, m.warm, m.far) if c != coat])
            out.append(
                person(x, y + size * 0.34, size * 1.25, coat, rng.choice(m.skins), hair, m.dark, rng.choice(LOOKS))
            )
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
                out.append(
                    rect(
                        x,
                        y - h,
                        w - 4,
                        h,
                        rng.choice((m.near, m.sky if m.name != "evening" else m.far, m.dark, m.warm)),
                        extra='opacity=".75"',
                    )
                )
            x += w + (40 if rng.random() < 0.1 else 0)
    out += [
        rect(452, 26, 296, 330, m.near, 8),
        rect(468, 42, 264, 300, m.sky if m.name != "evening" else m.far),
        circle(rng.choice((530, 670)), 110, 34, m.warm),
        line(600, 42, 600, 342, m.near, 10),
    ]
    hair = rng.choice((m.dark, m.warm if m.name != "evening" else m.dark))
    look = rng.choice(("long", "short"))
    skin = rng.choice(m.skins)
    out += [bust(600, 560, 380, m.warm if hair != m.warm else m.paper, skin, hair, look)]
    if rng.random() < 0.6:
        out += [ring(570, 290, 27, m.dark, 6), ring(632, 290, 27, m.dark, 6), line(596, 286, 606, 286, m.dark, 6)]
    out += [rect(-80, 548, W + 160, 180, m.dark), rect(-80, 548, W + 160, 16, m.near)]
    out += [
        rect(436, 452, 330, 16, m.near, 6),
        path("M470 460 h260 l30 96 h-320 z", m.near),
        rect(500, 380, 200, 90, m.paper),
        *[line(520, 402 + k * 20, rng.randint(600, 680), 402 + k * 20, m.far, 6) for k in range(3)],
    ]
    out += [circle(486 + i * 33 + (j % 2) * 8, 494 + j * 24, 9, m.paper) for i in range(7) for j in range(2)] + [
        rect(450, 460, 300, 8, m.dark)
    ]
    out += [oval(470, 540, 34, 16, skin), oval(730, 540, 34, 16, skin)]
    out += [
        poly([(906, 306), (700, 560), (1110, 560)], m.lamp, 'opacity=".4"'),
        stroke("M960 548 L990 400 L910 290", m.dark if m.name != "evening" else m.near, 10),
        path("M856 330 l30 -64 l60 28 l-14 64 z", m.warm),
        rect(910, 536, 110, 16, m.warm, 8),
    ]
    out += [
        rect(220, 516, 170, 17, m.paper),
        rect(206, 532, 180, 18, m.warm),
        turn(-10, 300, 500, rect(250, 494, 120, 12, m.lamp, 6)),
        path("M130 550 v-60 h62 v60 z", m.paper),
        ring(196, 518, 15, m.paper, 8),
    ]
    return out


def hill_of_slag(m, x, base, width, height):
    """A slag heap of the coal land."""
    return poly(
        [(x - width / 2, base + 60), (x - 40, base - height), (x + 40, base - height), (x + width / 2, base + 60)],
        m.far,
    ) + poly([(x + 40, base - height), (x + width / 2, base + 60), (x + width * 0.16, base + 60)], DOTS)


def worker(m, rng):
    """A miner with his lamp, the pit's wheel behind."""
    out = [
        *sky(m, rng, (rng.choice((420, 800)), 150)),
        hill_of_slag(m, 130, 540, 600, 250),
        hill_of_slag(m, 1130, 540, 560, 210),
    ]
    x = rng.choice((230, 960))
    lean = 1 if x < 600 else -1
    out += [
        stroke(
            f"M{x - 60} 590 L{x - 20} 190 M{x + 60} 590 L{x + 20} 190 M{x + 20} 200 L{x + lean * 230} 590 M{x - 54} 520 L{x + 46} 420 M{x + 54} 520 L{x - 46} 420 M{x - 42} 400 L{x + 34} 310 M{x + 42} 400 L{x - 34} 310",
            m.dark,
            12,
        )
    ]
    out += [ring(x, 170, 70, m.dark, 12), circle(x, 170, 12, m.dark)] + [
        line(x, 170, px, py, m.dark, 5) for px, py in around(x, 170, 68, 8, rng.randint(0, 44))
    ]
    out += [ground(570, m.near), rect(x - 110, 500, 220, 90, m.near), rect(x - 110, 490, 220, 14, m.dark)]
    skin = rng.choice(m.skins)
    out += [
        path("M330 720 Q336 510 480 476 L600 520 L720 476 Q864 510 870 720 z", m.dark),
        path("M470 480 L600 600 L730 480 L690 460 H510 z", m.paper),
        path("M520 468 l80 96 l80 -96 z", skin),
        rect(556, 390, 88, 110, skin),
        rect(600, 400, 44, 90, SOFT),
    ]
    out += [
        path("M486 250 V330 Q490 440 600 448 Q710 440 714 330 V250 z", skin),
        path("M640 250 H714 V330 Q710 440 600 448 Q690 390 640 250 z", DOTS),
        circle(480, 326, 24, skin),
        circle(720, 326, 24, skin),
    ]
    out += [
        path("M452 262 Q450 96 600 92 Q750 96 748 262 z", m.warm),
        path("M660 104 Q750 130 748 262 H690 Q700 160 660 104 z", DOTS),
        rect(424, 252, 352, 28, m.warm, 14),
        rect(424, 268, 352, 12, DOTS, 6),
        rect(584, 92, 32, 90, m.paper, 8),
    ]
    out += [circle(600, 204, 42, m.dark), circle(600, 204, 31, m.lamp)]
    out += [
        circle(550, 326, 10, m.dark),
        circle(650, 326, 10, m.dark),
        stroke("M526 302 q22 -14 44 0 M630 302 q22 -14 44 0", m.dark, 9),
        stroke("M600 330 q-14 34 4 38", m.near, 6),
    ]
    if rng.random() < 0.6:
        out += [
            path("M536 396 q26 -30 64 -12 q38 -18 64 12 q-34 12 -64 -2 q-30 14 -64 2 z", m.dark),
            stroke("M580 416 q20 8 40 0", m.dark, 6),
        ]
    else:
        out += [stroke("M564 398 q36 26 72 0", m.dark, 8)]
    out += [line(470, 500, 440, 720, m.warm, 26), line(730, 500, 760, 720, m.warm, 26)]
    return out


MOTIFS = {
    "crowd": crowd,
    "portrait-desk": portrait_desk,
    "worker": worker,
}
