"""Whose account is meant by what somebody typed at the door?"""

from django.db.models import Q

from korner.accounts.models import User


def person_called(login):
    """The account with this user name or e-mail address (capitals do not matter), or None.

    A user name goes before an address, and what would fit two accounts fits none. Always one query, so that the time it
    takes tells nothing.
    """
    login = (login or "").strip()
    found = list(User.objects.filter(Q(username__iexact=login) | Q(email__iexact=login) & ~Q(email=""))[:5])
    for fits in (
        lambda person: person.username == login,
        lambda person: person.username.lower() == login.lower(),
        lambda person: person.email.lower() == login.lower(),
    ):
        named = [person for person in found if fits(person)]
        if named:
            return named[0] if len(named) == 1 else None
    return None


def address_taken(address, *, by_other_than=None):
    """Whether an account other than `by_other_than` (User or None) has this e-mail address."""
    others = User.objects.filter(email__iexact=address)
    return others.exclude(pk=getattr(by_other_than, "pk", None)).exists()
