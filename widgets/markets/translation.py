"""Which words of quotations exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from widgets.markets.models import Instrument


@register(Instrument)
class InstrumentTranslation(TranslationOptions):
    fields = ("name", "short", "slug")
