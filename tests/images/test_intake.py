"""Which files are taken into the picture library, and with which words the others are refused."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image

from korner.images.intake import LARGEST_SIDE, inspect, open_upright, take_in
from korner.images.models import Asset
from tests.factories import UserFactory, picture_bytes, picture_upload

ORIENTATION, CAMERA, GPS = 0x0112, 0x010F, 0x8825


def upload(data, name="foto.jpg", kind="image/jpeg"):
    return SimpleUploadedFile(name, data, content_type=kind)


def png_header(width, height):
    """A PNG whose header promises `width` x `height` pixels and that holds nearly nothing."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 64)) + chunk(b"IEND", b"")


def bomb():
    """A PNG of 12,000 x 12,000 pixels in a few kilobytes."""
    out = BytesIO()
    Image.new("1", (12000, 12000)).save(out, "PNG", optimize=False, compress_level=9)
    return out.getvalue()


REFUSED = {
    "an empty file": (b"", "not_a_picture"),
    "a text": (b"Bu bir foto degil.", "not_a_picture"),
    "a page": (b"<!doctype html><script>alert(1)</script>", "not_a_picture"),
    "an SVG": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "not_a_picture"),
    "an SVG with a declaration": (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "not_a_picture"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not_a_picture"),
    "a program": (b"\x7fELF" + bytes(200), "not_a_picture"),
    "an archive": (b"PK\x03\x04" + bytes(200), "not_a_picture"),
    "a JPEG cut off in the middle": (picture_bytes()[:700], "not_a_picture"),
    "a JPEG with broken insides": (picture_bytes()[:200] + b"\xff" * 400 + picture_bytes()[600:900], "not_a_picture"),
    "the first bytes of a JPEG": (b"\xff\xd8\xff\xe0", "not_a_picture"),
    "a bomb": (bomb(), "too_many_pixels"),
    "a header of two thousand million pixels": (png_header(50_000, 50_000), "too_many_pixels"),
    "a header of the largest numbers": (png_header(2**31 - 1, 2**31 - 1), "too_many_pixels"),
    "a ribbon no rendition can hold": (png_header(LARGEST_SIDE + 1, 20), "too_many_pixels"),
    "a point": (picture_bytes(1, 1), "too_small"),
    "a line": (picture_bytes(400, 15), "too_small"),
    "a BMP": (picture_bytes(kind="BMP"), "not_a_picture"),
    "a TIFF": (picture_bytes(kind="TIFF"), "not_a_picture"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_no_picture_of_ours_is_refused_with_words(what):
    data, code = REFUSED[what]
    for name in ("foto.jpg", "foto.png", "../../etc/passwd", "x.svg"):
        with pytest.raises(ValidationError) as refusal:
            inspect(upload(data, name))
        assert refusal.value.code == code
        assert len(refusal.value.messages[0]) > 20


@pytest.mark.django_db
def test_a_refused_file_leaves_nothing_behind(settings):
    with pytest.raises(ValidationError):
        take_in(upload(b"<svg/>"))
    assert not Asset.objects.exists()
    assert not [path for root in (settings.PRIVATE_ROOT, settings.MEDIA_ROOT) for path in root.rglob("*")]


def test_too_many_bytes_are_refused_before_they_are_looked_at(settings):
    settings.PICTURE_MAX_BYTES = 2000
    with pytest.raises(ValidationError) as refusal:
        inspect(upload(picture_bytes() + bytes(2000)))
    assert refusal.value.code == "too_large"


def test_the_words_of_a_refusal_name_the_limit():
    class Huge:
        size = 26 * 1024 * 1024

    with translation.override("en"), pytest.raises(ValidationError) as refusal:
        inspect(Huge())
    assert "25 MB" in refusal.value.messages[0]


def test_the_size_is_judged_by_the_header_before_anything_is_decoded(monkeypatch):
    def never(self):
        raise AssertionError("decoded")

    monkeypatch.setattr("PIL.PngImagePlugin.PngImageFile.load", never)
    with pytest.raises(ValidationError) as refusal:
        inspect(upload(png_header(9_000, 9_000)))
    assert refusal.value.code == "too_many_pixels"


@pytest.mark.parametrize(
    ("kind", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("AVIF", "avif"), ("GIF", "gif")]
)
def test_what_a_file_is_follows_from_its_bytes_not_from_its_name(kind, extension):
    accepted = inspect(upload(picture_bytes(kind=kind), name="wrong.exe", kind="text/html"))
    assert (accepted.extension, accepted.width, accepted.height) == (extension, 640, 400)


@pytest.mark.django_db
@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_way_of_keeping_colours_is_taken(mode):
    out = BytesIO()
    Image.new(mode, (80, 60)).save(out, "PNG")
    assert take_in(upload(out.getvalue())).widths("free") == [80]


@pytest.mark.django_db
def test_printers_colours_are_taken():
    out = BytesIO()
    Image.new("CMYK", (80, 60), (0, 255, 255, 0)).save(out, "JPEG")
    assert take_in(upload(out.getvalue())).pk


def test_sixteen_bits_of_grey_keep_their_greys():
    grey = Image.new("I;16", (32, 32), 32768)
    out = BytesIO()
    grey.save(out, "PNG")
    assert 120 < open_upright(out.getvalue()).getpixel((5, 5))[0] < 136


@pytest.mark.django_db
def test_a_telephones_jpeg_of_several_views_is_a_jpeg():
    out = BytesIO()
    view = Image.new("RGB", (80, 60), "red")
    view.save(out, "MPO", save_all=True, append_images=[view])
    assert take_in(upload(out.getvalue())).original.name.endswith(".jpg")


@pytest.mark.django_db
def test_the_first_picture_of_an_animation_is_kept():
    out = BytesIO()
    frames = [Image.new("P", (80, 60), n) for n in range(12)]
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    assert take_in(upload(out.getvalue())).widths("free") == [80]


@pytest.mark.django_db
@pytest.mark.parametrize("size", [(3000, 16), (16, 3000), (20000, 20)])
def test_very_long_pictures_are_taken_as_they_are(size):
    assert take_in(picture_upload(width=size[0], height=size[1])).widths("free")


def test_see_through_parts_become_white_paper():
    out = BytesIO()
    Image.new("RGBA", (40, 40), (255, 0, 0, 0)).save(out, "PNG")
    assert open_upright(out.getvalue()).getpixel((3, 3)) == (255, 255, 255)


# --- what is kept -----------------------------------------------------------------------------------------------------
def camera_picture(orientation=1):
    """A JPEG as a camera writes it: upper half red, lower half blue, with place and maker; `orientation` as told by it."""
    picture = Image.new("RGB", (600, 400), "blue")
    picture.paste("red", (0, 0, 600, 200))
    exif = Image.Exif()
    exif[ORIENTATION], exif[CAMERA] = orientation, "SECRETCAM"
    exif.get_ifd(GPS)[1], exif.get_ifd(GPS)[2] = "N", (50.0, 50.0, 48.0)
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"SECRETCOMMENT", quality=95)
    return out.getvalue() + b"<?php SECRETTAIL ?>"


@pytest.mark.django_db
def test_place_camera_comment_and_tail_of_a_picture_are_in_no_rendition(settings):
    from korner.images.renditions import make_renditions

    asset = take_in(upload(camera_picture()))
    make_renditions.call(asset.pk)
    files = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    assert len(files) > 8
    for path in files:
        data = path.read_bytes()
        assert b"SECRET" not in data
        with Image.open(path) as picture:
            assert not dict(picture.getexif())
            assert not {"exif", "comment", "icc_profile", "xmp"} & picture.info.keys()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("orientation", "size", "top_left"),
    [(1, (600, 400), "red"), (3, (600, 400), "blue"), (6, (400, 600), "blue"), (8, (400, 600), "red")],
)
def test_a_picture_stands_upright_whatever_way_the_camera_was_held(settings, orientation, size, top_left):
    asset = take_in(upload(camera_picture(orientation)))
    assert (asset.width, asset.height) == size
    (path,) = settings.MEDIA_ROOT.rglob("*.jpg")
    with Image.open(path) as picture:
        assert abs(picture.width / picture.height - size[0] / size[1]) < 0.01
        red, _green, blue = picture.getpixel((5, 5))
        assert ("red" if red > blue else "blue") == top_left


@pytest.mark.django_db
def test_names_are_made_by_the_house_and_nothing_of_the_senders_reaches_a_path(settings):
    person = UserFactory()
    asset = take_in(upload(picture_bytes(), name="../../gizli isim.php.jpg"), by=person, credit="Deniz")
    assert "gizli" not in asset.original.name
    assert ".php" not in asset.original.name
    assert asset.original.name.startswith("originals/")
    assert (settings.PRIVATE_ROOT / asset.original.name).is_file()
    assert not list(settings.MEDIA_ROOT.rglob("*gizli*"))
    assert (asset.uploaded_by, asset.credit) == (person, "Deniz")


@pytest.mark.django_db
def test_something_can_be_shown_from_the_upload_on():
    asset = take_in(picture_upload(width=3000, height=2000))
    assert asset.renditions == {"free": [1280], "first": True}
    assert asset.best("16x9", 640) == ("free", 1280)
