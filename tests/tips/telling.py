"""How the tests tell the newsroom something, as a browser would."""

import re
from datetime import timedelta

from django.utils import timezone

from korner.moderation.ladder import Judgement
from korner.moderation.models import State
from korner.moderation.steps import submit
from tests.factories import picture_upload
from tests.pages import parse
from widgets.tips import pictures, receipts
from widgets.tips.models import Tip

FORM = {"tr": "/haber-gonder/", "fr": "/fr/envoyer-une-info/"}
STATUS = {"tr": "/haber-gonder/durum/", "fr": "/fr/envoyer-une-info/suivi/"}
TEXT = "Meydandaki ışık üç gündür yanmıyor."
SHAPE = re.compile(r"^[A-HJKMNP-TV-Z]{4}(-[A-HJKMNP-TV-Z]{4}){3}$")


def opened(client, path=FORM["tr"]):
    """The hidden fields of a form that was just opened."""
    document = parse(client.get(path))
    return hidden(document)


def hidden(document):
    """The hidden fields of the page's own form."""
    fields = document.xpath("//main//form//input[@type='hidden']")
    return {field.get("name"): field.get("value") or "" for field in fields}


def send(client, path=FORM["tr"], carried=None, **fields):
    """Send a form; `carried` are its hidden fields, None for those of a form opened now."""
    return client.post(path, {**(opened(client, path) if carried is None else carried), "text": TEXT, **fields})


def receipt_on(answer):
    """The number of the receipt on the page of thanks."""
    (found,) = parse(answer).xpath("//p[@class='receipt']")
    number = found.text_content().rpartition(":")[2].strip()
    assert SHAPE.match(number), number
    return number


def ask_after(client, number, path=STATUS["tr"], **fields):
    """Ask what became of the tip with this receipt."""
    return client.post(path, {**opened(client, path), "number": number, **fields})


def desk(tip):
    """The address of the page on which the desk reads a tip."""
    return f"/admin/tips/tip/{tip.pk}/change/"


def TipFactory(*, images=0, receipt="", days_ago=0, state=State.PENDING, **words):  # called like the other factories
    """A tip in the desk's inbox with so many pictures."""
    kept = receipts.kept(receipt or receipts.receipt_of(receipts.SENDING.new()))
    words = {"text": TEXT, "language": "tr", **words}
    tip = Tip(receipt=kept, created_at=timezone.now() - timedelta(days=days_ago), **words)
    submit(tip, Judgement(state))
    for number in range(images):
        pictures.store(pictures.safe_copy(picture_upload(colour=(20 * number, 9, 9))), tip=tip).save()
    return tip
