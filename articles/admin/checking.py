"""The part of a story's form that looks at what is written: problems, lengths, previews; and the address that asks anew."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, JsonResponse
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils.translation import gettext as _

from articles import corrections, readiness
from articles.admin.drafted import NAMES, PICTURES, drafted, pictures_of
from articles.admin.previews import cards, measured
from articles.models import Article, Correction
from articles.readiness import limits
from korner.site.models import SiteSettings
from korner.text.numbers import whole_number

ASKED = (*NAMES, *PICTURES, "source_language", "category")
MOST_BYTES = 1_500_000  # of a question: both texts of the longest story there is


class ChecksReadiness:
    """Mix-in of the story's admin: the panel beside the buttons, the lengths and previews under the texts."""

    @property
    def media(self):
        scripts = [static(f"js/desk/{name}.js") for name in ("readiness", "counts", "cards")]
        return super().media + forms.Media(js=scripts)

    def get_urls(self):
        check = self.admin_site.admin_view(self.check_view)
        return [path("check/", check, name="articles_article_check"), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        form = context["adminform"].form
        draft = drafted(obj, {name: form[name].value() for name in ASKED if name in form.fields})
        found = looked_at(draft)
        context.update(
            {
                **found,
                "holding": any(problem.holds for problem in found["problems"]),
                "cut_at": limits,
                "check_url": reverse("admin:articles_article_check") if may_ask(self, request, obj) else "",
                "corrected": list(Correction.objects.of(obj)) if obj else [],
                "may_correct": request.user.has_perm("articles.add_correction") and corrections.is_correctable(obj),
            }
        )
        return super().render_change_form(request, context, add, change, form_url, obj)

    def check_view(self, request):
        """Look at texts that were typed and not saved (POST); answers JSON {problems, counts, cards}. Writes nothing."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        article = self.asked_story(request)
        if not may_ask(self, request, article):
            raise PermissionDenied
        values = {name: request.POST[name] for name in ASKED if name in request.POST}
        if sum(len(value) for value in values.values()) > MOST_BYTES:
            return JsonResponse({"words": _("This is more text than can be looked at while typing.")}, status=413)
        draft = drafted(article, values)
        found = looked_at(draft)
        answer = {
            "problems": [problem.as_data() for problem in found["problems"]],
            "counts": {
                language: {field: sums._asdict() for field, sums in fields.items()}
                for language, fields in found["measured"].items()
            },
            "cards": found["cards"],
        }
        return JsonResponse(answer, headers={"Cache-Control": "no-store"})

    def asked_story(self, request):
        """The story the question is about, None for one being begun. Raises Http404."""
        number = request.POST.get("story", "")
        if not number:
            return None
        pk = whole_number(number)
        article = Article.objects.select_related("category").filter(pk=pk).first() if pk is not None else None
        if article is None:
            raise Http404
        return article


def looked_at(draft):
    """What the form says of a draft: {"problems", "cards", "measured"}; at most 4 queries."""
    paper, assets = SiteSettings.current(), pictures_of(draft)
    return {
        "problems": readiness.problems(draft, held=frozenset(paper.held_back_by), assets=assets),
        "cards": cards(draft, paper, assets),
        "measured": measured(draft),
    }


def may_ask(model_admin, request, article):
    """Whether this person writes the story, and so may have what he types looked at."""
    if article is None:
        return model_admin.has_add_permission(request)
    return model_admin.has_change_permission(request, article)
