"""What the desk itself keeps; each thing stands in a file of its own."""

from korner.desk.models.notice import Notice

__all__ = ["Notice"]
