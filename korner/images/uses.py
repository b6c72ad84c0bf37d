"""Where a picture is used, of whatever model: written with each row that shows pictures, asked by an index.

The library never learns its users. It looks at the fields of each model: a foreign key to a picture, or rich text. A
model that keeps pictures otherwise (a working copy, a list of numbers) says so by a method `pictures_used()` that
returns their numbers.
"""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Exists, Model, OuterRef, QuerySet
from django.db.models.signals import post_delete, post_migrate, post_save

from korner.caching.release import PACKAGES
from korner.desk.fields import HtmlField
from korner.images.models import Asset, AssetWord, Use
from korner.syndication.excerpt import pictures_named_in

OWN_WORD = "pictures_used"  # the method by which a model names its pictures itself; also the place of such a use
AT_ONCE = 500
MOST_SHOWN = 100


def is_rich(field):
    """Whether a column holds rich text, itself or as one language of such a field."""
    return isinstance(getattr(field, "translated_field", field), HtmlField)


@cache
def places(model):
    """The columns of `model` that show pictures: (those that point at one, those of rich text).

    A translated field's column without a language mirrors one with, and is left out.
    """
    fields = model._meta.concrete_fields
    mirrored = {field.translated_field.name for field in fields if hasattr(field, "translated_field")}
    own = [field for field in fields if field.name not in mirrored]
    return [field for field in own if field.many_to_one and field.related_model is Asset], [
        field for field in own if is_rich(field)
    ]


def showing_models():
    """The models of the project that may show pictures."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.partition(".")[0] in PACKAGES
        and model not in (Use, AssetWord)
        and (any(places(model)) or hasattr(model, OWN_WORD))
    ]


def shown_by(row, within=None):
    """{(place, number of a picture)} of a row; `within`: only these fields, None for all. Columns not loaded are left out."""
    absent = row.get_deferred_fields()
    pointing, rich = places(type(row))

    def counts(field):
        return field.attname not in absent and (within is None or field.name in within or field.attname in within)

    found = {(field.name, getattr(row, field.attname)) for field in pointing if counts(field)}
    for field in rich:
        if counts(field):
            found |= {(field.name, number) for number in pictures_named_in([getattr(row, field.attname) or ""])}
    if hasattr(row, OWN_WORD):
        found |= {(OWN_WORD, number) for number in row.pictures_used()}
    return {(place, number) for place, number in found if number}, [
        *(field.name for field in (*pointing, *rich) if counts(field)),
        *([OWN_WORD] if hasattr(row, OWN_WORD) else []),
    ]


def note(row, *, within=None, new=False):
    """Write down which pictures `row` shows, in as few statements as may be."""
    wanted, looked_at = shown_by(row, within)
    if not looked_at or (new and not wanted):
        return
    of_row = Use.objects.filter(model=row._meta.label_lower, row=row.pk)
    kept = set() if new else set(of_row.filter(place__in=looked_at).values_list("place", "asset_id"))
    if wanted == kept:
        return
    # A text may name a picture that has gone.
    there = set(Asset.objects.filter(pk__in={number for _place, number in wanted - kept}).values_list("pk", flat=True))
    Use.objects.bulk_create(
        [
            Use(model=row._meta.label_lower, row=row.pk, place=place, asset_id=number)
            for place, number in sorted(wanted - kept)
            if number in there
        ],
        ignore_conflicts=True,
    )
    for place, number in kept - wanted:
        of_row.filter(place=place, asset=number).delete()
    settle({number for _place, number in wanted ^ kept})


def settle(numbers):
    """Let the pictures of these numbers know whether they are used."""
    # A plain selection: no page of readers shows this, so nothing is purged.
    pictures = QuerySet(Asset).filter(pk__in=numbers)
    pictures.update(used=Exists(Use.objects.filter(asset=OuterRef("pk"))))


def row_saved(sender, instance, created=False, raw=False, update_fields=None, **kwargs):
    if not raw:
        note(instance, within=update_fields, new=created)


def row_deleted(sender, instance, **kwargs):
    uses = Use.objects.filter(model=instance._meta.label_lower, row=instance.pk)
    numbers = set(uses.values_list("asset", flat=True))
    if numbers:
        uses.delete()
        settle(numbers)


def connect():
    """Listen to every model that shows pictures. Called once, when all apps are loaded."""
    for model in showing_models():
        post_save.connect(row_saved, sender=model, dispatch_uid=f"uses-saved-{model._meta.label}")
        post_delete.connect(row_deleted, sender=model, dispatch_uid=f"uses-deleted-{model._meta.label}")
    post_migrate.connect(fill_when_new, dispatch_uid="uses-fill")


def fill_when_new(sender, using="default", **kwargs):
    """After an older edition was brought up to date: write the uses and the words of the pictures there are already."""
    if sender.name != "korner.images" or using != "default" or not Asset.objects.exists():
        return
    if not AssetWord.objects.exists():
        for asset in Asset.objects.order_by("pk").iterator(chunk_size=AT_ONCE):
            asset.write_words()
            wordless = not asset.decorative and not (asset.alt_tr and asset.alt_fr)
            QuerySet(Asset).filter(pk=asset.pk).update(wordless=wordless)
    if not Use.objects.exists():
        count_anew()


def count_anew():
    """Write the uses of every row of every model: for rows that came without being saved one by one."""
    for model in showing_models():
        columns = [field.name for kind in places(model) for field in kind]
        rows = model._base_manager.order_by("pk")
        for row in (rows if hasattr(model, OWN_WORD) else rows.only("pk", *columns)).iterator(chunk_size=AT_ONCE):
            note(row)


# --- asking -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Shown:
    """A thing that shows a picture, and the names of its fields that do."""

    thing: Model
    places: tuple[str, ...]

    @property
    def words(self):
        """Where in the thing, as the desk calls its fields."""
        return ", ".join(dict.fromkeys(named(type(self.thing), place) for place in self.places))


def named(model, place):
    """The name of a field as the desk says it, with its language where it has one; "" for a model's own word."""
    try:
        field = model._meta.get_field(place)
    except FieldDoesNotExist:
        return ""
    name, language = str(field.verbose_name).rsplit(" [", 1)[0], getattr(field, "language", "")
    return f"{name} ({language.upper()})" if language else name


def shown_in(asset, most=MOST_SHOWN):
    """What shows `asset`, as a list of Shown, the latest rows first; of at most `most` places."""
    found = {}
    for use in Use.objects.filter(asset=asset.pk).order_by("-pk")[:most]:
        found.setdefault(use.model, {}).setdefault(use.row, []).append(use.place)
    told = []
    for label, rows in found.items():
        try:
            model = apps.get_model(label)
        except LookupError:  # an app that is not installed any more
            continue
        things = QuerySet(model).in_bulk(list(rows))
        told += [Shown(things[number], tuple(sorted(rows[number]))) for number in rows if number in things]
    return told


def uses_of(asset, most=MOST_SHOWN):
    """Everything that shows `asset`, as a list of rows, of at most `most` places."""
    return [shown.thing for shown in shown_in(asset, most)]


def pictures_of(row):
    """The pictures that `row` shows as it stands in memory, saved or not, in the order they were taken in."""
    numbers = {number for _place, number in shown_by(row)[0]}
    return list(Asset.objects.filter(pk__in=numbers).order_by("pk")) if numbers else []
