"""Who are the people of the demo newspaper? Faces drawn from a seed: 0 to 12 are its authors, the others come by chance."""

import random
from typing import NamedTuple

from korner.images.demo.hair import back_hair, front_hair
from korner.images.demo.shapes import DOTS, MOODS, SOFT, circle, line, num, oval, path, poly, rect, ring, stroke

FAIR, OLIVE, TAN, BROWN = "#efc7a6", "#e2b08a", "#cf9a73", "#b07a58"
BLACK, EBONY, CHESTNUT, AUBURN, BLOND, GREY, WHITE = (
    "#1f1b1e",
    "#33261f",
    "#5b3a28",
    "#8a4528",
    "#c79a54",
    "#8b8884",
    "#dcd8d0",
)


class Face(NamedTuple):
    """What makes somebody recognisable."""

    skin: str
    hair: str
    style: str
    dress: str = "blouse"
    coat: str = "near"  # a colour of the mood, by name
    glasses: str = ""  # round, square or none
    beard: str = ""  # stubble, full, short, goatee, moustache or none
    age: int = 35
    jewel: bool = False
    width: float = 1.0  # of the face
    eyes: str = "open"  # open or almond


CAST = (
    Face(OLIVE, EBONY, "long", "blazer", "dark", age=36),
    Face(FAIR, CHESTNUT, "side", "shirt", "near", glasses="square", beard="stubble", age=38),
    Face(FAIR, AUBURN, "bun", "turtleneck", "warm", glasses="round", age=46, width=0.96),
    Face(TAN, BLACK, "curls", "blouse", "warm", age=30, jewel=True),
    Face(OLIVE, "warm", "scarf", "blouse", "dark", age=33),
    Face(OLIVE, BLACK, "quiff", "hood", "near", beard="short", age=28),
    Face(TAN, GREY, "cap", "strap", "near", beard="moustache", age=56, width=1.06),
    Face(FAIR, WHITE, "receding", "cardigan", "near", glasses="round", beard="moustache", age=67),
    Face(OLIVE, EBONY, "bald", "suit", "dark", age=50, width=1.04),
    Face(BROWN, BLACK, "bob", "scarfed", "near", glasses="round", age=43, jewel=True),
    Face(FAIR, AUBURN, "waves", "apron", "warm", age=52, jewel=True, width=1.05),
    Face(TAN, BLACK, "short", "collar", "dark", beard="goatee", age=41, eyes="almond", width=1.07),
    Face(FAIR, BLOND, "pony", "robe", "dark", age=39, width=0.95),
)


def somebody(seed):
    """A face by chance, the same for the same seed."""
    rng = random.Random(f"face/{seed}")
    skin, age = rng.choice((FAIR, OLIVE, TAN, BROWN)), rng.choice((24, 31, 38, 45, 54, 63, 72))
    hair = rng.choice((GREY, "#bfb9b0")) if age > 60 else rng.choice((BLACK, EBONY, CHESTNUT, AUBURN, BLOND))
    glasses = rng.choice(("", "", "round", "square"))
    coat, width = rng.choice(("near", "dark", "warm")), rng.uniform(0.95, 1.07)
    if rng.random() < 0.5:
        style = rng.choice(("long", "bun", "curls", "bob", "waves", "pony"))
        dress = rng.choice(("blouse", "blazer", "turtleneck", "scarfed"))
        return Face(skin, hair, style, dress, coat, glasses, "", age, rng.random() < 0.5, width)
    style = rng.choice(("short", "side", "quiff", "receding", "bald", "cap"))
    dress = rng.choice(("shirt", "suit", "hood", "cardigan", "collar"))
    beard = rng.choice(("", "", "stubble", "short", "full", "goatee", "moustache"))
    return Face(skin, hair, style, dress, coat, glasses, beard, age, False, width)


