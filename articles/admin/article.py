"""The stories at the desk: the list that answers a desk's questions, and the form where writing comes first."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles import assigning, revising, rights, workflow
from articles.admin import steps
from articles.admin.checking import ChecksReadiness
from articles.admin.copies import CopyPages
from articles.admin.copy_review import CopyReview
from articles.admin.fields import StoryFields
from articles.admin.form import ArticleForm
from articles.admin.history import StoryHistory
from articles.admin.listing import StoryList
from articles.admin.standing import is_coming, public_links, read_only_because, standing
from articles.models import Article, Byline
from articles.preview_desk import StoryPreviews
from korner.desk.base import DeskAdmin
from korner.desk.bulk_pages import BulkPages
from korner.moments import said
from korner.publishing import Status
from korner.search import indexing

STEPS_SHOWN = 40


@admin.register(Article)
class ArticleAdmin(
    ChecksReadiness, StoryPreviews, StoryHistory, CopyPages, CopyReview, StoryList, StoryFields, BulkPages, DeskAdmin
):
    """Stories. Who may write what is asked of articles.rights, never decided here."""

    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    keeps_drafts = True
    draft_titles = ("headline_tr", "headline_fr")

    # --- who may --------------------------------------------------------------------------------------------------
    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (obj is None or rights.may_edit(obj, request.user) or self.writes_copy(request, obj))

    def has_delete_permission(self, request, obj=None):
        # What readers have seen is withdrawn, not deleted: its address must go on to answer.
        gone_public = obj is not None and obj.status in (Status.PUBLISHED, Status.WITHDRAWN)
        return super().has_delete_permission(request, obj) and not gone_public

    def may_lock(self, request):
        return request.user.has_perm("articles.publish_article")

    # --- the form -------------------------------------------------------------------------------------------------
    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.writes_copy = self.writes_copy(request, obj)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        person = request.user
        to_copy = self.writes_copy(request, obj)
        may_write = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        form = context["adminform"].form
        if obj and (request.method == "POST" or getattr(obj, "shown_copy", None)):
            # A refused form has written what was typed into `obj`, a copy is shown on it: what stands is asked of the database.
            obj = Article.objects.select_related("category").get(pk=obj.pk)
        offered = steps.steps_for(obj, person) if may_write and not to_copy else []
        context.update(
            {
                "steps": [step for step in offered if not step.noted],
                "noted_steps": [step for step in offered if step.noted],
                "save_variant": "default" if any(step.variant == "primary" for step in offered) else "primary",
                "standing": standing(obj) if obj else None,
                "coming": said(obj.publish_at) if obj and is_coming(obj) else "",
                "taken": list(obj.steps.select_related("person")[:STEPS_SHOWN]) if obj else [],
                "show_save_and_add_another": False,
                "show_save_and_continue": False,
                "public_links": public_links(obj),
                "given_to": assigning.given_to(obj) if obj else "",
                "read_only_because": read_only_because(obj, person) if obj and not may_write else "",
                **(self.copy_context(request, obj, form, to_copy) if obj else {}),
            }
        )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def get_view_on_site_url(self, obj=None):
        return None  # the form shows a link for each language that has a page

    def save_model(self, request, obj, form, change):
        if form.writes_copy:
            return  # the row stays as readers see it; save_related keeps what was typed
        if not change:
            obj.created_by = request.user
        else:
            revising.note_revision(obj, form.before, small=form.cleaned_data.get("small_change", False))
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        if form.writes_copy:
            self.save_copy(request, form, formsets)
            return
        super().save_related(request, form, formsets, change)
        article = form.instance
        if not change:
            self.begin(request, article)
        assigning.note_assigned(article, form.given_before, by=request.user)
        name = steps.pressed(request)
        if name:
            note = form.cleaned_data.get("step_note", "")
            said_back = self.attempt(request, lambda: steps.take(name, article, by=request.user, note=note))
            if said_back:
                messages.success(request, said_back)
        back = form.cleaned_data.get("date_back")
        if back and article.is_out():
            self.attempt(request, lambda: workflow.date_back(article, by=request.user, to=back))
        indexing.write(article)

    def begin(self, request, article):
        """A new story bears its writer's name, and remembers who began it."""
        author = getattr(request.user, "author", None)
        if author and not article.bylines.exists():
            Byline.objects.create(article=article, author=author, role=Byline.Role.REPORTER)
        workflow.begin(article, by=request.user)

    def attempt(self, request, act):
        """Take a step after the form was saved, in its transaction; what refuses it is said, what was typed is kept."""
        try:
            return act()
        except steps.REFUSALS as refusal:
            messages.warning(request, _("Saved, but the step was not taken."))
            for words in steps.reasons(refusal):
                messages.error(request, words)
            return None

    def response_add(self, request, obj, post_url_continue=None):
        if "_popup" in request.POST:
            return super().response_add(request, obj, post_url_continue)
        return self.stay(request, obj)

    def response_change(self, request, obj):
        return self.stay(request, obj)

    def stay(self, request, obj):
        """Writers stay with their story after every save."""
        if not steps.pressed(request) and not self.writes_copy(request, obj):
            now = formats.time_format(timezone.localtime(), "TIME_FORMAT")
            messages.success(request, _("Saved at %s.") % now)
        if self.writes_copy(request, obj):
            return HttpResponseRedirect(self.path_after_copy(request, obj))
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))
