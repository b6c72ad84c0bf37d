"""What stands under a headline in the list on a telephone, where the other columns have no place."""

from django.utils.html import format_html

from articles.admin.standing import standing


def facts(article):
    """Status, languages, section and time of a story in one line, as HTML."""
    from korner.templatetags.korner import when_short

    code, words = standing(article)
    shown = [language.upper() for language in ("tr", "fr") if article.translation(language) != "missing"]
    moment = format_html(" · {}", when_short(article.publish_at)) if article.publish_at else ""
    return format_html(
        '<span class="desk-facts"><span class="desk-state desk-state-{}">{}</span> {} · {}{}</span>',
        code,
        words,
        " ".join(shown),
        article.category.desk_name,
        moment,
    )
