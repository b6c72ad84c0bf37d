"""What browsers get from npm: listed files, no maps, fonts with our letters and within their weight."""

import re

from fontTools.ttLib import TTFont

from deploy.house.assets import FILES, without_map_note
from deploy.house.fonts import FONTS, LIMIT
from deploy.house.stamps import ROOT, VAR

ASSETS = VAR / "assets"


def test_every_listed_file_is_there_and_nothing_else():
    there = {str(path.relative_to(ASSETS / "vendor")) for path in (ASSETS / "vendor").rglob("*") if path.is_file()}
    assert there == set(FILES.values())


def test_no_file_names_a_source_map_that_is_not_shipped():
    for path in (ASSETS / "vendor").rglob("*"):
        if path.is_file() and path.suffix != ".png":
            assert "sourceMappingURL=" not in path.read_text("utf-8")[-200:]


def test_the_note_of_a_map_goes_and_the_code_stays():
    assert without_map_note("a();\n//# sourceMappingURL=a.js.map\n") == "a();\n"


def test_the_fonts_weigh_no_more_than_a_page_can_carry():
    assert sum((ASSETS / "fonts" / f"{name}.woff2").stat().st_size for name, *_ in FONTS) <= LIMIT


def test_the_fonts_have_the_letters_of_both_languages():
    wanted = set(
        "abcçdefgğhıijklmnoöprsştuüvyz ABCÇDEFGĞHIİJKLMNOÖPRSŞTUÜVYZ àâæèéêëîïôœùûÿÀÂÆÈÉÊËÎÏÔŒÙÛŸ «»“”’–—…·°€₺"
    )
    for name, *_ in FONTS:
        have = {chr(code) for code in TTFont(ASSETS / "fonts" / f"{name}.woff2").getBestCmap()}
        assert not wanted - have, name


def test_borrowed_letters_are_as_wide_as_their_plain_ones():
    for name, *_ in FONTS:
        font = TTFont(ASSETS / "fonts" / f"{name}.woff2")
        letters = font.getBestCmap()
        for letter, plain in ("ğg", "şs", "ŞS", "ĞG", "İI"):
            widths = font["hmtx"][letters[ord(letter)]][0], font["hmtx"][letters[ord(plain)]][0]
            assert abs(widths[0] - widths[1]) <= 0.03 * font["head"].unitsPerEm, (name, letter, widths)


def test_no_lock_holds_the_address_of_a_registry():
    for path in (ROOT / "package-lock.json", *(ROOT / "requirements").glob("*.txt")):
        text = path.read_text("utf-8")
        assert '"resolved"' not in text
        assert not re.search(r"https?://[^\s\"]*(registry|p[y]pi|pythonh[o]sted|n[p]mjs)", text)
        assert "--index-url" not in text
