"""Which words of an author exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from authors.models import Author


@register(Author)
class AuthorTranslation(TranslationOptions):
    fields = ("office", "bio")
