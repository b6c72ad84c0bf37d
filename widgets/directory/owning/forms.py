"""The form of a firm as its owner fills it in: to add it, and to change it."""

import hashlib

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner import spoken
from korner.hours import BadHours, read_hours
from korner.hours_typed import written
from korner.images.sent import safe_copy
from korner.images.sent_forms import KeepsPictures, SeveralPictures
from korner.places.models import IN_BRUSSELS, Place
from korner.text.cleaning import clean_line
from korner.text.numbers import whole_number
from korner.visitors.forms import CleanText, ReaderForm
from korner.visitors.sending import Sending
from widgets.directory.models import ABOUT_LENGTH, Trade
from widgets.directory.owning.fields import (
    TOO_LONG,
    CompanyNumberField,
    EmailField,
    HoursField,
    PhonesField,
    PlaceField,
    SiteField,
    line,
    untrimmed,
)
from widgets.directory.owning.models import MOST_PICTURES, FirmSentPicture
from widgets.directory.owning.values import Names, called, differences, proposed, standing
from widgets.directory.words import LANGUAGES_SPOKEN

SENDING = Sending("widgets.directory.sending")


class FirmForm(KeepsPictures, ReaderForm):
    """What an owner says of his firm. After cleaning, `values()` is that as plain data (owning.values).

    `copies` are the pictures that came now, `kept` those that came with this form before and were not left out.
    """

    name = line(
        gettext_lazy("Name of your firm"),
        length=120,
        required=True,
        help_text=gettext_lazy("As it stands on your door. For example: Emirdağ Fırını"),
        missing=gettext_lazy("Please give the name of your firm."),
    )
    trade = forms.ChoiceField(
        label=gettext_lazy("Trade"),
        error_messages={
            "required": gettext_lazy("Please choose a trade: so you are found."),
            "invalid_choice": gettext_lazy("This trade is not in the list any more. Please choose another one."),
        },
    )
    trade2 = forms.ChoiceField(label=gettext_lazy("A second trade"), required=False)
    place = PlaceField(
        label=gettext_lazy("Commune"),
        max_length=80,
        help_text=gettext_lazy("In Turkish, French or Dutch. For example: Schaerbeek"),
        error_messages={"required": gettext_lazy("Please say in which commune it is."), "max_length": TOO_LONG},
    )
    address = line(
        gettext_lazy("Street and number"),
        length=200,
        help_text=gettext_lazy("Leave it empty if you work from home and do not want it shown."),
    )
    postcode = line(gettext_lazy("Postcode"), length=10, help_text=gettext_lazy("For example: 1030"))
    phones = PhonesField(
        label=gettext_lazy("Telephone"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("As you write it; several with a comma between. For example: 02 555 12 34"),
        error_messages={"max_length": TOO_LONG},
        widget=forms.TextInput({"autocomplete": "tel", "inputmode": "tel"}),
    )
    site = SiteField(
        label=gettext_lazy("Web site"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("For example: www.example.be"),
        error_messages={"max_length": TOO_LONG},
        widget=forms.TextInput({"inputmode": "url", "autocapitalize": "none", "spellcheck": "false"}),
    )
    email = EmailField(
        label=gettext_lazy("E-mail for customers"),
        required=False,
        help_text=gettext_lazy("Everybody sees it."),
    )
    email_shown = forms.BooleanField(label=gettext_lazy("Yes, this address may be shown to everybody."), required=False)
    hours = HoursField(
        label=gettext_lazy("Opening hours"),
        required=False,
        help_text=gettext_lazy("For example: Mon-Fri 9.00-12.30, 13.30-18.00; Sat 10.00-14.00"),
        widget=forms.Textarea({"rows": 2}),
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages spoken with customers"),
        choices=spoken.choices(LANGUAGES_SPOKEN),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    company_number = CompanyNumberField(
        label=gettext_lazy("Company number"),
        required=False,
        max_length=40,
        help_text=gettext_lazy(
            "Belgian, ten digits, for example 0123.456.749. It shows customers that the firm is real."
        ),
        error_messages={"max_length": TOO_LONG},
    )
    about_tr = CleanText(required=False, max_length=ABOUT_LENGTH, error_messages={"max_length": TOO_LONG})
    about_fr = CleanText(required=False, max_length=ABOUT_LENGTH, error_messages={"max_length": TOO_LONG})
    pictures = SeveralPictures(
        label=gettext_lazy("Pictures"),
        required=False,
        help_text=gettext_lazy("At most five, 25 MB each: JPEG, PNG, WebP, AVIF or GIF."),
    )
    sending = forms.CharField(widget=forms.HiddenInput, required=False)

    FIRST = ("name", "trade", "place", "address", "postcode", "phones", "hours", "languages")
    MORE = ("trade2", "site", "email", "email_shown", "company_number", "pictures")

    def __init__(self, request, data=None, files=None, **kwargs):
        super().__init__(request, data, files, **kwargs)
        self.language = request.page_language
        self.carry(data)
        self.copies, self.left_out, self.taken_out = [], set(), set()
        self.kept = self.there()
        choices = trade_choices(self.language)
        self.fields["trade"].choices = [("", _("Please choose")), *choices]
        self.fields["trade2"].choices = [("", _("None")), *choices]
        self.communes = communes(self.language)
        self.fields["place"].widget.attrs.update({"list": "communes", "autocomplete": "off"})
        self.fields["address"].widget.attrs["autocomplete"] = "address-line1"
        self.fields["postcode"].widget.attrs.update({"autocomplete": "postal-code", "inputmode": "numeric"})
        self.fields["name"].widget.attrs["autocomplete"] = "organization"
        for code, label in (("tr", _("In Turkish: what you offer")), ("fr", _("In French: what you offer"))):
            self.fields[f"about_{code}"].label = label
            self.fields[f"about_{code}"].widget.attrs.update({"rows": 4, "lang": code})
        self.fields[f"about_{self.language}"].help_text = _(
            "Two or three sentences, at most 1,500 letters. For example: Bread from a stone oven, börek to order."
        )
        for name in self.fields:
            untrimmed(self.fields[name])
        own, other = f"about_{self.language}", f"about_{self.other_language}"
        self.order_fields([*self.FIRST, own, *self.MORE[:-1], other, "pictures", "owner_email"])  # as the page has them

    # --- pictures that came before ----------------------------------------------------------------------------------
    def carry(self, data):
        """Know the form again when it comes back: a signed secret in it is the key of the pictures that came with it."""
        secret, self.is_known = SENDING.carry(self, data)
        self.draft = hashlib.sha256(f"firm draft {secret}".encode()).hexdigest()

    def there(self):
        """The pictures that are with us already and wait for this form."""
        own = Q(draft=self.draft, firm=None, change=None)
        return list(FirmSentPicture.objects.filter(own)) if self.is_known else []

    def kept_numbers(self):
        """The numbers of those that go on with the form."""
        return [picture.pk for picture in self.kept]

    def shown_number(self):
        """How many pictures readers see already, without those taken out."""
        return 0

    def clean_pictures(self):
        """Look into each file; whatever is a picture is kept, and what is none is named with the reason."""
        files = self.cleaned_data["pictures"]
        self.leave_out()
        wrong, many = [], False
        known = {picture.sha256 for picture in self.kept}
        for file in files[: 2 * MOST_PICTURES]:
            if len(known) + self.shown_number() >= MOST_PICTURES:
                many = True
                break
            try:
                copy = safe_copy(file)
            except ValidationError as error:
                wrong.append(f"“{clean_line(file.name)[:60]}”: {' '.join(error.messages)}")
                continue
            if copy.sha256 not in known:  # else chosen once more after a mistake: it is here already
                known.add(copy.sha256)
                self.copies.append(copy)
        if many:
            wrong.insert(0, _("An entry has at most five pictures. The first ones are kept."))
        if wrong:
            raise ValidationError(wrong, code="pictures")
        return self.copies

    # --- what it says -------------------------------------------------------------------------------------------------
    def clean_name(self):
        name = self.cleaned_data["name"]
        if not any(sign.isalnum() for sign in name):
            raise ValidationError(_("There is no word in this."), code="empty")
        return name

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("email") and not cleaned.get("email_shown"):
            self.add_error("email_shown", _("Please tick this box, or leave the e-mail for customers empty."))
        reached = [cleaned.get(name) for name in ("phones", "site", "email", "address")]
        if not any(reached) and not {"phones", "site", "email", "address"} & set(self.errors):
            self.add_error(
                "phones", _("How do customers reach you? Give a telephone number, an address or a web site.")
            )
        return cleaned

    def values(self):
        """What was said, as plain data."""
        said = self.cleaned_data
        return {
            **{name: said[name] for name in ("name", "address", "postcode", "phones", "email", "hours")},
            **{name: said[name] for name in ("company_number", "about_tr", "about_fr")},
            "website": said["site"],
            "trades": sorted({int(said[name]) for name in ("trade", "trade2") if said[name]}),
            "place": said["place"].pk,
            "languages": [code for code in LANGUAGES_SPOKEN if code in said["languages"]],
        }

    @property
    def other_language(self):
        """The paper's language that the page does not speak."""
        return "fr" if self.language == "tr" else "tr"

    @property
    def own_about(self):
        """The field for the text in the reader's language."""
        return self[f"about_{self.language}"]

    @property
    def other_about(self):
        """The one for the other language."""
        return self[f"about_{self.other_language}"]

    @property
    def more_open(self):
        """Whether the part that few fill in stands open: something was typed there, or is wrong."""
        names = (*self.MORE, f"about_{self.other_language}")
        return bool(self.kept) or any(self[name].errors or self[name].value() for name in names)


class AddForm(FirmForm):
    """A new firm, with the address of its owner."""

    owner_email = EmailField(
        label=gettext_lazy("Your own e-mail"),
        help_text=gettext_lazy(
            "Never shown. We send a letter there, which you answer by a press, and later your link."
        ),
        error_messages={"required": gettext_lazy("Please give an e-mail address: the letter goes there.")},
    )

    def __init__(self, request, data=None, files=None, **kwargs):
        if data is None:
            kwargs["initial"] = {"languages": ["tr"], **kwargs.get("initial", {})}
        super().__init__(request, data, files, **kwargs)


class OwnerForm(FirmForm):
    """All fields of an entry for its owner. `firm` is the entry, `waiting` his change that nobody has decided on, or None.

    `began` says what stood when the form was opened: what has changed since is not replaced unseen.
    """

    began = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, request, firm, waiting, data=None, files=None, **kwargs):
        self.firm, self.waiting = firm, waiting
        kwargs["initial"] = {"began": standing(firm, waiting), **(kwargs.get("initial") or {})}
        super().__init__(request, data, files, **kwargs)
        self.shown = list(firm.pictures.select_related("picture"))
        self.before = proposed(firm, waiting)
        self.fields["place"].known = Place.objects.filter(pk=self.before["place"]).first()

    def there(self):
        waiting = list(self.waiting.sent_pictures.all()) if self.waiting else []
        return [*super().there(), *waiting]

    def leave_out(self):
        super().leave_out()
        numbers = {whole_number(number) for number in self.data.getlist("take_out")}
        self.taken_out = {picture.pk for picture in self.shown} & numbers

    def shown_number(self):
        return len(self.shown) - len(self.taken_out) + self.firm.sent_pictures.count()

    def values(self):
        """A firm that the desk gave more than two trades keeps them."""
        values = super().values()
        return {**values, "trades": sorted({*values["trades"], *sorted(self.before["trades"])[2:]})}

    def begin_anew(self, firm, waiting):
        """Say what has changed since the form was opened; sent once more, it begins from what stands now."""
        before, after = proposed(firm, waiting), self.values()
        lines = differences(before, after, Names.of([before, after]))
        words = _(
            "Your entry or your change has changed since you opened this page. What you typed is still here, and nothing was "
            "sent. Sent once more, this would change: %s"
        )
        self.add_error(None, ValidationError(words % "; ".join(lines), code="meanwhile"))
        self.data = self.data.copy()
        self.data["began"] = standing(firm, waiting)

    @property
    def more_open(self):
        return bool(self.shown) or super().more_open

    def marked(self):
        """[(picture, whether it is to go)] of the pictures that readers see."""
        if self.is_bound:
            goes = {whole_number(number) for number in self.data.getlist("take_out")}
        else:
            goes = set(self.waiting.left_out) if self.waiting else set()
        return [(picture, picture.pk in goes) for picture in self.shown]


def initial_of(values, language):
    """What stands in a form that shows `values`."""
    try:
        hours = written(read_hours(values["hours"]), language)
    except BadHours:
        hours = ""
    place = Place.objects.filter(pk=values["place"]).first()
    trades = [*values["trades"], "", ""]
    plain = ("name", "address", "postcode", "phones", "email", "languages", "company_number", "about_tr", "about_fr")
    return {
        **{name: values[name] for name in plain},
        "site": values["website"],
        "email_shown": bool(values["email"]),
        "hours": hours,
        "place": called(place) if place else "",
        "trade": trades[0],
        "trade2": trades[1],
    }


def trade_choices(language):
    """The trades by name; those with narrower ones as groups that begin with themselves."""
    trades = list(Trade.objects.order_by(f"sort_{language}", "pk"))
    parts = {}
    for trade in trades:
        if trade.parent_id:
            parts.setdefault(trade.parent_id, []).append((trade.pk, called(trade)))
    found = []
    for trade in trades:
        if trade.pk in parts:
            found.append((called(trade), [(trade.pk, called(trade)), *parts[trade.pk]]))
        elif not trade.parent_id:
            found.append((trade.pk, called(trade)))
    return found


def communes(language):
    """The names of the communes of Brussels: what most people type, offered while they do."""
    rows = Place.objects.filter(key__startswith=IN_BRUSSELS, kind=Place.Kind.COMMUNE)
    return [place.name_in(language) for place in rows.order_by(f"sort_{language}")]
