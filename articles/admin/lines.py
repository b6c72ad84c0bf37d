"""What stands under a headline in the list on a telephone, where the other columns have no place."""

from django.utils.html import format_html

from articles.admin.standing import standing
from articles.assigning import given_to


def facts(article):
    """Status, languages, section and time of a story, and whom it was given to, in one line, as HTML."""
    from korner.templatetags.korner import when_short

    code, words = standing(article)
    shown = [language.upper() for language in ("tr", "fr") if article.translation(language) != "missing"]
    moment = format_html(" · {}", when_short(article.publish_at)) if article.publish_at else ""
    return format_html(
        '<span class="desk-facts"><span class="desk-state desk-state-{}">{}</span> {} · {}{}{}</span>',
        code,
        words,
        " ".join(shown),
        article.category.desk_name,
        moment,
        said(" · ", given_to(article)),
    )


def writers(article):
    """The names above a story, and whom it was given to; of a row of the list, as HTML."""
    names = ", ".join(line.author.name for line in article.desk_bylines)
    given = given_to(article)
    return format_html('{} <span class="desk-given">{}</span>', names, given) if given else names or "—"


def said(before, words):
    """`words` with what parts them from others; "" where there are none."""
    return f"{before}{words}" if words else ""
