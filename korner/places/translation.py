"""Which words of a place exist in both languages. (Its Dutch name is a column of its own: the paper has no Dutch pages.)"""

from modeltranslation.translator import TranslationOptions, register

from korner.places.models import Place


@register(Place)
class PlaceTranslation(TranslationOptions):
    fields = ("name", "slug")
