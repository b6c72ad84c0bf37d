"""How are the land and its seasons drawn? Mountains, yurt, caravan, park, snow."""

from korner.images.demo.scenery import (
    cloud,
    fir,
    gable,
    ground,
    hill,
    lamp_post,
    peak,
    person,
    sky,
    somebody,
    tree,
)
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
    ring,
    stroke,
)


def mountain(m, rng):
    """Snowy peaks above a lake."""
    x = rng.randint(560, 660)
    out = [*sky(m, rng, (x + rng.choice((-250, 260)), 150))]
    out += [peak(x - 330, 470, 620, rng.randint(230, 280), m.far, m.paper), peak(x + 350, 470, 660, rng.randint(250, 300), m.far, m.paper)]
    out += [peak(x, 480, 760, rng.randint(370, 410), m.near, m.paper), hill(110, 500, 560, 90, m.dark), hill(1120, 500, 600, 100, m.dark)]
    out += [rect(-80, 470, W + 160, 250, m.far), rect(-80, 470, W + 160, 16, SOFT)]
    out += [poly([(x - 300, 472), (x, 640), (x + 300, 472)], m.near, 'opacity=".5"'), poly([(x - 80, 594), (x, 640), (x + 80, 594)], m.paper, 'opacity=".6"')]
    for _ in range(14):
        left, y = rng.randint(60, 1100), rng.randint(490, 610)
        out.append(line(left, y, left + rng.randint(50, 140), y, m.paper, 4, 'opacity=".7"'))
    out += [path("M-80 700 V590 Q160 540 340 620 T560 700 z", m.dark), path("M1280 700 V570 Q1060 540 900 620 T700 700 z", m.dark)]
    for fx in (40, 110, 190, 262, 330, 890, 960, 1030, 1110, 1170):
        out.append(fir(fx, 640 - (20 if 150 < fx < 1080 else 40), rng.randint(130, 230), m.dark))
    out += [path("M540 596 h150 l-24 28 h-104 z", m.warm), somebody(m, rng, 610, 606, 70, (m.paper,)), line(590, 560, 680, 610, m.dark, 5)]
    return out


def yurt(m, rng):
    """A felt tent on the steppe, mountains behind."""
    out = [*sky(m, rng, (rng.choice((300, 900)), 120))]
    out += [peak(180, 450, 620, 230, m.far, m.paper), peak(560, 450, 620, 180, m.far, m.paper), peak(1000, 450, 720, 280, m.far, m.paper)]
    out += [hill(200, 500, 900, 80, m.near), hill(1000, 500, 900, 70, m.near), ground(470, m.near)]
    out += [oval(620, 608, 330, 24, DOTS), path("M330 360 Q400 200 560 176 H640 Q800 200 870 360 z", m.paper), path("M700 194 Q810 236 870 360 H760 Q770 260 700 194 z", DOTS)]
    out += [path("M330 356 H870 L884 600 H316 z", m.paper), path("M760 356 H870 L884 600 H780 z", DOTS)]
    out += [path("M556 178 q44 -28 88 0 l-8 14 h-72 z", m.dark), stroke("M564 180 Q430 230 372 358 M636 180 Q770 230 828 358 M590 178 Q540 260 520 358 M610 178 Q660 260 680 358", m.warm, 7)]
    out += [path("M326 356 H874 l4 58 H322 z", m.warm), path("M318 556 H882 l3 44 H315 z", m.warm)]
    for k in range(11):
        px = 350 + k * 50
        if 520 < px < 680:
            continue
        out += [poly([(px - 18, 385), (px, 366), (px + 18, 385), (px, 404)], m.paper), circle(px, 385, 6, m.dark), path(f"M{px - 18} 590 q0 -20 18 -20 t18 20 z", m.paper)]
    out += [rect(536, 396, 128, 206, m.dark), rect(548, 408, 50, 194, m.warm), rect(602, 408, 50, 194, m.warm), *[poly([(cx, y - 22), (cx + 16, y), (cx, y + 22), (cx - 16, y)], m.lamp) for cx in (573, 627) for y in (450, 510, 568)]]
    for k, s in enumerate((26, 34, 44)):
        out.append(circle(620 + k * 26, 140 - k * 42, s * 0.6, m.paper, 'opacity=".8"'))
    x = rng.choice((200, 230))
    out += [person(x, 640, 170, m.warm, m.skins[0], m.dark, m.dark, "cap"), person(x + 70, 644, 130, m.dark, m.skins[3], m.far, m.far, "scarf")]
    out += [at(1010, 600, horse(m, m.dark), scale=0.95, flip=rng.random() < 0.5)]
    return out


def horse(m, tone):
    """A small grazing horse, standing at 0,0."""
    return (path("M-96 -96 Q-60 -116 0 -106 Q60 -118 78 -150 L96 -196 l10 22 q44 22 52 52 q-2 16 -20 14 l-34 -12 Q102 -70 84 -52 L86 0 H72 L64 -46 Q20 -34 -40 -44 L-56 0 H-70 L-72 -46 Q-100 -60 -96 -96 z", tone)
            + stroke("M-94 -92 q-30 20 -24 70", tone, 12) + path("M96 -196 Q60 -180 50 -112 l24 -24 z", m.warm) + line(70, -44, 58, 0, tone, 11) + line(-50, -46, -44, 0, tone, 11))  # fmt: skip


