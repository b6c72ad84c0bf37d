"""The page that a stale save leads to: both texts, what changed, and one text made of both."""

from django.contrib.admin.utils import unquote
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from korner.desk import autosave, conflict
from korner.desk.conflict_texts import THEIRS, differences, joined
from korner.text.numbers import whole_number

CHOICE = "choose-"


class ConflictPages:
    """For DeskAdmin, where the form is a korner.desk.conflict.VersionedForm.

    The page carries all that was posted, unchanged, so that choosing works without script and on exactly the two texts shown.
    """

    conflict_template = "admin/desk/conflict.html"

    def conflict_page(self, request, context, form, thing, slot):
        """Both texts side by side, with a form that saves the chosen ones over the version that is shown."""
        stands = self.get_object(request, str(thing.pk))
        base = conflict.began_from(stands, seen(request.POST))
        saver, at = conflict.who_saved(stands)
        return TemplateResponse(
            request,
            self.conflict_template,
            {
                **context,
                "title": _("Two texts: %s") % stands,
                "original": stands,
                "newer_version": form.newer,
                "differences": differences(form, stands, base),
                "saver": saver,
                "by_myself": saver == request.user,
                "saved_at": at,
                "posted": [
                    pair for pair in autosave.pairs_in(request.POST) if not is_choice(pair[0]) and pair[0] != "over"
                ],
                "draft_slot": slot,
                "has_view_permission": True,
            },
        )

    def merge(self, request, object_id):
        """Put the chosen texts into what was posted. Left alone when the thing has changed once more."""
        thing = self.get_object(request, unquote(object_id))
        if thing is None or not self.has_change_permission(request, thing):
            return
        posted = request.POST.copy()
        if thing.version == whole_number(posted.get("over", "")):
            base = conflict.began_from(thing, seen(posted))
            form = self.bound_form(request, thing, posted)
            untouched = type(form)(instance=self.get_object(request, unquote(object_id)))
            for difference in differences(form, thing, base):
                choose(posted, difference, untouched)
        request.POST = posted


def seen(posted):
    """The version that what was posted began from."""
    return whole_number(posted.get("seen_version", ""))


def is_choice(name):
    """Whether a posted name is a choice of the page, and no field of the form."""
    return name.startswith(CHOICE)


def choose(posted, difference, untouched):
    """Write the chosen text of one field into `posted` (a mutable QueryDict); `untouched` is the form of what stands."""
    name = f"{CHOICE}{difference.name}"
    if difference.pieces:
        choices = {piece.number: posted.get(f"{name}-{piece.number}") for piece in difference.to_choose}
        posted[difference.name] = joined(difference, choices)
    elif posted.get(name, difference.advice) == THEIRS:
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
