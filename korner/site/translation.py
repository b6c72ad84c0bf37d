"""Which words of the paper as a whole exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from korner.site.models import MenuItem, SiteSettings, StandingPage


@register(SiteSettings)
class SiteSettingsTranslation(TranslationOptions):
    fields = ("name", "tagline", "description", "publisher", "responsible_editor", "address", "hours", "about")


@register(MenuItem)
class MenuItemTranslation(TranslationOptions):
    fields = ("label",)


@register(StandingPage)
class StandingPageTranslation(TranslationOptions):
    fields = ("name", "slug", "lead", "body")
