"""Rates and changes as the page's language writes them."""

from django import template

from widgets.markets import words

register = template.Library()


@register.filter
def rate(value, symbol):
    """A value of a symbol: {{ quote.rate.value|rate:quote.instrument.symbol }}."""
    return words.in_words(value, symbol)


@register.filter
def exact_rate(value, symbol):
    """The same with its places, thousands too."""
    return words.in_words(value, symbol, whole=False)


@register.filter
def currency(symbol):
    """The sign of the currency a symbol is quoted in."""
    return words.sign_of(symbol)


@register.filter
def percent(change):
    """A change in per cent with its sign."""
    return words.percent_in_words(change)
