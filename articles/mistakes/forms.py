"""What a reader fills in to report a mistake."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.mistakes.models import PASSAGE_LENGTH, TEXT_LENGTH
from korner.visitors.forms import CleanLine, CleanText, ReaderForm


class MistakeForm(ReaderForm):
    """What is wrong; the passage and an address for questions may be left out."""

    text = CleanText(
        label=_("What is wrong, and how is it right?"),
        max_length=TEXT_LENGTH,
        help_text=_("For example: “The bridge opened in 2019, not in 2009.” A source helps us."),
        error_messages={"required": _("Please say what is wrong: without that we cannot look for it.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    passage = CleanLine(
        label=_("Where does it stand?"),
        required=False,
        max_length=PASSAGE_LENGTH,
        help_text=_("A few words of the sentence, copied from the story."),
    )
    email = forms.EmailField(
        label=_("Your e-mail"),
        required=False,
        max_length=254,
        help_text=_("Only if we may ask you something. It is shown to nobody and deleted after a time."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
