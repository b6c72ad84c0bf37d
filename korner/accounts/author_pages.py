"""The author's page of an account. Authors stand on a higher floor: they are asked for by what points at the account."""

from django.core.exceptions import FieldDoesNotExist

from korner.accounts.models import User


def author_model():
    """The model whose `account` is one of ours, or None where no such app is installed."""
    try:
        return User._meta.get_field("author").related_model
    except FieldDoesNotExist:
        return None


def free():
    """The author pages that belong to no account, by name; None where there are no authors."""
    model = author_model()
    return model and model._default_manager.filter(account=None)


def join(person, number):
    """Let author page `number` (or None) be `person`'s, if nobody has taken it since."""
    page = number and author_model() and free().filter(pk=number).first()
    if page:
        page.account = person
        page.save()
