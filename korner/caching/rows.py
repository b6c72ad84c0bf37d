"""How rows name themselves: loaded while a page is made, they are shown; saved or deleted, they are touched.

Connected to every model of the project, so that no new one can be forgotten. A model may say more of itself:
- `no_page_shows = True`: its rows stand on no stored page;
- `shown_with(self)`: tags of other rows whose pages show this one (a byline stands on its story's page);
- `listed_by` and `lists(self)`: when one of these fields changes, the row enters lists, whose tags are touched. (Rows
  that leave a list are shown by it, and touch it by their own name.)
- `lists_linked(self, numbers)`: tags of further lists that it enters or leaves as it is linked to rows of these numbers
  (None: to all);
- `moments(self)`: (tag, moment) at which time alone changes what is shown of it.
"""

from functools import cache

from django.apps import apps
from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.signals import m2m_changed, post_delete, post_init, post_save, pre_save
from django.utils import timezone

from korner.caching import tags
from korner.caching.changes import touch
from korner.caching.models import Moment
from korner.caching.release import PACKAGES


def shown_models():
    """Every model of the project whose rows may stand on a page, tables between two models included."""
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.partition(".")[0] in PACKAGES and not getattr(model, "no_page_shows", False)
    ]


@cache
def names_by_table() -> dict[str, str]:
    """{table: the name its tags begin with}."""
    return {model._meta.db_table: model._meta.model_name for model in shown_models()}


def row_tag(row: Model) -> str:
    """The tag of one row, e.g. "article12"."""
    return f"{row._meta.model_name}{row.pk}"


# --- shown --------------------------------------------------------------------------------------------------------
def row_loaded(sender, instance, **kwargs):
    """A row that is loaded while a page is made stands on it."""
    page = tags.page()
    if page is not None and instance.pk is not None:
        page.tags.add(f"{sender._meta.model_name}{instance.pk}")


def note_query(execute, sql, params, many, context):
    """A query that does not say which list it is names what it reads: rows by their numbers, else whole tables."""
    page = tags.page()
    if page is not None and not page.declared and sql.startswith(("SELECT", "(SELECT")):
        by_number, tables = tags.read_by(sql)
        for table in tables:
            name = names_by_table().get(table)
            if name and by_number and all(isinstance(value, int | str) for value in params):
                page.tags.update(f"{name}{value}" for value in params)
            elif name:
                page.tags.add(name)
    return execute(sql, params, many, context)


def noting_queries():
    """A context in which the queries of this thread are noted."""
    return connection.execute_wrapper(note_query)


# --- touched ------------------------------------------------------------------------------------------------------
def before_save(sender, instance, raw=False, **kwargs):
    """Remember how the row stood in its lists."""
    if instance._state.adding or instance.pk is None:
        instance._listed_before = None
        return
    # Plain columns of the table as it stands: not what the translation library makes of them.
    instance._listed_before = QuerySet(sender).filter(pk=instance.pk).values_list(*sender.listed_by).first()


def listed_now(row):
    """What decides on the lists in which a row stands."""
    return tuple(getattr(row, field) for field in row.listed_by)


def after_save(sender, instance, created=False, **kwargs):
    """Touch the row, its table, what it is shown with, and the lists it may enter."""
    touched = of_row(instance)
    hard = False
    if hasattr(sender, "listed_by") and getattr(instance, "_listed_before", None) != listed_now(instance):
        touched |= set(instance.lists())
        hard = not created and is_taken_back(instance)
        note_moments(instance)
    touch(*touched, hard=hard)


def is_taken_back(row) -> bool:
    """Whether readers may see the row no more, at least in one language: the edge must not show it in its trouble either."""
    return not row.is_out() or row.withdrawn_tr or row.withdrawn_fr


def after_delete(sender, instance, **kwargs):
    """Touch what showed the row."""
    touch(*of_row(instance), hard=True)
    if hasattr(sender, "moments"):
        Moment.objects.filter(source=row_tag(instance)).delete()


def of_row(row: Model) -> set[str]:
    """The tags of a row and of all that shows it along with itself."""
    name = row._meta.model_name
    return {f"{name}{row.pk}", name, *(row.shown_with() if hasattr(row, "shown_with") else ())}


def links_changed(sender, instance, action, reverse, model, pk_set, **kwargs):
    """Touch both ends of a link between two rows, and the lists that an end stands for."""
    if action not in ("post_add", "post_remove", "pre_clear"):
        return
    own, other = instance._meta.model_name, model._meta.model_name
    touched = {sender._meta.model_name, f"{own}{instance.pk}", f"new-{own}{instance.pk}"}
    if pk_set is None:
        touched |= {other, f"new-{other}"}
    for pk in pk_set or ():
        touched |= {f"{other}{pk}", f"new-{other}{pk}"}
    if hasattr(instance, "lists_linked"):
        touched |= set(instance.lists_linked(pk_set))
    touch(*touched)


def note_moments(row):
    """Write down the moments to come at which time changes what is shown of the row."""
    source, now = row_tag(row), timezone.now()
    Moment.objects.filter(source=source).delete()
    Moment.objects.bulk_create(
        [Moment(source=source, tag=tag, at=at) for tag, at in row.moments() if at is not None and at > now]
    )


def connect():
    """Let every model of the project name itself. Called once, when all apps are loaded."""
    for model in shown_models():
        label = model._meta.label
        if not model._meta.auto_created:
            post_init.connect(row_loaded, sender=model, dispatch_uid=f"shown-{label}")
            post_save.connect(after_save, sender=model, dispatch_uid=f"saved-{label}")
            post_delete.connect(after_delete, sender=model, dispatch_uid=f"deleted-{label}")
            if hasattr(model, "listed_by"):
                pre_save.connect(before_save, sender=model, dispatch_uid=f"before-{label}")
        for field in model._meta.local_many_to_many:
            through = field.remote_field.through
            m2m_changed.connect(links_changed, sender=through, dispatch_uid=f"linked-{through._meta.label}")
