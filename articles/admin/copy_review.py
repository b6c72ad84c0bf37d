"""The page that shows a working copy beside what readers see, and the buttons by which it is decided on."""

import reversion
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import copy_data, working_copies
from articles.admin.steps import Step, reasons
from articles.models import Article, WorkingCopy
from articles.models.step import NOTE_LENGTH
from korner.desk import history_differences
from korner.desk.base import revision_by
from korner.desk.history_differences import field_name, readable
from korner.desk.history_marks import kinds_of_paragraphs
from korner.desk.history_sides import parts_of, sides_of, versions_of
from korner.desk.history_words import line as marked
from korner.text.casing import with_capital
from korner.text.numbers import whole_number

Standing = WorkingCopy.Standing
LOOKED_BACK = 50  # versions looked through for the one that a copy was begun from


class CopyReview:
    """For the story's admin: the page `…/working-copy/`."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.copy_view)
        return [path("<path:object_id>/working-copy/", view, name="articles_article_working_copy"), *super().get_urls()]

    def copy_view(self, request, object_id):
        """The copy beside the story, word by word; a POST takes one of its steps. 404 where there is no copy."""
        article, copy = self.reviewed(request, object_id)
        wrong = []
        if request.method == "POST":
            try:
                words = take(request, copy)
            except ValidationError as refusal:
                wrong = reasons(refusal)
                article, copy = self.reviewed(request, object_id)
            else:
                messages.success(request, words)
                return HttpResponseRedirect(reverse("admin:articles_article_change", args=[article.pk]))
        context = {
            **self.page_context(request, article, _("Changes to a published story: %s") % article),
            "copy": copy,
            "copy_writers": names_of_writers(copy),
            "changes": list(differences(article, copy)),
            "behind": copy.is_behind,
            "moved": self.moved_on(article, copy),
            "kinds": kinds_of_paragraphs(),
            "copy_steps": steps_of(copy, request.user, article),
            "may_publish": request.user.has_perm("articles.publish_article"),
            "may_correct": working_copies.may_correct(article, request.user, copy),
            "wrong": wrong,
            "note": request.POST.get("note", ""),
            "note_length": NOTE_LENGTH,
        }
        return TemplateResponse(request, "admin/articles/article/working_copy.html", context)

    def reviewed(self, request, object_id):
        """(story, its working copy) as they stand now. Raises Http404 where there is no copy."""
        article = self.seen_object(request, object_id)
        copy = working_copies.copy_of(article)
        if copy is None:
            raise Http404
        copy.article = article
        return article, copy

    def moved_on(self, article, copy):
        """What has changed in the story itself since the copy was begun, as far as its history tells."""
        if not copy.is_behind:
            return []
        parts = parts_of(self)
        sides = sides_of(versions_of(article)[:LOOKED_BACK], article, parts)
        begun = next((side for side in sides if side.fields.get("version") == copy.based_on), None)
        return history_differences.differences(begun, sides[0], Article, parts) if begun else []


def names_of_writers(copy):
    """The names of those who wrote in the copy, as one line."""
    return ", ".join(str(person) for person in working_copies.writers_of(copy)) or "—"


def differences(article, copy):
    """(name of the field, language, marked-up difference) of what the copy changes."""
    for field in [*article._meta.concrete_fields, *article._meta.many_to_many]:
        if field.name not in copy.fields:
            continue
        a = readable(field, copy_data.standing_value(article, field.name))
        b = readable(field, copy.fields[field.name])
        yield field_name(field), getattr(field, "language", ""), marked(a, b)
    for name, wanted in copy.rows.items():
        model = copy_data.ROWS[name][0]
        a, b = (copy_data.said_rows(name, rows) for rows in (copy_data.rows_of(article, name), wanted))
        yield with_capital(str(model._meta.verbose_name_plural), get_language()), "", marked(a, b)


def steps_of(copy, person, article):
    """The buttons `person` is offered for a working copy."""
    steps = []
    if person.has_perm("articles.publish_article"):
        steps.append(Step("_copy_publish", _("Publish the changes"), "primary", "send"))
        if copy.standing == Standing.IN_REVIEW:
            steps.append(Step("_copy_approve", _("Approve"), icon="task_alt"))
        if copy.standing != Standing.DRAFT:
            steps.append(Step("_copy_send_back", _("Send back"), icon="undo"))
        steps.append(Step("_copy_discard", _("Discard the changes"), "quiet", "delete"))
    elif working_copies.may_write(article, person, copy):
        steps.append(Step("_copy_hand_in", _("Send for review"), "primary", "outbox"))
        steps.append(Step("_copy_discard", _("Discard the changes"), "quiet", "delete"))
    return steps


def take(request, copy):
    """Take the step whose button was pressed; returns what is said of it. Raises PermissionDenied or ValidationError."""
    person, note = request.user, request.POST.get("note", "")
    if "_copy_publish" in request.POST:
        return publish(request, copy, note)
    if "_copy_approve" in request.POST:
        working_copies.approve(copy, by=person, note=note)
        return _("The changes are approved. Readers see them once they are published.")
    if "_copy_send_back" in request.POST:
        working_copies.send_back(copy, by=person, note=note)
        return _("The changes went back to their writer.")
    if "_copy_hand_in" in request.POST:
        working_copies.hand_in(copy, by=person, note=note)
        return _("Your changes are sent for review. Readers still see the story as it was.")
    if "_copy_discard" in request.POST:
        working_copies.discard(copy, by=person, note=note)
        return _("The changes are discarded. The story stays as readers see it.")
    raise PermissionDenied


def publish(request, copy, note):
    """Publish the changes as one revision in the name of who pressed the button."""
    writers = names_of_writers(copy)
    with revision_by(request.user):
        working_copies.publish(
            copy,
            by=request.user,
            note=note,
            seen=whole_number(request.POST.get("seen", "")) or None,
            over=whole_number(request.POST.get("over", "")) or None,
            small="small_change" in request.POST,
        )
        reversion.set_comment(_("Changes by %s published") % writers)
    return _("The changes are published. Readers see them now.")
