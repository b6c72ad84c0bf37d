"""How are the buildings of a town drawn? Town hall, parliament, court, school, hospital, mosque, church …"""

from korner.images.demo.scenery import (
    gable,
    ground,
    hill,
    lamp_post,
    peak,
    person,
    poplar,
    row,
    sky,
    somebody,
    tree,
    windows,
)
from korner.images.demo.shapes import (
    DOTS,
    SOFT,
    W,
    around,
    circle,
    crescent,
    cross,
    inside,
    line,
    num,
    oval,
    path,
    poly,
    rect,
    ring,
    stroke,
)


def skyline(m, rng):
    """The town hall's tower above the gables of the great square."""
    x = rng.choice((520, 600, 680))
    out = [*sky(m, rng, (930 if x < 650 else 280, 180)), *row(rng, 600, 150, 250, (m.far,), m.sky, 128)]
    out += [
        rect(x - 150, 380, 300, 240, m.near), poly([(x - 150, 382), (x - 128, 320), (x + 128, 320), (x + 150, 382)], m.dark),
        windows(x - 146, 396, 292, 150, 9, 2, m.lamp),
        rect(x - 36, 190, 72, 400, m.near), rect(x + 12, 190, 24, 400, DOTS),
        poly([(x - 30, 192), (x, 44), (x + 30, 192)], m.near), poly([(x, 44), (x + 30, 192), (x + 8, 192)], DOTS),
        rect(x - 44, 182, 88, 14, m.dark), circle(x, 38, 10, m.warm), line(x, 38, x, 16, m.warm, 5),
        windows(x - 34, 220, 68, 240, 2, 5, m.lamp),
    ]  # fmt: skip
    for dx in (-44, 44):
        out.append(poly([(x + dx - 10, 190), (x + dx, 128), (x + dx + 10, 190)], m.near))
    for i in range(8):
        left = -70 + i * 170
        wall, light = (m.dark, m.warm) if i % 2 else (m.near, m.lamp)
        height = rng.randint(120, 180) if abs(left + 80 - x) < 190 else rng.randint(190, 270)
        out.append(gable(left, 690, 158, height, wall, light, rng.choice(("steps", "point", "bell"))))
    return out


def parliament(m, rng):
    """A glass vault, its wings, and a row of flags."""
    out = [*sky(m, rng, (rng.choice((230, 960)), 130)), ground(570, m.near)]
    for side in (-1, 1):
        x = 600 + side * 400
        out += [rect(x - 230, 330, 460, 242, m.far)]
        out += [rect(x - 230, 356 + j * 36, 460, 12, m.sky) for j in range(6)]
    vault = path("M330 572 V360 A270 262 0 0 1 870 360 V572 z", m.dark)
    ribs = [stroke(f"M{600 + s * k * 54} 572 V{num(360 - 262 * (1 - (k / 5) ** 2) ** 0.5)}", m.far, 4)
            for k in range(5) for s in (-1, 1)]  # fmt: skip
    bands = [stroke(f"M330 {y} H870", m.far, 4) for y in range(190, 560, 62)]
    out += [inside("vault", '<path d="M330 572 V360 A270 262 0 0 1 870 360 V572 z"/>', vault, *ribs, *bands,
                   rect(690, 90, 200, 500, DOTS)),
            stroke("M330 572 V360 A270 262 0 0 1 870 360 V572", m.near, 12)]  # fmt: skip
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
        out += [rect(x - 24, 256, 48, 284, m.far), rect(x + 6, 256, 18, 284, SOFT), rect(x - 33, 252, 66, 18, m.dark),
                rect(x - 33, 526, 66, 16, m.dark)]  # fmt: skip
    out += [poly([(240, 222), (600, 70), (960, 222)], m.dark), poly([(316, 208), (600, 90), (884, 208)], m.near)]
    out += [rect(240, 222, 720, 32, m.warm)]
    out += [rect(232 - i * 30, 540 + i * 22, 736 + i * 60, 23, m.dark if i % 2 else m.far) for i in range(4)]
    out += [line(600, 116, 600, 200, m.warm, 7), line(548, 134, 652, 134, m.warm, 7), circle(600, 116, 9, m.warm)]
    for x in (548, 652):
        out += [line(x, 134, x - 18, 170, m.warm, 3), line(x, 134, x + 18, 170, m.warm, 3),
                path(f"M{x - 24} 170 h48 a24 20 0 0 1 -48 0 z", m.warm)]  # fmt: skip
    return out


