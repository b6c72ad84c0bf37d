"""What the storms need in the paper's own database: a thing to act on, its end, and what was stored of the acts.

A process of its own (`python -m tests.at_once.things`) is told what to do line by line, and answers each with a line of JSON:

    make vote      {"pk", "form", "shown", "ways": [fields of the form, …]}
    end vote 3     {}
    count vote 3   {"rows", "counted"}

Another kind of act joins by a class in ACTS.
"""

import json
import sys
from datetime import timedelta


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
            "ways": [{"answer": option.pk} for option in options],
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


ACTS = {"vote": Vote()}


def main():
    """Do what each line says, and say what came of it."""
    import django

    django.setup()
    for line in sys.stdin:
        what, kind, *numbers = line.split()
        print(json.dumps(getattr(ACTS[kind], what)(*map(int, numbers))), flush=True)


if __name__ == "__main__":
    main()
