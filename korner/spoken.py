"""The languages people speak at a counter, by their codes: "tr", "fr", "nl"."""

from django.utils.text import capfirst
from django.utils.translation import pgettext_lazy

# In the order in which they are told.
SPOKEN = {
    "tr": pgettext_lazy("language spoken", "Turkish"),
    "fr": pgettext_lazy("language spoken", "French"),
    "nl": pgettext_lazy("language spoken", "Dutch"),
    "en": pgettext_lazy("language spoken", "English"),
    "de": pgettext_lazy("language spoken", "German"),
    "ar": pgettext_lazy("language spoken", "Arabic"),
    "ku": pgettext_lazy("language spoken", "Kurdish"),
    "es": pgettext_lazy("language spoken", "Spanish"),
    "it": pgettext_lazy("language spoken", "Italian"),
    "pl": pgettext_lazy("language spoken", "Polish"),
    "ro": pgettext_lazy("language spoken", "Romanian"),
    "bg": pgettext_lazy("language spoken", "Bulgarian"),
    "pt": pgettext_lazy("language spoken", "Portuguese"),
    "ru": pgettext_lazy("language spoken", "Russian"),
}


def choices(codes=SPOKEN):
    """[(code, name)] for a form, each name with a capital."""
    return [(code, capfirst(SPOKEN[code])) for code in codes]


def in_words(codes):
    """The names of these languages within a sentence, each once; a code that is no more known stands for itself."""
    known = [str(name) for code, name in SPOKEN.items() if code in codes]
    return ", ".join([*known, *(code for code in codes if code not in SPOKEN)])
