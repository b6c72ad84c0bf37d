"""What the history of a story knows besides its versions: what readers see of it now."""

from django.utils.translation import gettext as _

from articles.models.states import LANGUAGES
from korner.desk.history_sides import Side, parts_of, rows_now, values_now


class StoryHistory:
    """The history of stories: any version can be compared with what readers see."""

    # Whether and when readers see a story is decided by its steps, never by an old version.
    never_restored = ("publish_at", "expire_at", "embargo_until", "withdrawn_tr", "withdrawn_fr", "comments_open")

    def named_sides(self, request, thing):
        """What readers see, for a story that is out; a language without a page says nothing to them."""
        if not thing.is_out():
            return []
        fields = values_now(thing)
        for language in LANGUAGES:
            if not thing.shows(language):
                fields |= {name: None for name in fields if name.endswith(f"_{language}")}
        parts = parts_of(self)
        return [Side(key="readers", words=_("What readers see now"), fields=fields, rows=rows_now(thing, parts))]
