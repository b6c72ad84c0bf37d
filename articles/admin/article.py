"""The stories at the desk: the list that answers a desk's questions, and the form where writing comes first."""

from django.contrib import admin, messages
from django.db.models import Prefetch
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import assigning, workflow
from articles.admin import bulk, filters, lines, steps
from articles.admin.checking import ChecksReadiness
from articles.admin.copies import CopyPages
from articles.admin.form import ArticleForm
from articles.admin.history import StoryHistory
from articles.admin.inlines import BylineInline, RelatedInline, TopicInline
from articles.admin.shown import read_picture, read_text
from articles.admin.standing import is_coming, public_links, read_only_because, standing
from articles.models import Article, Byline
from articles.preview_desk import StoryPreviews
from korner.desk.base import DeskAdmin, Lines, display
from korner.desk.bulk_pages import BulkPages
from korner.desk.moments import MomentField
from korner.moments import said
from korner.publishing import Status
from korner.search import indexing

WORDS = ("kicker", "headline", "lead", "body", "picture_caption")
STEPS_SHOWN = 40
LATER = ("slug", "seo_title", "seo_description", "share_picture")
# What is shown where it is only read: texts as they are printed, pictures as they look.
READ = {name: f"read_{name}" for name in ("body_tr", "body_fr", "picture")}
PUBLISHERS_ONLY = {
    "assigned_to",
    "publish_at",
    "expire_at",
    "embargo_until",
    "date_back",
    "comments_open",
}


def words_of(language, title):
    """The fieldset of one language's text."""
    return (title, {"fields": [f"{name}_{language}" for name in WORDS], "classes": [f"words-{language}"]})


