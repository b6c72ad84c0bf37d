"""A tip becomes a draft: its text, its pictures in the library, and a link between the two. One act of an editor."""

from html import escape

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from articles import workflow
from articles.models import Article
from korner.desk.audit import note
from korner.images.intake import receive
from korner.images.models import Asset
from korner.languages import other_language
from korner.moderation.models import State
from korner.search import indexing
from korner.text.embeds import embed_for
from widgets.tips.models import Tip
from widgets.tips.working import Work, require, settle_case

RIGHTS = ("articles.add_article", "images.add_asset")
PLACE_LENGTH, HEADLINE_LENGTH = 80, 110


def may_make(person):
    """Whether `person` may turn tips into drafts."""
    return person.has_perm("tips.change_tip") and all(person.has_perm(right) for right in RIGHTS)


def make_draft(tip, *, by, category, language, headline):
    """Make a draft of `tip` in `category`, written in `language`; returns the Article.

    The first picture leads, the others stand in the text. Who sent it is named nowhere: whether he wants to be is for the
    editor to ask. Raises PermissionDenied; ValidationError when there is a story already.
    """
    require(by)
    if not may_make(by):
        raise PermissionDenied
    if tip.story_id:
        raise ValidationError(_("There is a story already."), code="used")
    # Pictures are worked on before the transaction; sent twice, the library knows them by their bytes.
    assets = [into_library(picture, tip, by) for picture in tip.pictures.all()]
    with transaction.atomic():
        tip = Tip.objects.select_for_update().get(pk=tip.pk)
        if tip.story_id:
            raise ValidationError(_("There is a story already."), code="used")
        article = Article(
            source_language=language,
            category=category,
            created_by=by,
            picture=assets[0] if assets else None,
            source_name=in_language(language, "source"),
            **{
                f"headline_{language}": headline,
                f"body_{language}": body_of(tip, assets[1:]),
                f"place_{language}": tip.place[:PLACE_LENGTH],
                f"headline_{other_language(language)}": None,
            },
        )
        article.save()
        workflow.begin(article, by=by)
        indexing.write(article)
        settle_case(tip, State.APPROVED, by=by)
        tip.story = article
        tip.save(update_fields=["story"])
        tip.put_to(Work.USED, by=by)
        note(by, "tip-used", tip)
    return article


def into_library(picture, tip, by):
    """The library's picture of one of the tip's; its description is asked for as of any other."""
    with picture.open() as file:
        data = ContentFile(file.read(), name="picture.jpg")
    words = {
        "name": _("From a reader, %(tip)s") % {"tip": tip},
        "credit": in_language(tip.language, "credit"),
        "licence": Asset.Licence.PERMISSION,
        "licence_note": _("Sent by a reader (%(tip)s). Make sure that it is his own before it is printed.")
        % {"tip": tip},
    }
    return receive(data, by=by, **words)[0]


def in_language(language, what):
    """How readers are told that something came from one of them."""
    with translation.override(language):
        return {"credit": pgettext("credit", "From a reader"), "source": pgettext("source", "A reader")}[what]


def body_of(tip, assets):
    """The text of the draft: what was told, the film, the further pictures."""
    parts = [f"<p>{escape(line)}</p>" for line in tip.text.split("\n") if line.strip()]
    film = embed_for(tip.film) if tip.film else None
    if film:
        parts.append(f'<figure class="media"><oembed url="{escape(film.watch_url)}"></oembed></figure>')
    parts += [f'<figure class="image" data-picture="{asset.pk}"></figure>' for asset in assets]
    return "".join(parts)


def headline_of(tip):
    """A headline to begin with: the first sentence, or its beginning."""
    line = next((line.strip() for line in tip.text.split("\n") if line.strip()), "")
    first = line.split(". ")[0].rstrip(".")
    return first if len(first) <= HEADLINE_LENGTH else f"{first[:HEADLINE_LENGTH].rsplit(' ', 1)[0]}…"
