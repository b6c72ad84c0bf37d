"""Which words of a poll exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from widgets.polls.models import Poll, PollOption


@register(Poll)
class PollTranslation(TranslationOptions):
    fields = ("question", "slug", "intro")


@register(PollOption)
class PollOptionTranslation(TranslationOptions):
    fields = ("words",)
