"""The comments at the desk: looked up, pinned, noted; decided on they are in the queue."""

from django.contrib import admin
from django.contrib.admin import SimpleListFilter
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.comments import closing, writing
from articles.comments.models import Comment
from articles.models import Article
from korner.desk.base import DeskAdmin, display
from korner.moderation.models import State
from korner.text.numbers import whole_number

REPORTED = "reported"


class Standing(SimpleListFilter):
    """Where a comment stands, and whether readers have reported it."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*State.choices, (REPORTED, _("Reported"))]

    def queryset(self, request, queryset):
        if self.value() == REPORTED:
            return queryset.filter(reports__gt=0)
        return queryset.filter(state=self.value()) if self.value() in State.values else queryset


class OfStory(SimpleListFilter):
    """The comments of one story: chosen by its headline in the list, or by the address."""

    title = gettext_lazy("story")
    parameter_name = "story"

    def lookups(self, request, model_admin):
        number = whole_number(request.GET.get(self.parameter_name, ""))
        if number is None:
            return []
        story = QuerySet(Article).filter(pk=number).only("headline_tr", "headline_fr", "source_language").first()
        return [(str(number), story.source_headline if story else f"#{number}")]

    def queryset(self, request, queryset):
        number = whole_number(self.value() or "")
        return queryset.filter(article=number) if number is not None else queryset


@admin.register(Comment)
class CommentAdmin(DeskAdmin):
    """Comments. Nobody writes or changes one here: they are pinned, and the newsroom may set a note below."""

    keep_history = False  # a version would keep what must be forgotten
    list_display = ["words", "writer", "standing", "story", "language", "created_at", "likes", "reports"]
    list_display_links = ["words"]
    list_filter = [Standing, "language", OfStory]
    ordering = ["-pk"]
    sortable_by = ()  # a million rows are sorted by nothing but their number
    actions = ["close_discussion", "open_discussion", "pin", "unpin"]
    fieldsets = [
        (None, {"fields": ["said", "note"]}),
        (
            gettext_lazy("The comment"),
            {
                "fields": ["pinned", "standing", "story", "writer", "language", "created_at", "edited_at"],
                "classes": ["side"],
            },
        ),
        (gettext_lazy("Numbers"), {"fields": ["answers", "likes", "reports"], "classes": ["side"]}),
    ]
    readonly_fields = [
        *("said", "standing", "story", "writer", "language", "created_at", "edited_at"),
        *("answers", "likes", "reports"),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_story()

    def get_ordering(self, request):
        return self.ordering

    def has_add_permission(self, request):
        return False

    def save_model(self, request, obj, form, change):
        closing.mark(obj, pinned=obj.pinned, note=obj.note)

    def delete_model(self, request, obj):
        writing.remove(obj)

    def delete_queryset(self, request, queryset):
        for comment in queryset:
            writing.remove(comment)

    def get_view_on_site_url(self, obj=None):
        return obj.case_address() if obj is not None and obj.state == State.APPROVED else None

    # --- what the list shows ------------------------------------------------------------------------------------------
    @display(description=gettext_lazy("comment"))
    def words(self, comment):
        cut = f"{comment.text[:140].rsplit(' ', 1)[0]}…" if len(comment.text) > 140 else comment.text
        return format_html('<span lang="{}" dir="auto">{}</span>', comment.language, cut or _("(taken back)"))

    @display(description=gettext_lazy("comment"))
    def said(self, comment):
        return format_html('<div class="desk-said" lang="{}" dir="auto">{}</div>', comment.language, comment.text)

    @display(description=gettext_lazy("name"))
    def writer(self, comment):
        return format_html("<bdi>{}</bdi>", comment.name)

    @display(description=gettext_lazy("state"))
    def standing(self, comment):
        return comment.get_state_display()

    @display(description=gettext_lazy("story"))
    def story(self, comment):
        article = comment.article
        address = f"{reverse('admin:comments_comment_changelist')}?story={article.pk}"
        return format_html('<a href="{}" lang="{}">{}</a>', address, article.source_language, article.source_headline)

    # --- what is done with several -----------------------------------------------------------------------------------
    def set_open(self, request, queryset, is_open):
        """Open or close the discussions in which the chosen comments stand; says how many changed."""
        stories = set(queryset.values_list("article_id", flat=True))
        changed = sum(closing.set_open(pk, is_open, by=request.user) for pk in stories)
        said = (
            ngettext("%(number)s discussion opened.", "%(number)s discussions opened.", changed)
            if is_open
            else ngettext("%(number)s discussion closed.", "%(number)s discussions closed.", changed)
        )
        self.message_user(request, said % {"number": changed})

    @admin.action(description=gettext_lazy("Close the discussion under the story"), permissions=["change"])
    def close_discussion(self, request, queryset):
        self.set_open(request, queryset, False)

    @admin.action(description=gettext_lazy("Open the discussion under the story"), permissions=["change"])
    def open_discussion(self, request, queryset):
        self.set_open(request, queryset, True)

    @admin.action(description=gettext_lazy("Pin"), permissions=["change"])
    def pin(self, request, queryset):
        for comment in queryset.filter(state=State.APPROVED, parent=None):
            closing.mark(comment, pinned=True)

    @admin.action(description=gettext_lazy("Pin no more"), permissions=["change"])
    def unpin(self, request, queryset):
        for comment in queryset.filter(pinned=True):
            closing.mark(comment, pinned=False)
