"""How an address is remembered when it changes."""

from django.db import transaction

from korner.caching.changes import touch
from korner.languages import FRENCH, TURKISH
from korner.site.models import Redirect


def remember(old, new):
    """Let the path `old` lead to `new` from now on; chains are cut short, and a path that lives again leads nowhere."""
    if not old or old == new:
        return
    with transaction.atomic():
        Redirect.objects.filter(old_path=new).delete()
        Redirect.objects.filter(new_path=old).update(new_path=new)
        touch("redirect")
        Redirect.objects.update_or_create(old_path=old, defaults={"new_path": new})


def addresses_of(thing):
    """The public paths of an Addressed thing by language, as they are now."""
    return {language: thing.url_in(language) for language in (TURKISH, FRENCH)}


def remember_changes(before, thing):
    """Remember what of `before` (from `addresses_of`) no longer holds for `thing`."""
    for language, new in addresses_of(thing).items():
        if before.get(language) and new:
            remember(before[language], new)
