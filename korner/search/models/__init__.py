"""The tables of the search: what is found by, and what the desk knows of it."""

from korner.search.models.desk import PromotedResult, Sought
from korner.search.models.desk_terms import DeskTerms
from korner.search.models.document import SearchDocument, SearchTerms, SearchText, Vocabulary

__all__ = ["DeskTerms", "PromotedResult", "SearchDocument", "SearchTerms", "SearchText", "Sought", "Vocabulary"]
