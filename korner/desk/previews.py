"""What is on the desk's screen as readers will get it, before anything is saved; and the links by which outsiders see a draft.

A thing's form is sent as it stands to `…/preview/` (two widths, two languages) or to `…/preview/page/` (the page itself, in a
frame of ours). What the page looks like is said by the app whose thing it is.
"""

from csp.constants import SELF
from django import forms
from django.conf import settings
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from korner.desk import outsiders
from korner.desk.models import PreviewLink
from korner.desk.paper import LANGUAGE_NAMES
from korner.middleware import policy
from korner.text.casing import with_capital
from korner.text.cleaning import clean_line

LANGUAGE = "preview_language"  # the name of the button that chooses the language of the page
# What a form says to its own address, and not of the thing: a step's button must not be sent on.
NOT_SENT_ON = ("csrfmiddlewaretoken", LANGUAGE)


class LinkForm(forms.Form):
    """A link for an outsider: for whom, how long, in which languages."""

    note = forms.CharField(
        label=gettext_lazy("For whom"),
        max_length=120,
        help_text=gettext_lazy(
            "So that you know it again in the list: “Me Dupont, avocate”. Readers of the link do not see it."
        ),
    )
    life = forms.ChoiceField(
        label=gettext_lazy("Ends after"),
        choices=[(key, words) for key, (_life, words) in outsiders.LIVES.items()],
        initial="day",
    )
    languages = forms.ChoiceField(label=gettext_lazy("Language of the text"), choices=PreviewLink.Languages.choices)

    def clean_note(self):
        note = clean_line(self.cleaned_data["note"])
        if not note:
            raise ValidationError(_("Say for whom it is."), code="required")
        return note


