"""The desk's own tables, one file a matter; imported here for Django to find them."""

from korner.desk.models.draft import Draft
from korner.desk.models.lock import Lock
from korner.desk.models.presence import Presence

__all__ = ["Draft", "Lock", "Presence"]
