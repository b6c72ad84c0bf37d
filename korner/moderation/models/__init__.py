"""The tables of the queue: what waits, what was decided, who is banned, what was noted, which words let a text wait."""

from korner.moderation.models.ban import Ban
from korner.moderation.models.case import Case, CaseNote, Decision
from korner.moderation.models.moderated import Moderated
from korner.moderation.models.states import State
from korner.moderation.models.words import WordList

__all__ = ["Ban", "Case", "CaseNote", "Decision", "Moderated", "State", "WordList"]
