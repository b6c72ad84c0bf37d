"""Are the demo newspaper's drawings sound? Every motif and mood, the faces, the printed files and the paper's mark."""

import io
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from korner.images.demo import drawing, icons

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).resolve().parents[2]
LISTED = """skyline parliament court ballot town taxi tram table letters atomium hospital pills football theatre school chip
    mosque church market sea books yurt camel studio microphone bridge canal kettle teaglass train plane bakery park museum
    concert bicycle snow crowd camera portrait-desk passport euro house worker violin mountain lighthouse phone robot
    ambulance chess oven pomegranate""".split()


def parsed(svg):
    """The drawing's elements; a drawing that is not XML raises ParseError."""
    return list(ElementTree.fromstring(svg).iter())


def defects(svg):
    """What no drawing may hold: letters, a link to elsewhere, a number that is none, a pattern that is not there."""
    found = [element.tag for element in parsed(svg) if element.tag in (f"{SVG}text", f"{SVG}image", f"{SVG}script")]
    found += [word for word in ("nan", "inf", "None", "href", "font") if word in svg.replace('fill="none"', "")]
    return found + [name for name in ("dots", "soft", "tone") if f"url(#{name})" in svg and f'id="{name}"' not in svg]


def test_every_motif_of_the_list_can_be_drawn():
    assert set(LISTED) <= set(drawing.MOTIFS)


@pytest.mark.parametrize("motif", sorted(drawing.MOTIFS))
def test_a_motif_is_valid_svg_without_letters_in_every_mood(motif):
    for mood in drawing.MOODS:
        for seed in (1, 2):
            assert defects(drawing.draw(motif, mood, seed)) == []


def test_no_two_motifs_moods_or_seeds_give_the_same_picture():
    drawn = [
        drawing.draw(motif, mood, seed) for motif in drawing.MOTIFS for mood in drawing.MOODS for seed in (1, 2, 3)
    ]
    assert len(set(drawn)) == len(drawn)


def test_the_same_arguments_give_the_same_bytes():
    for motif in drawing.MOTIFS:
        assert drawing.draw(motif, "rain", 4) == drawing.draw(motif, "rain", 4)
    svg = drawing.draw("market", "garden", 1)
    assert drawing.as_jpeg(svg, 400) == drawing.as_jpeg(svg, 400)
    assert drawing.as_png(svg, 400) == drawing.as_png(svg, 400)


def test_a_seed_may_be_written_as_a_number_or_as_text():
    assert drawing.draw("tram", "noon", 3) == drawing.draw("tram", "noon", "3")
    assert drawing.portrait(3) == drawing.portrait("3")


@pytest.mark.parametrize(("motif", "mood"), [("dragon", "noon"), ("tram", "midnight")])
def test_an_unknown_motif_or_mood_is_refused(motif, mood):
    with pytest.raises(KeyError):
        drawing.draw(motif, mood, 1)


@pytest.mark.parametrize(("width", "height"), [(1200, 675), (1200, 900), (900, 900)])
def test_a_jpeg_opens_has_the_size_asked_for_and_carries_no_metadata(width, height):
    data = drawing.as_jpeg(drawing.draw("bridge", "evening", 2, width, height), width=800)
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        assert (picture.format, picture.mode) == ("JPEG", "RGB")
        assert picture.size == (800, round(800 * height / width))
        assert not picture.getexif()
        assert "icc_profile" not in picture.info
        assert "comment" not in picture.info


def test_the_halftone_is_printed_and_the_left_upper_corner_stays_clean():
    with Image.open(io.BytesIO(drawing.as_png(drawing.draw("robot", "noon", 1), 600))) as picture:
        colours = picture.convert("RGB")
        right = {colours.getpixel((x, y)) for x in range(540, 600) for y in range(4, 40)}
        left = colours.crop((0, 0, 6, 6)).getcolors()
    assert len(right) > 3
    assert len(left) == 1


def test_what_is_not_svg_is_refused():
    with pytest.raises(ValueError, match=r".+"):
        drawing.as_jpeg("no drawing", 100)


def test_thirteen_authors_have_thirteen_faces_in_every_mood():
    for mood in drawing.MOODS:
        faces = [drawing.portrait(seed, mood) for seed in range(13)]
        assert len(set(faces)) == 13
        assert [defects(face) for face in faces] == [[]] * 13


def test_faces_beyond_the_cast_come_by_chance_and_stay_the_same():
    faces = [drawing.portrait(seed, "garden") for seed in range(13, 53)]
    assert len(set(faces)) == len(faces)
    assert faces[0] == drawing.portrait(13, "garden")
    assert [defects(face) for face in faces] == [[]] * len(faces)


def test_a_portrait_is_square():
    with Image.open(io.BytesIO(drawing.as_png(drawing.portrait(7, "evening"), 120))) as picture:
        assert picture.size == (120, 120)


def pictures_of(value):
    """Every "motif/mood/seed" that stands anywhere in a parsed demo file."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "picture" and isinstance(inner, str) and inner:
                yield inner
            else:
                yield from pictures_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from pictures_of(inner)


def test_every_picture_the_demo_stories_ask_for_can_be_drawn():
    files = sorted((ROOT / "articles" / "demo").rglob("*.toml"))
    for file in files:
        for wanted in pictures_of(tomllib.loads(file.read_text(encoding="utf-8"))):
            motif, mood, seed = wanted.split("/")
            assert motif in drawing.MOTIFS, f"{file.name}: {wanted}"
            assert mood in drawing.MOODS, f"{file.name}: {wanted}"
            assert seed.isdecimal(), f"{file.name}: {wanted}"


def test_the_sprite_holds_each_icon_once_in_the_colour_of_the_text():
    symbols = [element for element in parsed(icons.sprite()) if element.tag == f"{SVG}symbol"]
    assert [symbol.get("id") for symbol in symbols] == list(icons.ICONS)
    assert all(symbol.get("viewBox") == "0 0 24 24" and symbol[0].get("stroke") == "currentColor" for symbol in symbols)
    assert {"menu", "close", "search", "share", "print", "link", "mail", "chevron", "rss", "whatsapp"} <= set(
        icons.ICONS
    )


def test_the_committed_marks_are_the_ones_the_program_draws(tmp_path):
    icons.main(tmp_path)
    kept = ROOT / "static" / "icons"
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in kept.iterdir()}
    for name in ("icon.svg", "sprite.svg"):
        assert (tmp_path / name).read_text() == (kept / name).read_text(), name
    sizes = {
        "icon-192.png": 192,
        "icon-512.png": 512,
        "icon-maskable-512.png": 512,
        "apple-touch-icon.png": 180,
        "favicon.ico": 32,
    }
    for name, size in sizes.items():
        with Image.open(kept / name) as picture:
            assert picture.size == (size, size), name
    with Image.open(kept / "share.png") as picture:
        assert picture.size == (1200, 630)
