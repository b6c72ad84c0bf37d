"""The forms a sender sees: his news, the number of his receipt, his answer to a question."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from korner.images.sent_forms import KeepsPictures, SeveralPictures
from korner.text.cleaning import clean_line
from korner.visitors.forms import CleanLine, CleanText, ReaderForm
from widgets.tips import receipts
from widgets.tips.models import ANSWER_LENGTH, MOST_PICTURES, TEXT_LENGTH, TipPicture
from widgets.tips.pictures import safe_copy

FILE_NAME_SHOWN = 60


def untrimmed(field):
    """Let the browser not cut what is pasted: it is the server that says what is too long, and nothing is lost."""
    field.widget.attrs.pop("maxlength", None)


class TipForm(KeepsPictures, ReaderForm):
    """What a reader tells the newsroom.

    After cleaning, `copies` are the pictures that came now (SafeCopy) and `kept` those (TipPicture) that came with the
    same form before, without those he left out.
    """

    text = CleanText(
        label=gettext_lazy("What do you want to tell us?"),
        max_length=TEXT_LENGTH,
        help_text=gettext_lazy("What happened, who saw it, how do you know? At most 10,000 letters."),
        error_messages={"required": gettext_lazy("Please write in a sentence or two what it is about.")},
    )
    pictures = SeveralPictures(
        label=gettext_lazy("Pictures"),
        required=False,
        help_text=gettext_lazy("At most ten, 25 MB each: JPEG, PNG, WebP, AVIF or GIF."),
    )
    film = forms.URLField(
        label=gettext_lazy("Link to a film"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("For example https://www.youtube.com/watch?v=… or the link of a transfer service."),
        error_messages={"invalid": gettext_lazy("This is not a web address. It begins with https://")},
    )
    place = CleanLine(
        label=gettext_lazy("Where?"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("For example: Place Liedts, Schaerbeek"),
    )
    happened = CleanLine(
        label=gettext_lazy("When?"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("For example: yesterday at about 8 p.m."),
    )
    name = CleanLine(label=gettext_lazy("Your name"), required=False, max_length=80)
    email = forms.EmailField(label=gettext_lazy("Your e-mail"), required=False, max_length=254)
    phone = CleanLine(label=gettext_lazy("Your telephone"), required=False, max_length=40)
    may_be_named = forms.BooleanField(
        label=gettext_lazy("You may name me as the source. (Without this tick we do not.)"), required=False
    )
    sending = forms.CharField(widget=forms.HiddenInput, required=False)

    CONTACT = ("name", "email", "phone", "may_be_named")

    def __init__(self, request, data=None, files=None, **kwargs):
        super().__init__(request, data, files, **kwargs)
        self.secret, known = receipts.SENDING.carry(self, data)
        self.copies, self.left_out = [], set()
        self.kept = list(TipPicture.objects.filter(draft=self.draft, tip=None)) if known else []
        for name in ("text", "place", "happened", "name", "phone", "film", "email"):
            untrimmed(self.fields[name])
        self.fields["text"].widget.attrs["rows"] = 9
        for name in ("email", "phone", "name"):
            self.fields[name].widget.attrs["autocomplete"] = {"phone": "tel"}.get(name, name)
        self.fields["film"].widget.attrs["inputmode"] = "url"
        self.fields["film"].assume_scheme = "https"

    @property
    def draft(self):
        """Under which pictures are kept until the form is whole."""
        return receipts.draft_of(self.secret)

    def clean_pictures(self):
        """Look into each file; whatever is a picture is kept, and what is none is named with the reason."""
        files = self.cleaned_data["pictures"]
        self.leave_out()
        wrong, many = [], len(files) > MOST_PICTURES
        known = {picture.sha256 for picture in self.kept}
        for file in files[:MOST_PICTURES]:
            try:
                copy = safe_copy(file)
            except ValidationError as error:
                wrong.append(f"“{clean_line(file.name)[:FILE_NAME_SHOWN]}”: {' '.join(error.messages)}")
                continue
            if copy.sha256 in known:
                continue  # chosen once more after a mistake: it is here already
            if len(known) == MOST_PICTURES:
                many = True
                break
            known.add(copy.sha256)
            self.copies.append(copy)
        if many:
            said = _("At most ten pictures go with one message. The first ten are kept; send the others separately.")
            wrong.insert(0, said)
        if wrong:
            raise ValidationError(wrong, code="pictures")
        return self.copies

    @property
    def contact_open(self):
        """Whether the part about the sender stands open: something was typed there, or is wrong."""
        return any(self[name].errors or self[name].value() for name in self.CONTACT)


class ReceiptForm(ReaderForm):
    """The number of a receipt, however it was typed."""

    number = forms.CharField(
        label=gettext_lazy("Number of your receipt"),
        max_length=60,
        help_text=gettext_lazy("Four times four letters, for example BKRT-HHXA-PQDE-ZZMC"),
        error_messages={"required": gettext_lazy("Please type the number of your receipt.")},
        widget=forms.TextInput(
            {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false", "class": "receipt-field"}
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        untrimmed(self.fields["number"])

    def clean_number(self):
        number = self.cleaned_data["number"]
        if not receipts.is_receipt(number):
            raise ValidationError(
                _("A number has sixteen letters, in four groups; I, L, O, U and figures are not among them."),
                code="shape",
            )
        return number


class AnswerForm(ReaderForm):
    """The sender's answer to what the desk asked."""

    number = forms.CharField(widget=forms.HiddenInput, max_length=60)
    question = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=10**18)
    answer = CleanText(
        label=gettext_lazy("Your answer"),
        max_length=ANSWER_LENGTH,
        error_messages={"required": gettext_lazy("Please write your answer.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, auto_id="answer-%s", **kwargs)
        untrimmed(self.fields["answer"])
