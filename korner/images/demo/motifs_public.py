"""How are public buildings drawn? Parliament, court, school, hospital, museum."""

from korner.images.demo.people import person, somebody
from korner.images.demo.scenery import ground, hill, row, sky, tree, windows
from korner.images.demo.shapes import (
    DOTS,
    SOFT,
    W,
    around,
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
)


def parliament(m, rng):
    """A glass vault, its wings, and a row of flags."""
    out = [*sky(m, rng, (rng.choice((230, 960)), 130)), ground(570, m.near)]
    for side in (-1, 1):
        x = 600 + side * 400
        out += [rect(x - 230, 330, 460, 242, m.far)]
        out += [rect(x - 230, 356 + j * 36, 460, 12, m.sky) for j in range(6)]
    vault = path("M330 572 V360 A270 262 0 0 1 870 360 V572 z", m.dark)
    ribs = [
        stroke(f"M{600 + s * k * 54} 572 V{num(360 - 262 * (1 - (k / 5) ** 2) ** 0.5)}", m.far, 4)
        for k in range(5)
        for s in (-1, 1)
    ]
    bands = [stroke(f"M330 {y} H870", m.far, 4) for y in range(190, 560, 62)]
    out += [
        inside(
            "vault",
            '<path d="M330 572 V360 A270 262 0 0 1 870 360 V572 z"/>',
            vault,
            *ribs,
            *bands,
            rect(690, 90, 200, 500, DOTS),
        ),
        stroke("M330 572 V360 A270 262 0 0 1 870 360 V572", m.near, 12),
    ]
    out += [rect(250, 552, 700, 24, m.dark)]
    colours = [m.warm, m.paper, m.warm, m.paper, m.warm]
    if rng.random() < 0.5:
        colours = [m.paper, m.warm, m.paper, m.warm, m.paper]
    for i, colour in enumerate(colours):
        x = 312 + i * 140
        out += [line(x, 640, x, 372, m.dark, 7), circle(x, 366, 7, m.warm)]
        out += [path(f"M{x + 3} 380 q26 -14 50 0 t50 0 v62 q-26 14 -50 0 t-50 0 z", colour)]
        out += [circle(px, py, 3.4, m.dark) for px, py in around(x + 53, 412, 20, 12)]
    return out


def court(m, rng):
    """Columns, a pediment, stairs, and the scales."""
    columns = rng.choice((6, 6, 8))
    out = [*sky(m, rng, (rng.choice((200, 1000)), 150)), ground(590, m.near)]
    out += [rect(290, 250, 620, 290, m.sky), rect(290, 250, 620, 290, DOTS)]
    out += [rect(536, 330, 128, 212, m.dark)]
    step = 620 / (columns - 1)
    for i in range(columns):
        x = 290 + i * step
        out += [
            rect(x - 24, 256, 48, 284, m.far),
            rect(x + 6, 256, 18, 284, SOFT),
            rect(x - 33, 252, 66, 18, m.dark),
            rect(x - 33, 526, 66, 16, m.dark),
        ]
    out += [poly([(240, 222), (600, 70), (960, 222)], m.dark), poly([(316, 208), (600, 90), (884, 208)], m.near)]
    out += [rect(240, 222, 720, 32, m.warm)]
    out += [rect(232 - i * 30, 540 + i * 22, 736 + i * 60, 23, m.dark if i % 2 else m.far) for i in range(4)]
    out += [line(600, 116, 600, 200, m.warm, 7), line(548, 134, 652, 134, m.warm, 7), circle(600, 116, 9, m.warm)]
    for x in (548, 652):
        out += [
            line(x, 134, x - 18, 170, m.warm, 3),
            line(x, 134, x + 18, 170, m.warm, 3),
            path(f"M{x - 24} 170 h48 a24 20 0 0 1 -48 0 z", m.warm),
        ]
    return out


def school(m, rng):
    """A school with its clock, and children on the way in."""
    out = [*sky(m, rng, (rng.choice((210, 990)), 130)), ground(560, m.near)]
    out += [tree(130, 570, 260, m.far, m.dark), tree(1080, 570, 290, m.far, m.dark)]
    out += [rect(230, 330, 740, 232, m.far), poly([(210, 334), (262, 262), (938, 262), (990, 334)], m.dark)]
    out += [windows(232, 346, 270, 100, 4, 1, m.paper), windows(232, 440, 270, 100, 4, 1, m.paper)]
    out += [windows(698, 346, 270, 100, 4, 1, m.paper), windows(698, 440, 270, 100, 4, 1, m.paper)]
    out += [
        rect(502, 230, 196, 332, m.warm),
        poly([(484, 234), (600, 128), (716, 234)], m.dark),
        rect(650, 232, 48, 330, DOTS),
    ]
    out += [rect(584, 84, 32, 60, m.dark), poly([(574, 88), (600, 52), (626, 88)], m.dark)]
    hour = rng.randint(0, 11)
    tip = around(600, 290, 22, 12)[hour]
    out += [
        circle(600, 290, 42, m.dark),
        circle(600, 290, 35, m.paper),
        line(600, 290, *tip, m.dark, 6),
        line(600, 290, 600, 264, m.dark, 5),
    ]
    out += [path("M552 562 V430 a48 48 0 0 1 96 0 V562 z", m.dark), line(600, 390, 600, 562, m.far, 4)]
    out += [rect(512, 350, 36, 56, m.paper), rect(652, 350, 36, 56, m.paper)]
    bags = (m.warm, m.paper, m.dark)
    for i, x in enumerate((330, 420, 770, 860)):
        coat = (m.paper, m.dark, m.sky, m.warm)[(i + rng.randint(0, 3)) % 4]
        out.append(
            person(
                x,
                640 - rng.randint(0, 16),
                rng.randint(128, 156),
                coat,
                rng.choice(m.skins),
                m.dark,
                m.dark,
                rng.choice(("short", "long", "bun", "cap")),
                rng.choice([b for b in bags if b != coat]),
            )
        )
    return out


