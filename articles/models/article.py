"""A story: one matter in up to two languages, with a state of its own for each."""

from django.conf import settings
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models import desk_lists
from articles.models.bilingual import Bilingual
from articles.models.category import Category
from articles.models.day_writers import listen
from articles.models.selections import ArticleQuerySet
from articles.models.signed import KeptElsewhere
from articles.models.states import LANGUAGES, WITH_BODY, Translation
from articles.models.texts import LINES, settled
from korner.desk.fields import HtmlField
from korner.languages import FRENCH, TURKISH, other_language
from korner.publishing import Publishable
from korner.text.slugs import slugify


class Article(Bilingual, Publishable):
    """A story. Readers see per language what `translation_tr` and `translation_fr` say."""

    class Kind(models.TextChoices):
        NEWS = "news", _("News")
        COLUMN = "column", _("Column")
        INTERVIEW = "interview", _("Interview")
        RECIPE = "recipe", _("Recipe")
        BIOGRAPHY = "biography", _("Biography")
        PHOTO_STORY = "photo_story", _("Photo story")
        PARTNER = "partner", _("Partner content")
        OPINION = "opinion", _("Opinion")

    class Language(models.TextChoices):
        TURKISH = TURKISH, _("Turkish")
        FRENCH = FRENCH, _("French")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.NEWS)
    source_language = models.CharField(_("language of the original"), max_length=2, choices=Language, default=TURKISH)
    translation_tr = models.CharField(
        _("state in Turkish"), max_length=8, choices=Translation, default=Translation.MISSING, editable=False
    )
    translation_fr = models.CharField(
        _("state in French"), max_length=8, choices=Translation, default=Translation.MISSING, editable=False
    )
    first_published_at_tr = models.DateTimeField(null=True, blank=True, editable=False)
    first_published_at_fr = models.DateTimeField(null=True, blank=True, editable=False)

    kicker = models.CharField(_("kicker"), max_length=60, blank=True)
    headline = models.CharField(_("headline"), max_length=200, blank=True)
    slug = models.CharField(
        _("slug"),
        max_length=90,
        blank=True,
        help_text=_("Part of the address. Left empty, it is made from the headline."),
    )
    lead = models.TextField(_("lead"), max_length=600, blank=True)
    body = HtmlField(_("text"), blank=True)
    place = models.CharField(_("place"), max_length=80, blank=True, help_text=_("Where the story was written."))

    category = models.ForeignKey(Category, models.PROTECT, related_name="articles", verbose_name=_("section"))
    root = models.ForeignKey(Category, models.PROTECT, related_name="all_articles", editable=False)
    tags = models.ManyToManyField("articles.Tag", blank=True, related_name="articles", verbose_name=_("tags"))
    authors = models.ManyToManyField(
        "authors.Author", through="articles.Byline", related_name="articles", verbose_name=_("authors")
    )
    related = models.ManyToManyField(
        "self", through="articles.RelatedStory", symmetrical=False, related_name="related_from", blank=True
    )

    picture = models.ForeignKey(
        "images.Asset", models.SET_NULL, null=True, blank=True, related_name="lead_of", verbose_name=_("lead picture")
    )
    picture_caption = models.CharField(_("caption"), max_length=300, blank=True)
    source_name = models.CharField(_("source or agency"), max_length=120, blank=True)
    source_url = models.URLField(_("address of the source"), blank=True)

    seo_title = models.CharField(_("title for search engines"), max_length=120, blank=True)
    seo_description = models.CharField(_("description for search engines"), max_length=300, blank=True)
    share_picture = models.ForeignKey(
        "images.Asset", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("share picture")
    )
    comments_open = models.BooleanField(_("comments open"), default=True)

    revised_at = models.DateTimeField(_("updated"), null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("begun by"),
    )
    # Given to a colleague, whose story it is then as well; an index of its own stands below.
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        db_index=False,
        related_name="+",
        verbose_name=_("given to"),
    )
    unsigned = KeptElsewhere(default=True, editable=False)  # bears no name; written by its bylines
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ArticleQuerySet.as_manager()

    never_told = ("assigned_to", "unsigned")  # of no version: whose story it is, is decided today

    # A change of one of these brings the story into lists, or moves it there (korner.caching.rows).
    listed_by = (
        *("status", "publish_at", "expire_at", "embargo_until", "kind", "category_id", "root_id"),
        *("withdrawn_tr", "withdrawn_fr", "translation_tr", "translation_fr"),
    )

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-publish_at", "-id"]
        indexes = [
            models.Index("status", F("publish_at").desc(), F("id").desc(), name="article_newest"),
            models.Index("root", F("publish_at").desc(), F("id").desc(), name="article_of_root"),
            models.Index("category", F("publish_at").desc(), F("id").desc(), name="article_of_category"),
            models.Index("kind", F("publish_at").desc(), F("id").desc(), name="article_of_kind"),
            models.Index("created_by", F("changed_at").desc(), name="article_of_person"),
            models.Index(F("changed_at").desc(), name="article_changed"),
            *desk_lists.INDEXES,
        ]
        permissions = [
            ("publish_article", "Can publish, schedule and withdraw stories"),
            ("edit_every_article", "Can edit every story, not only own ones"),
            ("translate_article", "Can write the other language of any story"),
        ]

    # --- what it says, by language --------------------------------------------------------------------------------
    @property
    def source_headline(self):
        """The headline of the original: what the desk calls the story by."""
        return self.text("headline", self.source_language) or self.headline_tr or self.headline_fr or f"#{self.pk}"

    def __str__(self):
        return self.source_headline

    @classmethod
    def read_whole_in(cls, language):
        """The condition (Q) under which the whole text can be read in `language`, its time being another question."""
        return Q(**{f"translation_{language}__in": WITH_BODY, f"withdrawn_{language}": False})

    @classmethod
    def shown_in(cls, language):
        # A translated headline alone has a page only as long as the original's text can be read.
        headline = Q(**{f"translation_{language}": Translation.HEADLINE, f"withdrawn_{language}": False})
        return cls.read_whole_in(language) | headline & cls.read_whole_in(other_language(language))

    # --- which stored pages change with it (korner.caching) -----------------------------------------------------------
    def lists(self):
        """The tags of the lists in which the story stands, or will stand at a time to come."""
        if self.status != self.Status.PUBLISHED or self.publish_at is None:
            return set()
        found = {"new", f"new-category{self.root_id}", f"new-category{self.category_id}"}
        found |= {f"new-author{pk}" for pk in self.bylines.values_list("author_id", flat=True)}
        found |= {f"new-tag{pk}" for pk in self.tags.through.objects.filter(article=self).values_list("tag", flat=True)}
        found |= {f"new-topic{pk}" for pk in self.topic_entries.values_list("topic_id", flat=True)}
        # What is published at the front leaves the lists "before a place" as they are; what is slipped in behind does not.
        newer = models.QuerySet(Article).filter(status=self.Status.PUBLISHED, publish_at__gt=self.publish_at)
        return found | ({"old"} if newer.exclude(pk=self.pk).exists() else set())

    def moments(self):
        """(tag, moment) at which time alone changes what readers see of the story."""
        if self.status != self.Status.PUBLISHED:
            return []
        own = f"article{self.pk}"
        times = [self.publish_at, self.embargo_until, self.expire_at]
        # At the end of an embargo it takes its place among older ones.
        return [(tag, at) for at in times for tag in (own, "new")] + [("old", self.embargo_until)]

    # --- keeping the row right ------------------------------------------------------------------------------------
    def settle(self):
        """Bring the row's own values in order: clean lines, French spaces, slugs, the states of its languages."""
        for language in LANGUAGES:
            for field in (*LINES, "body"):
                setattr(self, f"{field}_{language}", settled(field, self.text(field, language), language) or None)
            headline = self.text("headline", language)
            slug = slugify(self.text("slug", language)) or slugify(headline)
            setattr(self, f"slug_{language}", (slug or "haber") if headline else None)
        self.settle_translations()
        self.settle_first_publication()
        if self.category_id:
            self.root_id = self.category.root_id

    def settle_translations(self):
        """Derive each language's state from what is written; an outdated text stays outdated until it is marked ready."""
        for language in LANGUAGES:
            headline, body = self.text("headline", language), self.text("body", language)
            if not headline:
                state = Translation.MISSING
            elif body:
                state = (
                    Translation.OUTDATED if self.translation(language) == Translation.OUTDATED else Translation.READY
                )
            else:
                state = Translation.HEADLINE
            setattr(self, f"translation_{language}", state)

    def settle_first_publication(self, now=None):
        """Note for each language of a published story when it could first be read in full; a time to come may still move."""
        if self.status != self.Status.PUBLISHED or self.publish_at is None:
            return
        now = now or timezone.now()
        begins = self.publish_at if self._state.adding else max(self.publish_at, now)
        for language in LANGUAGES:
            column = f"first_published_at_{language}"
            first = getattr(self, column)
            if self.translation(language) in WITH_BODY and (first is None or first > now):
                setattr(self, column, begins)

    def save(self, *args, **kwargs):
        if kwargs.get("update_fields") is None:
            self.settle()
            if not self._state.adding:
                self.version += 1
        # One transaction with the count of its days.
        with transaction.atomic():
            super().save(*args, **kwargs)


listen(Article)


class RelatedStory(models.Model):
    """A story that an editor put beside another one by hand."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="related_entries", verbose_name=_("story"))
    other = models.ForeignKey(Article, models.CASCADE, related_name="+", verbose_name=_("story"))
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "other"], name="related_once"),
            models.CheckConstraint(condition=~Q(article=F("other")), name="not_related_to_itself"),
        ]

    def __str__(self):
        return f"{self.article_id} → {self.other_id}"

    def shown_with(self):
        """It changes what stands under the story it was put beside."""
        return (f"article{self.article_id}",)