def bactrian(m, tone, load):
    """A camel of two humps looking right, standing at 0,0; about 330 wide."""
    body = ("M-150 -150 Q-160 -196 -128 -210 Q-112 -214 -104 -226 Q-96 -292 -66 -292 Q-40 -292 -34 -232 Q-14 -216 6 -232 Q14 -290 42 -290 Q72 -288 78 -222 "
            "Q104 -208 122 -232 Q140 -300 160 -318 Q176 -340 206 -336 L236 -322 Q250 -312 240 -300 L208 -292 Q188 -282 184 -252 Q176 -160 112 -140 Q100 -124 96 -104 L90 0 H62 L58 -100 Q0 -90 -76 -106 L-86 -62 L-84 0 H-112 L-116 -64 Q-136 -110 -150 -150 z")
    out = path("M74 -110 L104 0 H80 L44 -104 z M-110 -110 L-126 -60 L-132 0 H-156 L-148 -66 Q-146 -100 -140 -130 z", m.dark, 'opacity=".75"')
    out += path(body, tone) + path("M-150 -150 Q-136 -110 -116 -64 L-112 0 h28 l-2 -62 L-76 -106 Q0 -90 58 -100 L62 0 h28 l6 -104 Q100 -124 112 -140 Q0 -160 -150 -150 z", DOTS)
    out += stroke("M-148 -170 q-20 30 -10 62", tone, 8) + circle(-158, -104, 8, m.dark) + circle(206, -318, 4, m.dark) + path("M168 -322 l4 -26 l14 18 z", tone)
    out += path("M-40 -234 Q-14 -216 12 -234 L34 -150 Q-14 -136 -62 -150 z", load) + stroke("M-52 -192 Q-14 -178 24 -192 M-58 -168 Q-14 -154 30 -168", m.paper, 6)
    return out + "".join(line(-56 + k * 14, -146, -56 + k * 14, -134, load, 4) for k in range(7)) + stroke("M236 -304 Q250 -240 300 -210", m.dark, 4)


def camel(m, rng):
    """A caravan on the dunes."""
    sun = rng.choice((480, 640))
    out = [*sky(m, rng, (sun, 180))]
    out += [path("M-80 470 Q160 330 420 430 T900 400 T1300 440 V720 H-80 z", m.far), path("M420 430 Q660 470 900 400 Q820 470 560 480 z", DOTS)]
    tone = m.near
    out += [at(210, 500, bactrian(m, tone, m.warm), scale=0.5), at(1010, 490, bactrian(m, tone, m.warm), scale=0.42)]
    out += [path("M-80 560 Q260 440 640 540 T1300 500 V720 H-80 z", m.near if m.name in ("noon", "rain") else m.far), path("M640 540 Q900 600 1300 500 V560 Q960 640 640 540 z", DOTS)]
    out += [oval(560, 612, 250, 18, DOTS), at(560, 612, bactrian(m, m.skins[2] if m.name in ("noon", "rain", "garden") else m.near, m.warm), scale=1.42)]
    out += [person(1016, 640, 250, m.paper, rng.choice(m.skins), m.warm, m.dark, "cap"), path("M-80 640 Q300 580 620 640 T1300 630 V720 H-80 z", m.dark)]
    return out


def park(m, rng):
    """A bench by the path, trees, a pond."""
    out = [*sky(m, rng, (rng.choice((380, 820)), 130)), hill(200, 430, 700, 70, m.far), hill(980, 430, 800, 90, m.far)]
    out += [tree(x, 440, rng.randint(170, 250), m.far, m.dark) for x in (60, 200, 330, 480, 720, 860, 1000, 1140)]
    out += [ground(430, m.near), path("M520 432 H600 Q660 520 900 560 Q1100 600 1280 620 V760 H300 Q700 660 560 560 Q480 500 520 432 z", m.sky if m.name != "evening" else m.far)]
    out += [oval(250, 520, 210, 46, m.far), oval(250, 516, 196, 38, m.paper, 'opacity=".75"')] + [line(x, y, x + 60, y, m.far, 4) for x, y in ((140, 506), (260, 526), (330, 508), (180, 534))]
    for x, y in ((190, 512), (282, 520)):
        out += [path(f"M{x - 20} {y} q20 22 44 -2 q-6 -10 -20 -6 l-6 -10 q-4 -10 -14 -6 q-10 4 -4 14 z", m.dark)]
    out += [tree(330, 640, rng.randint(400, 450), m.dark, m.dark), tree(930, 620, rng.randint(360, 420), m.dark, m.dark)]
    out += [oval(620, 630, 190, 12, DOTS)]
    out += [rect(450, 486 + k * 26, 330, 17, m.warm, 5) for k in range(3)] + [rect(440, 570, 350, 15, m.warm, 5)] + [rect(x, 480, 13, 150, m.dark, 4) for x in (480, 738)]
    out += [bench_reader(m, rng, rng.choice((560, 670))), lamp_post(rng.choice((812, 840)), 640, 330, m.dark, m.lamp)]
    out += [person(1070, 640, 180, m.warm, rng.choice(m.skins), m.dark, m.dark, rng.choice(("long", "bun"))), person(1134, 644, 104, m.paper, rng.choice(m.skins), m.near, m.dark, "short")]
    return out


