"""What happens when a reader presses one of the six words, and when he takes it back."""

from django.db import transaction

from articles.models import Figures
from articles.reactions.models import Reaction, column_of
from korner.caching.lately import touch_lately
from korner.visitors.counting import count_new, hashed, key_of

KEY = "story"
ACT = "reaction"


def mark_of(article_id, visitor_id):
    """What a visitor is called among the reactions to one story."""
    return hashed(key_of(KEY, article_id), "reaction", visitor_id)


def own_kind(article_id, visitor_id):
    """What the visitor with this id said to the story, "" where he said nothing."""
    if not visitor_id:
        return ""
    mine = Reaction.objects.filter(article=article_id, visitor=mark_of(article_id, visitor_id))
    return mine.values_list("kind", flat=True).first() or ""


@transaction.atomic
def react(request, article_id, visitor, kind):
    """Let `visitor` have said `kind` (Reaction.Kind, "" for nothing any more) to a story; saying it twice changes nothing.

    Raises korner.visitors.counting.TooMany when his address has had too many new visitors here today.
    """
    key = key_of(KEY, article_id)
    mine = {"article_id": article_id, "visitor": hashed(key, "reaction", visitor.id)}
    if not kind:
        take_back(mine)
        return
    row, new = Reaction.objects.get_or_create(**mine, defaults={"kind": kind})
    if new:
        count_new(request, visitor, key, ACT)
        Figures.add(article_id, reactions=1, **{column_of(kind): 1})
    else:
        row = Reaction.objects.select_for_update().get(pk=row.pk)
        if row.kind == kind:
            return
        Figures.add(article_id, **{column_of(row.kind): -1, column_of(kind): 1})
        row.kind = kind
        row.save(update_fields=["kind"])
    touch_lately(Figures.tag(article_id))


def take_back(mine):
    """Delete the reaction `mine` names, if there is one, and count it no more."""
    row = Reaction.objects.select_for_update().filter(**mine).first()
    if row is None:
        return
    deleted, _rows = Reaction.objects.filter(pk=row.pk).delete()
    if deleted:
        Figures.add(row.article_id, reactions=-1, **{column_of(row.kind): -1})
        touch_lately(Figures.tag(row.article_id))