def clothes(face, m):
    """Shoulders and what is worn on them."""
    coat = getattr(m, face.coat)
    trim = m.paper if face.coat != "paper" else m.dark
    skin = face.skin
    out = path("M30 400 Q40 306 152 290 H248 Q360 306 370 400 z", coat)
    vee = path("M158 288 L200 356 L242 288 z", skin)
    shirt = path("M150 290 L200 380 L250 290 L236 280 H164 z", trim)
    lapels = poly(
        [(150, 288), (128, 318), (150, 330), (140, 344), (196, 400), (200, 380)],
        m.near if face.coat == "dark" else m.dark,
    )
    lapels += poly(
        [(250, 288), (272, 318), (250, 330), (260, 344), (204, 400), (200, 380)],
        m.near if face.coat == "dark" else m.dark,
    )
    tips = poly([(160, 284), (200, 322), (178, 344), (150, 296)], trim) + poly(
        [(240, 284), (200, 322), (222, 344), (250, 296)], trim
    )
    extra = {
        "blouse": vee + stroke("M156 288 L200 358 L244 288", trim, 6),
        "blazer": shirt + path("M168 284 L200 340 L232 284 z", skin) + lapels,
        "suit": shirt
        + poly([(188, 318), (212, 318), (208, 336), (220, 400), (180, 400), (192, 336)], m.warm)
        + lapels
        + tips,
        "shirt": path("M170 286 L200 330 L230 286 z", skin) + tips + line(200, 336, 200, 400, trim, 4),
        "collar": path("M156 300 Q200 330 244 300 V282 H156 z", trim)
        + line(200, 322, 200, 400, trim, 5)
        + stroke("M156 300 Q200 330 244 300", m.warm, 6),
        "turtleneck": rect(158, 262, 84, 46, coat, 16) + rect(158, 284, 84, 24, SOFT, 10),
        "hood": path(
            "M124 300 Q140 262 200 300 Q260 262 276 300 Q262 336 200 334 Q138 336 124 300 z",
            m.dark if face.coat != "dark" else m.near,
        )
        + vee
        + path("M166 292 Q200 330 234 292 L226 284 H174 z", m.paper)
        + stroke("M178 330 v40 M222 330 v34", m.paper, 5),
        "cardigan": shirt + tips + stroke("M150 292 L196 400 M250 292 L204 400", m.warm, 13),
        "strap": path("M164 288 Q200 340 236 288 z", skin)
        + stroke("M110 304 Q150 370 190 404 M290 304 Q250 370 214 404", m.dark, 15),
        "scarfed": path(
            "M136 296 Q150 262 200 276 Q250 262 264 296 Q250 330 200 330 Q150 330 136 296 z M214 316 L262 400 H212 z",
            m.warm,
        )
        + path("M200 330 Q250 330 264 296 Q270 280 250 274 Q256 310 200 330 z", DOTS),
        "apron": vee
        + poly([(140, 350), (260, 350), (276, 400), (124, 400)], m.paper)
        + stroke("M146 352 L150 292 M254 352 L250 292", m.paper, 13),
        "robe": path("M166 286 L200 312 L234 286 L228 276 H172 z", m.paper)
        + poly([(186, 306), (214, 306), (226, 400), (174, 400)], m.paper)
        + line(192, 320, 186, 396, m.far, 3)
        + line(208, 320, 214, 396, m.far, 3),
    }[face.dress]
    return out + extra + path("M286 300 Q362 314 370 400 H300 Q320 350 286 300 z", DOTS)


