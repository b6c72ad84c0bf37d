"""What the audit says of work on duties."""

from django.utils.translation import pgettext_lazy

from korner.desk.audit import say

WRITTEN, CONFIRMED, TAKEN_BACK, FILLED = "duties-written", "duties-checked", "duties-unchecked", "duties-made"

say(WRITTEN, pgettext_lazy("audit", "wrote duties of pharmacies"))
say(CONFIRMED, pgettext_lazy("audit", "marked duties of pharmacies as checked"))
say(TAKEN_BACK, pgettext_lazy("audit", "took the check of duties back"))
say(FILLED, pgettext_lazy("audit", "made the shifts of the rota"))
