"""The page that a stale save leads to: both texts, what changed, and one text made of both."""

from django.contrib.admin.utils import unquote
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from korner.desk import autosave, conflict
from korner.desk.conflict_rows import ComparesRows
from korner.desk.conflict_texts import BOTH, MINE, THEIRS, differences, joined
from korner.text.numbers import whole_number

CHOICE = "choose-"


class ConflictPages(ComparesRows):
    """For DeskAdmin, where the form is a korner.desk.conflict.VersionedForm.

    The page carries all that was posted, unchanged, so that choosing works without script and on exactly the two texts shown.
    """

    conflict_template = "admin/desk/conflict.html"

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if obj is not None and issubclass(form, conflict.VersionedForm):
            form.rows_differ = staticmethod(lambda data: bool(self.row_differences(request, obj, data)))
        return form

    # --- the page -------------------------------------------------------------------------------------------------
    def conflict_page(self, request, context, form, thing, choices=None):
        """Both texts side by side, with a form that saves the chosen ones over the version that is shown.

        `choices` are those made before, {name: choice}: a draft of this page kept them.
        """
        stands = self.get_object(request, str(thing.pk))
        found = self.all_differences(request, form, stands, request.POST)
        preset(found, choices or {})
        saver, at = conflict.who_saved(stands)
        return TemplateResponse(
            request,
            self.conflict_template,
            {
                **context,
                "title": _("Two texts: %s") % stands,
                "original": stands,
                "newer_version": form.newer,
                "differences": found,
                "saver": saver,
                "by_myself": saver == request.user,
                "saved_at": at,
                "posted": [
                    pair for pair in autosave.pairs_in(request.POST) if not is_choice(pair[0]) and pair[0] != "over"
                ],
                "has_view_permission": True,
                "may_write": True,
            },
        )

    def all_differences(self, request, form, stands, data):
        """Where a form (bound, checked) and the rows of `data` under it differ from what stands."""
        base = conflict.began_from(stands, seen(data))
        rows = conflict.rows_began_from(self, stands, seen(data))
        return [*differences(form, stands, base), *self.row_differences(request, stands, data, rows)]

    # --- what is posted -------------------------------------------------------------------------------------------
    def merge(self, request, object_id):
        """Put the chosen texts and rows into what was posted. Left alone when the thing has changed once more."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None or not self.has_change_permission(request, thing):
            return
        posted = request.POST.copy()
        if thing.version == whole_number(posted.get("over", "")):
            form = self.bound_form(request, thing, posted)
            untouched = type(form)(instance=self.get_object(request, unquote(object_id)))
            rows = self.typed_rows(request, thing, posted)
            for difference in self.all_differences(request, form, thing, posted):
                choice = posted.get(f"{CHOICE}{difference.name}")
                if hasattr(difference, "my_rows"):
                    rows[difference.model] = difference.chosen(choice)
                else:
                    choose(posted, difference, untouched)
            self.plant_rows(request, thing, posted, rows)
        request.POST = posted

    def meet_rows(self, request, object_id):
        """Let rows that were typed over an older version be typed over those that stand now: what has gone has no number any
        more, and what came is known. What they say stays as it was typed; whether it may be saved is asked as ever.
        """
        number = seen(request.POST)
        if number is None or (request.POST.get("over") and not getattr(request, "desk_taken_up", None)):
            return
        thing = self.get_object(request, unquote(object_id))
        if thing is None or not self.has_change_permission(request, thing):
            return
        stale = getattr(thing, "version", number) != number
        if not stale and not self.rows_have_gone(request, thing, request.POST):
            return
        posted = request.POST.copy()
        self.plant_rows(request, thing, posted, self.typed_rows(request, thing, posted))
        request.POST = posted


def seen(posted):
    """The version that what was posted began from."""
    return whole_number(posted.get("seen_version", ""))


def is_choice(name):
    """Whether a posted name is a choice of the page, and no field of the form."""
    return name.startswith(CHOICE)


def choices_in(posted):
    """{name: choice} of what was chosen on the page."""
    return {name: posted[name] for name in posted if is_choice(name)}


def preset(found, choices):
    """Let the page begin with `choices` instead of what is advised."""
    for difference in found:
        name = f"{CHOICE}{difference.name}"
        for part, own in [(difference, name), *((piece, f"{name}-{piece.number}") for piece in difference.to_choose)]:
            if choices.get(own) in (MINE, THEIRS, BOTH):
                part.advice = choices[own]


def choose(posted, difference, untouched):
    """Write the chosen text of one field into `posted` (a mutable QueryDict); `untouched` is the form of what stands."""
    name = f"{CHOICE}{difference.name}"
    choice = posted.get(name, difference.advice)
    if difference.pieces:
        choices = {piece.number: posted.get(f"{name}-{piece.number}") for piece in difference.to_choose}
        posted[difference.name] = joined(difference, choices)
    elif difference.is_list and choice == BOTH:
        mine = posted.getlist(difference.name)
        put_back(posted, untouched[difference.name])
        theirs = posted.getlist(difference.name)
        posted.setlist(difference.name, [*theirs, *(key for key in mine if key not in theirs)])
    elif choice == THEIRS:
        put_back(posted, untouched[difference.name])


def put_back(posted, bound):
    """Write what stands into `posted`, in the parts in which the field's widget would send it."""
    value, widget = bound.value(), bound.field.widget
    if hasattr(widget, "widgets_names"):
        parts = widget.decompress(value)
        for suffix, part, own in zip(widget.widgets_names, widget.widgets, parts, strict=True):
            posted[bound.html_name + suffix] = part.format_value(own) or ""
    elif isinstance(value, bool):
        posted.pop(bound.html_name, None)
        if value:
            posted[bound.html_name] = "on"
    elif isinstance(value, list | tuple):
        posted.setlist(bound.html_name, [str(getattr(item, "pk", item)) for item in value])
    else:
        posted[bound.html_name] = "" if value is None else str(getattr(value, "pk", value))