def _crescent_top(x, y, colour, behind):
    return line(x, y, x, y - 26, colour, 5) + crescent(x, y - 34, 12, colour, behind)


def town(m, rng):
    """An Anatolian town: mountains, poplars, flat roofs, a dome and its minaret."""
    x = rng.choice((500, 600, 690))
    out = [*sky(m, rng, (260 if x > 540 else 900, 140))]
    out += [peak(250, 480, 640, 230, m.far, m.paper), peak(900, 480, 760, 290, m.far, m.paper)]
    out += [ground(440, m.near)]
    for i in range(14):
        w = rng.randint(80, 120)
        left, top = -20 + i * 90, 430 - rng.randint(0, 50)
        out.append(rect(left, top, w, 120, rng.choice((m.sky, m.far, m.paper))) + windows(left, top + 12, w, 50, 3, 1, m.dark))
    out += [path(f"M{x - 118} 420 a118 118 0 0 1 236 0 z", m.dark), rect(x - 118, 418, 236, 150, m.dark),
            path(f"M{x + 30} 306 a118 118 0 0 1 88 114 h-60 z", DOTS)]  # fmt: skip
    out += [rect(x + 158, 200, 30, 370, m.dark), poly([(x + 155, 204), (x + 173, 110), (x + 191, 204)], m.dark)]
    out += [rect(x + 148, 300, 50, 13, m.warm), _crescent_top(x + 173, 112, m.warm, m.sky), _crescent_top(x, 302, m.warm, m.sky)]
    out += [path(f"M{x - 80 + k * 58} 520 v-44 a17 17 0 0 1 34 0 v44 z", m.lamp) for k in range(3)]
    for i in range(13):
        w, left = rng.randint(104, 140), -40 + i * 100
        top = 560 - rng.randint(0, 50)
        wall = rng.choice((m.paper, m.far, m.sky))
        out += [rect(left, top, w, 200, wall), rect(left + w * 0.76, top, w * 0.24, 200, DOTS),
                poly([(left - 8, top + 4), (left + 12, top - 28), (left + w - 12, top - 28), (left + w + 8, top + 4)], m.warm),
                windows(left, top + 16, w, 70, 2, 1, m.dark)]  # fmt: skip
    out += [poplar(px, 580, rng.randint(180, 250), m.near, m.dark) for px in (x - 300, x - 250, x + 330, x + 375)]
    return out


def school(m, rng):
    """A school with its clock, and children on the way in."""
    out = [*sky(m, rng, (rng.choice((210, 990)), 130)), ground(560, m.near)]
    out += [tree(130, 570, 260, m.far, m.dark), tree(1080, 570, 290, m.far, m.dark)]
    out += [rect(230, 330, 740, 232, m.far), poly([(210, 334), (262, 262), (938, 262), (990, 334)], m.dark)]
    out += [windows(232, 346, 270, 100, 4, 1, m.paper), windows(232, 440, 270, 100, 4, 1, m.paper)]
    out += [windows(698, 346, 270, 100, 4, 1, m.paper), windows(698, 440, 270, 100, 4, 1, m.paper)]
    out += [rect(502, 230, 196, 332, m.warm), poly([(484, 234), (600, 128), (716, 234)], m.dark), rect(650, 232, 48, 330, DOTS)]
    out += [rect(584, 84, 32, 60, m.dark), poly([(574, 88), (600, 52), (626, 88)], m.dark)]
    hour = rng.randint(0, 11)
    tip = around(600, 290, 22, 12)[hour]
    out += [circle(600, 290, 42, m.dark), circle(600, 290, 35, m.paper), line(600, 290, *tip, m.dark, 6),
            line(600, 290, 600, 264, m.dark, 5)]  # fmt: skip
    out += [path("M552 562 V430 a48 48 0 0 1 96 0 V562 z", m.dark), line(600, 390, 600, 562, m.far, 4)]
    out += [rect(512, 350, 36, 56, m.paper), rect(652, 350, 36, 56, m.paper)]
    bags = (m.warm, m.paper, m.dark)
    for i, x in enumerate((330, 420, 770, 860)):
        coat = (m.paper, m.dark, m.sky, m.warm)[(i + rng.randint(0, 3)) % 4]
        out.append(person(x, 640 - rng.randint(0, 16), rng.randint(128, 156), coat, rng.choice(m.skins), m.dark,
                          m.dark, rng.choice(("short", "long", "bun", "cap")), rng.choice([b for b in bags if b != coat])))  # fmt: skip
    return out


