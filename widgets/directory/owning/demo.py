"""Made-up firms that wait for a moderator: one that was just sent, a change of an entry, a claim of another. Safe to repeat."""

from django.utils import timezone

from korner.moderation.ladder import Judgement
from korner.moderation.models import State
from korner.moderation.steps import submit
from korner.places.models import Place
from widgets.directory.models import Firm, FirmChange, FirmClaim, Trade
from widgets.directory.owning import claiming, values

SENDER, OWNER, CLAIMANT = "gonderen@example.org", "sahibi@example.org", "benim@example.org"
PLACE = "be-21015"


def fill():
    """Let them wait where they are missing; says what waits. Needs trades and entries (widgets.directory.demo)."""
    place, trade = Place.objects.filter(key=PLACE).first(), Trade.objects.order_by("pk").last()
    if place is None or trade is None:
        return "no firm waits: there are no places or trades"
    if not Firm.objects.filter(owner_email=SENDER).exists():
        send(place, trade)
    free = Firm.objects.visible().filter(owner_email="").order_by("pk")
    if not FirmChange.objects.exists() and free.exists():
        change(free[0])
    if not FirmClaim.objects.exists() and free.exists():
        claim(free[0])
    return "a firm, a change and a claim wait"


def send(place, trade):
    """A firm whose letter was answered."""
    firm = Firm(
        name="Deneme Terzi",
        place=place,
        address="Rue Inventée 12",
        postcode="1030",
        phones=["+3225550142"],
        languages=["tr", "fr"],
        about_tr="Paça, fermuar, tadilat; iki günde hazır.",
        about_fr="Ourlets, fermetures, retouches ; prêt en deux jours.",
        language="tr",
        owner_language="tr",
        owner_email=SENDER,
        confirmed_at=timezone.now(),
    )
    submit(firm, Judgement(State.PENDING))
    firm.trades.add(trade)


def change(firm):
    """An entry with an owner who wants other words."""
    claiming.own(firm, OWNER, "fr")
    stands = values.now(firm)
    wanted = {**stands, "phones": ["+3225550143"], "about_fr": "Nous avons déménagé : même rue, numéro 14."}
    submit(FirmChange(firm=firm, values=wanted, base=stands, language="fr"), Judgement(State.PENDING))


def claim(firm):
    """Somebody says that an entry is his firm's."""
    words = "Adım işletme kaydında yazıyor; dükkândaki telefonu ben açarım."
    made = FirmClaim(firm=firm, email=CLAIMANT, words=words, phone="+3225550144", language="tr")
    made.confirmed_at = timezone.now()
    submit(made, Judgement(State.PENDING))
