"""Who has voted, and what for: one ballot a visitor, however often and from wherever it is sent."""

from django.db import models

from widgets.polls.models.option import PollOption
from widgets.polls.models.poll import Poll


class Ballot(models.Model):
    """One visitor's vote. `visitor` is a hash under the poll's own key, and goes with it; no name, no address, no time."""

    no_page_shows = True

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="ballots")
    visitor = models.CharField(max_length=32, null=True)
    options = models.ManyToManyField(PollOption, through="polls.Mark", related_name="ballots")

    class Meta:
        verbose_name = "ballot"
        constraints = [models.UniqueConstraint(fields=["poll", "visitor"], name="one_ballot_a_visitor")]

    def __str__(self):
        return f"{self.poll_id}: {self.pk}"


class Mark(models.Model):
    """One answer on a ballot. An answer that has marks cannot be deleted but with its whole poll."""

    no_page_shows = True

    ballot = models.ForeignKey(Ballot, models.CASCADE, related_name="marks")
    option = models.ForeignKey(PollOption, models.RESTRICT, related_name="marks")

    class Meta:
        verbose_name = "mark on a ballot"
        constraints = [models.UniqueConstraint(fields=["ballot", "option"], name="one_mark_an_answer")]

    def __str__(self):
        return f"{self.ballot_id}: {self.option_id}"
