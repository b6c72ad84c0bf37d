"""Which words of the directory exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from widgets.directory.models import Firm, Trade


@register(Trade)
class TradeTranslation(TranslationOptions):
    fields = ("name", "slug")


@register(Firm)
class FirmTranslation(TranslationOptions):
    fields = ("about",)
