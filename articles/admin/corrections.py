"""The corrections at the desk: made on a story that readers see, by those who may publish."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles import corrections
from articles.models import Correction
from articles.models.states import LANGUAGES
from korner.desk.base import DeskAdmin, InfinitePaginator, display


class CorrectionForm(forms.ModelForm):
    """A correction as the desk writes it; the model says what is missing, at its field."""

    class Meta:
        model = Correction
        fields = []  # the admin names them

    refusal = None  # why the step itself refused what was sent a moment ago, a ValidationError

    def clean_article(self):
        article = self.cleaned_data["article"]
        if not corrections.is_correctable(article):
            raise ValidationError(corrections.not_out(), code="not_out")
        return article

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            self.add_error(None, self.refusal)
        return cleaned


@admin.register(Correction)
class CorrectionAdmin(DeskAdmin):
    """Corrections. What making one changes is the step's affair (articles.corrections)."""

    form = CorrectionForm
    list_display = ["words", "kind", "story", "made_at", "made_by"]
    list_filter = ["kind"]
    paginator = InfinitePaginator
    most_read = 1000  # each with its story, whose headline is read as well
    search_fields = ["text_tr", "text_fr", "article__headline_tr", "article__headline_fr"]
    search_help_text = _("Words of the correction or of the headline")
    ordering = ["-made_at", "-pk"]
    autocomplete_fields = ["article"]
    actions = None
    fieldsets = [
        ("Türkçe", {"fields": ["text_tr"], "classes": ["words-tr"]}),
        ("Français", {"fields": ["text_fr"], "classes": ["words-fr"]}),
        (_("The correction"), {"fields": ["article", "kind", "order"], "classes": ["side"]}),
    ]

    def get_queryset(self, request):
        bodies = [f"article__{name}" for name in ("body", *(f"body_{language}" for language in LANGUAGES))]
        return super().get_queryset(request).select_related("article__category", "made_by").defer(*bodies)

    def get_readonly_fields(self, request, obj=None):
        return ["article", "made_at", "made_by"] if obj else []  # one story's mistake is not another's

    def get_fieldsets(self, request, obj=None):
        *others, (title, options) = super().get_fieldsets(request, obj)
        made = ["made_at", "made_by"] if obj else []
        return [*others, (title, {**options, "fields": [*options["fields"], *made]})]

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.refusal = getattr(request, "step_refused", None)
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form. A story withdrawn between its check and its saving: it comes back with what was typed, and says so."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ValidationError as refusal:
            request.step_refused = refusal
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        corrections.write(obj, by=request.user)

    def delete_model(self, request, obj):
        corrections.delete(obj, by=request.user)

    @display(description=_("correction"))
    def words(self, correction):
        language = next((code for code in LANGUAGES if correction.text_in(code)), "tr")
        words = correction.text_in(language)
        cut = f"{words[:140].rsplit(' ', 1)[0]}…" if len(words) > 140 else words
        return format_html('<span class="desk-headline" lang="{}">{}</span>', language, cut)

    @display(description=_("story"))
    def story(self, correction):
        article = correction.article
        return format_html('<span lang="{}">{}</span>', article.source_language, article.source_headline)
