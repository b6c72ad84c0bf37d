"""A row with a number that readers raise while the desk writes the rest of it."""

from django.db import models


class Counted(models.Model):
    """A save of a row that is there leaves the columns `counted` alone: only voting writes them, each by one statement.

    Else a form that was read a moment before a vote would write the old number over the new one.
    """

    counted = ()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not self._state.adding and kwargs.get("update_fields") is None:
            kwargs["update_fields"] = [
                field.name
                for field in self._meta.concrete_fields
                if not field.primary_key and field.name not in self.counted
            ]
        super().save(*args, **kwargs)