def hospital(m, rng):
    """A hospital: a tower of windows, the cross, a canopy."""
    out = [*sky(m, rng, (rng.choice((190, 1010)), 140)), *row(rng, 580, 110, 190, (m.far,), m.sky, 120), ground(568, m.near)]
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


def mosque(m, rng):
    """A great dome between two minarets."""
    out = [*sky(m, rng, (rng.choice((330, 870)), 150)), hill(250, 590, 900, 110, m.far), hill(980, 590, 900, 140, m.far), ground(574, m.near)]
    for x in (306, 894):
        out += [rect(x - 19, 210, 38, 370, m.dark), poly([(x - 23, 214), (x, 84), (x + 23, 214)], m.dark), rect(x + 5, 210, 14, 370, SOFT)]
        out += [rect(x - 31, 296, 62, 15, m.warm), rect(x - 28, 402, 56, 13, m.warm), _crescent_top(x, 86, m.warm, m.sky)]
    out += [rect(390, 430, 420, 150, m.dark), path("M384 434 a96 84 0 0 1 192 0 z", m.near), path("M624 434 a96 84 0 0 1 192 0 z", m.near)]
    out += [rect(444, 330, 312, 110, m.dark), path("M440 334 C436 190 536 156 600 140 C664 156 764 190 760 334 z", m.near)]
    out += [path("M640 152 C706 178 764 200 760 334 h-66 C704 240 690 190 640 152 z", DOTS), rect(432, 326, 336, 18, m.warm)]
    out += [_crescent_top(600, 142, m.warm, m.sky)]
    out += [path(f"M{464 + k * 46} 400 v-22 a13 13 0 0 1 26 0 v22 z", m.lamp) for k in range(6)]
    out += [path("M556 580 V500 a44 50 0 0 1 88 0 V580 z", m.lamp)]
    out += [path(f"M{x} 556 v-50 a20 22 0 0 1 40 0 v50 z", m.far) for x in (412, 478, 682, 748)]
    out += [rect(360, 576, 480, 12, m.warm), rect(330, 588, 540, 14, m.dark)]
    out += [somebody(m, rng, x, 650, rng.randint(88, 100)) for x in (rng.randint(390, 470), rng.randint(700, 790))]
    return out


def church(m, rng):
    """Two square towers, a rose window, a pointed door."""
    out = [*sky(m, rng, (rng.choice((220, 980)), 150)), *row(rng, 590, 130, 220, (m.far,), m.sky, 126), ground(580, m.near)]
    out += [poly([(440, 300), (600, 170), (760, 300)], m.dark), rect(440, 298, 320, 290, m.near)]
    for x in (352, 698):
        out += [rect(x, 130, 150, 456, m.near), rect(x + 106, 130, 44, 456, DOTS), rect(x - 8, 250, 166, 12, m.dark)]
        out += [rect(x - 8, 402, 166, 12, m.dark)]
        out += [rect(x + k * 31, 108, 26, 26, m.near) for k in range(5)]
        for y, h in ((156, 80), (286, 100), (438, 60)):
            out += [path(f"M{x + lx} {y + h} v{-h + 30} q0 -24 19 -30 q19 6 19 30 v{h - 30} z", m.dark if y < 430 else m.lamp)
                    for lx in (30, 82)]  # fmt: skip
    out += [circle(600, 360, 66, m.dark), circle(600, 360, 56, m.lamp)]
    out += [line(600, 360, px, py, m.dark, 4) for px, py in around(600, 360, 54, 12)]
    out += [circle(px, py, 9, m.warm) for px, py in around(600, 360, 37, 12, -75)]
    out += [circle(600, 360, 14, m.warm), ring(600, 360, 58, m.dark, 6)]
    out += [path("M536 586 V510 q6 -52 64 -70 q58 18 64 70 V586 z", m.dark), path("M556 586 V520 q6 -38 44 -52 q38 14 44 52 V586 z", m.warm)]
    out += [line(600, 470, 600, 586, m.dark, 4), line(600, 168, 600, 116, m.dark, 7), line(582, 136, 618, 136, m.dark, 7)]
    out += [rect(330, 584, 540, 14, m.dark)]
    out += [somebody(m, rng, rng.choice((400, 800)), 650, 100), lamp_post(rng.choice((290, 920)), 650, 210, m.dark, m.lamp)]
    return out


