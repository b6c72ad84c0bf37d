"""How a rate is written in the language of the page: "42,11", "5.870,25", "1 234,5 %"."""

from babel.numbers import format_decimal

from korner.languages import page_language
from widgets.markets.models import Symbol

# Lira for a euro or dollar have two places, ratios of currencies four; gold is told in whole lira from a thousand on.
FOUR_PLACES = {Symbol.EUR_USD, Symbol.EUR_GBP, Symbol.EUR_CHF}
SIGNS = {
    Symbol.EUR_USD: "$",
    Symbol.EUR_GBP: "£",
    Symbol.EUR_CHF: "CHF",
    Symbol.OUNCE_USD: "$",
}
LIRA = "₺"
WHOLE_FROM = 1000
LOCALES = {"tr": "tr_TR", "fr": "fr_BE"}


def in_words(value, symbol, *, whole=True):
    """The number (Decimal) of a symbol as the page's language writes it, without currency. `whole`: 5.870, else 5.870,25."""
    places = "0000" if symbol in FOUR_PLACES else "" if whole and value >= WHOLE_FROM else "00"
    pattern = f"#,##0.{places}" if places else "#,##0"
    # A narrow no-break space between thousands in French: fonts that lack it show a box; a plain no-break space is in all.
    return format_decimal(value, pattern, locale=LOCALES[page_language()]).replace("\u202f", "\u00a0")


def sign_of(symbol):
    """The sign of the currency that a symbol is quoted in."""
    return SIGNS.get(symbol, LIRA)


def percent_in_words(change):
    """A change in per cent (Decimal) with its sign: "+0,35 %", in Turkish "%+0,35" is written "+%0,35"."""
    number = format_decimal(abs(change), "0.00", locale=LOCALES[page_language()])
    sign = "+" if change > 0 else "−" if change < 0 else ""
    return f"{sign}%{number}" if page_language() == "tr" else f"{sign}{number}\u00a0%"