class PreviewPages:
    """The pages `…/preview/`, `…/preview/page/` and `…/preview/links/` of a DeskAdmin whose things have public pages."""

    preview_template = "admin/desk/preview.html"
    links_template = "admin/desk/preview_links.html"

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}"
        view = self.admin_site.admin_view
        own = "<path:object_id>/preview/"
        return [
            path("preview/", view(self.preview_view), name=f"{name}_preview_new"),
            path("preview/page/", view(self.preview_page_view), name=f"{name}_preview_new_page"),
            path(
                "preview/picture/<int:number>-<str:rest>", view(self.picture_view), name=f"{name}_preview_new_picture"
            ),
            path(own, view(self.preview_view), name=f"{name}_preview"),
            path(f"{own}page/", view(self.preview_page_view), name=f"{name}_preview_page"),
            path(f"{own}picture/<int:number>-<str:rest>", view(self.picture_view), name=f"{name}_preview_picture"),
            path(f"{own}links/", view(self.links_view), name=f"{name}_preview_links"),
            path(f"{own}links/<int:number>/withdraw/", view(self.withdraw_link_view), name=f"{name}_withdraw_link"),
            *super().get_urls(),
        ]

    def preview_url(self, page, thing=None, *args):
        """The address of one of these pages: of `thing`, or of one that is being begun."""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_"
        if thing is None:
            return reverse(name + page.replace("preview", "preview_new"), args=args)
        return reverse(name + page, args=[thing.pk, *args])

    # --- what heirs say -----------------------------------------------------------------------------------------------
    def preview_page(self, request, thing, form, formsets, language, problems):
        """The answer that shows `thing` (with what the form holds, or as it was saved: form None) to readers of `language`."""
        raise NotImplementedError

    def preview_picture(self, request, thing, number, rest):
        """The answer with a picture that is not public yet. Raises Http404."""
        raise Http404

    def first_language(self, thing):
        """The language in which a preview is opened."""
        return settings.LANGUAGE_CODE

    def may_share(self, request, thing):
        """Whether this person may make links to `thing` for outsiders."""
        return False

    def links_of(self, token, link):
        """(language, whole address) of the pages that a link opens."""
        raise NotImplementedError

    def refuse_link(self, thing, languages):
        """Say why no link to `thing` in `languages` can be made. Raises ValidationError with words."""

    # --- the form as it stands ----------------------------------------------------------------------------------------
    def previewed_object(self, request, object_id):
        """The thing that is previewed, None for one being begun. Raises Http404 or PermissionDenied."""
        if object_id is not None:
            return self.seen_object(request, object_id)
        if not self.has_add_permission(request):
            raise PermissionDenied
        return None

    def form_as_sent(self, request, thing):
        """(form, formsets, problems) of what was posted: only what this person may write, checked and not saved.

        `problems` is a list of (name of the field, words).
        """
        change = thing is not None
        if request.method != "POST" or (change and not self.has_change_permission(request, thing)):
            return None, [], []  # whoever writes nothing here looks at what was saved
        fields = flatten_fieldsets(self.get_fieldsets(request, thing))
        form_class = self.get_form(request, thing, change=change, fields=fields)
        form = form_class(request.POST, instance=thing)
        form.is_valid()
        formsets, inlines = self._create_formsets(request, form.instance, change=change)
        problems = [(named(form, name), str(words)) for name, errors in form.errors.items() for words in errors]
        for formset, inline in zip(formsets, inlines, strict=True):
            formset.is_valid()
            heading = with_capital(str(inline.verbose_name_plural), get_language())
            problems += [(heading, str(words)) for words in formset.non_form_errors()]
            problems += [(heading, str(w)) for row in formset.errors for errors in row.values() for w in errors]
        return form, formsets, problems

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        """The form of a thing, with the way to its preview."""
        context.update(
            {
                "preview_url": self.preview_url("preview", obj),
                "preview_page_url": self.preview_url("preview_page", obj),
                "preview_languages": languages_of_preview(self.first_language(obj)),
                "preview_links_url": self.preview_url("preview_links", obj)
                if obj and self.may_share(request, obj)
                else "",
            }
        )
        return super().render_change_form(request, context, add, change, form_url, obj)

    # --- the pages ----------------------------------------------------------------------------------------------------
    def preview_view(self, request, object_id=None):
        """The page with both languages and both widths; what was posted is sent on to the frame."""
        thing = self.previewed_object(request, object_id)
        sent = [(name, value) for name, values in request.POST.lists() if name not in NOT_SENT_ON for value in values]
        context = {
            "title": _("Preview: %s") % thing if thing is not None else _("Preview"),
            "page_url": self.preview_url("preview_page", thing),
            "back": reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[thing.pk])
            if thing
            else "",
            "sent": sent,
            "is_sent": request.method == "POST",
            "languages": languages_of_preview(self.first_language(thing)),
            "desk_language": request.answer_language,
        }
        return framed_by_us(render(request, self.preview_template, context), desk=True)

    def preview_page_view(self, request, object_id=None):
        """The page as readers of one language will get it: ?preview_language=tr|fr, or the button of that name."""
        thing = self.previewed_object(request, object_id)
        data = request.POST if request.method == "POST" else request.GET
        language = data.get(LANGUAGE, "")
        if language not in settings.PUBLIC_LANGUAGES:
            language = self.first_language(thing)
        form, formsets, problems = self.form_as_sent(request, thing)
        return framed_by_us(self.preview_page(request, thing, form, formsets, language, problems))

    def picture_view(self, request, number, rest, object_id=None):
        """A picture of a preview, for those who may see it."""
        return self.preview_picture(request, self.previewed_object(request, object_id), number, rest)

    # --- links for outsiders ------------------------------------------------------------------------------------------
    def shared_object(self, request, object_id):
        """The thing whose links this person may see and make. Raises Http404 or PermissionDenied."""
        thing = self.seen_object(request, object_id)
        if not self.may_share(request, thing):
            raise PermissionDenied
        return thing

    def links_view(self, request, object_id):
        """The live links to a thing, and the form for a new one. The address of a new one is told once, in the answer."""
        thing = self.shared_object(request, object_id)
        form, addresses = LinkForm(request.POST if request.method == "POST" else None), []
        if request.method == "POST" and form.is_valid():
            try:
                self.refuse_link(thing, form.cleaned_data["languages"])
                link, token = outsiders.make(thing, by=request.user, **form.cleaned_data)
            except ValidationError as refusal:
                form.add_error(None, refusal)
            else:
                self.log_change(request, thing, _("Link for an outsider made: %s") % link.note)
                addresses = self.links_of(token, link)
                form = LinkForm()
        context = self.page_context(request, thing, _("Links for outsiders: %s") % thing)
        context |= {"form": form, "addresses": addresses, "links": list(outsiders.live_links(thing))}
        return TemplateResponse(request, self.links_template, context)

    def withdraw_link_view(self, request, object_id, number):
        """Withdraw one link: from now on its address is like one that never was."""
        thing = self.shared_object(request, object_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        link = outsiders.live_links(thing).filter(pk=number).first()
        if link is None:
            raise Http404
        note = link.note
        link.delete()
        self.log_change(request, thing, _("Link for an outsider withdrawn: %s") % note)
        self.message_user(request, _("Withdrawn: the link “%s” opens nothing any more.") % note)
        return redirect(self.preview_url("preview_links", thing))


def named(form, name):
    """What a field of a form is called, with its language; "" for what is wrong with the whole."""
    if name not in form.fields:
        return ""
    one = form.fields[name]
    language = one.widget.attrs.get("lang", "")
    return f"{one.label} {language.upper()}".strip()


def languages_of_preview(first):
    """(code, name, whether it is shown first) of the languages of the paper."""
    return [(code, name, code == first) for code, name in LANGUAGE_NAMES.items()]


def framed_by_us(response, *, desk=False):
    """Let only pages of our own show an answer in a frame; but for that it has the policy of the public pages.

    `desk`: a page of the desk itself, which holds a frame of ours.
    """
    directives = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "frame-ancestors": [SELF]}
    if desk:
        directives |= {"frame-src": [SELF], "style-src": [SELF]}
    response["Content-Security-Policy"] = policy(directives)
    response["X-Frame-Options"] = "SAMEORIGIN"
    return response
