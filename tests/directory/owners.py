"""How the tests add, claim and change firms, as a browser and a letter box would."""

import re
from itertools import count

from django.core import mail
from django.utils import timezone

from korner.moderation import steps
from korner.moderation.cases import case_of
from korner.moderation.ladder import Judgement
from korner.moderation.models import State
from korner.places.models import Place
from tests.factories import PlaceFactory
from tests.pages import parse
from widgets.directory.models import Firm, Trade

FORM = {"tr": "/firma-ekle/", "fr": "/fr/ajouter-une-entreprise/"}
LINK = {"tr": "/firma-ekle/baglanti/", "fr": "/fr/ajouter-une-entreprise/lien/"}
OWNER = "sahibi@example.org"
IMMEDIATE = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": ["default"]}}
numbers = count(1)


def TradeFactory(**words):  # called like the other factories
    """A trade with a name in both languages."""
    number = next(numbers)
    return Trade.objects.create(**{"name_tr": f"Meslek {number}", "name_fr": f"Métier {number}", **words})


def schaerbeek():
    """The commune of the tests."""
    return Place.objects.filter(key="be-21015").first() or PlaceFactory(
        key="be-21015", name_tr="Schaerbeek", name_fr="Schaerbeek", name_nl="Schaarbeek", postcodes=["1030"]
    )


def FirmFactory(*, owner="", state=State.APPROVED, **words):  # called like the other factories
    """An entry readers see: of the desk, or with `owner` (an e-mail) that of somebody who answered his letter."""
    words = {"name": f"Fırın {next(numbers)}", "language": "tr", "place": schaerbeek(), **words}
    if owner:
        words = {"owner_email": owner, "confirmed_at": timezone.now(), "owner_language": words["language"], **words}
    firm = Firm(**words)
    steps.submit(firm, Judgement(state))
    return firm


def opened(client, path=FORM["tr"]):
    """The hidden fields of the form on a page."""
    return hidden(parse(client.get(path)))


def hidden(document):
    """The hidden fields of the page's own form."""
    fields = document.xpath("//main//form//input[@type='hidden']")
    return {field.get("name"): field.get("value") or "" for field in fields}


def filled_in(**fields):
    """What somebody types who fills in the form."""
    trade = Trade.objects.first() or TradeFactory()
    schaerbeek()
    return {
        "name": "Emirdağ Fırını",
        "trade": trade.pk,
        "place": "Schaerbeek",
        "phones": "02 555 01 00",
        "languages": ["tr", "fr"],
        "owner_email": OWNER,
        **fields,
    }


def send(client, path=FORM["tr"], carried=None, **fields):
    """Send a new firm; `carried` are the form's hidden fields, None for those of a form opened now."""
    carried = opened(client, path) if carried is None else carried
    return client.post(path, {**carried, **filled_in(**fields)})


def link(letter=None):
    """The first path in the last letter (or in `letter`)."""
    return re.findall(r"http://testserver(/\S+)", (letter or mail.outbox[-1]).body)[0]


def owners_link(letter=None):
    """The owner's link in the last letter."""
    found = re.findall(r"http://testserver(\S*/(?:benim|la-mienne)/\S+)", (letter or mail.outbox[-1]).body)
    return found[0]


def press(client, path, **fields):
    """Press the button on a page."""
    return client.post(path, {**opened(client, path), **fields})


def decide(thing, state, by=None, **why):
    """Let a moderator decide on the case of `thing`; returns the thing as it stands then."""
    steps.decide(case_of(thing), state, by=by, **why)
    return type(thing).objects.get(pk=thing.pk)
