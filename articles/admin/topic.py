"""The topics (dossiers) at the desk, with their stories in order."""

from django.contrib import admin
from django.db.models import IntegerField, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from articles import revising
from articles.models import Topic, TopicStory
from korner.desk.base import DeskAdmin, SortableInline, display
from korner.search.writing import WritesDocuments
from korner.site.admin import KeepsAddresses

MOST_COUNTED = 500  # stories of a topic


class Number(Subquery):
    """How many rows a selection has; sliced, it is counted no further."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS few)"
    output_field = IntegerField()


class TopicStoryInline(SortableInline):
    """The stories of a topic; those put in order come first, then the newest."""

    model = TopicStory
    fields = ["article", "order"]
    autocomplete_fields = ["article"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article")


@admin.register(Topic)
class TopicAdmin(KeepsAddresses, WritesDocuments, DeskAdmin):
    list_display = ["in_turkish", "in_french", "starts", "ends", "story_count", "archived"]
    list_filter = ["archived"]
    search_fields = ["name_tr", "name_fr", "slug_tr", "slug_fr"]
    inlines = [TopicStoryInline]
    fieldsets = [
        ("Türkçe", {"fields": ["name_tr", "introduction_tr"], "classes": ["words-tr"]}),
        ("Français", {"fields": ["name_fr", "introduction_fr"], "classes": ["words-fr"]}),
        (_("The topic"), {"fields": ["picture", "starts", "ends", "archived"], "classes": ["side"]}),
        (_("Address"), {"fields": ["slug_tr", "slug_fr"], "classes": ["side"]}),
    ]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        revising.note_rows_taken({row.article_id for formset in formsets for row in formset.deleted_objects})

    def get_queryset(self, request):
        # Counted for the topics a page of the list shows, not for all, nor where one is only looked up.
        if not request.resolver_match or request.resolver_match.url_name != "articles_topic_changelist":
            return super().get_queryset(request)
        entries = TopicStory.objects.filter(topic=OuterRef("pk")).order_by().values("pk")
        return super().get_queryset(request).annotate(story_count=Number(entries[: MOST_COUNTED + 1]))

    @display(description=_("stories"))
    def story_count(self, topic):
        return topic.story_count if topic.story_count <= MOST_COUNTED else f"{MOST_COUNTED}+"
