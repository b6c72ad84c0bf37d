"""The case of a comment in the moderators' queue."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from korner.moderation.models import Case
from korner.moderation.models.states import WAITING


def case_of(comment):
    """The case of a comment. One that came with an archive, decided long ago, gets it when it is needed."""
    kind = ContentType.objects.get_for_model(comment)
    return Case.objects.get_or_create(kind=kind, number=comment.pk, defaults=case_data(comment))[0]


def held_case(comment):
    """The case, held until the transaction ends. Always taken before the comment's own row: nobody waits crosswise."""
    return Case.objects.select_for_update().get(pk=case_of(comment).pk)


def case_data(comment):
    """What a case says of a comment nothing else is known of."""
    return {
        "language": comment.language,
        "writer": comment.name,
        "since": comment.created_at,
        "state": comment.state,
        "decided_at": None if comment.state in WAITING else timezone.now(),
    }
