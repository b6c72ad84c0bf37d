"""The desk's own tables, one module for each part of it."""

from korner.desk.models.audit import AuditEntry
from korner.desk.models.notice import Notice

__all__ = ["AuditEntry", "Notice"]
