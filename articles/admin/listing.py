"""The list of stories: what a row says, and the questions that are asked of all of them."""

from django.db.models import Prefetch
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import bulk, filters, lines
from articles.admin.standing import standing
from articles.models import Byline
from korner.desk.base import display
from korner.moments import said
from korner.publishing import Status


class StoryList:
    """For the story's admin: its list."""

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

    def get_queryset(self, request):
        stories = super().get_queryset(request)
        if request.resolver_match and request.resolver_match.url_name == "articles_article_changelist":
            named = Byline.objects.select_related("author").order_by("order", "pk")
            stories = stories.defer("body_tr", "body_fr", "body", "working_copy__data").prefetch_related(
                Prefetch("bylines", queryset=named, to_attr="desk_bylines")
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
