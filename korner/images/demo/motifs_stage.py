"""How is the stage drawn? Theatre, concert, violin."""

from korner.images.demo.people import person
from korner.images.demo.scenery import wall
from korner.images.demo.shapes import DOTS, W, at, circle, inside, line, num, oval, path, poly, rect, ring, stroke, turn


def mask(m, tone, glad):
    """A theatre mask around 0,0."""
    out = path("M-110 -120 Q0 -160 110 -120 Q130 40 0 150 Q-130 40 -110 -120 z", tone) + path(
        "M40 -138 Q80 -134 110 -120 Q130 40 0 150 Q90 20 40 -138 z", DOTS
    )
    if glad:
        return out + path(
            "M-78 -34 q30 -46 62 0 q-32 -16 -62 0 z M16 -34 q30 -46 62 0 q-30 -16 -62 0 z M-70 24 q70 36 140 0 q-14 84 -70 88 q-56 -4 -70 -88 z",
            m.dark,
        )
    return (
        out
        + path(
            "M-78 -50 q30 40 62 8 q-30 6 -62 -8 z M16 -42 q32 32 62 -8 q-32 14 -62 8 z M-60 96 q60 -110 120 0 q-60 -50 -120 0 z",
            m.dark,
        )
        + path("M-46 -8 q20 30 0 40 q-20 -10 0 -40 z", m.far)
    )


def theatre(m, rng):
    """The stage, its curtain, and the two masks."""
    out = [
        wall(m, m.dark),
        rect(160, 60, 880, 500, m.far if m.name != "evening" else m.sky),
        poly([(600, 40), (340, 560), (860, 560)], m.lamp, 'opacity=".5"'),
        oval(600, 548, 300, 26, m.lamp),
    ]
    for side in (-1, 1):
        for k in range(5):
            x = 600 + side * (500 - k * 44)
            width = 60
            out.append(
                path(
                    f"M{x - width / 2} 40 h{width} Q{x + side * 10 + width / 2:.0f} 330 {x + side * (10 + k * 9) + width / 2:.0f} 570 h{-width} Q{x - width / 2} 330 {x - width / 2} 40 z",
                    m.warm,
                )
            )
            out.append(
                path(
                    f"M{x} 40 h{width / 2} Q{x + side * 10 + width / 2:.0f} 330 {x + side * (10 + k * 9) + width / 2:.0f} 570 h{-width / 2} Q{x} 330 {x} 40 z",
                    DOTS,
                )
            )
        out += [path(f"M{600 + side * 300} 400 h{side * 240} v26 h{-side * 228} z", m.lamp)]
    for k in range(10):
        x = 80 + k * 116
        out.append(
            path(f"M{x - 62} -10 h124 v70 a62 50 0 0 1 -124 0 z", m.warm)
            + path(f"M{x + 6} -10 h56 v70 a62 50 0 0 1 -50 49 q30 -50 -6 -119 z", DOTS)
            + rect(x - 62, 52, 124, 8, m.lamp)
        )
    first = rng.random() < 0.5
    out += [
        at(686, 356, turn(11, 0, 0, mask(m, m.warm if m.name != "evening" else m.near, not first)), scale=1.02),
        at(506, 330, turn(-10, 0, 0, mask(m, m.paper, first)), scale=1.12),
    ]
    out += [rect(-80, 556, W + 160, 22, m.near), rect(-80, 576, W + 160, 140, m.dark)]
    for k in range(12):
        x = 20 + k * 106 + rng.randint(-12, 12)
        tone = m.near if k % 2 else m.far
        out += [
            path(f"M{x - 52} 700 q4 -56 52 -56 t52 56 z", tone),
            circle(x, 618, 29, tone),
            path(f"M{x + 8} 590 a29 29 0 0 1 2 56 q24 -26 -2 -56 z", DOTS),
        ]
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
            out += [
                stroke(f"M{num(x + side * 44)} {y + 90} q{side * 22} -40 {side * 10} {-lift}", tone, 21),
                circle(x + side * 54, y + 86 - lift, 18, tone),
            ]
    return out


