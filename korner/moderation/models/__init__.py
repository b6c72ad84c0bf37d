"""The tables of the queue: what waits, what was decided, who is banned, what moderators noted."""

from korner.moderation.models.ban import Ban
from korner.moderation.models.case import Case, CaseNote, Decision
from korner.moderation.models.moderated import Moderated
from korner.moderation.models.states import State

__all__ = ["Ban", "Case", "CaseNote", "Decision", "Moderated", "State"]