def hospital(m, rng):
    """A hospital: a tower of windows, the cross, a canopy."""
    out = [
        *sky(m, rng, (rng.choice((190, 1010)), 140)),
        *row(rng, 580, 110, 190, (m.far,), m.sky, 120),
        ground(568, m.near),
    ]
    lit = rng.randint(0, 11)
    out += [rect(250, 330, 240, 240, m.paper), rect(710, 330, 240, 240, m.paper), rect(880, 330, 70, 240, DOTS)]
    out += [windows(250, 340, 240, 190, 4, 3, m.near), windows(710, 340, 240, 190, 4, 3, m.near)]
    out += [rect(440, 110, 320, 460, m.dark), rect(690, 110, 70, 460, SOFT)]
    out += [rect(530, 140, 140, 140, m.paper, 14), cross(600, 210, 102, m.warm)]
    for k in range(12):
        x, y = 470 + (k % 4) * 68, 310 + (k // 4) * 58
        out.append(rect(x, y, 46, 36, m.warm if k == lit else m.lamp))
    out += [rect(490, 490, 220, 16, m.warm), rect(520, 506, 160, 64, m.paper), line(600, 506, 600, 570, m.near, 4)]
    out += [tree(320, 590, 110, m.near, m.dark), tree(880, 590, 120, m.near, m.dark)]
    out += [somebody(m, rng, 430, 626, 112), somebody(m, rng, 780, 632, 116)]
    return out


def museum(m, rng):
    """A gallery: pictures on the wall, a visitor on the bench."""
    out = [
        rect(-80, 0, W + 160, 700, m.sky if m.name != "evening" else m.far),
        rect(-80, 520, W + 160, 200, m.near),
        rect(-80, 508, W + 160, 14, m.dark),
    ]
    frames = [(70, 150, 190, 240), (340, 90, 520, 320), (940, 150, 190, 240)]
    for i, (x, y, w, h) in enumerate(frames):
        out += [
            rect(x + 12, y + 14, w, h, DOTS),
            rect(x, y, w, h, m.dark),
            rect(x + 14, y + 14, w - 28, h - 28, m.paper),
        ]
        cx, cy = x + w / 2, y + h / 2
        if i == 1:
            sun = rng.choice((480, 600, 720))
            out += [
                inside(
                    "art",
                    rect(x + 14, y + 14, w - 28, h - 28, "#000"),
                    rect(x, y, w, h, m.far),
                    circle(sun, cy - 20, 84, m.warm),
                    hill(430, y + h, 460, 130, m.near),
                    hill(740, y + h, 520, 170, m.dark),
                    line(x, cy + 66, x + w, cy + 40, m.paper, 5),
                )
            ]
        else:
            out += [
                circle(cx - 20, cy - 30, 44, m.warm if i else m.near),
                poly([(cx - 60, cy + 90), (cx + 10, cy - 40), (cx + 70, cy + 90)], m.dark),
                oval(cx + 24, cy + 50, 40, 26, m.far),
            ]
        out += [poly([(cx - 10, 0), (cx + 10, 0), (cx + w * 0.42, y - 4), (cx - w * 0.42, y - 4)], SOFT)]
    out += [rect(420, 566, 220, 20, m.dark, 6), rect(444, 584, 14, 56, m.dark), rect(602, 584, 14, 56, m.dark)]
    hair = rng.choice((m.dark, m.warm))
    x = rng.choice((720, 760))
    out += [
        person(x, 660, 300, m.warm if hair == m.dark else m.paper, m.skins[0], hair, m.dark, "long"),
        circle(x, 394, 30, hair),
    ]
    out += [person(rng.choice((480, 530)), 664, 170, m.dark, m.skins[2], m.dark, m.far, "short", m.warm)]
    return out


MOTIFS = {
    "parliament": parliament,
    "court": court,
    "school": school,
    "hospital": hospital,
    "museum": museum,
}
