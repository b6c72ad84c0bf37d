"""The page on which the desk reads a tip: what was told, its pictures, the sender, and what may be done with it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from articles.models import Article, Category
from korner.desk.base import Lines, Select, TextInput
from korner.moderation.models import State
from korner.visitors.forms import CleanLine
from widgets.tips import working
from widgets.tips.models import Tip
from widgets.tips.story import headline_of, make_draft, may_make

Work = Tip.Work


class QuestionForm(forms.Form):
    """What the desk asks the sender."""

    question = forms.CharField(
        label=gettext_lazy("Question to the sender"),
        max_length=1000,
        widget=Lines({"rows": 3}),
        help_text=gettext_lazy("The sender reads it with the receipt, in the language of the message."),
        error_messages={"required": gettext_lazy("Write what you want to know.")},
    )


class NoteForm(forms.Form):
    """The desk's own words."""

    note = forms.CharField(
        label=gettext_lazy("Note of the desk"), max_length=2000, required=False, widget=Lines({"rows": 3})
    )


class SectionField(forms.ModelChoiceField):
    """A section of the paper by the name the desk knows it by."""

    widget = Select

    def label_from_instance(self, section):
        return section.desk_name


class DraftForm(forms.Form):
    """What a draft needs besides the tip: where it stands, its language, a headline to begin with."""

    headline = CleanLine(label=gettext_lazy("Headline"), max_length=200, widget=TextInput)
    section = SectionField(Category.objects.none(), label=gettext_lazy("Section"))
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the original"), choices=Article.Language.choices, widget=Select
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["section"].queryset = Category.objects.alive().in_order()
        self.fields["section"].empty_label = None


def forms_for(tip, person, data=None, act=""):
    """{act: form} of the acts that want words, that of `act` filled with `data`."""
    kinds = {
        "ask": (QuestionForm, {}),
        "note": (NoteForm, {"note": tip.note}),
        "draft": (DraftForm, {"headline": headline_of(tip), "language": tip.language}),
    }
    if not may_make(person) or tip.story_id:
        del kinds["draft"]
    return {
        name: kind(data if name == act else None, initial=initial, prefix=name)
        for name, (kind, initial) in kinds.items()
    }


def page(model_admin, request, tip):
    """The page; a POST does the act it names (`act`) and comes back here, with mistakes at their fields (422)."""
    shown, status = forms_for(tip, request.user), 200
    if request.method == "POST":
        act = request.POST.get("act", "")
        shown = forms_for(tip, request.user, request.POST, act)
        form = shown.get(act)
        if form is None or form.is_valid():
            return done(request, tip, act, form.cleaned_data if form else {})
        status = 422
    context = {
        **model_admin.admin_site.each_context(request),
        "opts": model_admin.opts,
        "title": _("News from a reader, number %d") % tip.pk,
        "tip": tip,
        "original": tip,
        "forms": shown,
        "mark": mark_of(tip),
        "is_spam": tip.state == State.SPAM,
        "acts": acts_for(tip, request.user),
        "question": tip.open_question(),
        "may_delete": model_admin.has_delete_permission(request, tip),
        "list_address": reverse("admin:tips_tip_changelist"),
    }
    return TemplateResponse(request, "admin/tips/tip.html", context, status=status)


def mark_of(tip):
    from widgets.tips.admin import mark

    return mark(tip)


def acts_for(tip, person):
    """[(act, words, whether it is the main one)] of the acts that want no words."""
    own = tip.reader_id == person.pk
    offered = {
        Work.NEW: [
            ("take", _("I read this"), True),
            ("close", pgettext("tip", "Close"), False),
            ("spam", _("Spam"), False),
        ],
        Work.READING: [
            *([] if own else [("take", _("I take over"), True)]),
            ("close", pgettext("tip", "Close"), False),
        ],
        Work.CLOSED: [("reopen", _("Open again"), False)],
    }
    return offered.get(tip.work, [])


def done(request, tip, act, given):
    """Do the act and lead on; what refuses it is said."""
    person = request.user
    steps = {
        "take": (lambda: working.take(tip, by=person), _("It is yours now: the sender sees that it is being read.")),
        "close": (lambda: working.close(tip, by=person), _("Closed.")),
        "spam": (lambda: working.close(tip, by=person, spam=True), _("Closed.")),
        "reopen": (lambda: working.reopen(tip, by=person), _("Open again.")),
        "ask": (lambda: working.ask(tip, given["question"], by=person), _("The question stands with the receipt.")),
        "take_back": (lambda: working.take_question_back(tip, by=person), _("The question is taken back.")),
        "note": (lambda: working.write_note(tip, given["note"], by=person), _("The note is kept.")),
    }
    here = reverse("admin:tips_tip_change", args=[tip.pk])
    try:
        if act == "draft":
            if not may_make(person):
                raise PermissionDenied
            if tip.story_id:
                raise ValidationError(_("There is a story already."))
            story = make_draft(
                tip, by=person, category=given["section"], language=given["language"], headline=given["headline"]
            )
            messages.success(request, _("This is the draft. The pictures still want their descriptions."))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[story.pk]))
        if act in steps:
            step, said = steps[act]
            step()
            messages.success(request, said)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return HttpResponseRedirect(here)
