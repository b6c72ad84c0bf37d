"""How is wide land drawn? Mountains, the steppe, the caravan, the sea, the lighthouse."""

from korner.images.demo.people import person, somebody
from korner.images.demo.scenery import fir, ground, hill, peak, sky
from korner.images.demo.shapes import DOTS, SOFT, W, at, circle, inside, line, num, oval, path, poly, rect, stroke, turn


def mountain(m, rng):
    """Snowy peaks above a lake."""
    x = rng.randint(560, 660)
    out = [*sky(m, rng, (x + rng.choice((-250, 260)), 150))]
    out += [
        peak(x - 330, 470, 620, rng.randint(230, 280), m.far, m.paper),
        peak(x + 350, 470, 660, rng.randint(250, 300), m.far, m.paper),
    ]
    out += [
        peak(x, 480, 760, rng.randint(370, 410), m.near, m.paper),
        hill(110, 500, 560, 90, m.dark),
        hill(1120, 500, 600, 100, m.dark),
    ]
    out += [rect(-80, 470, W + 160, 250, m.far), rect(-80, 470, W + 160, 16, SOFT)]
    out += [
        poly([(x - 300, 472), (x, 640), (x + 300, 472)], m.near, 'opacity=".5"'),
        poly([(x - 80, 594), (x, 640), (x + 80, 594)], m.paper, 'opacity=".6"'),
    ]
    for _ in range(14):
        left, y = rng.randint(60, 1100), rng.randint(490, 610)
        out.append(line(left, y, left + rng.randint(50, 140), y, m.paper, 4, 'opacity=".7"'))
    out += [
        path("M-80 700 V590 Q160 540 340 620 T560 700 z", m.dark),
        path("M1280 700 V570 Q1060 540 900 620 T700 700 z", m.dark),
    ]
    for fx in (40, 110, 190, 262, 330, 890, 960, 1030, 1110, 1170):
        out.append(fir(fx, 640 - (20 if 150 < fx < 1080 else 40), rng.randint(130, 230), m.dark))
    out += [
        path("M540 596 h150 l-24 28 h-104 z", m.warm),
        somebody(m, rng, 610, 606, 70, (m.paper,)),
        line(590, 560, 680, 610, m.dark, 5),
    ]
    return out


def horse(m, tone):
    """A small grazing horse, standing at 0,0."""
    return (
        path(
            "M-96 -96 Q-60 -116 0 -106 Q60 -118 78 -150 L96 -196 l10 22 q44 22 52 52 q-2 16 -20 14 l-34 -12 Q102 -70 84 -52 L86 0 H72 L64 -46 Q20 -34 -40 -44 L-56 0 H-70 L-72 -46 Q-100 -60 -96 -96 z",
            tone,
        )
        + stroke("M-94 -92 q-30 20 -24 70", tone, 12)
        + path("M96 -196 Q60 -180 50 -112 l24 -24 z", m.warm)
        + line(70, -44, 58, 0, tone, 11)
        + line(-50, -46, -44, 0, tone, 11)
    )


def yurt(m, rng):
    """A felt tent on the steppe, mountains behind."""
    out = [*sky(m, rng, (rng.choice((300, 900)), 120))]
    out += [
        peak(180, 450, 620, 230, m.far, m.paper),
        peak(560, 450, 620, 180, m.far, m.paper),
        peak(1000, 450, 720, 280, m.far, m.paper),
    ]
    out += [hill(200, 500, 900, 80, m.near), hill(1000, 500, 900, 70, m.near), ground(470, m.near)]
    out += [
        oval(620, 608, 330, 24, DOTS),
        path("M330 360 Q400 200 560 176 H640 Q800 200 870 360 z", m.paper),
        path("M700 194 Q810 236 870 360 H760 Q770 260 700 194 z", DOTS),
    ]
    out += [path("M330 356 H870 L884 600 H316 z", m.paper), path("M760 356 H870 L884 600 H780 z", DOTS)]
    out += [
        path("M556 178 q44 -28 88 0 l-8 14 h-72 z", m.dark),
        stroke(
            "M564 180 Q430 230 372 358 M636 180 Q770 230 828 358 M590 178 Q540 260 520 358 M610 178 Q660 260 680 358",
            m.warm,
            7,
        ),
    ]
    out += [path("M326 356 H874 l4 58 H322 z", m.warm), path("M318 556 H882 l3 44 H315 z", m.warm)]
    for k in range(11):
        px = 350 + k * 50
        if 520 < px < 680:
            continue
        out += [
            poly([(px - 18, 385), (px, 366), (px + 18, 385), (px, 404)], m.paper),
            circle(px, 385, 6, m.dark),
            path(f"M{px - 18} 590 q0 -20 18 -20 t18 20 z", m.paper),
        ]
    out += [
        rect(536, 396, 128, 206, m.dark),
        rect(548, 408, 50, 194, m.warm),
        rect(602, 408, 50, 194, m.warm),
        *[
            poly([(cx, y - 22), (cx + 16, y), (cx, y + 22), (cx - 16, y)], m.lamp)
            for cx in (573, 627)
            for y in (450, 510, 568)
        ],
    ]
    for k, s in enumerate((26, 34, 44)):
        out.append(circle(620 + k * 26, 140 - k * 42, s * 0.6, m.paper, 'opacity=".8"'))
    x = rng.choice((200, 230))
    out += [
        person(x, 640, 170, m.warm, m.skins[0], m.dark, m.dark, "cap"),
        person(x + 70, 644, 130, m.dark, m.skins[3], m.far, m.far, "scarf"),
    ]
    out += [at(1010, 600, horse(m, m.dark), scale=0.95, flip=rng.random() < 0.5)]
    return out


