"""The services that know the pharmacies on duty in Türkiye. Both want a key, and neither is asked until somebody says so."""

from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from korner.fetching.sources import Ask, Source
from korner.text.slugs import slugify
from widgets.pharmacies import answers, taking_answers

COLLECTAPI, NOSYAPI = (
    "https://api.collectapi.com/health/dutyPharmacy",
    "https://www.nosyapi.com/apiv2/service/pharmacies-on-duty",
)
CENTRE = "Merkez"
EVERY = timedelta(hours=6)  # each question costs: the list changes once a day
TERMS = _(
    "Needs a key; each question is paid for. Only the districts chosen under “Words around the list” are asked for."
)


def asks_collectapi():
    """A question for each district, with the names as the service writes them; the key stands in a header."""
    headers = {"authorization": f"apikey {settings.COLLECTAPI_KEY}", "content-type": "application/json"}
    for place in asked_now():
        names = {"il": (place.parent or place).name_tr, "ilce": own_name(place)}
        yield Ask(f"{COLLECTAPI}?{urlencode(names)}", place.key, headers)


def asks_nosyapi():
    """The same with small plain letters, and the key in the header that this service wants.

    How it joins the words of a district is said nowhere: of one with several (19 Mayıs) the whole province is asked for, which
    costs the same, and what is not of the district is left out (`take_nosyapi`).
    """
    headers = {"X-NSYP": settings.NOSYAPI_KEY}
    for place in asked_now():
        names = {"city": slugify((place.parent or place).name_tr)}
        if district := one_word(place):
            names["district"] = district
        yield Ask(f"{NOSYAPI}?{urlencode(names)}", place.key, headers)


def own_name(place):
    """What the services call a district: "Afyonkarahisar Merkez" is plain "Merkez" below its province."""
    return CENTRE if place.parent and place.name_tr == f"{place.parent.name_tr} {CENTRE}" else place.name_tr


def one_word(place):
    """The name of a district in small plain letters, "" where it has several words."""
    word = slugify(own_name(place))
    return "" if "-" in word else word


def asked_now():
    """The districts to be asked for; none while the services change their lists."""
    return [] if taking_answers.between_lists(timezone.now()) else taking_answers.districts()


def take_collectapi(answer):
    return taking_answers.take(answer, answers.collectapi(answer.body), "CollectAPI")


def take_nosyapi(answer):
    whole_province = "district" not in parse_qs(urlsplit(answer.ask.url).query)
    return taking_answers.take(answer, answers.nosyapi(answer.body), "NosyAPI", whole_province=whole_province)


SOURCES = [
    Source(
        name="collectapi",
        words=_("CollectAPI – pharmacies on duty in Türkiye"),
        asks=asks_collectapi,
        take=take_collectapi,
        every=EVERY,
        at_latest=taking_answers.next_list,
        on=False,
        key_setting="COLLECTAPI_KEY",
        terms=TERMS,
        home="https://collectapi.com/",
    ),
    Source(
        name="nosyapi",
        words=_("NosyAPI – pharmacies on duty in Türkiye"),
        asks=asks_nosyapi,
        take=take_nosyapi,
        every=EVERY,
        at_latest=taking_answers.next_list,
        on=False,
        key_setting="NOSYAPI_KEY",
        terms=TERMS,
        home="https://www.nosyapi.com/",
    ),
]
