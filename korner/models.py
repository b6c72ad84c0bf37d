"""The ground floor's own tables."""

from django.db import models


class PeriodicJob(models.Model):
    """When a periodic job was last taken by a clock."""

    no_page_shows = True

    name = models.CharField(max_length=80, unique=True)
    last_run = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "periodic job"

    def __str__(self):
        return self.name
