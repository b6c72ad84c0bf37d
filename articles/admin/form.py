"""The form of a story: what is typed, checked against what others did meanwhile."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.drafted import refuse_held_back
from articles.models import Article
from korner.desk.base import SplitDateTime, Switch
from korner.publishing import Status
from korner.text.cleaning import clean_line
from korner.text.html import sanitise

TEXTS = ("headline", "lead", "body")


class ArticleForm(forms.ModelForm):
    """A story as the desk edits it.

    `seen_version` is the number the writer began from: a newer one in the database refuses the save, with everything typed
    still in the form. `over` names the newer version the writer has seen and chooses to write over.
    """

    seen_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    over = forms.IntegerField(required=False, widget=forms.HiddenInput)
    small_change = forms.BooleanField(
        label=gettext_lazy("small change"),
        required=False,
        widget=Switch,
        help_text=gettext_lazy("A slip of the pen: no “updated” for readers, and the translation stays as it is."),
    )
    date_back = forms.SplitDateTimeField(
        label=gettext_lazy("date back to"),
        required=False,
        widget=SplitDateTime,
        help_text=gettext_lazy("The true day of a story that was printed or told earlier. Never later than now."),
    )

    class Meta:
        model = Article
        fields = []  # the admin names them, by person and state

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.newer = None
        if self.instance.pk:
            self.initial["seen_version"] = self.instance.version
        # What stood before this save: what readers are told of a change is worked out of it.
        self.before = {
            (field, language): self.instance.text(field, language) for field in TEXTS for language in ("tr", "fr")
        }
        self.stood_at = self.instance.publish_at

    def clean(self):
        cleaned = super().clean()
        self.refuse_older_version(cleaned)
        self.refuse_empty(cleaned)
        self.check_times(cleaned)
        refuse_held_back(self, cleaned)
        return cleaned

    def refuse_older_version(self, cleaned):
        """A story saved by somebody else meanwhile is not written over unseen (checklist R3)."""
        if not self.instance.pk:
            return
        rows = Article.objects.filter(pk=self.instance.pk)
        if connection.in_atomic_block and connection.features.has_select_for_update:
            rows = rows.select_for_update()
        current = rows.values_list("version", flat=True).first()
        if current is None or current in (cleaned.get("seen_version"), cleaned.get("over")):
            return
        self.newer = current
        raise ValidationError(
            _("Somebody else has saved this story meanwhile. What you typed is still here; nothing was saved."),
            code="newer_version",
        )

    def refuse_empty(self, cleaned):
        """A story needs a headline in the language of its original; a published one its text as well."""
        language = cleaned.get("source_language") or self.instance.source_language
        headline = f"headline_{language}"
        if headline in self.fields and not clean_line(cleaned.get(headline) or ""):
            self.add_error(headline, _("A story needs a headline in the language of its original."))
        body = f"body_{language}"
        published = self.instance.status == Status.PUBLISHED
        if published and body in self.fields and not sanitise(cleaned.get(body) or ""):
            self.add_error(body, _("A published story needs its text."))

    def check_times(self, cleaned):
        """A time of publication to come stays to come; a story is dated back, never forward."""
        now = timezone.now()
        publish_at, back = cleaned.get("publish_at"), cleaned.get("date_back")
        waiting = self.instance.status == Status.PUBLISHED and self.stood_at and self.stood_at > now
        kept_waiting = waiting and "publish_at" in self.fields and "_publish" not in self.data
        if kept_waiting and (publish_at is None or publish_at <= now):
            self.add_error("publish_at", _("This time has passed. Publish now, or choose a time to come."))
        if back and back > now:
            self.add_error("date_back", _("A story is never dated forward."))
        if back and self.instance.status != Status.PUBLISHED and "_publish" not in self.data:
            self.add_error("date_back", _("A draft has no date yet. Publish it, and its date goes back with it."))
        expire_at = cleaned.get("expire_at")
        if expire_at and publish_at and expire_at <= publish_at:
            self.add_error("expire_at", _("The story would expire before it appears."))
