"""What the desk itself keeps; each thing stands in a file of its own."""

from korner.desk.models.note import Mention, Note
from korner.desk.models.undo import Undo

__all__ = ["Mention", "Note", "Undo"]
