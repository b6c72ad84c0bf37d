"""How are people drawn small? Standing, or behind a desk."""

from korner.images.demo.shapes import DOTS, circle, num, oval, path, rect


def person(x, base, height, coat, skin, hair, legs, look="short", bag=None):
    """Somebody standing: `look` is short, long, bun, cap or scarf; `bag` is the colour of a satchel, if any."""
    u = height / 100
    head, hy = 9.5 * u, base - 88 * u
    out = rect(x - 9 * u, base - 34 * u, 8 * u, 34 * u, legs) + rect(x + 1 * u, base - 34 * u, 8 * u, 34 * u, legs)
    if look == "long":
        out += rect(x - 11.5 * u, hy - 6 * u, 23 * u, 24 * u, hair, 9 * u)
    if look == "scarf":
        out += path(
            f"M{num(x - 13 * u)} {num(hy + 17 * u)} q{num(-2 * u)} {num(-29 * u)} {num(13 * u)} {num(-29 * u)} "
            f"t{num(13 * u)} {num(29 * u)} z",
            hair,
        )
    out += path(
        f"M{num(x - 15 * u)} {num(base - 24 * u)} v{num(-36 * u)} q0 {num(-15 * u)} {num(15 * u)} {num(-15 * u)} "
        f"t{num(15 * u)} {num(15 * u)} v{num(36 * u)} z",
        coat,
    )
    out += rect(x - 3.4 * u, hy + 5 * u, 6.8 * u, 10 * u, skin)
    out += circle(x, hy, head, skin)
    if look == "scarf":
        out += path(
            f"M{num(x - 10.5 * u)} {num(hy + 1 * u)} a{num(10.5 * u)} {num(10.5 * u)} 0 0 1 {num(21 * u)} 0 "
            f"q{num(-10.5 * u)} {num(-8 * u)} {num(-21 * u)} 0 z",
            hair,
        )
    else:
        out += path(
            f"M{num(x - 10.4 * u)} {num(hy + 0.5 * u)} a{num(10.4 * u)} {num(10.4 * u)} 0 0 1 {num(20.8 * u)} 0 "
            f"q{num(-9 * u)} {num(-2 * u)} {num(-13 * u)} {num(-6.5 * u)} q{num(-2 * u)} {num(5 * u)} {num(-7.8 * u)} {num(6.5 * u)} z",
            hair,
        )
    if look == "bun":
        out += circle(x, hy - 11.5 * u, 4.6 * u, hair)
    if look == "cap":
        out += path(
            f"M{num(x - 10.8 * u)} {num(hy - 2 * u)} a{num(10.8 * u)} {num(10.8 * u)} 0 0 1 {num(21.6 * u)} 0 "
            f"h{num(6 * u)} v{num(2.4 * u)} h{num(-27.6 * u)} z",
            hair,
        )
    if bag:
        out += rect(x - 18 * u, base - 62 * u, 9 * u, 24 * u, bag, 4 * u)
    return out + rect(x + 7 * u, base - 66 * u, 8 * u, 42 * u, DOTS)


LOOKS = ("short", "long", "bun", "cap", "short", "scarf", "long")


def somebody(m, rng, x, base, height, coats=None):
    """A person by chance, in colours of the mood."""
    coat = rng.choice(coats or (m.warm, m.dark, m.far, m.paper))
    hair = rng.choice([c for c in (m.dark, m.near, m.warm, m.dark) if c != coat])
    legs = m.dark if coat != m.dark else m.near
    return person(x, base, height, coat, rng.choice(m.skins), hair, legs, rng.choice(LOOKS))


def bust(x, base, size, coat, skin, hair, look="short"):
    """Head and shoulders of somebody at a desk; `size` is the height from desk to crown."""
    u = size / 100
    out = ""
    if look == "long":
        out += rect(x - 24 * u, base - 98 * u, 48 * u, 66 * u, hair, 22 * u)
    out += path(
        f"M{num(x - 46 * u)} {num(base)} q{num(2 * u)} {num(-44 * u)} {num(46 * u)} {num(-46 * u)} t{num(46 * u)} {num(46 * u)} z",
        coat,
    )
    out += path(
        f"M{num(x - 12 * u)} {num(base - 45 * u)} l{num(12 * u)} {num(18 * u)} l{num(12 * u)} {num(-18 * u)} z", skin
    )
    out += rect(x - 8 * u, base - 56 * u, 16 * u, 18 * u, skin) + oval(x, base - 72 * u, 19 * u, 22 * u, skin)
    out += path(
        f"M{num(x - 20.5 * u)} {num(base - 70 * u)} q{num(-3 * u)} {num(-28 * u)} {num(21 * u)} {num(-28 * u)} t{num(20 * u)} {num(28 * u)} "
        f"q{num(-4 * u)} {num(-12 * u)} {num(-10 * u)} {num(-15 * u)} q{num(-16 * u)} {num(6 * u)} {num(-24 * u)} {num(4 * u)} q{num(-5 * u)} {num(3 * u)} {num(-7 * u)} {num(11 * u)} z",
        hair,
    )
    return out + path(
        f"M{num(x + 14 * u)} {num(base - 43 * u)} q{num(31 * u)} {num(6 * u)} {num(32 * u)} {num(43 * u)} h{num(-18 * u)} z",
        DOTS,
    )
