"""What the desk itself keeps; one file for each thing."""

from korner.desk.models.preview import PreviewLink

__all__ = ["PreviewLink"]
