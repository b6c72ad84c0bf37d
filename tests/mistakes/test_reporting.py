"""A reader reports a mistake; it lands in the queue and may become a correction; nothing of him outlives its time."""

import pytest
from django.test import Client
from django.urls import reverse

from articles import corrections
from articles.mistakes.models import MistakeReport
from articles.models import Correction
from korner.moderation.cases import case_of
from korner.moderation.models import Case, State
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db
WORDS = "Köprü 2009’da değil, 2019’da açıldı."


def send(client, row, text=WORDS, *, path="/hata-bildir/", script=True, **data):
    token = client.get("/parca/bilet/").json()["token"]
    headers = {"HX-Request": "true"} if script else {}
    return client.post(f"{path}{row.pk}/", {"text": text, "token": token, **data}, headers=headers)


def test_a_report_waits_in_the_queue_with_all_its_words(client):
    row = ArticleFactory(headline_tr="Köprü açıldı")
    page = client.get(f"/hata-bildir/{row.pk}/")
    assert page["Cache-Control"] == "no-store"
    assert not page.cookies
    answer = send(client, row, passage="2009 yılında açılan köprü", email="okur@example.org")
    assert answer.status_code == 200
    assert "Teşekkür" in answer.text
    found = MistakeReport.objects.get()
    case = case_of(found)
    assert case.state == State.PENDING
    assert case.language == "tr"
    assert found.case_title() == "Köprü açıldı"
    assert WORDS in found.case_text()


def test_sent_twice_it_is_stored_once(client):
    row = ArticleFactory()
    for _time in range(3):
        assert send(client, row).status_code == 200
    assert MistakeReport.objects.count() == Case.objects.count() == 1
    send(Client(), row)
    assert MistakeReport.objects.count() == 2


@pytest.mark.parametrize("text", ["", "   ", "\x00\x00", "x" * 100_000, "\u202e\u200b"])
@pytest.mark.parametrize(("path", "words"), [("/hata-bildir/", "bulamayız"), ("/fr/signaler-une-erreur/", "chercher")])
def test_what_cannot_be_taken_comes_back_filled_with_words_at_the_field(text, path, words, client):
    row = ArticleFactory()
    answer = send(client, row, text, path=path, passage="Burada duruyor")
    assert answer.status_code == 422
    assert "Burada duruyor" in answer.text
    assert 'aria-invalid="true"' in answer.text
    if len(text) < 100:
        assert words in answer.text
    assert not MistakeReport.objects.exists()
    assert not Case.objects.exists()


def test_tricks_of_writing_are_taken_out(client):
    row = ArticleFactory()
    send(client, row, "Z" + "\u0335" * 40 + "ar\u202eyı\x00ş <script>alert(1)</script>")
    text = MistakeReport.objects.get().text
    assert text.count("\u0335") <= 3
    assert "\x00" not in text
    assert "\u202e" not in text
    assert "<script>" in text  # kept as it was written: whoever shows it, escapes it


def test_a_story_nobody_sees_takes_no_report(client):
    assert send(client, ArticleFactory(draft=True)).status_code == 404


def test_an_editor_makes_a_correction_of_it_and_the_two_are_tied(staff, client):
    row = ArticleFactory()
    send(Client(), row)
    found = MistakeReport.objects.get()
    editor = staff("editor")
    page = reverse("admin:mistakes_mistakereport_change", args=[found.pk])
    assert WORDS in client.get(page).text
    answer = client.post(reverse("admin:mistakes_mistakereport_correct", args=[found.pk]))
    assert answer["Location"] == f"{reverse('admin:articles_correction_add')}?article={row.pk}"
    corrections.write(Correction(article=row, text_tr="Yıl yanlıştı."), by=editor)
    found.refresh_from_db()
    assert found.correction == Correction.objects.get()
    assert found.state == State.APPROVED


@pytest.mark.parametrize(
    ("role", "reads", "corrects"),
    [
        ("journalist", False, False),
        ("translator", False, False),
        ("editor", True, True),
        ("moderator", True, False),
        ("chief", True, True),
    ],
)
def test_reports_are_read_by_editors_and_moderators_and_corrected_by_who_may_publish(
    role, reads, corrects, staff, client
):
    send(Client(), ArticleFactory())
    found = MistakeReport.objects.get()
    staff(role)
    for name in ("changelist", "change", "history"):
        args = [] if name == "changelist" else [found.pk]
        status = client.get(reverse(f"admin:mistakes_mistakereport_{name}", args=args)).status_code
        assert (status == 200) == reads or name == "history", name
    status = client.post(reverse("admin:mistakes_mistakereport_correct", args=[found.pk])).status_code
    assert status == (302 if corrects else 403)


def test_after_its_time_nothing_of_it_is_left(client, clock):
    from korner.models import ObjectKey
    from korner.moderation.periodic import JOBS as OF_THE_QUEUE
    from korner.site.periodic import JOBS

    def run_all():
        for job in [*JOBS, *OF_THE_QUEUE]:
            job.run()

    send(client, ArticleFactory(), email="okur@example.org")
    clock.move_to("2027-05-25 12:00")
    run_all()
    assert MistakeReport.objects.exists()
    clock.move_to("2027-05-26 18:01")
    run_all()
    assert not MistakeReport.objects.exists()
    assert not Case.objects.exists()
    assert not ObjectKey.objects.exists()
