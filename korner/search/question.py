"""What a reader asks of the search, and what is answered: the words between the page and the index."""

from dataclasses import dataclass, field
from datetime import datetime

PER_PAGE = 20
FACETS = ("language", "kind", "section", "author", "year")
COUNTED = 5_000  # facets and totals are counted over at most so many documents


@dataclass(frozen=True)
class Question:
    """The words as typed, the language of the page, and the facets chosen (None: any). `page` counts from 1."""

    words: str
    page_language: str
    language: str | None = None
    kind: str | None = None
    section: str | None = None
    author: str | None = None
    year: str | None = None
    page: int = 1


@dataclass(frozen=True)
class Hit:
    """One thing found, in the language of its best document. `headline` and `excerpt` are safe HTML with <mark>."""

    kind: str
    object_id: int
    language: str
    headline: str
    excerpt: str
    published: datetime | None
    score: float


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet: what stands in the address, what is shown, and how many hits have it."""

    value: str
    label: str
    count: int


@dataclass
class Answer:
    """What is shown for a question. `capped`: there are at least COUNTED hits, total and facets count so many of them."""

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    capped: bool = False
    facets: dict[str, list[FacetValue]] = field(default_factory=dict)
    has_next: bool = False
    suggestion: str = ""  # "did you mean": the words corrected by the paper's own; "" when there is nothing nearer
