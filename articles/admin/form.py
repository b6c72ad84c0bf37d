"""The form of a story: what is typed, checked against what others did meanwhile."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import assigning
from articles.admin.drafted import refuse_held_back
from articles.admin.steps import NEED_NOTE, note_help
from articles.models import Article, WorkingCopy
from articles.models.step import NOTE_LENGTH
from articles.models.texts import LINES, settled
from articles.recording import clean_note
from korner.accounts.models import User
from korner.desk.base import Lines, SplitDateTime, Switch
from korner.desk.conflict import VersionedForm
from korner.desk.moments import MomentField
from korner.moments import said
from korner.publishing import Status
from korner.text.cleaning import clean_line
from korner.text.html import sanitise

TEXTS = ("headline", "lead", "body")


class ArticleForm(VersionedForm):
    """A story as the desk edits it. What somebody else saved meanwhile is not written over unseen (VersionedForm).

    `step_note` goes with the step whose button is pressed. With `writes_copy` what is typed goes to the story's working copy,
    and `seen_copy` and `over_copy` do for the copy what `seen_version` and `over` do for the row.
    """

    writes_copy = False

    small_change = forms.BooleanField(
        label=gettext_lazy("small change"),
        required=False,
        widget=Switch,
        help_text=gettext_lazy("A slip of the pen: no “updated” for readers, and the translation stays as it is."),
    )
    seen_copy = forms.IntegerField(required=False, widget=forms.HiddenInput)
    over_copy = forms.IntegerField(required=False, widget=forms.HiddenInput)
    step_note = forms.CharField(
        label=gettext_lazy("note"), required=False, max_length=NOTE_LENGTH, widget=Lines({"rows": 2})
    )
    date_back = MomentField(
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
        self.newer_copy = None
        # What stood before this save: what readers are told of a change is worked out of it.
        self.before = {
            (field, language): self.instance.text(field, language) for field in TEXTS for language in ("tr", "fr")
        }
        self.stood_at = self.instance.publish_at
        self.given_before = self.instance.assigned_to if self.instance.pk else None
        if "assigned_to" in self.fields:
            self.offer_colleagues(self.fields["assigned_to"])
        self.fields["step_note"].help_text = note_help(
            self.instance if self.instance.pk and not self.writes_copy else None
        )
        if self.writes_copy:
            self.begin_from_copy()
        for name in ("publish_at", "expire_at", "embargo_until", "date_back"):
            if name in self.fields:
                self.say_moment(name)

    def offer_colleagues(self, field):
        """Offer those who may write, and whom the story was given to even where he may not any more."""
        offered = assigning.in_order()
        if self.given_before is not None:
            offered = offered | User.objects.filter(pk=self.given_before.pk)
        field.queryset = offered
        field.empty_label = _("Nobody")
        field.widget.can_add_related = False
        field.show_hidden_initial = True  # what the writer saw: the story may be given away while his form is open
        field.help_text = _("A colleague whose story it is as well: he writes it while it is a draft.")

    def clean_assigned_to(self):
        """Whom the form gives the story to; where nothing was chosen anew, whom it is given to by now."""
        chosen = "assigned_to" in self.changed_data
        return self.cleaned_data["assigned_to"] if chosen else self.instance.assigned_to

    def say_moment(self, name):
        """Say a moment in words under its field; a script says what is typed as well."""
        self.fields[name].widget.attrs["data-moment"] = reverse("desk-moment")
        moment = self.initial.get(name)
        if moment and not self.is_bound:
            self.fields[name].widget.attrs["data-told"] = "1"
            self.fields[name].help_text = said(moment)

    def begin_from_copy(self):
        """Show the working copy's tags; its other values stand on the instance already."""
        copy = self.instance.shown_copy
        self.initial["seen_copy"] = copy.number if copy else 0
        if copy and "tags" in copy.fields:
            self.initial["tags"] = copy.fields["tags"]

    def clean(self):
        cleaned = super().clean()
        self.refuse_older_copy(cleaned)
        self.check_note(cleaned)
        self.refuse_empty(cleaned)
        self.check_times(cleaned)
        refuse_held_back(self, cleaned)
        return cleaned

    def as_stored(self, name, value):
        field, _, language = name.rpartition("_")
        return settled(field, value, language) if field in (*LINES, "body") else value

    def refuse_older_copy(self, cleaned):
        """Nor is a working copy that somebody else, or another tab, saved meanwhile."""
        if not self.writes_copy:
            return
        current = WorkingCopy.objects.filter(article=self.instance.pk).values_list("number", flat=True).first() or 0
        if current in (cleaned.get("seen_copy") or 0, cleaned.get("over_copy")):
            return
        self.newer_copy = current
        raise ValidationError(
            _("These changes were saved elsewhere meanwhile. What you typed is still here; nothing was saved."),
            code="newer_copy",
        )

    def check_note(self, cleaned):
        """A step that wants a reason is not taken without one; what was typed stays in the form."""
        words = next((words for name, words in NEED_NOTE.items() if name in self.data), None)
        if words and "step_note" not in self.errors and not clean_note(cleaned.get("step_note")):
            self.add_error("step_note", words)

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
        """A time of publication to come stays to come; a story is dated back, never forward; nothing ends before it begins."""
        now = timezone.now()
        publish_at, back = cleaned.get("publish_at"), cleaned.get("date_back")
        waiting = self.instance.status == Status.PUBLISHED and self.stood_at and self.stood_at > now
        must_come = "_schedule" in self.data or (waiting and "_publish" not in self.data)
        if "publish_at" in self.fields and "publish_at" not in self.errors and must_come:
            if publish_at is None and "_schedule" in self.data:
                self.add_error("publish_at", _("Fill in the publication time first."))
            elif publish_at is None or publish_at <= now:
                self.add_error("publish_at", _("This time has passed. Publish now, or choose a time to come."))
        if back and back > now:
            self.add_error("date_back", _("A story is never dated forward."))
        if back and self.instance.status != Status.PUBLISHED and "_publish" not in self.data:
            self.add_error("date_back", _("A draft has no date yet. Publish it, and its date goes back with it."))
        self.check_end(cleaned, now if "_publish" in self.data else publish_at or self.stood_at)

    def check_end(self, cleaned, begins):
        """A story ends after it began, and after its embargo."""
        expire_at, embargo_until = cleaned.get("expire_at"), cleaned.get("embargo_until")
        if expire_at and begins and expire_at <= begins:
            self.add_error("expire_at", _("The story would expire before it appears."))
        elif expire_at and embargo_until and expire_at <= embargo_until:
            self.add_error("expire_at", _("The story would expire before its embargo ends."))
