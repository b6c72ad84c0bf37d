"""The desk's own tables, one module for each part of it."""

from korner.desk.models.audit import AuditEntry

__all__ = ["AuditEntry"]
