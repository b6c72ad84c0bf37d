"""The rows under a story: who did what, its topics, the stories beside it."""

from django.utils.translation import gettext_lazy as _

from articles.models import Byline, RelatedStory, TopicStory
from korner.desk.base import DeskInline, SortableInline


class BylineInline(SortableInline):
    """Who stands above the story, in this order."""

    model = Byline
    fields = ["author", "role", "order"]
    autocomplete_fields = ["author"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("author")


class TopicInline(DeskInline):
    """The topics the story belongs to; its place in each is set in the topic."""

    model = TopicStory
    fields = ["topic"]
    autocomplete_fields = ["topic"]
    verbose_name = _("topic")
    verbose_name_plural = _("topics")


class RelatedInline(SortableInline):
    """The stories an editor puts beside this one."""

    model = RelatedStory
    fk_name = "article"
    fields = ["other", "order"]
    autocomplete_fields = ["other"]