def bactrian(m, tone, load):
    """A camel of two humps looking right, standing at 0,0; about 330 wide."""
    body = (
        "M-150 -150 Q-160 -196 -128 -210 Q-112 -214 -104 -226 Q-96 -292 -66 -292 Q-40 -292 -34 -232 Q-14 -216 6 -232 Q14 -290 42 -290 Q72 -288 78 -222 "
        "Q104 -208 122 -232 Q140 -300 160 -318 Q176 -340 206 -336 L236 -322 Q250 -312 240 -300 L208 -292 Q188 -282 184 -252 Q176 -160 112 -140 Q100 -124 96 -104 L90 0 H62 L58 -100 Q0 -90 -76 -106 L-86 -62 L-84 0 H-112 L-116 -64 Q-136 -110 -150 -150 z"
    )
    out = path(
        "M74 -110 L104 0 H80 L44 -104 z M-110 -110 L-126 -60 L-132 0 H-156 L-148 -66 Q-146 -100 -140 -130 z",
        m.dark,
        'opacity=".75"',
    )
    out += path(body, tone) + path(
        "M-150 -150 Q-136 -110 -116 -64 L-112 0 h28 l-2 -62 L-76 -106 Q0 -90 58 -100 L62 0 h28 l6 -104 Q100 -124 112 -140 Q0 -160 -150 -150 z",
        DOTS,
    )
    out += (
        stroke("M-148 -170 q-20 30 -10 62", tone, 8)
        + circle(-158, -104, 8, m.dark)
        + circle(206, -318, 4, m.dark)
        + path("M168 -322 l4 -26 l14 18 z", tone)
    )
    out += path("M-40 -234 Q-14 -216 12 -234 L34 -150 Q-14 -136 -62 -150 z", load) + stroke(
        "M-52 -192 Q-14 -178 24 -192 M-58 -168 Q-14 -154 30 -168", m.paper, 6
    )
    return (
        out
        + "".join(line(-56 + k * 14, -146, -56 + k * 14, -134, load, 4) for k in range(7))
        + stroke("M236 -304 Q250 -240 300 -210", m.dark, 4)
    )


def camel(m, rng):
    """A caravan on the dunes."""
    sun = rng.choice((480, 640))
    out = [*sky(m, rng, (sun, 180))]
    out += [
        path("M-80 470 Q160 330 420 430 T900 400 T1300 440 V720 H-80 z", m.far),
        path("M420 430 Q660 470 900 400 Q820 470 560 480 z", DOTS),
    ]
    tone = m.near
    out += [at(210, 500, bactrian(m, tone, m.warm), scale=0.5), at(1010, 490, bactrian(m, tone, m.warm), scale=0.42)]
    out += [
        path("M-80 560 Q260 440 640 540 T1300 500 V720 H-80 z", m.near if m.name in ("noon", "rain") else m.far),
        path("M640 540 Q900 600 1300 500 V560 Q960 640 640 540 z", DOTS),
    ]
    out += [
        oval(560, 612, 250, 18, DOTS),
        at(560, 612, bactrian(m, m.skins[2] if m.name in ("noon", "rain", "garden") else m.near, m.warm), scale=1.42),
    ]
    out += [
        person(1016, 640, 250, m.paper, rng.choice(m.skins), m.warm, m.dark, "cap"),
        path("M-80 640 Q300 580 620 640 T1300 630 V720 H-80 z", m.dark),
    ]
    return out


