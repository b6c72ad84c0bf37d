"""Has somebody else saved this meanwhile? Then nothing is written over unseen, and not a word of either is lost."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.translation import gettext as _
from reversion.models import Version

from korner.desk.conflict_texts import differences, settled
from korner.desk.history_sides import parts_of, rows_of

LOOKED_BACK = 40  # versions looked through for the one that somebody began from


class VersionedForm(forms.ModelForm):
    """The form of a model with a number in `version` that each save raises.

    `seen_version` is the number the writer began from: a newer one in the database refuses the save, with everything typed
    still in the form, and stands in `newer`. `over` names the newer version the writer has seen and chooses to write over.
    `rows_differ(data)`, given by the admin, tells whether the rows under the form are not those that stand.
    """

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    over = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rows_differ = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.newer = None
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.version

    def clean(self):
        cleaned = super().clean()
        self.refuse_older_version(cleaned)
        return cleaned

    def refuse_older_version(self, cleaned):
        """Raise ValidationError when the thing stands in a version that the writer has not seen."""
        if not self.instance.pk:
            return
        current = current_version(self.instance)
        if current is None or current in (cleaned.get("seen_version"), cleaned.get("over")):
            return
        stands = self._meta.model._base_manager.get(pk=self.instance.pk)
        if not differences(self, stands) and not (self.rows_differ and self.rows_differ(self.data)):
            return  # sent twice, or both typed the same: there is nothing to lose
        self.newer = current
        raise ValidationError(newer_words(self.instance), code="newer_version")

    def as_stored(self, name, value):
        """A typed value as the model would store it, so that cleaning alone is no difference."""
        return settled(self._meta.model, name, value)


def current_version(thing):
    """The version in which `thing` stands now, None when it was deleted. Inside a transaction the row is held."""
    rows = type(thing)._base_manager.filter(pk=thing.pk)
    if connection.in_atomic_block and connection.features.has_select_for_update:
        rows = rows.select_for_update()
    return rows.values_list("version", flat=True).first()


def refuse_newer(thing, seen_version):
    """For what changes a thing without its form (restoring, a step, a list): raise ValidationError with words when `thing`
    stands in another version than `seen_version` (an int, or None for one who has seen nothing).
    """
    current = current_version(thing)
    if current is not None and current != seen_version:
        raise ValidationError(newer_words(thing), code="newer_version")


def newer_words(thing):
    """What is said to whoever began from an older version."""
    return _("Somebody else has saved this story meanwhile. What you typed is still here; nothing was saved.")


def who_saved(thing):
    """(person, moment) of the version in which `thing` stands; (None, None) where no person is known for it."""
    version = Version.objects.get_for_object(thing).select_related("revision__user").first()
    if version is None or version.field_dict.get("version") != current_version(thing):
        return None, None
    return version.revision.user, version.revision.date_created


def version_of(thing, number):
    """What the history keeps of `thing` as its version `number`, or None where it does not know it."""
    for version in Version.objects.get_for_object(thing)[:LOOKED_BACK]:
        if version.field_dict.get("version") == number:
            return version
    return None


def began_from(thing, number):
    """The values {column: value} of `thing` in its version `number`, or None where the history does not know it."""
    version = version_of(thing, number)
    return version.field_dict if version else None


def rows_began_from(model_admin, thing, number):
    """The rows {model: rows} that stood under `thing` in its version `number`, or None."""
    version = version_of(thing, number)
    if version is None:
        return None
    return rows_of([version.revision_id], thing, parts_of(model_admin)).get(version.revision_id, {})
