"""The questions a desk asks of the list of stories: mine, today's, without French, without a picture."""

from datetime import timedelta

from django.contrib.admin import SimpleListFilter
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Category, Translation, WorkingCopy
from articles.panels import due
from korner.publishing import Status


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
        return [("yes", _("My stories"))]

    def answer_yes(self, request, queryset):
        return queryset.by_person(request.user)


class Standing(Choice):
    """Where a story stands; scheduled is published with a time to come."""

    title = gettext_lazy("status")
    parameter_name = "status"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Draft")),
            ("in_review", _("Handed in")),
            ("approved", _("Approved")),
            ("changes", _("Changes waiting")),
            ("scheduled", _("Scheduled")),
            ("published", _("Published")),
            ("withdrawn", _("Withdrawn")),
        ]

    def answer_draft(self, request, queryset):
        return queryset.filter(status=Status.DRAFT)

    def answer_in_review(self, request, queryset):
        return queryset.filter(status=Status.IN_REVIEW)

    def answer_approved(self, request, queryset):
        return queryset.filter(status=Status.APPROVED)

    def answer_changes(self, request, queryset):
        """Published stories with changes that wait for somebody who may publish, the longest waiting first."""
        waiting = [WorkingCopy.Standing.IN_REVIEW, WorkingCopy.Standing.APPROVED]
        return queryset.filter(working_copy__standing__in=waiting).order_by("working_copy__saved_at")

    def answer_scheduled(self, request, queryset):
        return queryset.filter(status=Status.PUBLISHED, publish_at__gt=timezone.now()).order_by("publish_at")

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
        return queryset.filter(publish_at__gte=midnight, publish_at__lt=midnight + timedelta(days=1))

    def answer_week(self, request, queryset):
        return queryset.filter(publish_at__gte=timezone.now() - timedelta(days=7), publish_at__lte=timezone.now())


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
        return queryset.filter(translation_fr__in=[Translation.MISSING, Translation.HEADLINE])

    def answer_tr(self, request, queryset):
        return queryset.filter(translation_tr__in=[Translation.MISSING, Translation.HEADLINE])

    def answer_translation(self, request, queryset):
        return queryset & due().order_by()

    def answer_outdated(self, request, queryset):
        return queryset.filter(translation_tr=Translation.OUTDATED) | queryset.filter(
            translation_fr=Translation.OUTDATED
        )

    def answer_picture(self, request, queryset):
        return queryset.filter(picture__isnull=True)

    def answer_byline(self, request, queryset):
        return queryset.filter(bylines__isnull=True)


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
