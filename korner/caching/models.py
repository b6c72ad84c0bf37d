"""What the page store must not lose: purges that are under way, and the moments at which time changes a page."""

from django.db import models


class Purge(models.Model):
    """Tags that were touched: written with the row that changed, gone when every store has confirmed.

    `tags` holds "*" when every page is old. `edges` are the addresses that have not confirmed; None: nobody was asked yet.
    """

    no_page_shows = True

    tags = models.JSONField()
    hard = models.BooleanField(default=False)
    edges = models.JSONField(null=True)
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "purge"

    def __str__(self):
        return " ".join(self.tags)


class Moment(models.Model):
    """A moment to come at which pages that show `tag` change by themselves; `source` is the row that brings it about."""

    no_page_shows = True

    source = models.CharField(max_length=60, db_index=True)
    tag = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        verbose_name = "moment"
        indexes = [
            models.Index(fields=["tag", "at"], name="moment_of_tag"),
            models.Index(fields=["at"], name="moment_at"),
        ]

    def __str__(self):
        return f"{self.tag} {self.at}"
