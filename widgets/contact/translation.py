"""Which words of topics exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from widgets.contact.models import ContactTopic


@register(ContactTopic)
class ContactTopicTranslation(TranslationOptions):
    fields = ("name",)
