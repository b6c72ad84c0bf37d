"""What goes when a row is deleted: its documents, and its name in the documents of others."""

from django.db.models.signals import post_delete, pre_delete

from korner.search import indexing
from korner.search.searchable import searchables


def watch():
    """Listen to the deletion of whatever is searched or named; a row goes by many ways, and none may forget its documents."""
    for searchable in searchables().values():
        post_delete.connect(deleted, sender=searchable.model, dispatch_uid=f"korner.search.{searchable.name}")
        for model in searchable.followed():
            pre_delete.connect(unnamed, sender=model, dispatch_uid=f"korner.search.{searchable.name}.{model.__name__}")


def deleted(sender, instance, **kwargs):
    """Remove the documents of a row, in the transaction that deletes it."""
    indexing.forget(instance)


def unnamed(sender, instance, **kwargs):
    """Queue a rewrite of what bears the name of a row, while it can still be asked."""
    for searchable in searchables().values():
        if sender in searchable.followed():
            indexing.rewrite_later(searchable, searchable.followed()[sender](instance.pk))
