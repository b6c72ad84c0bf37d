"""Which models take part, and what becomes of a case when its thing is deleted."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, pre_delete

from korner.moderation.models import Case, Moderated


def moderated_models():
    """Every model whose rows wait in the queue, in the order of the installed apps."""
    return [model for model in apps.get_models() if issubclass(model, Moderated)]


def models_for(person):
    """Those on whose rows `person` may decide: whoever may change a thing may decide on it."""
    return [
        model
        for model in moderated_models()
        if person.has_perm(f"{model._meta.app_label}.change_{model._meta.model_name}")
    ]


def cases_for(person):
    """The cases that `person` may decide on."""
    return Case.objects.of_kinds(models_for(person))


def case_of(thing):
    """The case of `thing` (a Moderated row). Raises Case.DoesNotExist."""
    return Case.objects.get(kind=ContentType.objects.get_for_model(thing), number=thing.pk)


def hold(sender, instance, **kwargs):
    """Hold the case of a thing that is about to be deleted: a decision holds it first, too, and asks for the thing then.

    Two that take them in different orders would wait for each other.
    """
    kind = ContentType.objects.get_for_model(sender)
    list(Case.objects.select_for_update().filter(kind=kind, number=instance.pk).values_list("pk"))


def gone(sender, instance, **kwargs):
    """Delete the case of a deleted thing, with its decisions and notes: they speak of it."""
    Case.objects.filter(kind=ContentType.objects.get_for_model(sender), number=instance.pk).delete()


def forget_writer(thing):
    """Let the case of `thing` know no more who sent it: for whoever asks that his data be deleted while the thing stays."""
    kind = ContentType.objects.get_for_model(thing)
    Case.objects.filter(kind=kind, number=thing.pk).update(**NOBODY, writer="", name="")


NOBODY = {"visitor": "", "address": "", "network": "", "key_month": None}


def watch():
    """Let every Moderated model take its case along when it is deleted. Called once, when all apps are loaded."""
    for model in moderated_models():
        pre_delete.connect(hold, sender=model, dispatch_uid=f"hold-case-{model._meta.label}")
        post_delete.connect(gone, sender=model, dispatch_uid=f"case-{model._meta.label}")