def concert(m, rng):
    """A singer, a saz and a drum in the light; the hall's hands up."""
    out = [wall(m, m.dark if m.name == "evening" else m.near)]
    for k, x in enumerate((170, 420, 780, 1030)):
        lean = rng.randint(-90, 90) + (600 - x) * 0.5
        out += [
            poly(
                [(x - 12, 40), (x + 12, 40), (x + lean + 110, 560), (x + lean - 110, 560)],
                m.warm if k % 2 else m.lamp,
                'opacity=".38"',
            ),
            rect(x - 26, 6, 52, 44, m.dark if m.name != "evening" else m.near, 8),
        ]
    out += [
        rect(-80, 16, W + 160, 12, m.dark if m.name != "evening" else m.near),
        rect(-80, 540, W + 160, 180, m.dark if m.name == "evening" else m.far),
    ]
    ink = m.paper
    skin = rng.choice(m.skins)
    dress = rng.choice((m.warm, m.paper))
    singer = (
        rect(-30, -392, 60, 130, m.dark, 28)
        + path("M-34 -290 Q-60 -150 -86 0 H86 Q60 -150 34 -290 Q0 -310 -34 -290 z", dress)
        + path("M14 -298 q14 2 20 8 Q60 -150 86 0 h-50 Q40 -150 14 -298 z", DOTS)
    )
    singer += (
        circle(0, -346, 36, skin)
        + path("M-40 -340 a40 42 0 0 1 80 0 q-20 -6 -30 -24 q-14 18 -50 24 z", m.dark)
        + rect(-10, -318, 20, 34, skin)
    )
    singer += (
        stroke("M30 -272 Q80 -220 62 -306", skin, 17)
        + stroke("M-30 -272 Q-110 -260 -132 -340", skin, 17)
        + line(62, -316, 40, -338, ink, 13)
    )
    out += [at(600, 560, singer, scale=1.08)]
    saz = person(
        0,
        0,
        300,
        m.paper if dress == m.warm else m.warm,
        rng.choice(m.skins),
        m.dark,
        m.dark if m.name != "evening" else m.far,
        "short",
    )
    saz += turn(
        -58,
        0,
        -130,
        path("M-52 -130 q0 -44 46 -36 l30 24 q4 6 0 24 l-30 24 q-46 8 -46 -36 z", m.skins[2]),
        rect(20, -136, 190, 12, m.skins[1]),
        rect(200, -144, 40, 28, m.skins[2], 5),
        circle(-8, -130, 10, m.dark),
    )
    saz += stroke("M-40 -170 Q-60 -110 0 -104 M40 -170 Q70 -170 62 -212", m.skins[1], 15)
    out += [at(330, 560, saz)]
    drums = person(
        0,
        -50,
        270,
        m.far if m.name != "evening" else m.near,
        rng.choice(m.skins),
        m.dark,
        m.dark,
        rng.choice(("short", "bun", "cap")),
    )
    drums += (
        rect(-80, -118, 76, 90, m.warm, 10)
        + rect(4, -118, 76, 90, m.warm, 10)
        + rect(-80, -118, 160, 12, ink, 6)
        + circle(0, -60, 62, m.warm)
        + circle(0, -60, 50, ink)
        + ring(0, -60, 24, m.warm, 6)
    )
    drums += (
        line(-120, -170, -120, 0, ink, 5)
        + oval(-120, -172, 52, 9, m.lamp)
        + line(120, -190, 120, 0, ink, 5)
        + oval(120, -192, 52, 9, m.lamp)
        + stroke("M-34 -186 L-70 -130 M34 -186 L72 -136", ink, 7)
    )
    out += [at(880, 556, drums)]
    return [*out, *hands(m, rng, 586, 12)]


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
    parts = [
        at(16, 16, path(body, DOTS)),
        path(body, m.dark),
        at(0, 8, path(body, wood), scale=0.935),
        inside("grain", path(body, "#000"), path("M40 -110 Q150 0 80 110 Q160 200 60 330 H200 V-110 z", DOTS)),
    ]
    parts += [
        stroke(f"M{s * 58} 74 q{s * 22} 30 0 62 q{-s * 20} 30 {s * 2} 58", m.dark, 9)
        + circle(s * 58, 72, 8, m.dark)
        + circle(s * 60, 194, 8, m.dark)
        for s in (-1, 1)
    ]
    parts += [
        path("M-23 -300 H23 L30 70 H-30 z", m.dark),
        path("M-44 176 q44 -26 88 0 v12 h-88 z", m.paper),
        path("M-26 204 H26 L38 296 q-38 16 -76 0 z", m.dark),
    ]
    parts += [line(-15 + k * 10, -300, -18 + k * 12, 214, m.paper, 2) for k in range(4)] + [
        path("M-23 -300 L-18 -372 q-12 -34 18 -44 q30 10 18 44 L23 -300 z", m.dark),
        ring(0, -392, 14, m.near, 6),
    ]
    parts += [
        rect(s * 20 - (34 if s < 0 else 0), y, 34, 14, m.dark, 7) + circle(s * 58, y + 7, 11, m.dark)
        for s, y in ((-1, -360), (1, -344), (-1, -326), (1, -310))
    ]
    out += [at(600, 345, turn(rng.randint(28, 38), 0, 0, at(0, 24, *parts, scale=0.98)))]
    bow = [
        stroke("M-330 -6 Q0 -40 330 -4", m.dark, 11),
        line(-326, 12, 326, 12, m.paper, 7),
        rect(-340, -12, 70, 28, m.dark, 5),
        poly([(318, -8), (344, -16), (336, 18)], m.dark),
    ]
    out += [at(600, 360, turn(rng.randint(-58, -48), 0, 0, at(0, 160, *bow)))]
    return out


MOTIFS = {
    "theatre": theatre,
    "concert": concert,
    "violin": violin,
}
