"""The page into which a list is pasted as it came. First it is read, then shown, and written down once somebody says so."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from korner.desk.audit import note
from korner.desk.base import Lines, Select, TextInput
from korner.desk.days import Day
from korner.places.finding import NoPlace, find
from korner.places.models import Place
from widgets.pharmacies import reading, taking_in
from widgets.pharmacies.admin import acts
from widgets.pharmacies.known_places import Known
from widgets.pharmacies.pasting import Pasting
from widgets.pharmacies.reading import NotRead
from widgets.pharmacies.refusals import words_of
from widgets.pharmacies.shifts import monday_of
from widgets.pharmacies.taking_in import MOST_ROWS, RowFormSet, Taking
from widgets.pharmacies.where import full_name

RIGHTS = ("pharmacies.add_pharmacy", "pharmacies.add_dutyshift")
MOST_TEXT = 100_000
ROWS = "row"  # the names of the table's fields begin so


class PasteForm(forms.Form):
    """The list, and what holds where it says nothing else."""

    text = forms.CharField(
        label=gettext_lazy("the list"), max_length=MOST_TEXT, strip=False,
        widget=Lines({"rows": 12, "class": "duty-pasted", "spellcheck": "false"}),
        help_text=gettext_lazy("As it came: from a mail, a page, a table. One pharmacy a line, or several lines for one."),
    )  # fmt: skip
    country = forms.ChoiceField(label=gettext_lazy("country"), choices=Place.Country.choices, widget=Select)
    place = forms.CharField(
        label=gettext_lazy("commune or district"), required=False, max_length=120, widget=TextInput,
        help_text=gettext_lazy("Where the list names none."),
    )  # fmt: skip
    day = forms.DateField(
        label=gettext_lazy("day"),
        required=False,
        widget=Day,
        help_text=gettext_lazy("Where the list names none."),
    )
    hours = forms.CharField(
        label=gettext_lazy("hours"), required=False, max_length=30, widget=TextInput({"placeholder": "22:00-08:00"}),
        help_text=gettext_lazy("Where the list names none."),
    )  # fmt: skip
    source = forms.CharField(
        label=gettext_lazy("source"), required=False, max_length=160, widget=TextInput,
        help_text=gettext_lazy("Readers see it: “List of the chamber of pharmacists, 23 November”."),
    )  # fmt: skip

    def clean_text(self):
        text = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(_("Nothing was pasted."), code="required")
        return text.replace("\x00", "")

    def clean(self):
        """The place and the hours are kept as what they mean."""
        cleaned = super().clean()
        if cleaned.get("place"):
            try:
                self.found_place = find(cleaned["place"], country=cleaned.get("country"))
            except NoPlace as refusal:
                self.add_error("place", str(refusal))
        if cleaned.get("hours"):
            try:
                self.found_hours = reading.read_hours(cleaned["hours"])
            except NotRead as refusal:
                self.add_error("hours", words_of(refusal))
        return cleaned

    found_place = found_hours = None


def view(model_admin, request):
    """GET: the empty box. POST `read`: the table of what was understood. POST `save`: the table is written down."""
    if not request.user.has_perms(RIGHTS):
        raise PermissionDenied
    if request.method != "POST":
        return page(model_admin, request, PasteForm(initial={"country": Place.Country.BELGIUM}))
    form = PasteForm(request.POST)
    if "save" in request.POST:
        return take(model_admin, request, form)
    if not form.is_valid():
        return page(model_admin, request, form, status=422)
    pasted, rest = read(form)
    formset = RowFormSet(initial=[taking_in.initial_of(row) for row in pasted.rows], prefix=ROWS)
    return page(model_admin, request, form, rows=formset, left=pasted.left, rest=rest)


def read(form):
    """(Pasted, what is left for another time) of a valid form."""
    given = form.cleaned_data
    pasting = Pasting(Known(Place.objects.all()), timezone.localdate(), given["country"], form.found_place)
    pasting.day, pasting.hours = given["day"], form.found_hours
    pasted = pasting.read(given["text"])
    rest = pasted.rest
    if len(pasted.rows) > MOST_ROWS:
        rest = later(pasted.rows[MOST_ROWS], given["text"])
        pasted.left = [(number, text) for number, text in pasted.left if number < pasted.rows[MOST_ROWS].number]
        pasted.rows = pasted.rows[:MOST_ROWS]
    return pasted, rest


def later(row, text):
    """What comes from `row` on, with the day and the place that stood above it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heads = [f"{row.day:%d.%m.%Y}"] if row.day else []
    heads += [full_name(row.place).replace(" (", " / ").rstrip(")")] if row.place and not row.own_place else []
    return "\n".join([*heads, *lines[row.number - 1 :]])


def take(model_admin, request, form):
    """Write the table down, or show it again with what is wrong."""
    form.is_valid()
    formset = RowFormSet(request.POST, prefix=ROWS)
    taking = Taking(formset, timezone.localdate())
    if not taking.is_valid() or not taking.rows:
        if formset.is_valid() and not any(row.errors for row in formset):
            messages.warning(request, _("No row is ticked: nothing was written down."))
        return page(model_admin, request, form, rows=formset, rest=request.POST.get("rest", ""), status=422)
    source = " ".join(request.POST.get("source", "").split())[:160]
    made, new, there = taking.save(source=source, checked_by=request.user if request.POST.get("checked") else None)
    for place in {row.planned.pharmacy.place for row in taking.rows if not row.is_there}:
        note(request.user, acts.WRITTEN, place, source)
    tell(request, made, new, there)
    rest = request.POST.get("rest", "")
    if rest.strip():
        messages.info(request, _("What was too long for one table stands in the box: read it now."))
        return page(model_admin, request, PasteForm(initial={**form.data.dict(), "text": rest}))
    first = min(taking.rows, key=lambda row: row.planned.starts).planned
    week = monday_of(timezone.localtime(first.starts).date()).isoformat()
    address = reverse("admin:pharmacies_dutyshift_check")
    return HttpResponseRedirect(f"{address}?place={first.pharmacy.place.pk}&week={week}")


def tell(request, made, new, there):
    """Say what was written down."""
    parts = [ngettext("%d shift was written down.", "%d shifts were written down.", made) % made]
    if new:
        parts.append(ngettext("%d pharmacy is new.", "%d pharmacies are new.", new) % new)
    if there:
        parts.append(ngettext("%d was there already.", "%d were there already.", there) % there)
    if made and not request.POST.get("checked"):
        parts.append(_("Nobody has checked them yet: readers see them as open after that."))
    messages.success(request, " ".join(parts))


def page(model_admin, request, form, *, rows=None, left=(), rest="", status=200):
    """The box, and under it the table once there is one."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Paste a list"),
        "form": form,
        "rows": rows,
        "left": left,
        "rest": rest,
        "checked": bool(request.POST.get("checked")),
        "most": MOST_ROWS,
    }
    return TemplateResponse(request, "admin/pharmacies/paste.html", context, status=status)
