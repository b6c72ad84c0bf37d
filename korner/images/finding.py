"""Finding a picture among a hundred thousand: what may be asked of the library, and its pages.

Every question is answered by an index, and pages go on from a picture's number: nothing is counted, nothing skipped.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.accounts.models import User
from korner.desk.base import Select, TextInput
from korner.desk.days import DayField
from korner.images.models import Asset
from korner.images.words import with_words
from korner.text.numbers import whole_number

SOON = 30  # days
MOST_PEOPLE = 200
ANY = ("", gettext_lazy("All"))


class Wanted(forms.Form):
    """What is asked of the library. A question that makes no sense is said so, and the others are answered."""

    q = forms.CharField(label=gettext_lazy("Words"), max_length=200, required=False, widget=TextInput)
    credit = forms.CharField(label=gettext_lazy("Credit"), max_length=160, required=False, widget=TextInput)
    since = DayField(label=gettext_lazy("Sent from"), required=False)
    until = DayField(label=gettext_lazy("Sent until"), required=False)
    by = forms.ChoiceField(label=gettext_lazy("Sent by"), required=False, widget=Select)
    licence = forms.ChoiceField(
        label=gettext_lazy("Licence"), required=False, choices=[ANY, *Asset.Licence.choices], widget=Select
    )
    rights = forms.ChoiceField(
        label=gettext_lazy("Rights"),
        required=False,
        choices=[ANY, ("expired", gettext_lazy("Expired")), ("soon", gettext_lazy("Expire within 30 days"))],
        widget=Select,
    )
    use = forms.ChoiceField(
        label=gettext_lazy("Use"),
        required=False,
        choices=[ANY, ("used", gettext_lazy("Used")), ("unused", gettext_lazy("Not used"))],
        widget=Select,
    )
    missing = forms.ChoiceField(
        label=gettext_lazy("What is missing"),
        required=False,
        choices=[
            ANY,
            ("alt", gettext_lazy("Without alternative text")),
            ("credit", gettext_lazy("Without credit")),
        ],
        widget=Select,
    )
    mine = forms.BooleanField(label=gettext_lazy("My pictures"), required=False)

    def __init__(self, data, **kwargs):
        super().__init__(data, auto_id="wanted_%s", **kwargs)
        people = User.objects.filter(is_staff=True).order_by("first_name", "username")[:MOST_PEOPLE]
        self.fields["by"].choices = [ANY, *((str(person.pk), str(person)) for person in people)]

    def clean(self):
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day lies before the first."))
        return cleaned

    @property
    def asked(self):
        """{name: value} of the questions that were asked and understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    @property
    def of_days(self):
        """Whether pictures of some days are asked for."""
        return not {"since", "until"}.isdisjoint(self.asked)


def narrow(pictures, wanted, person):
    """The `pictures` (a QuerySet) that answer every question of `wanted`, a Wanted, as asked by `person`."""
    asked = wanted.asked
    pictures = with_words(pictures, asked.get("q", ""))
    pictures = with_words(pictures, asked.get("credit", ""), in_credit=True)
    pictures = sent_between(pictures, asked.get("since"), asked.get("until"))
    if "by" in asked:
        pictures = pictures.filter(uploaded_by=int(asked["by"]))
    if "mine" in asked:
        pictures = pictures.filter(uploaded_by=person)
    if "licence" in asked:
        pictures = pictures.filter(licence=asked["licence"])
    if "rights" in asked:
        ending = Asset.objects.expired() if asked["rights"] == "expired" else Asset.objects.expiring(SOON)
        # Few among many: asked apart, so that no database walks through all from the newest on to find them.
        pictures = pictures.filter(pk__in=ending.order_by().values("pk"))
    if "use" in asked:
        pictures = pictures.used_or_not(asked["use"] == "used")
    if "missing" in asked:
        pictures = pictures.without_words() if asked["missing"] == "alt" else pictures.filter(credit="")
    return pictures


def sent_between(pictures, since, until):
    """The `pictures` sent from the day `since` to the end of the day `until`, each None for no bound."""
    if since:
        pictures = pictures.filter(created_at__gte=beginning(since))
    return pictures.filter(created_at__lt=beginning(until + timedelta(days=1))) if until else pictures


def beginning(date):
    """Midnight in the paper's town at which `date` begins."""
    return timezone.make_aware(datetime.combine(date, time.min))


@dataclass(frozen=True)
class Page:
    """Some pictures, and the numbers from which one goes on: `newer` and `older`, None where there are no more."""

    pictures: list
    newer: int | None
    older: int | None


def page_of(pictures, query, size, *, by_day=False):
    """A Page of `size` of the `pictures` (a QuerySet); `query` is the address's: ?before= or ?after= a number.

    `by_day`: in the order in which they were sent, for pictures of some days: the index of days then gives both the pictures
    and their order. Else in the order of their numbers, which is nearly the same.
    """
    before, after = (whole_number(query.get(name, "")) for name in ("before", "after"))
    if after:
        found = list(beyond(pictures, after, by_day, newer=True)[: size + 1])
        if found:
            shown = found[:size][::-1]
            return Page(shown, shown[0].pk if len(found) > size else None, shown[-1].pk)
        before = None
    rows = beyond(pictures, before, by_day) if before else pictures.order_by(*newest_first(by_day))
    found = list(rows[: size + 1])
    shown = found[:size]
    older = shown[-1].pk if len(found) > size else None
    # Beyond the last there is nothing: the way back leads to what stood before.
    newer = (shown[0].pk if shown else before - 1) if before else None
    return Page(shown, newer, older)


def newest_first(by_day):
    """The order of a page."""
    return ("-created_at", "-pk") if by_day else ("-pk",)


def beyond(pictures, number, by_day, *, newer=False):
    """The `pictures` behind the one of that number, or before it (`newer`), the nearest first.

    In the order of days the place of a picture that has gone is that of its neighbour.
    """
    order = [name.removeprefix("-") if newer else name for name in newest_first(by_day)]
    rows, way = pictures.order_by(*order), "gt" if newer else "lt"
    if not by_day:
        return rows.filter(**{f"pk__{way}": number})
    at = Asset.objects.filter(pk__lte=number).order_by("-pk").values_list("created_at", flat=True).first()
    if at is None:
        return rows if newer else rows.none()
    # The bound of the day alone is what the index is asked for; it takes no "this or that".
    return rows.filter(**{f"created_at__{way}e": at}).filter(
        Q(**{f"created_at__{way}": at}) | Q(**{f"pk__{way}": number})
    )