def sea(m, rng):
    """A sailing boat, waves in bands, gulls."""
    x = rng.choice((540, 600, 660))
    out = [
        *sky(m, rng, (x + rng.choice((-190, 190)), 240)),
        hill(140, 420, 560, 90, m.far),
        hill(1080, 420, 640, 120, m.far),
    ]
    tones = (m.far, m.near, m.far, m.near, m.dark)
    out += [rect(-80, 400, W + 160, 340, m.near)]

    def wave(y, tone, shift):
        crest = "".join("q22 -24 44 0 t44 0 " for _ in range(16))
        return path(f"M{num(-120 + shift)} {y} {crest} V760 H-160 z", tone)

    out += [wave(424, m.near, rng.randint(-40, 0)), wave(470, tones[0], rng.randint(-40, 0))]
    boat = [
        path("M-190 110 H200 q-14 70 -74 78 H-120 q-58 -8 -70 -78 z", m.dark),
        rect(-186, 122, 376, 12, m.warm),
        line(0, 110, 0, -250, m.dark, 9),
        path("M14 90 V-236 Q150 -100 186 90 z", m.paper),
        path("M96 -128 Q166 -20 186 90 h-60 z", DOTS),
        path("M-14 90 V-190 Q-90 -60 -160 90 z", m.warm),
        path("M0 -250 h54 l-14 14 l14 14 h-54 z", m.warm),
        rect(-60, 82, 110, 30, m.paper),
        circle(-34, 97, 7, m.dark),
        circle(-4, 97, 7, m.dark),
        circle(26, 97, 7, m.dark),
    ]
    out += [turn(rng.choice((-5, 4)), x, 380, at(x, 342, *boat, scale=1.04))]
    out += [
        wave(516, m.near, rng.randint(-40, 0)),
        wave(566, m.far, rng.randint(-40, 0)),
        wave(618, m.dark, rng.randint(-40, 0)),
    ]
    for _ in range(5):
        bx, by, s = rng.randint(200, 1000), rng.randint(70, 250), rng.randint(26, 40)
        out.append(
            stroke(
                f"M{bx} {by} q{s / 2} {-s * 0.7:.0f} {s} 0 q{s / 2} {-s * 0.7:.0f} {s} 0",
                m.paper if m.name == "evening" else m.dark,
                5,
            )
        )
    return out


def lighthouse(m, rng):
    """A striped lighthouse on its rock."""
    out = [*sky(m, rng, (rng.choice((220, 1000)), 150)), rect(-80, 440, W + 160, 300, m.near)]
    out += [
        poly([(600, 150), (-80, 40), (-80, 250)], m.lamp, 'opacity=".55"'),
        poly([(600, 150), (1280, 60), (1280, 270)], m.lamp, 'opacity=".55"'),
    ]
    for _ in range(26):
        x, y = rng.randint(-40, 1180), rng.randint(460, 660)
        out.append(line(x, y, x + rng.randint(40, 120), y, m.far, 5))
    out += [
        poly(
            [
                (300, 580),
                (390, 520),
                (450, 528),
                (520, 486),
                (690, 490),
                (760, 530),
                (830, 536),
                (930, 600),
                (980, 640),
                (240, 640),
            ],
            m.dark,
        )
    ]
    out += [poly([(690, 490), (760, 530), (830, 536), (930, 600), (980, 640), (760, 640)], DOTS)]
    outline = poly([(540, 200), (660, 200), (692, 500), (508, 500)], "#000")
    out += [
        inside(
            "tower",
            outline,
            rect(480, 180, 240, 340, m.paper),
            *[rect(480, 200 + k * 120, 240, 60, m.warm) for k in range(3)],
            rect(630, 180, 100, 340, DOTS),
        )
    ]
    out += [
        rect(516, 190, 168, 16, m.dark),
        rect(556, 116, 88, 76, m.lamp),
        rect(556, 116, 10, 76, m.dark),
        rect(634, 116, 10, 76, m.dark),
        rect(595, 116, 10, 76, m.dark),
        path("M540 118 q60 -70 120 0 z", m.dark),
        circle(600, 80, 9, m.warm),
        line(600, 76, 600, 52, m.dark, 4),
    ]
    out += [
        path("M580 500 v-44 a20 20 0 0 1 40 0 v44 z", m.dark),
        rect(588, 330, 24, 34, m.dark),
        rect(590, 246, 20, 30, m.dark),
    ]
    out += [
        rect(706, 440, 130, 84, m.paper),
        poly([(696, 444), (771, 396), (846, 444)], m.warm),
        rect(730, 464, 26, 30, m.dark),
        rect(786, 464, 26, 30, m.dark),
    ]
    for k in range(7):
        x = 216 + k * 118
        out.append(path(f"M{x} 644 q30 -40 60 -12 q30 -28 62 12 z", m.paper))
    y = rng.randint(380, 410)
    x = rng.choice((180, 1010))
    out += [
        path(f"M{x - 60} {y + 60} h130 l-26 32 h-84 z", m.dark),
        poly([(x, y + 56), (x, y - 50), (x + 62, y + 50)], m.paper),
        poly([(x - 8, y + 52), (x - 8, y - 20), (x - 50, y + 48)], m.warm),
    ]
    return out


MOTIFS = {
    "mountain": mountain,
    "yurt": yurt,
    "camel": camel,
    "sea": sea,
    "lighthouse": lighthouse,
}
