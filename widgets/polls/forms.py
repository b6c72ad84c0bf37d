"""The form in which a reader votes."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from korner.text.numbers import whole_number
from korner.visitors.forms import ReaderForm

FOREIGN = _("This is no answer of this poll. Please choose one of those below.")
MOST_SENT = 100


class Answers(forms.MultipleChoiceField):
    """The answers that are ticked, of one or of several that may be; `value` is a list of ids.

    Judged in words: nothing chosen, too many, an answer that is not there.
    """

    def __init__(self, poll, options, **kwargs):
        self.most, self.known = poll.most, {option.pk for option in options}
        super().__init__(
            choices=[(str(option.pk), option.page_words) for option in options],
            widget=forms.CheckboxSelectMultiple if poll.takes_several else OneOfSeveral,
            **kwargs,
        )

    def to_python(self, value):
        sent = super().to_python(value)
        if len(sent) > MOST_SENT:
            raise ValidationError(FOREIGN, code="foreign")
        return list(dict.fromkeys(sent))

    def validate(self, value):
        if not value:
            raise ValidationError(
                _("Please choose an answer.") if self.most == 1 else _("Please choose at least one answer."),
                code="required",
            )
        if any(whole_number(one) not in self.known for one in value):
            raise ValidationError(FOREIGN, code="foreign")
        if len(value) > self.most:
            raise ValidationError(
                ngettext_lazy(
                    "Only %(most)s answer can be chosen. Please leave out the others.",
                    "At most %(most)s answers can be chosen. Please leave some out.",
                    self.most,
                )
                % {"most": self.most},
                code="too_many",
            )

    def clean(self, value):
        return [int(one) for one in super().clean(value)]


class OneOfSeveral(forms.RadioSelect):
    """Radio buttons of which a sent form may hold more than one: the field says that this is too many."""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name)

    def format_value(self, value):
        return [str(one) for one in value[:1]] if isinstance(value, list | tuple) else super().format_value(value)


class VoteForm(ReaderForm):
    """A vote in `poll`, of whose `options` (PollOption) one or several are chosen."""

    def __init__(self, request, poll, options, data=None):
        self.poll, self.options = poll, {str(option.pk): option for option in options}
        super().__init__(request, data, auto_id=f"vote-{poll.pk}-%s")
        self.fields["answer"] = Answers(poll, options, label=poll.page_question)

    def clean(self):
        cleaned = super().clean()
        if self.trapped:
            raise ValidationError(_("One field of this form is to stay empty. Please send it once more."), code="trap")
        return cleaned

    def choices(self):
        """(widget of one answer, its PollOption), in their order."""
        return [(choice, self.options[str(choice.data["value"])]) for choice in self["answer"]]
