"""Everything of one writer, and who is kept out for a time."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from korner.desk import audit
from korner.moderation import bans as banning
from korner.moderation.models import Ban
from korner.moderation.queue import of_writer
from korner.moderation.views import back_to, card_context, case_for, for_moderators, frame, part
from korner.text.numbers import whole_number
from korner.visitors.forms import CleanLine

PAGE = 50
MOST_NUMBER = 10**18  # a database's whole numbers end a little later
DAYS = {
    1: gettext_lazy("1 day"),
    7: gettext_lazy("7 days"),
    30: gettext_lazy("30 days"),
    90: gettext_lazy("90 days"),
    365: gettext_lazy("1 year"),
}
SAME = {
    "visitor": gettext_lazy("Same browser"),
    "address": gettext_lazy("Same address"),
    "network": gettext_lazy("Same network"),
    "name": gettext_lazy("Same name"),
}

audit.say("banned", gettext_lazy("banned"))
audit.say("ban-ended", gettext_lazy("ended the ban of"))


def framed(form):
    """Let the fields of a form look like fields of the desk."""
    for field in form.fields.values():
        field.widget.attrs["class"] = "desk-text"


class BanForm(forms.Form):
    """For how long, and why; `of` says what is banned, among what is known."""

    of = forms.ChoiceField(label=gettext_lazy("What is banned"))
    days = forms.TypedChoiceField(label=pgettext_lazy("ban", "For"), choices=list(DAYS.items()), coerce=int, initial=7)
    reason = CleanLine(
        label=gettext_lazy("Reason"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Only moderators read it."),
    )
    use_required_attribute = False

    def __init__(self, known, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["of"].choices = [(of, Ban.Of(of).label) for of in known]
        framed(self)


class NameForm(forms.Form):
    """A name that nobody may use for a time."""

    name = CleanLine(label=gettext_lazy("Name"), max_length=80)
    days = forms.TypedChoiceField(label=pgettext_lazy("ban", "For"), choices=list(DAYS.items()), coerce=int, initial=7)
    reason = CleanLine(label=gettext_lazy("Reason"), max_length=300, required=False)
    use_required_attribute = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        framed(self)

    def clean_name(self):
        if not banning.folded(self.cleaned_data["name"]):
            raise forms.ValidationError(_("A name has at least one sign that can be seen."))
        return self.cleaned_data["name"]


def known_of(case):
    """Which of a case's writer is known, the narrowest first."""
    return [of for of in SAME if getattr(case, of)]


def may(request, permission):
    """Raise PermissionDenied for whoever lacks `permission` on bans."""
    if not request.user.has_perm(f"moderation.{permission}_ban"):
        raise PermissionDenied


@for_moderators
@require_safe
def writer(request, number):
    """Everything of the writer of one case: ?by=visitor|address|network|name&after=<place>."""
    return writer_page(request, case_for(request, number))


def writer_page(request, case, form=None, status=200):
    """The page of a writer; with the form of a ban for those who may."""
    known = known_of(case)
    by = request.GET.get("by", "") or (known[0] if known else "")
    if by and by not in known:
        raise Http404
    entries, more = of_writer(request.user, case, by, request.GET.get("after", "")) if by else ([], "")
    context = {"entries": entries, "more": more, "name": "writer", **card_context(request)}
    if request.GET.get("part"):
        return part(request, context)
    if form is None and known and request.user.has_perm("moderation.add_ban"):
        form = BanForm(known, initial={"of": by})
    context |= {
        **frame(request, _("Everything of %s") % (case.writer or _("one writer"))),
        "case": case,
        "by": by,
        "same": [(of, SAME[of]) for of in known],
        "form": form,
        "bans": active_bans(case),
    }
    return TemplateResponse(request, "admin/moderation/writer.html", context, status=status)


def active_bans(case):
    """The bans that hold for the writer of a case."""
    values = {of: getattr(case, of) for of in known_of(case)}
    found = Ban.objects.active().filter(value__in=[value for value in values.values() if value]).select_related("by")
    return [one for one in found if values.get(one.of) == one.value and one.key_month in (None, case.key_month)]


@for_moderators
@require_POST
def ban(request, number):
    """Ban the writer of a case: `of`, `days`, `reason`."""
    may(request, "add")
    case = case_for(request, number)
    form = BanForm(known_of(case), request.POST)
    if not form.is_valid():
        return writer_page(request, case, form, status=422)
    given = form.cleaned_data
    with transaction.atomic():
        made = banning.ban(case, given["of"], days=given["days"], by=request.user, reason=given["reason"])
        note_ban(request, "banned", made)
    messages.success(
        request, _("Banned: %(of)s, %(days)s.") % {"of": made.get_of_display(), "days": DAYS[given["days"]]}
    )
    return redirect("desk-moderation-writer", number)


@for_moderators
@require_http_methods(["GET", "HEAD", "POST"])
def bans(request):
    """Who is banned, newest first (?before=<number>), and a form to ban a name."""
    may(request, "view")
    form = NameForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        may(request, "add")
        if form.is_valid():
            with transaction.atomic():
                made = banning.ban_name(**form.cleaned_data, by=request.user)
                note_ban(request, "banned", made)
            messages.success(
                request, _("Banned: %(of)s, %(days)s.") % {"of": made, "days": DAYS[form.cleaned_data["days"]]}
            )
            return redirect("desk-bans")
    rows = Ban.objects.select_related("by").order_by("-pk")
    if "before" in request.GET:
        before = whole_number(request.GET["before"])
        if before is None:
            raise Http404
        rows = rows.filter(pk__lt=before)
    found = list(rows[: PAGE + 1])
    now = timezone.now()
    for one in found:
        one.holds = one.until > now
    context = {
        **frame(request, _("Bans")),
        "rows": found[:PAGE],
        "older": found[PAGE - 1].pk if len(found) > PAGE else None,
        "form": form if request.user.has_perm("moderation.add_ban") else None,
        "may_end": request.user.has_perm("moderation.change_ban"),
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "admin/moderation/bans.html", context, status=status)


@for_moderators
@require_POST
def end(request, number):
    """End a ban now."""
    may(request, "change")
    found = Ban.objects.filter(pk=number).first() if number <= MOST_NUMBER else None
    if found is None:
        raise Http404
    with transaction.atomic():
        if banning.end(found):
            note_ban(request, "ban-ended", found)
    messages.success(request, _("The ban of %s has ended.") % found)
    return redirect(back_to(request) if request.POST.get("back") else "desk-bans")


def note_ban(request, verb, made):
    """Write a ban into the audit: what and until when; who it is stands there by the name of the ban alone."""
    until = timezone.localtime(made.until)
    words = str(made.get_of_display()) if verb == "ban-ended" else f"{made.get_of_display()} → {until:%d.%m.%Y %H:%M}"
    audit.note(request.user, verb, made, f"{words} {made.reason}".strip(), request=request)
