"""The ground floor's own tables."""

import secrets

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


def new_secret():
    """32 random bytes."""
    return secrets.token_bytes(32)


class ObjectKey(models.Model):
    """The secret with which visitors and addresses of one thing are hashed (korner.visitors).

    `kind` and `number` name the thing ("poll", 12). Deleted at `delete_after`: what was hashed then belongs to nobody.
    """

    no_page_shows = True

    kind = models.CharField(max_length=40)
    number = models.PositiveBigIntegerField()
    secret = models.BinaryField(max_length=32, default=new_secret)
    delete_after = models.DateTimeField(null=True, db_index=True)

    class Meta:
        verbose_name = "key of a thing"
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="one_key_a_thing")]

    def __str__(self):
        return f"{self.kind} {self.number}"


class ActCount(models.Model):
    """How many new visitors of one hashed address acted on a thing on one day."""

    no_page_shows = True

    key = models.ForeignKey(ObjectKey, models.CASCADE)
    act = models.CharField(max_length=20)
    day = models.DateField(db_index=True)
    who = models.CharField(max_length=32)
    number = models.PositiveIntegerField()

    class Meta:
        verbose_name = "count of acts"
        constraints = [models.UniqueConstraint(fields=["key", "act", "day", "who"], name="one_count_a_day")]

    def __str__(self):
        return f"{self.act} {self.day}: {self.number}"
