"""A firm as the desk types it: a commune by any of its names, telephones in any notation, hours by the day or on one line."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from korner.desk.base import Lines, TextInput
from korner.hours import DAYS, USUAL, BadHours, Hours, hours_of
from korner.hours_typed import LONGEST, parse_line, times_of
from korner.moderation.models.states import State
from korner.places.desk_form import PremisesForm, languages_field
from korner.places.models import Place
from korner.text.phones import shown_phone
from widgets.directory.hours_shown import hours_of as hours_of_firm
from widgets.directory.models import Firm, FirmAddress
from widgets.directory.owning.fields import PlaceField, cut
from widgets.directory.owning.values import called
from widgets.directory.words import LANGUAGES_SPOKEN, why

TIMES = gettext_lazy("For example 9-12.30, 14-18. Empty: closed.")


class NamedPlace(PlaceField):
    """A place by any of its names; it shows the one that stands in the row."""

    def prepare_value(self, value):
        if isinstance(value, int):
            place = Place.objects.filter(pk=value).first()
            return called(place) if place else ""
        return value

    def has_changed(self, initial, data):
        return (self.prepare_value(initial) or "") != (data or "")


def standing(firm):
    """How an entry stands, in short: another one when somebody saves it, hides it or shows it."""
    return " ".join(moment.isoformat() if moment else "-" for moment in (firm.updated_at, firm.hidden_at))


def one_line(label, help_text="", **attrs):
    """A field of one line."""
    return forms.CharField(label=label, required=False, help_text=help_text, widget=TextInput(attrs=attrs))


class FirmForm(PremisesForm):
    """The form. Where `hours_line` is filled in, it stands for all the hours below it.

    `seen` says how the entry stood when the form was opened: what others have changed since is not written over unseen.
    """

    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    place = NamedPlace(label=pgettext_lazy("of a firm", "commune"), max_length=120, widget=TextInput())
    phones = forms.CharField(
        label=gettext_lazy("telephone numbers"),
        required=False,
        widget=TextInput(),
        help_text=gettext_lazy("In any notation, several with a comma between them."),
    )
    languages = languages_field(LANGUAGES_SPOKEN)
    hidden = forms.BooleanField(
        label=gettext_lazy("hidden"),
        required=False,
        help_text=gettext_lazy("Readers do not see it until the tick is gone."),
    )
    hours_line = forms.CharField(
        label=gettext_lazy("hours on one line"),
        required=False,
        max_length=LONGEST,
        widget=Lines(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Typed or pasted, for example: mon-fri 9-12.30, 14-18; sat 10-16. It stands for all the hours below."
        ),
    )
    on_holidays = one_line(
        gettext_lazy("public holidays"), gettext_lazy("Empty: closed. “As usual”, or times of their own: 10-14.")
    )
    special = forms.CharField(
        label=gettext_lazy("special days"),
        required=False,
        max_length=4000,
        widget=Lines(attrs={"rows": 3}),
        help_text=gettext_lazy("One a line: 24.12.2026 9-13, or 28.12.2026 closed."),
    )

    class Meta:
        model = Firm
        fields = []  # the admin names them

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "owner_email" in self.fields:
            self.fields["owner_email"].help_text = _(
                "Readers never see it. Another address gets a letter with the owner’s link, and the former owner’s links end; "
                "without an address the entry is the newsroom’s."
            )
            self.tell_new_address(self.fields["owner_email"])
        firm, hours = self.instance, hours_of_firm(self.instance)
        language = self.notation
        country = firm.place.country if firm.place_id else "BE"
        for day, windows in zip(DAYS, hours.week, strict=True):
            self.give(day, times_of(windows, language) if windows else "")
        own = isinstance(hours.holidays, tuple)
        usual = _("as usual") if hours.holidays == USUAL else ""
        self.give("on_holidays", times_of(hours.holidays, language) if own else usual)
        special = [f"{day:%d.%m.%Y} {times_of(hours.special[day], language)}" for day in sorted(hours.special)]
        self.give("special", "\n".join(special))
        self.give("phones", ", ".join(shown_phone(number, country) for number in firm.phones))
        self.give("hidden", firm.hidden_at is not None)
        self.give("seen", standing(firm) if firm.pk else "")
        for name in ("latitude", "longitude"):
            value = getattr(firm, name)
            self.give(name, "" if value is None else str(value))

    def tell_new_address(self, field):
        """Say where the owner's links went before, or are to go: who asks the desk for help wants the former address back."""
        row = FirmAddress.objects.filter(firm=self.instance.pk).first() if self.instance.pk else None
        if row is None:
            return
        day = date_format(localtime(row.confirmed_at or row.asked_at), "DATE_FORMAT")
        if row.confirmed_at:
            words = _("The owner’s address since %(day)s; before: %(email)s. Write that back to stop it.")
        else:
            words = _("On %(day)s the owner asked for another one, which has not answered yet: %(email)s")
        words %= {"day": day, "email": row.former if row.confirmed_at else row.email}
        field.help_text = f"{field.help_text} {words}"

    def give(self, name, value):
        """Show `value` in a field; what is a list or JSON in the row is a line in the form."""
        if name in self.fields:
            self.initial[name] = self.fields[name].initial = value

    @property
    def notation(self):
        """The language in which days are named and read."""
        return get_language() if get_language() in ("tr", "fr", "en") else "tr"

    # --- what was typed -----------------------------------------------------------------------------------------------
    def clean_owner_email(self):
        """In small letters, as owners' addresses are compared; while an entry waits its sender's address stays."""
        email = self.cleaned_data["owner_email"].lower()
        if self.instance.pk and email != self.initial.get("owner_email") and self.instance.state != State.APPROVED:
            raise ValidationError(_("The owner can be changed once the entry is approved."), code="waiting")
        return email

    def clean(self):
        cleaned = super().clean()
        self.read_in(cleaned.get("place"), cleaned)
        if "hours_line" in self.fields:
            self.hours = self.typed_hours(cleaned)
        self.refuse_older(cleaned)
        return cleaned

    def refuse_older(self, cleaned):
        """Tell whoever began from an older entry what differs now; saved once more, it is as he has it."""
        if not self.instance.pk or not cleaned.get("seen"):
            return
        rows = Firm.objects.filter(pk=self.instance.pk)
        if connection.in_atomic_block:
            rows = rows.select_for_update()  # until it is saved
        now = rows.first()
        differing = [name for name in self.changed_data if name != "seen"]
        if now is None or cleaned["seen"] == standing(now) or not differing:
            return
        self.data = self.data.copy()
        self.data[self.add_prefix("seen")] = standing(now)
        words = _(
            "Somebody else has changed this entry since you opened it. What you typed is still here; nothing was saved. Other "
            "than here stand now: %s. Saved once more, it is as you have it here."
        )
        self.add_error(None, words % "; ".join(map(self.told, differing)))

    def told(self, name):
        """A field and what stands in it now."""
        label, value = self.fields[name].label, self.initial.get(name)
        if name == "place":
            value = self.fields[name].prepare_value(value)
        return f"{label}: {cut(value) or '—'}" if isinstance(value, str) else str(label)

    def typed_hours(self, cleaned):
        """The Hours that were typed; mistakes are told at their fields."""
        if cleaned.get("hours_line"):
            return self.parsed("hours_line", cleaned["hours_line"])
        week = [self.parsed(day, cleaned.get(day), f"{day} ").week[number] for number, day in enumerate(DAYS)]
        rule = self.parsed("on_holidays", cleaned.get("on_holidays"), "holidays ").holidays
        special = self.parsed("special", cleaned.get("special")).special
        if not any(week) and not special and not cleaned.get("on_holidays"):
            return Hours()
        try:
            return hours_of(week, rule, special)
        except BadHours as wrong:
            self.add_error(wrong.where if wrong.where in self.fields else "mon", why(wrong))
            return Hours()

    def parsed(self, name, text, before=""):
        """The Hours in one field; none, and its mistake told, where it cannot be read."""
        if not text or not text.strip():
            return Hours()
        try:
            return parse_line(before + text, self.notation)
        except BadHours as wrong:
            self.add_error(name, why(wrong))
            return Hours()

    def _post_clean(self):
        super()._post_clean()
        if "hours_line" in self.fields and not self.errors:
            self.instance.hours = self.hours.stored()


for day, name in zip(DAYS, WEEKDAYS.values(), strict=True):
    FirmForm.base_fields[day] = FirmForm.declared_fields[day] = one_line(name, TIMES if day == DAYS[0] else "")
