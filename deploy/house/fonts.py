"""Which letters of which fonts the paper sends to its readers.

The packages hold each family in pieces for half of the world's writing. Here one file a style is made of them,
with the letters of Turkish, French and English and the weights the style sheets use: three files, at most 80 KB
together (RULES.md 8: a page with its letters fits into 150 KB).
"""

import string
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

LETTERS = (
    string.printable[:95]
    + "ÇĞİÖŞÜçğıöşüÂÎÛâîû"  # Turkish
    + "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸàâæçéèêëîïôœùûüÿ"  # French
    + "ÁÄÅÍÑÓØÚßáäåíñóøúã"  # names of the neighbours
    + "\u00a0\u202f\u00ad«»‹›“”„‘’‚–—…·•°ºª×§©†−±½€₺£"  # what a newspaper sets between words
)
# Name of the file, package, style, and the weights in use.
FONTS = [
    ("serif", "source-serif-4", "normal", (400, 700)),
    ("serif-italic", "source-serif-4", "italic", 400),
    ("sans", "inter", "normal", (400, 700)),
]
FEATURES = ["kern", "liga", "ccmp", "locl", "mark", "lnum", "tnum"]
LIMIT = 80 * 1024
# A letter that the second piece brings is set as close to its neighbours as the letter it is built on.
SET_LIKE = {"Ğ": "G", "ğ": "g", "İ": "I", "Ş": "S", "ş": "s", "ı": "i"}


def cut(path, weights):
    """Return the font at `path` with our letters, features and `weights` only."""
    font = TTFont(path, lazy=False)
    options = subset.Options(layout_features=FEATURES, hinting=False, notdef_outline=True, name_IDs=[0, 1, 2, 13, 14])
    options.drop_tables += ["MVAR", "HVAR", "STAT", "gasp", "prep"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=LETTERS)
    subsetter.subset(font)
    return instancer.instantiateVariableFont(font, {"wght": weights})


def borrow(font, other):
    """Give `font` the letters that only `other`, a piece of the same family, has."""
    have, theirs = font.getBestCmap(), other.getBestCmap()
    new = {code: name for code, name in theirs.items() if code not in have}
    wanted = list(dict.fromkeys(new.values()))
    for name in wanted:
        glyph = other["glyf"][name]
        if glyph.isComposite():
            wanted += [part for part in glyph.getComponentNames(other["glyf"]) if part not in wanted]
    # The pieces number their nameless glyphs alike: what comes over gets a name of its own.
    named = {name: f"{name}.borrowed" for name in wanted}
    for name, ours in named.items():
        glyph = other["glyf"][name]
        for part in glyph.components if glyph.isComposite() else ():
            part.glyphName = named[part.glyphName]
        font["glyf"][ours] = glyph
        font["hmtx"][ours] = other["hmtx"][name]
        if "gvar" in font:
            font["gvar"].variations[ours] = other["gvar"].variations.get(name, [])
    new = {code: named[name] for code, name in new.items()}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(new)
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    kern_alike(font, {new[ord(letter)]: have[ord(like)] for letter, like in SET_LIKE.items() if ord(letter) in new})


def kern_alike(font, pairs):
    """Put each key of `pairs` (glyph: its model) into the kerning classes of its model."""
    if "GPOS" not in font:
        return
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            if table.LookupType != 2:
                continue
            for new, model in pairs.items():
                if table.Format == 2:
                    if model in table.Coverage.glyphs:
                        table.Coverage.glyphs.append(new)
                    for classes in (table.ClassDef1.classDefs, table.ClassDef2.classDefs):
                        if model in classes:
                            classes[new] = classes[model]
                elif model in table.Coverage.glyphs:
                    table.PairSet.append(table.PairSet[table.Coverage.glyphs.index(model)])
                    table.Coverage.glyphs.append(new)
            order = font.getReverseGlyphMap(rebuild=True)
            if table.Format == 1:
                both = sorted(zip(table.Coverage.glyphs, table.PairSet, strict=True), key=lambda pair: order[pair[0]])
                table.Coverage.glyphs, table.PairSet = [pair[0] for pair in both], [pair[1] for pair in both]
                table.PairSetCount = len(table.PairSet)
            else:
                table.Coverage.glyphs.sort(key=order.get)


def make_fonts(node_modules, target):
    """Write the three font files to the folder `target`; return {name: size}. Raises ValueError when too heavy."""
    target.mkdir(parents=True, exist_ok=True)
    sizes = {}
    for name, package, style, weights in FONTS:
        files = Path(node_modules) / "@fontsource-variable" / package / "files"
        font, other = (cut(files / f"{package}-{part}-wght-{style}.woff2", weights) for part in ("latin", "latin-ext"))
        borrow(font, other)
        font.flavor = "woff2"
        path = target / f"{name}.woff2"
        font.save(path)
        sizes[path.name] = path.stat().st_size
    if sum(sizes.values()) > LIMIT:
        raise ValueError(f"the fonts weigh {sum(sizes.values())} bytes, more than {LIMIT}")
    return sizes
