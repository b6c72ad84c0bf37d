"""What the storms need in the paper's own database: a thing to act on, its end, and what was stored of the acts.

A process of its own (`python -m tests.at_once.things`) is told what to do line by line, and answers each with a line of JSON:

    make vote      {"pk", "form", "shown", "numbers", "ways": [fields of the form, …], "again", "open_for"}
    end vote 3     {}
    count vote 3   {"rows", "counted"}

`numbers` finds the numbers on the page `shown`, which together are what was counted; `again` answers whoever did it
before; a form is `open_for` so many seconds before it is sent. Another kind of act joins by a class in ACTS; one whose
things have an end has `end`.
"""

import json
import sys
from datetime import timedelta

QUICK_SECONDS = 3  # korner.moderation.ladder, which cannot be read before Django is ready


class Vote:
    """A vote in a poll of three answers whose result all may see."""

    def make(self):
        from django.utils import timezone

        from widgets.polls.models import Poll, PollOption

        now = timezone.now()
        poll = Poll.objects.create(
            question_tr="Soru?",
            question_fr="Question ?",
            starts_at=now - timedelta(hours=1),
            ends_at=now + timedelta(days=1),
            results=Poll.Results.ALWAYS,
        )
        options = [
            PollOption.objects.create(poll=poll, words_tr=f"Yanıt {n}", words_fr=f"Réponse {n}", order=n)
            for n in range(3)
        ]
        return {
            "pk": poll.pk,
            "form": poll.vote_url_in("tr"),
            "shown": poll.url_in("fr"),
            "numbers": r'class="in-words">(\d+)',
            "ways": [{"answer": option.pk} for option in options],
            "again": 409,
            "open_for": 0,
        }

    def end(self, pk):
        from django.utils import timezone

        from widgets.polls.models import Poll

        poll = Poll.objects.get(pk=pk)
        poll.closed_at = timezone.now()
        poll.save()
        return {}

    def count(self, pk):
        from widgets.polls.models import Mark, Poll
        from widgets.polls.voting import tallies_hold

        poll = Poll.objects.get(pk=pk)
        assert tallies_hold(poll)
        assert Mark.objects.filter(ballot__poll=poll).count() == poll.ballots.count()
        return {"rows": poll.ballots.count(), "counted": poll.voters}


class React:
    """One of the six words under a story. Whoever says another one has still said one."""

    def make(self):
        from articles.reactions.models import Reaction
        from korner.addresses import reverse_in
        from tests.factories import ArticleFactory

        story = ArticleFactory()
        return {
            "pk": story.pk,
            "form": reverse_in("tr", "reaction", pk=story.pk),
            "shown": story.url_in("fr"),
            "numbers": r'class="number" aria-hidden="true">(\d+)<',
            "ways": [{"kind": kind} for kind in Reaction.Kind.values],
            "again": 303,
            "open_for": 0,
        }

    def count(self, pk):
        from articles.models import Figures
        from articles.reactions.models import Reaction, column_of

        rows, figures = Reaction.objects.filter(article=pk), Figures.objects.filter(pk=pk).first() or Figures()
        for kind in Reaction.Kind.values:
            assert getattr(figures, column_of(kind)) == rows.filter(kind=kind).count(), kind
        return {"rows": rows.count(), "counted": figures.reactions}


class Comment:
    """The same few words under a story, shown at once: of each visitor they are one comment."""

    def make(self):
        from korner.addresses import reverse_in
        from korner.site.models import Comments, SiteSettings
        from tests.factories import ArticleFactory

        paper = SiteSettings.current()
        if paper.comments != Comments.AFTER:
            paper.comments = Comments.AFTER
            paper.save()
        story = ArticleFactory()
        return {
            "pk": story.pk,
            "form": reverse_in("tr", "comment-write", pk=story.pk),
            "shown": reverse_in("fr", "comments", pk=story.pk),
            "numbers": r"<h1>\s*(\d+)",
            "ways": [{"name": "Ayşe", "text": "Çok güzel.", "language": "tr"}],  # so short that others write it too
            "again": 303,
            "open_for": QUICK_SECONDS + 1.1,  # a token knows whole seconds
        }

    def end(self, pk):
        from articles.comments.closing import set_open

        set_open(pk, False, by=None)
        return {}

    def count(self, pk):
        from articles.comments.models import Comment
        from articles.models import Figures
        from korner.moderation.models import Case

        rows = Comment.objects.filter(article=pk)
        assert Case.objects.filter(number__in=rows.values("pk"), state="approved").count() == rows.count()
        return {
            "rows": rows.count(),
            "counted": Figures.objects.filter(pk=pk).values_list("comments", flat=True).first(),
        }


ACTS = {"vote": Vote(), "reaction": React(), "comment": Comment()}


def main():
    """Do what each line says, and say what came of it."""
    import django

    django.setup()
    for line in sys.stdin:
        what, kind, *numbers = line.split()
        print(json.dumps(getattr(ACTS[kind], what)(*map(int, numbers))), flush=True)


if __name__ == "__main__":
    main()
