"""How a named thing gets its slugs: made from the name, unique in its language, never a reserved word."""

from functools import partial

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from korner.addresses import RESERVED
from korner.languages import FRENCH, TURKISH
from korner.text.slugs import slugify, unique_slug

TAKEN = _("This address is already in use.")
RESERVED_WORD = _("This word is reserved for an address of the paper itself.")


def fill_slugs(thing, *, fallback="", reserved=RESERVED):
    """Give `thing` (an Addressed) a slug in every language it has a name in. Existing slugs are only normalised."""
    for language in (TURKISH, FRENCH):
        name = thing.name_in(language)
        if not name:
            setattr(thing, f"slug_{language}", None)  # NULL, so that the columns may be unique
            continue
        wanted = slugify(thing.slug_in(language)) or slugify(name) or fallback or type(thing)._meta.model_name
        taken = partial(slug_taken, thing, language, reserved=reserved)
        setattr(thing, f"slug_{language}", unique_slug(wanted, taken))


def slug_taken(thing, language, slug, reserved=RESERVED):
    """Whether `slug` is reserved, or another thing of this kind has it in `language`."""
    if slug in reserved or slug.isdigit():
        return True
    others = type(thing)._base_manager.filter(**{f"slug_{language}": slug})
    return others.exclude(pk=thing.pk).exists()


def check_slug(thing, language, *, reserved=RESERVED):
    """Explain a slug that was typed by hand and cannot be taken. Raises ValidationError on the slug's field."""
    slug = slugify(thing.slug_in(language))
    field = f"slug_{language}"
    if not slug:
        return
    if slug in reserved or slug.isdigit():
        raise ValidationError({field: RESERVED_WORD}, code="reserved")
    if slug_taken(thing, language, slug, reserved):
        raise ValidationError({field: TAKEN}, code="taken")
