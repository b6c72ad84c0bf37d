"""The forms with which readers write, answer, change and report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from articles.comments.models import CommentReport
from articles.comments.models.comment import NAME_LENGTH, TEXT_LENGTH
from articles.comments.models.report import WORDS_LENGTH
from korner.visitors.forms import CleanLine, CleanText, ReaderForm

LANGUAGES = [("tr", "Türkçe"), ("fr", "Français")]
NO_LETTER = _("There is no word in this.")


def has_letters(text):
    """Whether there is something to be read in `text`: a letter, a digit or a picture, not marks alone."""
    return any(sign.isalnum() or ord(sign) >= 0x2190 for sign in text)


class Words(ReaderForm):
    """The text of a comment, in one of the paper's languages."""

    text = CleanText(
        label=_("Your comment"),
        max_length=TEXT_LENGTH,
        help_text=_("Up to 3,000 letters. Links make it wait for a moderator."),
        error_messages={
            "required": _("Please write your comment here."),
            "max_length": _("Your comment has %(show_value)s letters; there is room for %(limit_value)s."),
        },
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.ChoiceField(
        label=_("Language of your comment"),
        choices=LANGUAGES,
        error_messages={"required": _("Please choose a language."), "invalid_choice": _("Please choose a language.")},
    )

    def clean_text(self):
        text = self.cleaned_data["text"]
        if not has_letters(text):
            raise forms.ValidationError(NO_LETTER, code="empty")
        return text


class CommentForm(Words):
    """A new comment or an answer."""

    name = CleanLine(
        label=_("Your name"),
        max_length=NAME_LENGTH,
        help_text=_("Shown with your comment; it need not be your full name."),
        error_messages={
            "required": _("Please say by which name your comment is to be shown."),
            "max_length": _("This name has %(show_value)s letters; there is room for %(limit_value)s."),
        },
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        max_length=254,
        help_text=_("Never shown. With it you can later ask what is stored of you, and have it deleted."),
        error_messages={"invalid": _("This is no e-mail address; you may leave the field empty.")},
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    field_order = ["text", "name", "email", "language"]

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean_name(self):
        name = self.cleaned_data["name"]
        if not any(sign.isalpha() for sign in name):
            raise forms.ValidationError(NO_LETTER, code="empty")
        return name


class EditForm(Words):
    """Other words for one's own comment."""


class ReportForm(ReaderForm):
    """Why a comment should be looked at."""

    reason = forms.ChoiceField(
        label=_("What is wrong with this comment?"),
        choices=CommentReport.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose a reason."), "invalid_choice": _("Please choose a reason.")},
    )
    words = CleanText(
        label=_("In your words"),
        required=False,
        max_length=WORDS_LENGTH,
        help_text=_("Only the moderators read this."),
        error_messages={"max_length": _("Your words have %(show_value)s letters; there is room for %(limit_value)s.")},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ButtonForm(ReaderForm):
    """A form that is nothing but a button: like, delete."""
