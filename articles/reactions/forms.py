"""What is sent with one press: which word, and the token."""

from django import forms

from articles.reactions.models import Reaction
from korner.visitors.forms import ReaderForm


class ReactionForm(ReaderForm):
    """One of the six words, or none: then what was said is taken back."""

    kind = forms.ChoiceField(choices=[("", ""), *Reaction.Kind.choices], required=False)

    def first_words(self):
        """What is wrong, in the reader's language."""
        return next(words for problems in self.errors.values() for words in problems)
