"""The form of a letter to the paper."""

from django import forms
from django.utils.translation import gettext_lazy as _

from korner.visitors.forms import CleanLine, CleanText, ReaderForm
from widgets.contact.models import TEXT_LENGTH, ContactTopic


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
