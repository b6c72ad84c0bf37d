"""Which words of the newsroom's things exist in both languages."""

from modeltranslation.translator import TranslationOptions, register

from articles.models import Article, Category, Correction, Tag, Topic


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ("name", "slug", "description")


@register(Tag)
class TagTranslation(TranslationOptions):
    fields = ("name", "slug")


@register(Topic)
class TopicTranslation(TranslationOptions):
    fields = ("name", "slug", "introduction")


@register(Article)
class ArticleTranslation(TranslationOptions):
    fields = (
        "kicker",
        "headline",
        "slug",
        "lead",
        "body",
        "place",
        "picture_caption",
        "seo_title",
        "seo_description",
        "share_picture",
    )


@register(Correction)
class CorrectionTranslation(TranslationOptions):
    fields = ("text",)
