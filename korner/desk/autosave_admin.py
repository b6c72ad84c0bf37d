"""The form of a DeskAdmin that keeps drafts: what stands above it, and what becomes of text that is not saved."""

from functools import wraps

from django.conf import settings
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.forms.utils import ErrorDict
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from korner.desk import autosave, presence
from korner.desk.autosave_place import Place, new_slot, slot_in
from korner.desk.conflict_pages import ConflictPages, choices_in
from korner.desk.conflict_texts import differences, words_left
from korner.desk.locks_admin import RefusesLocked
from korner.text.numbers import whole_number

SAVED_COOKIE = "korner_saved"
TAKE_UP, TYPE_ON, MERGE = "_take_up", "_type_on", "_merge"


def keeping_what_was_typed(view):
    """Around the view of a form: whatever refuses a save, what was typed in it is kept.

    Outside of its transaction, so that a refusal does not take the draft back as well.
    """

    @wraps(view)
    def answer(self, request, object_id=None, form_url="", extra_context=None):
        if not self.keeps_drafts:
            return view(self, request, object_id, form_url, extra_context)
        if request.method == "POST":
            request.desk_slot = slot_in(request.POST)
            refusal = self.prepare(request, object_id)
            if refusal is not None:
                return refusal
        try:
            response = view(self, request, object_id, form_url, extra_context)
        except PermissionDenied:
            self.keep_refused(request, object_id)
            raise
        if getattr(request, "desk_saved", ""):
            told = [request.desk_saved, *request.COOKIES.get(SAVED_COOKIE, "").split(".")[:4]]
            # Read by script, which forgets the copies in the browser; a token is nothing to anybody else.
            response.set_cookie(
                SAVED_COOKIE,
                ".".join(told).strip("."),
                path=settings.DESK_PREFIX,
                samesite="Lax",
                secure=settings.SECURE,
                max_age=86_400,
            )
        return response

    return answer


