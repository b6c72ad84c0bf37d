"""The services that know the pharmacies on duty in Türkiye. Both want a key, and neither is asked until somebody says so."""

from datetime import timedelta
from urllib.parse import urlencode

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
EVERY = timedelta(hours=6)  # each question costs: the list changes once a day
TERMS = _(
    "Needs a key; each question is paid for. Only the districts chosen under “Words around the list” are asked for."
)


def asks_collectapi():
    """A question for each district, with the names as the service writes them; the key stands in a header."""
    headers = {"authorization": f"apikey {settings.COLLECTAPI_KEY}", "content-type": "application/json"}
    for place in asked_now():
        names = {"il": place.parent.name_tr if place.parent else place.name_tr, "ilce": place.name_tr}
        yield Ask(f"{COLLECTAPI}?{urlencode(names)}", place.key, headers)


def asks_nosyapi():
    """The same with small plain letters, and the key in the header that this service wants."""
    headers = {"X-NSYP": settings.NOSYAPI_KEY}
    for place in asked_now():
        names = {"city": slugify((place.parent or place).name_tr), "district": slugify(place.name_tr)}
        yield Ask(f"{NOSYAPI}?{urlencode(names)}", place.key, headers)


def asked_now():
    """The districts to be asked for; none while the services change their lists."""
    return [] if taking_answers.between_lists(timezone.now()) else taking_answers.districts()


def take_collectapi(answer):
    return taking_answers.take(answer, answers.collectapi(answer.body), "CollectAPI")


def take_nosyapi(answer):
    return taking_answers.take(answer, answers.nosyapi(answer.body), "NosyAPI")


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
