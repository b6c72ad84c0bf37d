"""What the station said."""

from django.db import models


class Reading(models.Model):
    """One value of one day."""

    no_page_shows = True

    code = models.CharField(max_length=10, unique=True)
    value = models.DecimalField(max_digits=12, decimal_places=4)
    day = models.DateField()
    asked_at = models.DateTimeField()

    def __str__(self):
        return self.code
