"""What a check can say of a story, and by which names the settings of the paper know the checks."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

INFO, HOLDS = "info", "holds"

# (code, words in the settings), in the order of the list beside the buttons.
RULES = [
    ("slug_missing", _("The address cannot be made of the headline")),
    ("no_lead", _("No lead")),
    ("headline_long_card", _("Headline too long for share cards")),
    ("headline_long_search", _("Headline too long for search results")),
    ("no_picture", _("No lead picture")),
    ("alt_missing", _("Alternative text of a picture missing")),
    ("rights_ended", _("Rights of a picture have ended")),
    ("todo_marks", _("A mark such as XXX or TK left in the text")),
    ("quotes_open", _("Quotation marks not closed")),
    ("french_spaces", _("French spaces before : ; ! ? missing")),
    ("two_spaces", _("Two spaces in a row")),
    ("long_paragraph", _("Very long paragraph")),
    ("link_broken", _("Link within the site that readers cannot open")),
    ("translation_missing", _("The other language is not ready")),
    ("translation_outdated", _("The other language is older than the original")),
]
ORDER = {code: place for place, (code, _words) in enumerate(RULES)}


@dataclass(frozen=True)
class Problem:
    """One thing to look at.

    `severity` is "info" or "holds", `field` the form's field it is in ("headline_tr", "picture"), `language` "tr", "fr"
    or "" for the whole story, `words` a sentence for the desk.
    """

    code: str
    field: str
    language: str
    words: str
    severity: str = INFO

    @property
    def holds(self):
        """Whether the story is not published because of it."""
        return self.severity == HOLDS

    def as_data(self):
        """As plain data for the browser."""
        return {
            "code": self.code,
            "severity": self.severity,
            "field": self.field,
            "language": self.language,
            "words": self.words,
        }
