"""Whatever somebody sends, the form comes back filled in, in his language, with the first mistake in the cursor's way."""

from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.factories import picture_bytes, picture_upload
from tests.images.test_intake import bomb
from tests.pages import parse, words
from tests.tips.telling import FORM, TEXT, desk, hidden, opened, receipt_on, send
from tests.tips.test_sending import files
from widgets.tips.models import MOST_PICTURES, Tip, TipPicture

pytestmark = pytest.mark.django_db

WRONG = {
    "nothing": ({"text": ""}, "text"),
    "spaces": ({"text": " \n\t "}, "text"),
    "letters nobody sees": ({"text": "\u200b\u202e\x00"}, "text"),
    "100 kB": ({"text": "a" * 100_000}, "text"),
    "a name of 300 letters": ({"name": "ş" * 300}, "name"),
    "a place of 300 letters": ({"place": "ı" * 300}, "place"),
    "an address that is none": ({"email": "ayse at example"}, "email"),
    "an address with a line break": ({"email": "a@example.org\nBcc: b@example.org"}, "email"),
    "a script for a link": ({"film": "javascript:alert(1)"}, "film"),
    "a file for a link": ({"film": "file:///etc/passwd"}, "film"),
    "words for a link": ({"film": "yok"}, "film"),
}


@pytest.mark.parametrize("language", ["tr", "fr"])
@pytest.mark.parametrize("case", WRONG)
def test_a_mistake_comes_back_at_its_field_with_all_that_was_typed(client, language, case):
    fields, wrong = WRONG[case]
    answer = send(client, FORM[language], **{"place": "Liedts", "happened": "dün", **fields})
    assert answer.status_code == 422
    document = parse(answer)
    (field,) = document.xpath("//*[@autofocus]")
    assert field.get("name") == wrong
    assert field.get("aria-invalid") == "true"
    (said,) = document.xpath(f"//*[@id='id_{wrong}_error']")
    assert said.get("id") in field.get("aria-describedby")
    assert words(said)
    assert document.xpath("//input[@name='happened']")[0].get("value") == "dün"
    typed = fields[wrong]
    back = field.text if field.tag == "textarea" else field.get("value")
    assert typed.replace("\x00", "").strip("\n\r ").split("\n")[0] in (back or "")
    assert not Tip.objects.exists()


def test_a_mistake_in_what_may_stay_closed_opens_it(client):
    document = parse(send(client, email="yok"))
    assert "open" in document.xpath("//details[@class='send-who']")[0].attrib


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("a\x00b", "ab"),
        ("ad\u202egnp.exe", "adgnp.exe"),
        ("🙂 tamam", "🙂 tamam"),
        ("Z" + "\u0335" * 40, "Z" + "\u0335" * 3),
        ("{{ 7*7 }} {% load x %}", "{{ 7*7 }} {% load x %}"),
    ],
)
def test_strange_letters_are_tamed_and_shown_as_they_are(client, staff, typed, kept):
    receipt_on(send(client, text=typed, name=typed[:20], place=typed[:20]))
    tip = Tip.objects.get()
    assert tip.text == kept
    staff("editor")
    page = client.get(desk(tip))
    assert "<script>alert" not in page.text
    assert "49" not in words(parse(page).xpath("//*[contains(@class, 'desk-tip-text')]")[0])


# --- pictures -------------------------------------------------------------------------------------------------------
def heic():
    return SimpleUploadedFile(
        "IMG_1.HEIC", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200), content_type="image/heic"
    )


def gif_of(frames):
    out = BytesIO()
    pictures = [Image.new("P", (40, 40), n) for n in range(frames)]
    pictures[0].save(out, "GIF", save_all=True, append_images=pictures[1:])
    return SimpleUploadedFile("film.gif", out.getvalue())


NO_PICTURES = {
    "a text": SimpleUploadedFile("foto.jpg", b"Bu bir foto degil.", content_type="image/jpeg"),
    "a page": SimpleUploadedFile("foto.jpg", b"<!doctype html><script>alert(1)</script>"),
    "an SVG": SimpleUploadedFile(
        "foto.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', content_type="image/svg+xml"
    ),
    "a bomb": SimpleUploadedFile("foto.png", bomb()),
    "half a picture": SimpleUploadedFile("foto.jpg", picture_bytes()[:700]),
    "Apple's own": heic(),
}


@pytest.mark.parametrize("what", NO_PICTURES)
def test_a_file_that_is_no_picture_is_named_and_the_text_stays(client, what):
    file = NO_PICTURES[what]
    file.seek(0)
    answer = send(client, pictures=file)
    assert answer.status_code == 422
    document = parse(answer)
    assert file.name in words(document.xpath("//*[@id='id_pictures_error']")[0])
    assert document.xpath("//textarea[@name='text']")[0].text.strip() == TEXT
    assert not Tip.objects.exists()
    assert not files()


def test_the_name_of_a_file_is_words_and_no_markup(client):
    file = SimpleUploadedFile("<img src=x onerror=alert(1)>.jpg", b"x")
    answer = send(client, pictures=file)
    assert "<img src=x" not in answer.text
    assert "onerror" in words(parse(answer).xpath("//*[@id='id_pictures_error']")[0])


def test_apples_own_kind_is_refused_with_the_way_out(client):
    said = words(parse(send(client, FORM["fr"], pictures=heic())).xpath("//*[@id='id_pictures_error']")[0])
    assert "HEIC" in said
    assert "JPEG" in said


