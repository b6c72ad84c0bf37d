"""How a poll is named to search engines (schema.org): a question with the answers that were offered."""

from django.utils import timezone
from django.utils.translation import gettext as _

from korner.addresses import reverse_in
from korner.site.structured_data import publisher
from korner.syndication import structured
from korner.syndication.plain import absolute


def poll_data(poll, options, tally, paper, language):
    """The Question and the BreadcrumbList of a poll's page; votes are told where the page shows them."""
    url = absolute(poll.url_in(language))
    question = structured.pruned(
        {
            "@type": "Question",
            "@id": f"{url}#poll",
            "url": url,
            "name": poll.question_in(language),
            "text": poll.intro_in(language) or poll.question_in(language),
            "inLanguage": language,
            "datePublished": timezone.localtime(poll.starts_at).isoformat(timespec="seconds"),
            "answerCount": len(options),
            "publisher": publisher(paper, language),
            "suggestedAnswer": [
                structured.pruned(
                    {
                        "@type": "Answer",
                        "text": option.words_in(language),
                        "upvoteCount": (option.votes or None) if tally else None,
                    }
                )
                for option in options
            ],
        }
    )
    return structured.document(question, structured.breadcrumbs(language, *trail(language, poll)))


def list_data(language):
    """The BreadcrumbList of the list of polls."""
    return structured.document(structured.breadcrumbs(language, *trail(language)))


def trail(language, poll=None):
    """(name, path) of the list, and of a poll."""
    return [
        (_("Polls"), reverse_in(language, "polls")),
        *([(poll.question_in(language), poll.url_in(language))] if poll else []),
    ]
