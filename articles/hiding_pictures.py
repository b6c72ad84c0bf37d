"""What becomes of the pictures of a story that is taken back? Nobody finds them under their old names (RULES.md 6)."""

from articles.models.article import Article
from articles.models.states import LANGUAGES
from articles.models.working_copy import WorkingCopy
from korner.images.models import Asset
from korner.images.renditions import cut_anew
from korner.images.uses import uses_of
from korner.syndication.excerpt import pictures_named_in


def hide_pictures(article):
    """Give the pictures of a withdrawn story new names, unless something else that readers see shows them (RULES.md 6).

    Called after the commit: it searches texts and cuts pictures, which nobody's save should wait for.
    """
    own = {article.picture_id, article.share_picture_tr_id, article.share_picture_fr_id} - {None}
    within = pictures_named_in(article.text("body", language) for language in LANGUAGES)
    for asset in Asset.objects.filter(pk__in=own | within):
        if not any(is_seen(thing) for thing in uses_of(asset)):
            cut_anew(asset)


def is_seen(thing):
    """Whether readers see `thing`, which shows a picture: stories by their own rules, changes never, all else always."""
    if isinstance(thing, WorkingCopy):
        return False
    return not isinstance(thing, Article) or (thing.is_out() and any(thing.shows(language) for language in LANGUAGES))