@admin.register(Article)
class ArticleAdmin(ChecksReadiness, StoryPreviews, StoryHistory, CopyPages, BulkPages, DeskAdmin):
    """Stories. Who may write what is asked of the workflow, never decided here."""

    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    keeps_drafts = True
    draft_titles = ("headline_tr", "headline_fr")
    inlines = [BylineInline, TopicInline, RelatedInline]
    list_display = ["story", "languages", "standing", "moment", "section", "writers"]
    list_display_links = ["story"]
    list_filter = [
        *(filters.Standing, filters.Whose, filters.Missing, filters.When, filters.Section, filters.Person),
        *("kind", filters.Order),
    ]
    list_select_related = ["category", "working_copy", "assigned_to"]
    sortable_by = []
    search_fields = ["headline_tr", "headline_fr", "slug_tr", "slug_fr"]
    search_help_text = gettext_lazy("Words of the story, drafts too")
    ordering = ["-id"]
    bulk_acts = bulk.ACTS
    autocomplete_fields = ["category", "tags"]
    fieldsets = [
        words_of("tr", "Türkçe"),
        words_of("fr", "Français"),
        (
            gettext_lazy("The story"),
            {"fields": ["source_language", "category", "kind", "picture", "assigned_to"], "classes": ["side"]},
        ),
        (gettext_lazy("Publication"), {"fields": ["publish_at", "expire_at", "small_change"], "classes": ["side"]}),
        (
            gettext_lazy("Where and whence"),
            {"fields": ["place_tr", "place_fr", "tags", "source_name", "source_url"], "classes": ["side"]},
        ),
        (
            gettext_lazy("Search engines and addresses"),
            {"fields": [f"{name}_{language}" for language in ("tr", "fr") for name in LATER], "classes": ["folded"]},
        ),
        (
            gettext_lazy("Times and visibility"),
            {
                "fields": [
                    "embargo_until",
                    "date_back",
                    "comments_open",
                    "seen_version",
                    "over",
                ],
                "classes": ["folded"],
            },
        ),
    ]

    # --- who may --------------------------------------------------------------------------------------------------
    def has_change_permission(self, request, obj=None):
        may = super().has_change_permission(request, obj)
        return may and (obj is None or workflow.may_edit(obj, request.user) or self.writes_copy(request, obj))

    def has_delete_permission(self, request, obj=None):
        # What readers have seen is withdrawn, not deleted: its address must go on to answer.
        gone_public = obj is not None and obj.status in (Status.PUBLISHED, Status.WITHDRAWN)
        return super().has_delete_permission(request, obj) and not gone_public

    def may_lock(self, request):
        return request.user.has_perm("articles.publish_article")

    def only_words(self, request, obj):
        """The one language a translator writes in this story, None for those who write everything."""
        if obj is None:
            return None
        languages = workflow.languages_of(obj, request.user)
        return languages[0] if len(languages) == 1 else None

    def get_readonly_fields(self, request, obj=None):
        language = self.only_words(request, obj)
        everything = [name for _title, options in self.fieldsets for name in options["fields"]]
        if language:
            own = {f"{name}_{language}" for name in (*WORDS, *LATER, "place")} | {
                "seen_version",
                "over",
                "small_change",
            }
            closed = [name for name in everything if name not in own]
        elif not request.user.has_perm("articles.publish_article"):
            closed = [name for name in everything if name in PUBLISHERS_ONLY]
        else:
            closed = []
        if obj and obj.is_out() and "publish_at" not in closed:
            closed.append("publish_at")  # it is moved back by a field of its own, and never forward
        return [*closed, *READ.values()]

    def get_fieldsets(self, request, obj=None):
        """The declared fieldsets without what this person never fills in, texts to be read as they are printed."""
        readonly = set(self.get_readonly_fields(request, obj))
        if obj and not self.has_change_permission(request, obj):
            readonly |= set(READ)
        hidden = {"date_back", "small_change", "seen_version", "over"} & readonly
        if obj is None or not obj.is_out():
            hidden |= {"small_change"}
        if self.writes_copy(request, obj):
            hidden |= {"small_change"}  # whether readers are told of a change is for the editor to say
        if obj and not self.has_change_permission(request, obj):
            hidden |= {"date_back", "small_change", "seen_version", "over"}
        shown = []
        for title, options in self.fieldsets:
            fields = [self.as_read(name, readonly) for name in options["fields"] if name not in hidden]
            if not request.user.has_perm("articles.publish_article"):
                seen = {"publish_at"} if obj and obj.publish_at else set()
                fields = [name for name in fields if name not in PUBLISHERS_ONLY - seen]
            if fields:
                shown.append((title, {**options, "fields": fields}))
        return shown

    @staticmethod
    def as_read(name, readonly):
        return READ.get(name, name) if name in readonly else name

    @display(description=gettext_lazy("text"))
    def read_body_tr(self, article):
        return read_text(article, "tr")

    @display(description=gettext_lazy("text"))
    def read_body_fr(self, article):
        return read_text(article, "fr")

    @display(description=gettext_lazy("lead picture"))
    def read_picture(self, article):
        return read_picture(article)

    def get_inlines(self, request, obj):
        return [] if self.only_words(request, obj) else self.inlines

    # --- the list -------------------------------------------------------------------------------------------------
    def get_queryset(self, request):
        stories = super().get_queryset(request)
        if request.resolver_match and request.resolver_match.url_name == "articles_article_changelist":
            lines = Byline.objects.select_related("author").order_by("order", "pk")
            stories = stories.defer("body_tr", "body_fr", "body", "working_copy__data").prefetch_related(
                Prefetch("bylines", queryset=lines, to_attr="desk_bylines")
            )
        return stories

    def get_ordering(self, request):
        return filters.order_of(request)

    @display(description=gettext_lazy("story"))
    def story(self, article):
        return format_html(
            '<span class="desk-headline" lang="{}">{}</span>{}',
            article.source_language,
            article.source_headline,
            lines.facts(article),
        )

    @display(description=gettext_lazy("section"), ordering="category__order")
    def section(self, article):
        return article.category.desk_name

    @display(description=gettext_lazy("languages"))
    def languages(self, article):
        return render_to_string("admin/articles/article/_languages.html", {"article": article})

    @display(description=gettext_lazy("status"), ordering="status")
    def standing(self, article):
        code, words = standing(article)
        mark = format_html('<span class="desk-state desk-state-{}">{}</span>', code, words)
        if getattr(article, "working_copy", None) is None:
            return mark
        return format_html('{} <span class="desk-state desk-state-in_review">{}</span>', mark, _("Changes"))

    @display(description=gettext_lazy("publication time"), ordering="publish_at")
    def moment(self, article):
        from korner.templatetags.korner import when_short

        if article.publish_at and article.status == Status.PUBLISHED and article.publish_at > timezone.now():
            return format_html('<span class="desk-said">{}</span>', said(article.publish_at))
        return when_short(article.publish_at) if article.publish_at else "—"

    @display(description=gettext_lazy("authors"))
    def writers(self, article):
        return lines.writers(article)

    # --- the form -------------------------------------------------------------------------------------------------
    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("headline_tr", "headline_fr"):
            kwargs["widget"] = Lines({"rows": 1})  # a long headline is seen whole on a telephone
        if db_field.name in ("publish_at", "expire_at", "embargo_until"):
            kwargs["form_class"] = MomentField
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def language_state(self, obj, language):
        if getattr(obj, f"withdrawn_{language}"):
            return "withdrawn", _("Withdrawn")
        return obj.translation(language), getattr(obj, f"get_translation_{language}_display")()

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        initial.setdefault("source_language", "fr" if request.user.language == "fr" else "tr")
        return initial

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.writes_copy = self.writes_copy(request, obj)
        return form

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        person = request.user
        to_copy = self.writes_copy(request, obj)
        may_write = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        form = context["adminform"].form
        if obj and (request.method == "POST" or to_copy):
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
            workflow.note_revision(obj, form.before, small=form.cleaned_data.get("small_change", False))
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
        return HttpResponseRedirect(reverse("admin:articles_article_change", args=[obj.pk]))
