"""Reported mistakes at the desk: read by moderators and editors, corrected by those who may publish."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.mistakes.models import MistakeReport
from articles.models.states import LANGUAGES
from korner.desk.base import DeskAdmin, InfinitePaginator, display
from korner.moderation.cases import case_of
from korner.moderation.models import Case, State
from korner.moderation.steps import decide


@admin.register(MistakeReport)
class MistakeAdmin(DeskAdmin):
    """Reports are read, never written here; what becomes of them is decided in the queue, or by correcting the story."""

    keep_history = False  # it would outlive the personal data in it
    change_form_template = "admin/mistakes/report.html"
    list_display = ["words", "story", "state", "created_at", "led_to"]
    list_filter = ["state", "language"]
    paginator = InfinitePaginator
    search_fields = ["text", "article__headline_tr", "article__headline_fr"]
    search_help_text = gettext_lazy("Words of the report or of the headline")
    ordering = ["-pk"]
    actions = None
    fieldsets = [
        (None, {"fields": ["story_linked", "passage", "text"]}),
        (
            gettext_lazy("Whence"),
            {"fields": ["language", "email", "created_at", "state", "taken_by", "correction"], "classes": ["side"]},
        ),
    ]

    def get_queryset(self, request):
        bodies = [f"article__{name}" for name in ("body", *(f"body_{language}" for language in LANGUAGES))]
        rows = super().get_queryset(request).select_related("article__category", "taken_by", "correction__article")
        return rows.defer(*bodies, *(f"correction__{name}" for name in bodies))

    def has_add_permission(self, request):
        return False

    def get_readonly_fields(self, request, obj=None):
        return [field for _title, options in self.fieldsets for field in options["fields"]]

    def get_urls(self):
        correct = self.admin_site.admin_view(self.correct)
        return [path("<int:pk>/correct/", correct, name="mistakes_mistakereport_correct"), *super().get_urls()]

    def render_change_form(self, request, context, *args, **kwargs):
        context["may_correct"] = request.user.has_perm("articles.publish_article")
        context["show_save"] = context["show_save_and_continue"] = False
        return super().render_change_form(request, context, *args, **kwargs)

    def correct(self, request, pk):
        """Take the report: it is decided, and the form of a correction of its story opens. POST alone."""
        if not request.user.has_perm("articles.publish_article"):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        report = self.get_object(request, str(pk))
        if report is None or not self.has_view_permission(request, report):
            raise PermissionDenied
        MistakeReport.objects.filter(pk=report.pk).update(taken_by=request.user)
        try:
            decide(case_of(report), State.APPROVED, by=request.user, reason=_("Becomes a correction"))
        except (ValidationError, Case.DoesNotExist):
            pass  # decided before: it can be corrected all the same
        if not report.article.is_out():
            messages.info(request, _("Readers do not see this story now: change its text instead."))
            return HttpResponseRedirect(reverse("admin:articles_article_change", args=[report.article_id]))
        return HttpResponseRedirect(f"{reverse('admin:articles_correction_add')}?article={report.article_id}")

    @display(description=gettext_lazy("report"))
    def words(self, report):
        cut = f"{report.text[:140].rsplit(' ', 1)[0]}…" if len(report.text) > 140 else report.text
        return format_html('<span class="desk-headline" lang="{}">{}</span>', report.language, cut)

    @display(description=gettext_lazy("story"))
    def story(self, report):
        return format_html('<span lang="{}">{}</span>', report.article.source_language, report.article.source_headline)

    @display(description=gettext_lazy("story"))
    def story_linked(self, report):
        article = report.article
        return format_html(
            '<a class="desk-link" href="{}" lang="{}">{}</a>',
            reverse("admin:articles_article_change", args=[article.pk]),
            article.source_language,
            article.source_headline,
        )

    @display(description=gettext_lazy("led to"))
    def led_to(self, report):
        if report.correction_id is None:
            return "—"
        address = reverse("admin:articles_correction_change", args=[report.correction_id])
        return format_html('<a class="desk-link" href="{}">{}</a>', address, report.correction.get_kind_display())
