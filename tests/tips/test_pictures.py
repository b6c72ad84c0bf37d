"""What is kept of a picture: its look. What the file says of its sender is left behind."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tests.factories import picture_bytes, picture_upload
from tests.tips.telling import TipFactory
from tests.tips.test_sending import files
from widgets.tips import pictures
from widgets.tips.models import TipPicture

pytestmark = pytest.mark.django_db

SECRET = b"Ayse-Yilmaz-4711"
ORIENTATION, ARTIST, MAKE, GPS = 0x0112, 0x013B, 0x010F, 0x8825


def telling_jpeg(orientation=1):
    """A JPEG that says who took it, where, with what; with a comment, XMP, a preview, and more behind its end."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST], exif[MAKE] = orientation, SECRET.decode(), SECRET.decode()
    place = exif.get_ifd(GPS)
    place[1], place[2] = "N", (50.0, 51.0, 30.0)
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"
    data = picture_bytes(600, 300, exif=exif.tobytes(), comment=SECRET)
    segment = b"\xff\xe1" + (len(xmp) + 2).to_bytes(2, "big") + xmp
    return data[:2] + segment + data[2:] + SECRET


def telling_png():
    """A PNG with notes in it."""
    notes = PngInfo()
    notes.add_text("Author", SECRET.decode())
    notes.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET.decode()}</x>")
    return picture_bytes(300, 200, kind="PNG", pnginfo=notes) + SECRET


@pytest.mark.parametrize("make", [telling_jpeg, telling_png])
def test_metadata_and_tails_are_left_behind_in_both_files(make):
    copy = pictures.safe_copy(SimpleUploadedFile("IMG_4711.jpg", make()))
    assert SECRET in make()
    for data in (copy.data, copy.small):
        assert SECRET not in data
        assert b"Exif" not in data
        assert b"http://ns.adobe.com" not in data
        picture = Image.open(BytesIO(data))
        assert picture.format == "JPEG"
        assert not picture.getexif()
        assert not {"comment", "xmp", "icc_profile", "photoshop"} & set(picture.info)


def test_a_picture_that_lies_on_its_side_stands_upright():
    copy = pictures.safe_copy(SimpleUploadedFile("a.jpg", telling_jpeg(orientation=6)))
    assert (copy.width, copy.height) == (300, 600)
    assert Image.open(BytesIO(copy.data)).size == (300, 600)


def test_a_large_picture_is_made_smaller():
    copy = pictures.safe_copy(picture_upload(width=5000, height=2500))
    assert (copy.width, copy.height) == (pictures.LONGEST, pictures.LONGEST // 2)
    assert max(Image.open(BytesIO(copy.small)).size) == pictures.SMALL


def test_names_are_ours_and_tell_nothing():
    picture = pictures.store(pictures.safe_copy(picture_upload("ozel_ad.jpg")), draft="x")
    picture.save()
    assert files() == {name.removeprefix("tips/") for name in picture.names()}
    assert not any("ozel" in name for name in picture.names())


def test_the_files_are_in_no_public_place(client, settings):
    tip = TipFactory(images=1)
    picture = tip.pictures.get()
    public = storages["default"]
    assert not any(public.exists(name) for name in picture.names())
    for name in picture.names():
        for address in (
            f"/media/{name}",
            f"/{name}",
            f"/media/renditions/{name}",
            f"/static/{name}",
            f"/private/{name}",
        ):
            assert client.get(address).status_code == 404


def test_a_deleted_picture_takes_its_files_along(django_capture_on_commit_callbacks):
    tip = TipFactory(images=2)
    assert len(files()) == 4
    with django_capture_on_commit_callbacks(execute=True):
        tip.delete()
    assert not files()


def test_pictures_of_a_form_that_was_never_sent_end_soon(clock, django_capture_on_commit_callbacks, settings):
    settings.TIP_DRAFT_HOURS = 2
    pictures.store(pictures.safe_copy(picture_upload()), draft="x").save()
    kept = TipFactory(images=1)
    clock.move_to("2026-11-24 13:59")
    assert pictures.forget_drafts() == 0
    clock.move_to("2026-11-24 14:00")
    with django_capture_on_commit_callbacks(execute=True):
        assert pictures.forget_drafts() == 1
    assert TipPicture.objects.get().tip == kept
    assert len(files()) == 2


def test_files_that_no_row_names_are_swept_away():
    kept = TipFactory(images=1)
    storages["private"].save("tips/orphan.jpg", ContentFile(b"x"))
    assert pictures.sweep() == 0  # its row may be on the way
    assert pictures.sweep(timezone.now() + timedelta(days=2)) == 1
    assert len(files()) == 2
    kept.pictures.get().open().close()
