"""Which words of pharmacies exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from widgets.pharmacies.models import DutyWords, Pharmacy


@register(Pharmacy)
class PharmacyTranslation(TranslationOptions):
    fields = ("note",)


@register(DutyWords)
class DutyWordsTranslation(TranslationOptions):
    fields = ("late", "unchecked", "unchecked_turkey")
