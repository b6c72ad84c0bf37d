"""The preview of stories at the desk, and who may show a draft to an outsider."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import preview, rights
from articles.models import Article
from articles.models.states import LANGUAGES
from articles.preview_pictures import stream
from korner.addresses import reverse_in
from korner.desk.previews import PreviewPages
from korner.images.models import Asset
from korner.languages import TURKISH
from korner.publishing import Status
from korner.syndication.plain import absolute


class StoryPreviews(PreviewPages):
    """Stories as readers will get them. Whoever may read a story at the desk may see its preview."""

    def first_language(self, thing):
        return thing.source_language if thing is not None else TURKISH

    def preview_page(self, request, thing, form, formsets, language, problems):
        desk_language, title = get_language(), _("What readers would not get like this:")
        story = preview.as_it_would_stand(form.instance if form is not None else thing or Article(), form)
        if story.category_id is None:
            problems = [*problems, ("", _("There is no section yet: a story needs one to be shown."))]
            context = {"problems": problems, "problems_title": title, "desk_language": desk_language}
            return preview.unkept(render(request, "admin/articles/article/no_preview.html", context))
        if not story.shows(language):
            words = _("The story has no page in this language: readers are sent to the other one, or find none.")
            problems = [*problems, ("", words)]
        chosen = preview.chosen_in(story, form, formsets, language, by=request.user) if form is not None else None
        return preview.page(
            request,
            story,
            language,
            template="articles/preview.html",
            chosen=chosen,
            picture_path=lambda number, rest: self.preview_url("preview_picture", thing, number, rest),
            problems=problems,
            problems_title=title,
            desk_language=desk_language,
        )

    def preview_picture(self, request, thing, number, rest):
        """A picture that is chosen, perhaps not saved with the story yet: the right to see pictures is asked."""
        if not request.user.has_perm("images.view_asset"):
            raise PermissionDenied
        return preview.unkept(stream(get_object_or_404(Asset, pk=number), rest))

    # --- links for outsiders ------------------------------------------------------------------------------------------
    def may_share(self, request, thing):
        """Editors and chiefs any story, a journalist his own. A translator and a moderator none."""
        person = request.user
        if person.has_perm("articles.publish_article") and person.has_perm("articles.edit_every_article"):
            return True
        return person.has_perm("articles.add_article") and rights.is_own(thing, person)

    def refuse_link(self, thing, languages):
        if thing.status == Status.WITHDRAWN or thing.is_gone():
            raise ValidationError(_("A story that was withdrawn is shown to nobody."), code="withdrawn")
        if thing.is_out():
            raise ValidationError(_("Readers see this story already: send its own address."), code="public")
        if languages in LANGUAGES and languages not in preview.languages_with_words(thing):
            raise ValidationError(_("There is no text in this language yet."), code="no_text")

    def links_of(self, token, link):
        story = preview.saved(link.object_id)
        if story is None:
            raise Http404
        languages = [language for language in preview.languages_with_words(story) if link.opens(language)]
        return [(language, absolute(reverse_in(language, "preview", token=token))) for language in languages]
