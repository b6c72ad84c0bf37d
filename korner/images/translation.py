"""Which words of a picture exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from korner.images.models import Asset


@register(Asset)
class AssetTranslation(TranslationOptions):
    fields = ("alt",)
    empty_values = ""