def house(m, rng):
    """One front door of a Brussels street, between its neighbours."""
    out = [*sky(m, rng, (rng.choice((180, 1020)), 110))]
    for i, left in enumerate((-190, 130, 750, 1070)):
        wall = m.far
        top = 150 + rng.randint(0, 70)
        out += [rect(left, top, 316, 600, wall), rect(left, top - 14, 316, 18, m.near)]
        out += [rect(left + 44 + k * 138, top + 60 + j * 170, 88, 116, m.sky) for k in range(2) for j in range(3)]
        out += [rect(left + 270, top, 46, 600, SOFT)] if i % 2 else []
    out += [rect(446, 96, 308, 520, m.warm), rect(704, 96, 50, 520, DOTS), rect(434, 82, 332, 26, m.dark)]
    out += [rect(452 + k * 27, 108, 14, 14, m.dark) for k in range(12)]
    for x, y, w, h in ((480, 146, 90, 120), (630, 146, 90, 120), (630, 330, 90, 120)):
        out += [rect(x - 10, y - 10, w + 20, h + 20, m.paper), rect(x, y, w, h, m.dark),
                rect(x, y, w, h * 0.56, m.lamp), line(x + w / 2, y, x + w / 2, y + h, m.paper, 6), line(x, y + h * 0.4, x + w, y + h * 0.4, m.paper, 6)]  # fmt: skip
    out += [poly([(462, 318), (482, 296), (568, 296), (588, 318)], m.dark), rect(466, 318, 118, 138, m.paper)]
    out += [rect(476 + k * 36, 330, 28, 104, m.lamp) for k in range(3)]
    out += [path("M462 456 h126 l-18 26 h-90 z", m.dark)]
    out += [rect(628, 492, 96, 130, m.paper), rect(640, 502, 72, 120, m.dark), circle(700, 566, 5, m.warm)]
    out += [path("M640 502 h72 v26 h-72 z", m.lamp), rect(470, 520, 100, 62, m.paper), rect(480, 530, 80, 52, m.dark)]
    out += [ground(612, m.near), rect(616, 602, 122, 14, m.dark), rect(606, 614, 144, 12, m.paper)]
    out += [tree(350, 640, 250, m.near, m.dark), somebody(m, rng, rng.choice((800, 850)), 654, 150, (m.dark, m.paper))]
    return out