def features(face, m):
    """Eyes, brows, nose, mouth, beard, glasses, years."""
    ink, lip = "#2a2024", "#9a4238"
    brow = (
        face.hair
        if face.hair.startswith("#") and face.hair not in (WHITE, BLOND)
        else GREY
        if face.hair == WHITE
        else CHESTNUT
    )
    out = ""
    for x in (172, 228):
        if face.eyes == "almond":
            out += (
                path(f"M{x - 15} 188 q15 -12 30 -2 q-14 11 -30 2 z", m.paper)
                + circle(x + 1, 187, 5.6, ink)
                + stroke(f"M{x - 15} 187 q15 -13 30 -3", ink, 3)
            )
        else:
            out += (
                oval(x, 187, 12, 8.6, m.paper)
                + circle(x, 187, 6.4, ink)
                + stroke(f"M{x - 13} 185 q13 -12 26 0", ink, 3.4)
            )
        tilt = -5 if x < 200 else 5
        out += stroke(
            f"M{x - 17} {num(167 - tilt * 0.4)} q17 -11 34 {num(tilt * 0.4)}",
            brow,
            5.5 if face.beard or face.style in MEN else 4,
        )
    out += stroke("M202 188 q-13 30 -2 35 q8 3 12 -1", ink, 3.6, 'opacity=".45"')
    years = face.age
    if years >= 50:
        out += stroke("M150 206 q10 8 22 5 M228 211 q12 3 22 -5", ink, 2.6, 'opacity=".35"') + stroke(
            "M160 222 q-6 12 -2 22 M240 222 q6 12 2 22", ink, 2.6, 'opacity=".35"'
        )
    if years >= 60:
        out += stroke("M168 134 q32 -7 64 0 M174 146 q26 -5 52 0", ink, 2.4, 'opacity=".3"')
    hair = face.hair if face.hair.startswith("#") else EBONY
    jaw = "M131 196 Q136 270 200 274 Q264 270 269 196 Q262 226 238 226 Q200 214 162 226 Q138 226 131 196 z"
    if face.beard == "full":
        out += path(
            "M131 196 Q130 290 200 298 Q270 290 269 196 Q262 226 238 226 Q200 212 162 226 Q138 226 131 196 z", hair
        )
    if face.beard == "short":
        out += path(jaw, hair)
    if face.beard == "stubble":
        out += path(jaw, hair, 'opacity=".24"')
    if face.beard == "goatee":
        out += path("M166 232 Q200 216 234 232 Q236 276 200 280 Q164 276 166 232 z", hair) + oval(
            200, 244, 24, 11, face.skin
        )
    mouth = "M178 242 q22 17 44 0"
    if face.style in MEN or face.beard:
        out += stroke(mouth, "#f3e6da" if face.beard in ("full", "short") else lip, 4.6)
    else:
        out += path("M173 236 q14 -2 27 1 q13 -3 27 -1 q-8 20 -27 20 q-19 0 -27 -20 z", "#b4483f")
    if face.beard == "moustache":
        out += path("M160 240 q18 -24 40 -12 q22 -12 40 12 q-20 4 -40 -4 q-20 8 -40 4 z", hair)
    if face.glasses == "round":
        out += (
            ring(172, 188, 25, ink, 4.6)
            + ring(228, 188, 25, ink, 4.6)
            + stroke("M196 184 q4 -5 8 0 M147 184 l-14 -5 M253 184 l14 -5", ink, 4.4)
        )
    if face.glasses == "square":
        out += "".join(
            rect(x - 25, 168, 50, 38, "none", 9, f'stroke="{ink}" stroke-width="5"') for x in (171, 229)
        ) + stroke("M196 180 h8 M146 180 l-13 -4 M254 180 l13 -4", ink, 5)
    if face.jewel:
        out += circle(129, 232, 7, m.lamp) + circle(271, 232, 7, m.lamp)
    return out


MEN = ("short", "side", "quiff", "receding", "bald", "cap")


def portrait(seed: int | str, mood: str = "morning") -> str:
    """Draw somebody as a square SVG: the seed decides who, the mood the colours. Raises KeyError for an unknown mood."""
    m = MOODS[mood]
    index = int(seed) if str(seed).isdecimal() else -1
    face = CAST[index] if 0 <= index < len(CAST) else somebody(seed)
    ground = (m.far, m.sky, m.far if mood != "evening" else m.near)[abs(index) % 3]
    hair = face.hair if face.hair.startswith("#") else getattr(m, face.hair)
    head = "".join(
        (
            rect(170, 236, 60, 66, face.skin) + path("M170 250 q30 34 60 0 v26 q-30 22 -60 -6 z", SOFT),
            clothes(face, m),
            circle(130, 194, 15, face.skin) + circle(270, 194, 15, face.skin) if face.style != "scarf" else "",
            path(
                "M131 176 Q130 98 200 96 Q270 98 269 176 Q272 232 240 258 Q200 284 160 258 Q128 232 131 176 z",
                face.skin,
            ),
            path("M228 101 Q270 110 269 176 Q272 232 240 258 Q226 268 210 272 Q262 200 228 101 z", SOFT),
            features(face, m),
            front_hair(face.style, hair, m),
        )
    )
    squeeze = f'<g transform="translate({num(200 - 200 * face.width)} 0) scale({face.width:.3g} 1)">'
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 400 400"><defs>'
        + "".join(
            f'<pattern id="{name}" width="6.4" height="6.4" patternUnits="userSpaceOnUse" patternTransform="rotate(28)">'
            f"{circle(3.2, 3.2, radius, m.dark, f'''opacity="{opacity}" ''')}</pattern>"
            for name, radius, opacity in (("dots", 1.5, 0.32), ("soft", 1.2, 0.2))
        )
        + f"</defs>{rect(0, 0, 400, 400, ground)}{circle(200, 190, 168, m.sky if ground != m.sky else m.far)}"
        + f"{squeeze}{back_hair(face.style, hair)}{head}</g></svg>"
    )
