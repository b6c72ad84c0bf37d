"""What the desk is told of tips: that there is one, never what it says."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "tip-arrived": _("A reader sent news"),
    "tip-answered": _("A reader answered your question"),
}