def bench_reader(m, rng, x):
    """Somebody on the bench with a newspaper, seen from the front."""
    skin = rng.choice(m.skins)
    out = rect(x - 36, 564, 28, 76, m.dark) + rect(x + 8, 564, 28, 76, m.dark) + path(f"M{x - 52} 584 v-70 q0 -46 52 -46 t52 46 v70 z", m.paper)
    out += circle(x, 432, 34, skin) + path(f"M{x - 37} 434 a37 38 0 0 1 74 0 q-14 -22 -37 -22 t-37 22 z", m.dark)
    return out + poly([(x - 72, 486), (x, 498), (x + 72, 486), (x + 72, 566), (x, 578), (x - 72, 566)], m.far) + line(x, 498, x, 576, m.dark, 3) + "".join(
        line(x + s, 512 + k * 16, x + s + 42, 510 + k * 16 if s < 0 else 508 + k * 16, m.dark, 4) for s in (-58, 14) for k in range(3)) + circle(x - 72, 530, 11, skin) + circle(x + 72, 530, 11, skin)  # fmt: skip


def snow(m, rng):
    """A street under snow."""
    out = [cloud(rng.randint(100, 300), 120, 260, m.far), cloud(rng.randint(820, 1040), 160, 300, m.far)]
    x = -60
    while x < 1240:
        w, h = rng.randint(126, 160), rng.randint(190, 310)
        wall = rng.choice((m.near, m.dark, m.warm, m.far))
        out += [gable(x, 540, w, h, wall, m.lamp if wall != m.far else m.paper, "flat"), poly([(x - 6, 542 - h), (x + w / 2, 542 - h - 84), (x + w + 6, 542 - h)], wall)]
        out += [poly([(x - 14, 540 - h), (x + w / 2, 446 - h), (x + w + 14, 540 - h), (x + w - 8, 540 - h), (x + w / 2, 478 - h), (x + 10, 540 - h)], m.paper)]
        x += w + 10
    out += [path("M-80 720 V540 Q200 500 480 540 T1000 536 T1300 530 V720 z", m.paper), path("M-80 720 V620 Q300 560 700 628 T1300 600 V720 z", SOFT)]
    out += [fir(fx, 560, rng.randint(160, 220), m.dark) + poly([(fx - 26, 560 - s), (fx, 560 - s - 50), (fx + 26, 560 - s)], m.paper) for fx, s in ((180, 130), (1050, 140))]
    at_x = rng.choice((520, 560))
    out += [oval(at_x + 10, 640, 130, 12, SOFT), circle(at_x, 560, 84, m.paper, f'stroke="{m.far}" stroke-width="4"'), circle(at_x, 436, 60, m.paper, f'stroke="{m.far}" stroke-width="4"'), path(f"M{at_x + 20} 480 a84 84 0 0 1 0 160 q90 -70 0 -160 z", DOTS)]
    out += [rect(at_x - 56, 376, 112, 14, m.dark, 4), rect(at_x - 38, 318, 76, 62, m.dark), rect(at_x - 38, 358, 76, 14, m.warm), circle(at_x - 20, 426, 7, m.dark), circle(at_x + 20, 426, 7, m.dark), poly([(at_x - 4, 440), (at_x + 56, 450), (at_x - 2, 456)], m.warm)]
    out += [path(f"M{at_x - 56} 474 q56 34 112 0 v22 q-56 30 -112 0 z", m.warm), rect(at_x + 20, 486, 26, 74, m.warm), *[circle(at_x, y, 7, m.dark) for y in (520, 556, 592)], stroke(f"M{at_x - 76} 530 l-70 -54 l-24 4 M{at_x - 146} 476 l0 -26 M{at_x + 76} 530 l76 -60", m.dark, 9)]
    out += [person(770, 646, 190, m.warm, rng.choice(m.skins), m.dark, m.dark, "cap"), person(850, 652, 140, m.near if m.name != "evening" else m.far, rng.choice(m.skins), m.warm, m.dark, "cap", m.dark), lamp_post(330, 620, 330, m.dark, m.lamp)]
    for _ in range(120):
        out.append(circle(rng.randint(0, W), rng.randint(0, 660), rng.choice((3, 4, 5, 7)), m.paper, f'opacity="{rng.choice((0.7, 0.9, 1))}"'))
    return out


MOTIFS = {"mountain": mountain, "yurt": yurt, "camel": camel, "park": park, "snow": snow}
