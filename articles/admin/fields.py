"""Which fields of a story does this person fill in, in which order, and which does he only read?"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import rights
from articles.admin.inlines import BylineInline, RelatedInline, TopicInline
from articles.admin.shown import read_picture, read_text
from korner.desk.base import Lines, display
from korner.desk.moments import MomentField

WORDS = ("kicker", "headline", "lead", "body", "picture_caption")
LATER = ("slug", "seo_title", "seo_description", "share_picture")
# What is shown where it is only read: texts as they are printed, pictures as they look.
READ = {name: f"read_{name}" for name in ("body_tr", "body_fr", "picture")}
PUBLISHERS_ONLY = {
    "assigned_to",
    "publish_at",
    "expire_at",
    "embargo_until",
    "date_back",
    "comments_open",
}


def words_of(language, title):
    """The fieldset of one language's text."""
    return (title, {"fields": [f"{name}_{language}" for name in WORDS], "classes": [f"words-{language}"]})


class StoryFields:
    """For the story's admin: its form by person and by where the story stands. Who may what is asked of articles.rights."""

    inlines = [BylineInline, TopicInline, RelatedInline]
    autocomplete_fields = ["category", "tags"]
    fieldsets = [
        words_of("tr", "Türkçe"),
        words_of("fr", "Français"),
        (
            gettext_lazy("The story"),
            {"fields": ["source_language", "category", "kind", "picture", "assigned_to"], "classes": ["side"]},
        ),
        (gettext_lazy("Publication"), {"fields": ["publish_at", "expire_at", "small_change"], "classes": ["side"]}),
        (
            gettext_lazy("Where and whence"),
            {"fields": ["place_tr", "place_fr", "tags", "source_name", "source_url"], "classes": ["side"]},
        ),
        (
            gettext_lazy("Search engines and addresses"),
            {"fields": [f"{name}_{language}" for language in ("tr", "fr") for name in LATER], "classes": ["folded"]},
        ),
        (
            gettext_lazy("Times and visibility"),
            {
                "fields": [
                    "embargo_until",
                    "date_back",
                    "comments_open",
                    "seen_version",
                    "over",
                ],
                "classes": ["folded"],
            },
        ),
    ]

    def only_words(self, request, obj):
        """The one language a translator writes in this story, None for those who write everything."""
        if obj is None:
            return None
        languages = rights.languages_of(obj, request.user)
        return languages[0] if len(languages) == 1 else None

    def decides_when(self, request, obj):
        """Whether this person's form says when readers see the story. Changes to a published one never do."""
        return request.user.has_perm("articles.publish_article") and not self.writes_copy(request, obj)

    def get_readonly_fields(self, request, obj=None):
        language = self.only_words(request, obj)
        everything = [name for _title, options in self.fieldsets for name in options["fields"]]
        if language:
            own = {f"{name}_{language}" for name in (*WORDS, *LATER, "place")} | {
                "seen_version",
                "over",
                "small_change",
            }
            closed = [name for name in everything if name not in own]
        elif not self.decides_when(request, obj):
            closed = [name for name in everything if name in PUBLISHERS_ONLY]
        else:
            closed = []
        if obj and obj.is_out() and "publish_at" not in closed:
            closed.append("publish_at")  # it is moved back by a field of its own, and never forward
        return [*closed, *READ.values()]

    def get_fieldsets(self, request, obj=None):
        """The declared fieldsets without what this person never fills in, texts to be read as they are printed."""
        readonly = set(self.get_readonly_fields(request, obj))
        if obj and not self.has_change_permission(request, obj):
            readonly |= set(READ)
        hidden = {"date_back", "small_change", "seen_version", "over"} & readonly
        if obj is None or not obj.is_out():
            hidden |= {"small_change"}
        if self.writes_copy(request, obj):
            hidden |= {"small_change"}  # whether readers are told of a change is for the editor to say
        if obj and not self.has_change_permission(request, obj):
            hidden |= {"date_back", "small_change", "seen_version", "over"}
        shown = []
        for title, options in self.fieldsets:
            fields = [self.as_read(name, readonly) for name in options["fields"] if name not in hidden]
            if not self.decides_when(request, obj):
                seen = {"publish_at"} if obj and obj.publish_at else set()
                fields = [name for name in fields if name not in PUBLISHERS_ONLY - seen]
            if fields:
                shown.append((title, {**options, "fields": fields}))
        return shown

    @staticmethod
    def as_read(name, readonly):
        return READ.get(name, name) if name in readonly else name

    @display(description=gettext_lazy("text"))
    def read_body_tr(self, article):
        return read_text(article, "tr")

    @display(description=gettext_lazy("text"))
    def read_body_fr(self, article):
        return read_text(article, "fr")

    @display(description=gettext_lazy("lead picture"))
    def read_picture(self, article):
        return read_picture(article)

    def get_inlines(self, request, obj):
        return [] if self.only_words(request, obj) else self.inlines

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in ("headline_tr", "headline_fr"):
            kwargs["widget"] = Lines({"rows": 1})  # a long headline is seen whole on a telephone
        if db_field.name in ("publish_at", "expire_at", "embargo_until"):
            kwargs["form_class"] = MomentField
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def language_state(self, obj, language):
        if getattr(obj, f"withdrawn_{language}"):
            return "withdrawn", _("Withdrawn")
        return obj.translation(language), getattr(obj, f"get_translation_{language}_display")()

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        initial.setdefault("source_language", "fr" if request.user.language == "fr" else "tr")
        return initial
