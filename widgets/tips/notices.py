"""What the desk is told of tips: that there is one, never what it says."""

from django.utils.translation import gettext_lazy as _

VERBS = {
    "tip-arrived": _("%(actor)s: a reader sent news"),
    "tip-answered": _("%(actor)s: a reader answered your question"),
}
