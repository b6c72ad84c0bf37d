"""The desk's own tables, one module for each part of it."""

from korner.desk.models.audit import AuditEntry
from korner.desk.models.draft import Draft
from korner.desk.models.lock import Lock
from korner.desk.models.note import Mention, Note
from korner.desk.models.notice import Notice
from korner.desk.models.presence import Presence
from korner.desk.models.preview import PreviewLink
from korner.desk.models.undo import Undo

__all__ = ["AuditEntry", "Draft", "Lock", "Mention", "Note", "Notice", "Presence", "PreviewLink", "Undo"]
