"""The form of a letter to the paper."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from korner.search.things import page_at, path_within
from korner.visitors.forms import CleanLine, CleanText, ReaderForm
from widgets.contact.models import TEXT_LENGTH, ContactTopic

LONGEST_PATH = 300


def own_path(text):
    """The path of a public page of the paper, as another page hands it over; "" for whatever else it may be."""
    if len(text) > LONGEST_PATH or not text.startswith("/"):
        return ""
    path = path_within(text)
    return path if path and page_at(path) else ""


class OwnPage(forms.CharField):
    """The page that a letter is about; carried along unseen. What is no page of ours is left out, nobody typed it."""

    widget = forms.HiddenInput

    def to_python(self, value):
        return own_path(super().to_python(value))

    def prepare_value(self, value):
        return own_path(value or "")


class TopicField(forms.ModelChoiceField):
    """A topic by its name in the reader's language."""

    language = "tr"

    def label_from_instance(self, topic):
        return topic.name_in(self.language)


class ContactForm(ReaderForm):
    """A letter: what it is about, who writes, what."""

    topic = TopicField(
        ContactTopic.objects.none(),
        label=_("What is it about?"),
        empty_label=_("Please choose"),
        error_messages={
            "required": _("Please choose what it is about: so it reaches the right desk."),
            "invalid_choice": _("This topic is not offered any more. Please choose another one."),
        },
    )
    name = CleanLine(label=_("Your name"), max_length=80, error_messages={"required": _("Please tell us your name.")})
    email = forms.EmailField(
        label=_("Your e-mail"),
        max_length=254,
        help_text=_("The answer goes there. For example ad@example.org"),
        error_messages={
            "required": _("Please give an e-mail address: the answer goes there."),
            "invalid": _("This is not a whole e-mail address. It looks like ad@example.org"),
        },
    )
    text = CleanText(
        label=_("Your message"),
        max_length=TEXT_LENGTH,
        help_text=_("At most 6,000 letters."),
        error_messages={"required": _("Please write your message.")},
    )

    page = OwnPage(required=False)

    def __init__(self, request, data=None, **kwargs):
        super().__init__(request, data, **kwargs)
        field = self.fields["topic"]
        field.language = request.page_language
        field.queryset = ContactTopic.objects.offered(request.page_language)
        for name, word in (("name", "name"), ("email", "email")):
            self.fields[name].widget.attrs["autocomplete"] = word
        for name in ("name", "email", "text"):
            # The browser must not cut what is pasted: it is the server that says what is too long.
            self.fields[name].widget.attrs.pop("maxlength", None)
        self.fields["text"].widget.attrs["rows"] = 8

    def letter(self):
        """The text of a valid form, below the address of the page that it is about."""
        page, text = self.cleaned_data["page"], self.cleaned_data["text"]
        return f"{translated('About this page:')} {settings.SITE_URL}{page}\n\n{text}" if page else text
