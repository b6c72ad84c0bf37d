"""The quotations a paper begins with; names, order and what is shown are the desk's from then on."""

from django.db import transaction

from korner.search import indexing
from widgets.markets.models import Instrument, Symbol

# symbol: (Turkish name, short), (French name, short), slugs, in the strip
FIRST = {
    Symbol.USD_TRY: (("ABD doları", "Dolar"), ("Dollar américain", "Dollar"), ("dolar", "dollar"), True),
    Symbol.EUR_TRY: (("Avro", "Avro"), ("Euro", "Euro"), ("avro", "euro"), True),
    Symbol.GRAM_TRY: (("Gram altın", "Gram altın"), ("Gramme d’or", "Or (g)"), ("gram-altin", "gramme-or"), True),
    Symbol.QUARTER_TRY: (
        ("Çeyrek altın", "Çeyrek"),
        ("Quart d’or (çeyrek)", "Çeyrek"),
        ("ceyrek-altin", "quart-or-ceyrek"),
        True,
    ),
    Symbol.EUR_USD: (
        ("Avro/dolar", "Avro/dolar"),
        ("Euro en dollars", "Euro/dollar"),
        ("avro-dolar", "euro-dollar"),
        False,
    ),
    Symbol.EUR_GBP: (
        ("Avro/sterlin", "Avro/sterlin"),
        ("Euro en livres sterling", "Euro/livre"),
        ("avro-sterlin", "euro-livre"),
        False,
    ),
    Symbol.EUR_CHF: (
        ("Avro/İsviçre frangı", "Avro/frank"),
        ("Euro en francs suisses", "Euro/franc suisse"),
        ("avro-frank", "euro-franc-suisse"),
        False,
    ),
}


@transaction.atomic
def begin():
    """Make the quotations that were never there; returns how many. One that the desk deleted comes back: it is switched off."""
    known = set(Instrument.objects.values_list("symbol", flat=True))
    for place, (symbol, ((tr, short_tr), (fr, short_fr), (slug_tr, slug_fr), in_strip)) in enumerate(FIRST.items()):
        if symbol in known:
            continue
        made = Instrument.objects.create(
            symbol=symbol,
            name_tr=tr,
            name_fr=fr,
            short_tr=short_tr,
            short_fr=short_fr,
            slug_tr=slug_tr,
            slug_fr=slug_fr,
            order=(place + 1) * 10,
            in_strip=in_strip,
        )
        indexing.write(made)
    return len(FIRST) - len(known & FIRST.keys())
