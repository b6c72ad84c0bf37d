"""The tables of the search: what is found by, and what the desk knows of it."""

from korner.search.models.desk import PromotedResult, Sought
from korner.search.models.document import SearchDocument, SearchTerms, SearchText, Vocabulary

__all__ = ["PromotedResult", "SearchDocument", "SearchTerms", "SearchText", "Sought", "Vocabulary"]
