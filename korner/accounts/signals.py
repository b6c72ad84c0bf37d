"""What happens to accounts, told to whoever keeps a book of it (the desk's audit stands on a higher floor)."""

from django.dispatch import Signal

# Arguments: person (who did it, User or None), verb (a word of korner.desk.audit), thing (a model instance or None),
# words (str), request (or None).
happened = Signal()


def tell(person, verb, thing=None, words="", request=None):
    """Say that `person` did `verb` to `thing`. Heard in the same transaction."""
    happened.send(sender=None, person=person, verb=verb, thing=thing, words=words, request=request)