def bakery(m, rng):
    """A baker's window: simit on the rail, loaves on the shelves."""
    out = [rect(-80, 0, W + 160, 700, m.far), windows(-60, -30, 300, 200, 2, 1, m.sky), windows(960, -30, 300, 200, 2, 1, m.sky)]
    out += [rect(230, 40, 740, 590, m.dark), rect(262, 210, 500, 330, m.lamp), rect(790, 210, 150, 420, m.near),
            rect(812, 236, 106, 240, m.lamp), circle(806, 520, 8, m.warm)]  # fmt: skip
    out += [rect(330, 62, 540, 60, m.near, 8), line(400, 92, 560, 92, m.lamp, 10), line(640, 92, 800, 92, m.lamp, 10)]
    crust, loaf = m.warm, m.skins[2]
    for i in range(5):
        x = 314 + i * 99
        out += [line(x, 210, x, 262, m.dark, 3), ring(x, 292, 30, crust, 17)]
        out += [circle(px, py, 2.6, m.paper) for px, py in around(x, 292, 30, 9, rng.randint(0, 40))]
    out += [rect(262, 416, 500, 10, m.dark), rect(262, 530, 500, 12, m.dark)]
    for i in range(4):
        x = 318 + i * 128
        out += [path(f"M{x - 50} 416 q4 -52 50 -52 t50 52 z", loaf if i % 2 else crust)]
        out += [line(x + k, 378, x + k - 12, 400, m.paper, 4) for k in (-16, 4, 24)]
    for i in range(7):
        x = 290 + i * 68
        out += [rect(x, 440, 30, 92, crust if (i + 1) % 2 else loaf, 15)] + [line(x + 8, 462 + k * 22, x + 22, 456 + k * 22, m.paper, 3) for k in range(3)]
    stripes = 12
    width = 780 / stripes
    for i in range(stripes):
        x = 210 + i * width
        out.append(path(f"M{num(x)} 140 h{num(width)} v64 a{num(width / 2)} 26 0 0 1 {num(-width)} 0 z", m.warm if i % 2 else m.paper))
    out += [rect(210, 140, 780, 14, SOFT), rect(230, 232, 740, 22, DOTS), ground(628, m.near)]
    who = rng.choice((860, 870))
    out += [somebody(m, rng, who, 660, 250, (m.paper, m.warm)), somebody(m, rng, rng.choice((180, 1060)), 664, 240)]
    return out


def museum(m, rng):
    """A gallery: pictures on the wall, a visitor on the bench."""
    out = [rect(-80, 0, W + 160, 700, m.sky if m.name != "evening" else m.far), rect(-80, 520, W + 160, 200, m.near), rect(-80, 508, W + 160, 14, m.dark)]
    frames = [(70, 150, 190, 240), (340, 90, 520, 320), (940, 150, 190, 240)]
    for i, (x, y, w, h) in enumerate(frames):
        out += [rect(x + 12, y + 14, w, h, DOTS), rect(x, y, w, h, m.dark), rect(x + 14, y + 14, w - 28, h - 28, m.paper)]
        cx, cy = x + w / 2, y + h / 2
        if i == 1:
            sun = rng.choice((480, 600, 720))
            out += [inside("art", rect(x + 14, y + 14, w - 28, h - 28, "#000"), rect(x, y, w, h, m.far), circle(sun, cy - 20, 84, m.warm),
                           hill(430, y + h, 460, 130, m.near), hill(740, y + h, 520, 170, m.dark), line(x, cy + 66, x + w, cy + 40, m.paper, 5))]  # fmt: skip
        else:
            out += [circle(cx - 20, cy - 30, 44, m.warm if i else m.near), poly([(cx - 60, cy + 90), (cx + 10, cy - 40), (cx + 70, cy + 90)], m.dark),
                    oval(cx + 24, cy + 50, 40, 26, m.far)]  # fmt: skip
        out += [poly([(cx - 10, 0), (cx + 10, 0), (cx + w * 0.42, y - 4), (cx - w * 0.42, y - 4)], SOFT)]
    out += [rect(420, 566, 220, 20, m.dark, 6), rect(444, 584, 14, 56, m.dark), rect(602, 584, 14, 56, m.dark)]
    hair = rng.choice((m.dark, m.warm))
    x = rng.choice((720, 760))
    out += [person(x, 660, 300, m.warm if hair == m.dark else m.paper, m.skins[0], hair, m.dark, "long"), circle(x, 394, 30, hair)]
    out += [person(rng.choice((480, 530)), 664, 170, m.dark, m.skins[2], m.dark, m.far, "short", m.warm)]
    return out


MOTIFS = {
    "skyline": skyline, "parliament": parliament, "court": court, "town": town, "school": school, "hospital": hospital,
    "mosque": mosque, "church": church, "house": house, "bakery": bakery, "museum": museum,
}  # fmt: skip
