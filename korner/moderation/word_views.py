"""The words that let a text wait: one list a language, written at the desk."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from korner.desk import audit
from korner.moderation.models import WordList
from korner.moderation.views import for_moderators, frame
from korner.moderation.word_lists import LONGEST
from korner.visitors.forms import CleanText

LANGUAGES = {"tr": gettext_lazy("Turkish words"), "fr": gettext_lazy("French words")}


class WordsForm(forms.Form):
    """One field a language."""

    tr = CleanText(label=LANGUAGES["tr"], required=False, max_length=LONGEST)
    fr = CleanText(label=LANGUAGES["fr"], required=False, max_length=LONGEST)
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            self.fields[language].widget.attrs.update({"rows": 12, "lang": language, "class": "desk-textarea"})


@for_moderators
@require_http_methods(["GET", "HEAD", "POST"])
def words(request):
    """Both lists in one form."""
    if not request.user.has_perm("moderation.change_wordlist"):
        raise PermissionDenied
    form = WordsForm(request.POST) if request.method == "POST" else WordsForm(initial=stored())
    if form.is_bound and form.is_valid():
        with transaction.atomic():
            for language in LANGUAGES:
                row, _made = WordList.objects.get_or_create(language=language)
                if row.words != form.cleaned_data[language]:
                    row.words = form.cleaned_data[language]
                    row.save()
                    audit.note(request.user, "changed", row, request=request)
        messages.success(request, _("The words were saved."))
        return redirect("desk-words")
    context = {**frame(request, _("Words that wait")), "form": form}
    return TemplateResponse(request, "admin/moderation/words.html", context, status=422 if form.is_bound else 200)


def stored():
    """{language: words} as they stand."""
    return dict(WordList.objects.values_list("language", "words"))
