"""Two kinds of things that readers send: letters, and postcards with a picture."""

from django.db import models

from korner.moderation.models import Moderated


class Letter(Moderated):
    """A text under a story."""

    no_page_shows = True

    story = models.CharField(max_length=200)
    name = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    told = models.JSONField(default=list)  # what `decided()` was told

    class Meta:
        verbose_name = "letter"

    def __str__(self):
        return self.story

    def case_text(self):
        return self.text

    def case_writer(self):
        return self.name

    def case_address(self):
        return "/haber-1/"

    def decided(self, before, *, by):
        self.told = [*self.told, [before, self.state, by.pk if by else None]]
        self.save(update_fields=["told"])


class Postcard(Moderated):
    """A picture with a few words, which come from a second table."""

    no_page_shows = True

    text = models.TextField()

    class Meta:
        verbose_name = "postcard"

    def __str__(self):
        return f"postcard {self.pk}"

    @classmethod
    def for_queue(cls, numbers):
        return {card.pk: card for card in cls.objects.filter(pk__in=numbers).prefetch_related("stamps")}

    def case_text(self):
        return self.text

    def case_pictures(self):
        return [("/static/icons/sprite.svg", stamp.words) for stamp in self.stamps.all()]


class Stamp(models.Model):
    """What sticks on a postcard."""

    no_page_shows = True

    card = models.ForeignKey(Postcard, models.CASCADE, related_name="stamps")
    words = models.CharField(max_length=80)
