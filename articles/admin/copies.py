"""A story's working copy in the story's form: who writes in it, who reads there what he has handed in, and what is kept."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles import copy_data, working_copies
from articles.admin.copy_review import steps_of
from articles.models import Article
from korner.desk.autosave_admin import TAKE_UP
from korner.desk.autosave_place import slot_in
from korner.desk.history_marks import ALL

FORM_PAGE = "articles_article_change"
WRITE_PAGE = "articles_article_working_copy_write"
RESTORE_PAGE = "articles_article_restore"
PREVIEWS = {"articles_article_preview", "articles_article_preview_page"}
# The history tells of the story itself, and offers to take a version back: into the copy, where this person writes no row.
HISTORY = {"articles_article_history", "articles_article_compare"}
SHOWN_ON = {FORM_PAGE, WRITE_PAGE, RESTORE_PAGE, *PREVIEWS}
PAGES_OF_COPY = SHOWN_ON | HISTORY


class CopyPages:
    """For the story's admin: what is typed into a published story by who may not publish goes to its working copy.

    The one who may publish writes there as well, on the page `…/working-copy/write/`, to correct what he is to publish.
    """

    def get_urls(self):
        view = self.admin_site.admin_view(self.write_copy_view)
        return [path("<path:object_id>/working-copy/write/", view, name=WRITE_PAGE), *super().get_urls()]

    # --- whose form is it ---------------------------------------------------------------------------------------------
    def writes_copy(self, request, obj):
        """Whether this request's form of `obj` goes to its working copy. Asked once a request: pages ask it many times."""
        page = page_of(request)
        if obj is None or page not in PAGES_OF_COPY:
            return False
        known = request.__dict__.setdefault("writes_copy", {})
        if obj.pk not in known:
            corrects = page == WRITE_PAGE or (page in PREVIEWS and "seen_copy" in request.POST)
            known[obj.pk] = working_copies.may_write(obj, request.user) or (
                corrects and working_copies.may_correct(obj, request.user)
            )
        return known[obj.pk]

    def get_object(self, request, object_id, from_field=None):
        """The story; in the form of somebody who writes its copy, or has handed it in, as the copy says it."""
        obj = super().get_object(request, object_id, from_field)
        page = page_of(request)
        if obj is None or page not in SHOWN_ON:
            return obj
        if self.writes_copy(request, obj):
            copy = working_copies.copy_of(obj)
        elif page == FORM_PAGE or page in PREVIEWS:
            copy = working_copies.handed_in_by(obj, request.user)
        else:
            return obj
        if copy:
            return copy_data.with_changes(obj, copy)
        obj.shown_copy = None
        return obj

    def write_copy_view(self, request, object_id):
        """The form of somebody's changes, for the editor who corrects them before he publishes. 404 where there are none."""
        article = self.seen_object(request, object_id)
        if self.writes_copy(request, article) and article.shown_copy:
            return self.changeform_view(request, object_id)
        if working_copies.copy_of(article):
            raise PermissionDenied
        if request.method != "POST" or not self.has_change_permission(request, article):
            raise Http404
        request.desk_slot = slot_in(request.POST)
        self.keep_refused(request, object_id)
        words = _("These changes were published or discarded meanwhile. What you typed is kept for you.")
        messages.warning(request, words)
        return HttpResponseRedirect(reverse(f"admin:{FORM_PAGE}", args=[article.pk]))

    def prepare(self, request, object_id):
        """A draft typed into a working copy by an editor is taken up there, not in the form of what readers see."""
        taken_up = TAKE_UP in request.POST
        refusal = super().prepare(request, object_id)
        if refusal is None and taken_up and "seen_copy" in request.POST and page_of(request) == FORM_PAGE:
            article = Article.objects.filter(pk=object_id).first() if str(object_id).isdecimal() else None
            if article and working_copies.may_correct(article, request.user):
                path_of_copy = reverse(f"admin:{WRITE_PAGE}", args=[article.pk])
                return HttpResponseRedirect(path_of_copy, preserve_request=True)
        return refusal

    # --- the rows under it --------------------------------------------------------------------------------------------
    def get_formset_kwargs(self, request, obj, inline, prefix):
        """Rows of the copy, where it has its own, are shown as if they had just been typed over the story's."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        copy = getattr(obj, "shown_copy", None)
        if request.method == "GET" and copy and prefix in copy.rows and self.writes_copy(request, obj):
            kwargs["data"] = typed_over(obj, prefix, copy.rows[prefix])
        return kwargs

    def get_formsets_with_inlines(self, request, obj=None):
        """To who only reads his changes, the rows of the copy are shown in the place of the story's."""
        copy = getattr(obj, "shown_copy", None)
        only_reads = copy is not None and not self.writes_copy(request, obj)
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            name = formset.get_default_prefix()
            if only_reads and name in copy.rows:
                yield showing(formset, copy_data.rows_in_memory(obj, name, copy.rows[name])), inline
            else:
                yield formset, inline

    def standing_rows(self, request, thing):
        """The rows under a story; those of the copy that is shown on it, where it has its own."""
        found = super().standing_rows(request, thing)
        copy = getattr(thing, "shown_copy", None)
        for name, rows in (copy.rows if copy else {}).items():
            found[copy_data.ROWS[name][0]] = copy_data.rows_by_field(name, rows)
        return found

    # --- saving it ----------------------------------------------------------------------------------------------------
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
        if page_of(request) == WRITE_PAGE:
            words = _("The changes were saved at %s. Readers still see the story as it was.")
        else:
            words = _("Your changes were saved at %s. Readers still see the story as it was.")
        messages.success(request, words % now)

    def path_after_copy(self, request, article):
        """Where a save of the copy leads: its writer stays in his form, the editor decides on what he has corrected."""
        corrected = page_of(request) == WRITE_PAGE and working_copies.copy_of(article)
        return reverse("admin:articles_article_working_copy" if corrected else f"admin:{FORM_PAGE}", args=[article.pk])

    def copy_context(self, request, article, form, to_copy):
        """What the form of a story shows of its working copy."""
        copy = working_copies.copy_of(article)
        person = request.user
        reads = copy is not None and getattr(form.instance, "shown_copy", None) is not None and not to_copy
        corrects = to_copy and page_of(request) == WRITE_PAGE and not working_copies.may_write(article, person, copy)
        return {
            "writes_copy": to_copy,
            "corrects_copy": corrects,
            "reads_copy": reads,
            "copy_since": working_copies.stands_since(copy) if reads or corrects else None,
            "may_correct_copy": not to_copy and copy is not None and working_copies.may_correct(article, person, copy),
            "working_copy": copy,
            "newer_copy": getattr(form, "newer_copy", None),
            "copy_behind": bool(copy and copy.based_on != article.version),
            "copy_steps": [] if to_copy or copy is None else steps_of(copy, person, article),
            "readers_see": article.revised_at or article.publish_at,
        }

    # --- taking a version back into it (korner.desk.history_restore) --------------------------------------------------
    def seen_now(self, thing):
        copy = getattr(thing, "shown_copy", None)
        return f"{super().seen_now(thing)}.{copy.number}" if copy else super().seen_now(thing)

    def target(self, request, thing, then, what, parts):
        """Of one language, too, the rows that the copy has already stay in it."""
        target = super().target(request, thing, then, what, parts)
        copy = getattr(thing, "shown_copy", None)
        if copy and what != ALL:
            target.rows.update(self.standing_rows(request, thing))
        return target

    def words_of_restoring(self, request, thing):
        if not self.writes_copy(request, thing):
            return super().words_of_restoring(request, thing)
        before = _("It goes into your changes to this story. Readers see nothing of it until an editor publishes them.")
        return before, _(
            "Taken into your changes as it stood in the version of %s. Readers still see the story as it was."
        )


def page_of(request):
    """The name of the page that is asked for, "" outside of one."""
    return request.resolver_match.url_name if request.resolver_match else ""


def showing(formset, rows):
    """`formset` (a class) that shows `rows` (in memory) in the place of the database's."""

    class Showing(formset):
        def get_queryset(self):
            return rows

    Showing.__name__ = formset.__name__
    return Showing


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