def test_a_picture_with_many_frames_is_one_picture(client):
    receipt_on(send(client, pictures=gif_of(60)))
    assert TipPicture.objects.get().file.endswith(".jpg")


def several(number, first=0):
    return [picture_upload(f"{n}.jpg", colour=(first + 20 * n, 3, 3)) for n in range(number)]


def test_eleven_pictures_are_too_many_and_ten_of_them_are_kept(client):
    answer = send(client, pictures=several(11))
    assert answer.status_code == 422
    assert not Tip.objects.exists()
    document = parse(answer)
    assert words(document.xpath("//*[@id='id_pictures_error']")[0])
    assert len(document.xpath("//input[@name='leave_out']")) == MOST_PICTURES
    receipt_on(client.post(FORM["tr"], {**hidden(document), "text": TEXT}))
    assert Tip.objects.get().pictures.count() == MOST_PICTURES


def test_forty_one_files_are_no_request_of_a_reader(client):
    answer = send(client, pictures=several(41))
    assert answer.status_code == 400
    assert not Tip.objects.exists()


def test_a_mistake_in_the_text_does_not_lose_the_pictures(client):
    answer = send(client, text="", pictures=several(3))
    document = parse(answer)
    assert TipPicture.objects.filter(tip=None).count() == 3
    sent = {**hidden(document), "text": TEXT, "leave_out": document.xpath("//input[@name='leave_out']")[1].get("value")}
    receipt_on(client.post(FORM["tr"], sent))
    tip = Tip.objects.get()
    assert tip.pictures.count() == 2
    assert not TipPicture.objects.filter(tip=None).exists()


def test_left_out_pictures_leave_no_file(client, django_capture_on_commit_callbacks):
    document = parse(send(client, text="", pictures=several(2)))
    assert len(files()) == 4
    out = [field.get("value") for field in document.xpath("//input[@name='leave_out']")]
    with django_capture_on_commit_callbacks(execute=True):
        receipt_on(client.post(FORM["tr"], {**hidden(document), "text": TEXT, "leave_out": out}))
    assert not files()


def test_pictures_chosen_once_more_after_a_mistake_are_not_doubled(client):
    document = parse(send(client, text="", pictures=several(10)))
    receipt_on(client.post(FORM["tr"], {**hidden(document), "text": TEXT, "pictures": several(10)}))
    assert Tip.objects.get().pictures.count() == 10


def test_good_pictures_are_kept_beside_a_bad_one(client):
    document = parse(send(client, pictures=[*several(2), heic()]))
    assert len(document.xpath("//input[@name='leave_out']")) == 2


def test_nobody_reaches_the_pictures_of_another_form(client):
    send(client, text="", pictures=several(1))
    others = TipPicture.objects.get()
    receipt_on(send(client, leave_out=str(others.pk)))
    assert TipPicture.objects.get(pk=others.pk).tip is None
    mine = {**opened(client), "sending": "made-up:signature"}
    assert send(client, carried=mine).status_code == 200
    assert TipPicture.objects.get(pk=others.pk).tip is None


# --- floods ---------------------------------------------------------------------------------------------------------
def test_a_flood_is_told_to_wait_and_its_text_stays(client, settings, clock):
    settings.ACTS_PER_MINUTE = 3
    for _number in range(3):
        assert send(client).status_code == 200
    answer = send(client, text="Dördüncü", pictures=several(1), place="Liedts")
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) >= 1
    document = parse(answer)
    assert document.xpath("//textarea[@name='text']")[0].text.strip() == "Dördüncü"
    assert document.xpath("//input[@name='place']")[0].get("value") == "Liedts"
    assert Tip.objects.count() == 3
    assert client.get(FORM["tr"]).status_code == 200
    other = client.post(FORM["tr"], {**opened(client), "text": TEXT}, REMOTE_ADDR="198.51.100.9")
    assert other.status_code == 200


def test_an_hour_has_its_measure_too(client, settings, clock):
    settings.TIPS_PER_HOUR = 2
    assert [send(client).status_code for _number in range(3)] == [200, 200, 429]
    clock.move_to("2026-11-24 12:59")
    assert send(client).status_code == 429
    clock.move_to("2026-11-24 13:00")
    assert send(client).status_code == 200


# --- a full disk ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("text", [TEXT, ""])
def test_where_no_picture_can_be_stored_the_text_comes_back_and_nothing_is_half_there(client, monkeypatch, text):
    storage, saved = storages["private"], []

    def full(name, content, *args, **kwargs):
        if len(saved) == 3:
            raise OSError(28, "No space left on device")
        saved.append(name)
        return save(name, content, *args, **kwargs)

    save = storage.save
    monkeypatch.setattr(storage, "save", full)
    answer = send(client, text=text, pictures=several(3), place="Liedts")
    assert answer.status_code == 503
    document = parse(answer)
    assert words(document.xpath("//*[@id='id_pictures_error']")[0])
    assert document.xpath("//input[@name='place']")[0].get("value") == "Liedts"
    assert not Tip.objects.exists()
    assert not TipPicture.objects.exists()
    monkeypatch.undo()
    assert len(files()) <= 1  # the half of the one that failed is swept away later
    receipt_on(client.post(FORM["tr"], {**hidden(document), "text": TEXT}))
