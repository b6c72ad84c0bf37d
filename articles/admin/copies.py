"""A story's working copy at the desk: what its writer types, and the page that shows it beside what readers see."""

import reversion
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import formats, timezone
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
from korner.text.numbers import whole_number

Standing = WorkingCopy.Standing
LOOKED_BACK = 50  # versions looked through for the one that a copy was begun from
FORM_PAGE = "articles_article_change"
# What is typed is shown in the preview as it is written: as changes of the copy.
PAGES_OF_COPY = {FORM_PAGE, "articles_article_preview", "articles_article_preview_page"}


class CopyPages:
    """What a story's admin does with its working copy. Only the story's own form writes one."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.copy_view)
        return [path("<path:object_id>/working-copy/", view, name="articles_article_working_copy"), *super().get_urls()]

    def writes_copy(self, request, obj):
        """Whether this request's form of `obj` goes to its working copy. Asked once a request: pages ask it many times."""
        if obj is None or not request.resolver_match or request.resolver_match.url_name not in PAGES_OF_COPY:
            return False
        known = request.__dict__.setdefault("writes_copy", {})
        if obj.pk not in known:
            known[obj.pk] = working_copies.may_write(obj, request.user)
        return known[obj.pk]

    def get_object(self, request, object_id, from_field=None):
        """The story; in the form of somebody who writes its copy, as the copy says it."""
        obj = super().get_object(request, object_id, from_field)
        if not self.writes_copy(request, obj):
            return obj
        copy = working_copies.copy_of(obj)
        if copy:
            return copy_data.with_changes(obj, copy)
        obj.shown_copy = None
        return obj

    # --- writing it ---------------------------------------------------------------------------------------------------
    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Rows of the copy, where it has its own, are shown as if they had just been typed over the story's."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        copy = getattr(obj, "shown_copy", None)
        if request.method == "GET" and copy and prefix in copy.rows:
            kwargs["data"] = typed_over(obj, prefix, copy.rows[prefix])
        return kwargs

    def save_copy(self, request, form, formsets):
        """Keep what was typed in the working copy, and send it for review where that was pressed."""
        person, article = request.user, Article.objects.get(pk=form.instance.pk)
        columns = {field.name for field in article._meta.concrete_fields} | {"tags"}
        cleaned = {name: value for name, value in form.cleaned_data.items() if name in columns}
        rows = {formset.prefix: copy_data.typed_rows(formset) for formset in formsets}
        for formset in formsets:  # the log asks what became of the rows: nothing
            formset.new_objects, formset.changed_objects, formset.deleted_objects = [], [], []
        copy = working_copies.save(article, by=person, cleaned=cleaned, rows=rows)
        if copy is None:
            messages.info(request, _("Nothing differs from what readers see; there is nothing to keep."))
            return
        if "_copy_hand_in" in request.POST:
            working_copies.hand_in(copy, by=person, note=form.cleaned_data.get("step_note", ""))
            messages.success(request, _("Your changes are sent for review. Readers still see the story as it was."))
            return
        now = formats.time_format(timezone.localtime(), "TIME_FORMAT")
        messages.success(request, _("Your changes were saved at %s. Readers still see the story as it was.") % now)

    def copy_context(self, request, article, form, to_copy):
        """What the form of a story shows of its working copy."""
        copy = working_copies.copy_of(article)
        return {
            "writes_copy": to_copy,
            "working_copy": copy,
            "newer_copy": getattr(form, "newer_copy", None),
            "copy_behind": bool(copy and copy.based_on != article.version),
            "copy_steps": [] if to_copy or copy is None else steps_of(copy, request.user, article),
            "readers_see": article.revised_at or article.publish_at,
        }

    # --- reading and deciding -----------------------------------------------------------------------------------------
    def copy_view(self, request, object_id):
        """The copy beside the story, word by word; a POST takes one of its steps. 404 where there is no copy."""
        article = self.seen_object(request, object_id)
        copy = working_copies.copy_of(article)
        if copy is None:
            raise Http404
        copy.article = article
        wrong = []
        if request.method == "POST":
            try:
                words = take(request, copy)
            except ValidationError as refusal:
                wrong = reasons(refusal)
                article = self.seen_object(request, object_id)
                copy = working_copies.copy_of(article)
                if copy is None:
                    raise Http404 from None
                copy.article = article
            else:
                messages.success(request, words)
                return HttpResponseRedirect(reverse(f"admin:{FORM_PAGE}", args=[article.pk]))
        context = {
            **self.page_context(request, article, _("Changes to a published story: %s") % article),
            "copy": copy,
            "changes": list(differences(article, copy)),
            "behind": copy.is_behind,
            "moved": self.moved_on(article, copy),
            "kinds": kinds_of_paragraphs(),
            "copy_steps": steps_of(copy, request.user, article),
            "may_publish": request.user.has_perm("articles.publish_article"),
            "wrong": wrong,
            "note": request.POST.get("note", ""),
            "note_length": NOTE_LENGTH,
        }
        return TemplateResponse(request, "admin/articles/article/working_copy.html", context)

    def moved_on(self, article, copy):
        """What has changed in the story itself since the copy was begun, as far as its history tells."""
        if not copy.is_behind:
            return []
        parts = parts_of(self)
        sides = sides_of(versions_of(article)[:LOOKED_BACK], article, parts)
        begun = next((side for side in sides if side.fields.get("version") == copy.based_on), None)
        return history_differences.differences(begun, sides[0], Article, parts) if begun else []


def typed_over(article, prefix, wanted):
    """The data of a formset as if `wanted` (rows of a copy) had been typed over the story's own rows."""
    model, columns, ordered = copy_data.ROWS[prefix]
    names = [column.removesuffix("_id") for column in columns]
    standing = list(model.objects.filter(article=article).order_by("order", "pk"))
    keys = [tuple(row) for row in wanted]
    found = [tuple(getattr(row, column) for column in columns) for row in standing]
    new = [key for key in keys if key not in found]
    data = {
        f"{prefix}-TOTAL_FORMS": str(len(standing) + len(new)),
        f"{prefix}-INITIAL_FORMS": str(len(standing)),
        f"{prefix}-MIN_NUM_FORMS": "0",
        f"{prefix}-MAX_NUM_FORMS": "1000",
    }
    for place, key in enumerate([*found, *new]):
        row = f"{prefix}-{place}"
        data |= {f"{row}-{name}": str(value) for name, value in zip(names, key, strict=True)}
        data[f"{row}-article"] = str(article.pk)
        if place < len(standing):
            data[f"{row}-id"] = str(standing[place].pk)
        if key not in keys:
            data[f"{row}-DELETE"] = "on"
        if ordered:
            data[f"{row}-order"] = str(keys.index(key) if key in keys else len(keys))
    return data


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
        yield str(model._meta.verbose_name_plural).capitalize(), "", marked(a, b)


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
    with revision_by(request.user):
        working_copies.publish(
            copy,
            by=request.user,
            note=note,
            seen=whole_number(request.POST.get("seen", "")) or None,
            over=whole_number(request.POST.get("over", "")) or None,
            small="small_change" in request.POST,
        )
        reversion.set_comment(_("Changes by %s published") % (copy.saved_by or "—"))
    return _("The changes are published. Readers see them now.")