class KeepsDrafts(RefusesLocked, ConflictPages):
    """For DeskAdmin. With `keeps_drafts = True` its forms keep what is typed, show who else is here, and can be locked.

    `draft_titles` names the fields a draft is called by. Whoever `may_lock` locks a thing and takes it over.
    """

    keeps_drafts = False
    draft_titles: tuple[str, ...] = ()

    def may_lock(self, request):
        """Whether this person may lock things of this kind and take them over."""
        return request.user.has_perm("desk.release_lock")

    # --- before the form is worked on -----------------------------------------------------------------------------
    def prepare(self, request, object_id):
        """Let a POST that takes a draft up, types on or merges stand for the form it means; a response where it cannot."""
        if TAKE_UP in request.POST:
            thing = self.get_object(request, unquote(object_id)) if object_id else None
            slot = slot_in({"draft_slot": request.POST[TAKE_UP]})
            draft = autosave.find(Place(self, thing), request.user, slot)
            if draft is None:
                return HttpResponseRedirect(request.path)
            request.desk_slot = slot
            request.desk_taken_up = draft
            self.take_up(request, thing, autosave.typed(draft))
        elif TYPE_ON in request.POST:
            request.desk_taken_up = True
        elif MERGE in request.POST and object_id:
            self.merge(request, object_id)
        if object_id:
            self.meet_rows(request, object_id)
        return None

    def take_up(self, request, thing, typed):
        """Let a draft stand for what was posted. What it would write over is asked anew; what was chosen between two texts is
        remembered as long as these two stand.
        """
        over = typed.pop("over", [""])[-1]
        if over and thing is not None and getattr(thing, "version", None) == whole_number(over):
            request.desk_choices = choices_in(typed)
        request.POST = typed

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        if (
            self.keeps_drafts
            and getattr(request, "desk_taken_up", None)
            and not getattr(request, "desk_compares", False)
        ):
            return taken_up(form)
        return form

    # --- the form -------------------------------------------------------------------------------------------------
    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        if not self.keeps_drafts:
            return super().render_change_form(request, context, add, change, form_url, obj)
        thing = obj if obj is not None and obj.pk else None
        place = Place(self, thing)
        slot = getattr(request, "desk_slot", "") or new_slot()
        form = context["adminform"].form
        draft = getattr(request, "desk_taken_up", None)
        refused = request.method == "POST" and not draft
        said = autosave.kept_words(draft.kept_at) if hasattr(draft, "kept_at") else ""
        context.update({**status_line(), "place": place, "draft_slot": slot})
        if getattr(request, "desk_choices", None) and thing is not None:
            compared = self.bound_form(request, thing, request.POST)
            if getattr(compared, "newer", None):
                context["draft_said"] = said
                return self.conflict_page(request, context, compared, thing, request.desk_choices)
        if refused:
            said = autosave.kept_words(autosave.keep(place, request.user, slot, autosave.pairs_in(request.POST)))
            if getattr(form, "newer", None):
                context["draft_said"] = said
                return self.conflict_page(request, context, form, thing)
        may_write = self.has_change_permission(request, thing) if thing else self.has_add_permission(request)
        context.update(
            {
                "draft_said": said,
                "draft_offers": self.draft_offers(request, thing, but=slot),
                "may_write": may_write,
                "presence": presence.told(place, request, slot),
                "seen_version": getattr(thing, "version", ""),
                "beat": presence.BEAT,
            }
        )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def draft_offers(self, request, thing, but=""):
        """The texts this person left behind here: dicts {"draft", "differences", "outdated"}; those that say what stands
        anyway are not offered.
        """
        offers = []
        for draft in autosave.left_behind(Place(self, thing), request.user, but=but):
            found = self.draft_differences(request, thing, draft)
            if found:
                outdated = (
                    thing is not None and draft.version is not None and draft.version != getattr(thing, "version", None)
                )
                offers.append({"draft": draft, "differences": found, "outdated": outdated})
        return offers

    def draft_differences(self, request, thing, draft):
        """Where a draft differs from what stands."""
        data = autosave.typed(draft)
        stands = self.get_object(request, str(thing.pk)) if thing else None
        if thing and not self.has_change_permission(request, stands):
            return words_left(self.model, data, stands)
        return [
            *differences(self.bound_form(request, thing, data), stands),
            *self.row_differences(request, stands, data),
        ]

    def bound_form(self, request, thing, data):
        """The form of `thing` (None: a new one) filled with `data` and checked; nothing is saved by it."""
        request.desk_compares = True
        try:
            instance = self.get_object(request, str(thing.pk)) if thing else None
            fields = flatten_fieldsets(self.get_fieldsets(request, instance))
            form = self.get_form(request, instance, change=thing is not None, fields=fields)(data, instance=instance)
            form.is_valid()
        finally:
            request.desk_compares = False
        return form

    # --- saved, or refused ----------------------------------------------------------------------------------------
    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if self.keeps_drafts and getattr(request, "desk_slot", ""):
            autosave.forget(request.user, request.desk_slot)
            request.desk_saved = request.desk_slot

    def keep_refused(self, request, object_id):
        """Keep what somebody sent who may no longer save here, if he may see the thing at all."""
        if request.method != "POST" or not object_id or not request.desk_slot:
            return
        thing = self.get_object(request, unquote(object_id))
        if thing is not None and self.has_view_permission(request, thing) and self.has_change_permission(request):
            autosave.keep(Place(self, thing), request.user, request.desk_slot, autosave.pairs_in(request.POST))


def taken_up(form):
    """`form` (a class) filled with a draft: shown as it was typed, with no mistakes marked yet, and never saved."""

    class TakenUp(form):
        def full_clean(self):
            self._errors, self.cleaned_data = ErrorDict(), {}

        def is_valid(self):
            return False

    TakenUp.__name__ = form.__name__
    return TakenUp


def status_line():
    """What the status line of a page needs to keep what is typed in it."""
    return {"autosave_words": status_words(), "autosave_limit": autosave.most_bytes()}


def status_words():
    """What the status line says by itself, in the language of the desk; the times come from the server."""
    return {
        "typing": _("Not kept yet…"),
        "saving": _("Keeping…"),
        "offline": _("Not saved: no connection. The text is kept in this browser."),
        "lost": _("Not saved: no connection. Do not close this page."),
        "failed": _("Not saved: the server did not take it. The text is kept in this browser."),
        "signed_out": _("Not saved: you are signed out. The text is kept in this browser."),
        "stranger": _("Not saved: somebody else is signed in now. The text is kept in this browser for you."),
        "not_sent": _("Not sent: no connection. The text is kept in this browser; try again when the line is back."),
        "sign_in": _("Sign in again"),
        "signed_in": _("You are signed in again."),
        "close": _("Close"),
    }
