"""Answers of the search as a test wants them, whatever stands in the index."""

from korner.search.question import FacetValue, Hit

FACETS = {
    "language": [FacetValue("tr", "Türkçe", 8), FacetValue("fr", "Fransızca", 4)],
    "section": [FacetValue("gundem", "Gündem", 7), FacetValue("saglik", "Sağlık", 5)],
    "year": [FacetValue("2026", "2026", 9), FacetValue("2025", "2025", 3)],
}

# Of a kind that no app knows: it is counted and cannot be shown.
STRANGE = Hit("strange", 1, "tr", "Bir başlık", "", None, 1.0)


class Answers:
    """Stands for the index: gives `answer` to every question and keeps what it was asked."""

    def __init__(self, answer):
        self.answer = answer
        self.questions = []

    def __call__(self, question):
        self.questions.append(question)
        return self.answer

    @property
    def question(self):
        """The last question."""
        return self.questions[-1]
