"""The questions a desk asks of the list of stories: mine, today's, without French, without a picture, waiting longest."""

from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Category, WorkingCopy
from articles.models.desk_lists import DUE_FOR_TRANSLATION, OUTDATED, WITHOUT, holds
from korner.accounts.models import User
from korner.publishing import Status
from korner.text.numbers import whole_number

MOST_PEOPLE = 100  # of whom one can be chosen


class Choice(SimpleListFilter):
    """A filter whose answers are methods named after the choice; an answer nobody offered changes nothing."""

    def chosen(self):
        return self.value() if self.value() in dict(self.lookup_choices) else None

    def queryset(self, request, queryset):
        name = self.chosen()
        return getattr(self, f"answer_{name}")(request, queryset) if name else queryset


class Whose(Choice):
    title = gettext_lazy("whose")
    parameter_name = "mine"

    def lookups(self, request, model_admin):
        return [("yes", _("My stories")), ("given", _("Given to me"))]

    def answer_yes(self, request, queryset):
        return queryset.by_person(request.user)

    def answer_given(self, request, queryset):
        return queryset.filter(assigned_to=request.user)


class Person(Choice):
    """The stories of one of the staff: those he began, was given or is named on."""

    title = gettext_lazy("person")
    parameter_name = "person"

    def lookups(self, request, model_admin):
        people = User.objects.filter(is_active=True, is_staff=True).order_by("first_name", "last_name", "pk")
        return [(str(person.pk), str(person)) for person in people[:MOST_PEOPLE]]

    def queryset(self, request, queryset):
        return queryset.by_person(whole_number(self.chosen())) if self.chosen() else queryset


class Standing(Choice):
    """Where a story stands; scheduled is published with a time to come."""

    title = gettext_lazy("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Draft")),
            ("sent_back", _("Sent back")),
            ("in_review", _("Handed in")),
            ("approved", _("Approved")),
            ("changes", _("Changes waiting")),
            ("scheduled", _("Scheduled")),
            ("published", _("Published")),
            ("withdrawn", _("Withdrawn")),
        ]

    def answer_draft(self, request, queryset):
        return queryset.filter(status=Status.DRAFT)

    def answer_sent_back(self, request, queryset):
        return queryset.sent_back()

    def answer_in_review(self, request, queryset):
        return queryset.filter(status=Status.IN_REVIEW)

    def answer_approved(self, request, queryset):
        return queryset.filter(status=Status.APPROVED)

    def answer_changes(self, request, queryset):
        """Published stories with changes that wait for somebody who may publish, the longest waiting first."""
        waiting = [WorkingCopy.Standing.IN_REVIEW, WorkingCopy.Standing.APPROVED]
        return queryset.filter(working_copy__standing__in=waiting)

    def answer_scheduled(self, request, queryset):
        return queryset.filter(status=Status.PUBLISHED, publish_at__gt=timezone.now())

    def answer_published(self, request, queryset):
        return queryset.filter(status=Status.PUBLISHED, publish_at__lte=timezone.now())

    def answer_withdrawn(self, request, queryset):
        return queryset.filter(status=Status.WITHDRAWN)


class When(Choice):
    """When it came, or will come, out."""

    title = gettext_lazy("publication time")
    parameter_name = "when"

    def lookups(self, request, model_admin):
        return [("today", _("Today")), ("week", _("Last seven days"))]

    def answer_today(self, request, queryset):
        midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        tomorrow = (midnight + timedelta(hours=36)).replace(hour=0)  # a day may have 23 or 25 hours
        return queryset.filter(status=Status.PUBLISHED, publish_at__gte=midnight, publish_at__lt=tomorrow)

    def answer_week(self, request, queryset):
        now = timezone.now()
        return queryset.filter(status=Status.PUBLISHED, publish_at__gte=now - timedelta(days=7), publish_at__lte=now)


class Missing(Choice):
    """What a story still lacks."""

    title = gettext_lazy("what is missing")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [
            ("fr", _("Without French")),
            ("tr", _("Without Turkish")),
            ("translation", _("Translation due")),
            ("outdated", _("Outdated text")),
            ("picture", _("Without a picture")),
            ("byline", _("Without a byline")),
        ]

    def answer_fr(self, request, queryset):
        return queryset.filter(holds(WITHOUT["fr"]))

    def answer_tr(self, request, queryset):
        return queryset.filter(holds(WITHOUT["tr"]))

    def answer_translation(self, request, queryset):
        return queryset.filter(holds(DUE_FOR_TRANSLATION))

    def answer_outdated(self, request, queryset):
        return queryset.filter(holds(OUTDATED))

    def answer_picture(self, request, queryset):
        return queryset.filter(picture__isnull=True)

    def answer_byline(self, request, queryset):
        return queryset.filter(unsigned__in=[True])  # an equation: SQLite takes no index for a bare truth


class Section(Choice):
    """A section with its parts."""

    title = gettext_lazy("section")
    parameter_name = "section"

    def lookups(self, request, model_admin):
        self.sections = {str(section.pk): section for section in Category.objects.in_order()}
        tops = [section for section in self.sections.values() if not section.parent_id]
        choices = []
        for top in tops:
            choices.append((str(top.pk), top.desk_name))
            parts = [part for part in self.sections.values() if part.parent_id == top.pk]
            choices += [(str(part.pk), f"– {part.desk_name}") for part in parts]
        return choices

    def queryset(self, request, queryset):
        section = self.sections.get(self.value() or "")
        return queryset.in_section(section) if section else queryset


class Order(Choice):
    """Which story stands first. Orders that an index gives: the heads of the columns sort nothing."""

    title = gettext_lazy("order")
    parameter_name = "order"

    def lookups(self, request, model_admin):
        return [("changed", _("Changed last")), ("waiting", _("Waiting longest"))]

    def answer_changed(self, request, queryset):
        return queryset

    def answer_waiting(self, request, queryset):
        return queryset.waiting()


def order_of(request):
    """The order in which the list that was asked for stands; look-ups in fields have the plain one."""
    is_list = request.resolver_match and request.resolver_match.url_name == "articles_article_changelist"
    asked = request.GET if is_list else {}
    if asked.get("order") == "waiting":
        return [F("waits_since").asc(), "pk"]  # an expression: the filter brings the column later
    if asked.get("order") == "changed":
        return ["-changed_at", "-pk"]
    if asked.get("status") == "changes":
        return ["working_copy__saved_at", "pk"]
    if asked.get("status") == "scheduled":
        return ["publish_at", "pk"]
    if asked.get("status") == "published" or asked.get("when") in ("today", "week"):
        return ["-publish_at", "-pk"]
    return ["-pk"]
