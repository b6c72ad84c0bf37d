"""Whom the house asks for rates (korner.fetching)."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from korner.fetching.sources import Ask, Source
from widgets.markets import ecb, goldapi, tcmb
from widgets.markets.storing import take_ecb, take_goldapi, take_tcmb

SOURCES = [
    Source(
        name="ecb",
        words=_("ECB – reference rates of the euro"),
        asks=lambda: [Ask(ecb.URL)],
        take=take_ecb,
        every=timedelta(hours=1),
        most_bytes=100_000,
        terms=_("Free to use; the source is named beside every value."),
        home="https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/",
    ),
    Source(
        name="tcmb",
        words=_("TCMB – rates in lira"),
        asks=lambda: [Ask(tcmb.URL)],
        take=take_tcmb,
        every=timedelta(hours=1),
        on=False,
        most_bytes=200_000,
        terms=_("May be quoted with its source. Commercial use wants the written permission of the bank beforehand."),
        home="https://www.tcmb.gov.tr/kurlar/kurlar_tr.html",
    ),
    Source(
        name="goldapi",
        words=_("GoldAPI – price of an ounce of gold"),
        asks=lambda: [Ask(goldapi.URL, headers={goldapi.KEY_HEADER: settings.GOLDAPI_KEY})],
        take=take_goldapi,
        every=timedelta(hours=6),
        key_setting="GOLDAPI_KEY",
        most_bytes=20_000,
        terms=_("A paid service with a key of the paper’s own; without it the price is typed at the desk."),
        home="https://www.goldapi.io/",
    ),
]
