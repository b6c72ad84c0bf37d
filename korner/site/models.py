"""What an editor sets for the whole paper: settings, menus, standing pages; and the addresses it once had."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.urls import NoReverseMatch
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from stdnum.be import vat
from stdnum.exceptions import ValidationError as NotANumber

from korner.addresses import MENU_NAMES
from korner.desk.fields import HtmlField
from korner.named import Addressed, NamedQuerySet, help_for_slug
from korner.slugging import check_slug, fill_slugs

SOCIAL = ("facebook", "instagram", "youtube", "x", "linkedin")
web_address = URLValidator(schemes=["http", "https"])


class Comments(models.TextChoices):
    """Who reads comments first."""

    OFF = "off", _("No comments in the paper")
    BEFORE = "before", _("A moderator reads each comment before it is shown")
    TRUSTED = "trusted", _("Who has earned trust is shown at once")
    AFTER = "after", _("Comments are shown at once and read afterwards")


class SiteSettings(models.Model):
    """The paper's own facts; one row. Name, line, publisher and the rest stand in the frame, feeds and imprint."""

    name = models.CharField(_("name of the paper"), max_length=80, default="Korner")
    tagline = models.CharField(_("line under the name"), max_length=160, blank=True)
    description = models.CharField(
        _("description"), max_length=300, blank=True, help_text=_("One or two sentences for search engines and feeds.")
    )
    logo = models.ForeignKey(
        "images.Asset", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("logo")
    )
    share_picture = models.ForeignKey(
        "images.Asset",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("share picture"),
        help_text=_("Shown by other sites where a page has no picture of its own."),
    )
    facebook = models.URLField("Facebook", blank=True, validators=[web_address])
    instagram = models.URLField("Instagram", blank=True, validators=[web_address])
    youtube = models.URLField("YouTube", blank=True, validators=[web_address])
    x = models.URLField("X", blank=True, validators=[web_address])
    linkedin = models.URLField("LinkedIn", blank=True, validators=[web_address])
    publisher = models.CharField(_("publisher"), max_length=160, blank=True)
    responsible_editor = models.CharField(_("responsible editor"), max_length=160, blank=True)
    address = models.CharField(_("address"), max_length=240, blank=True)
    company_number = models.CharField(_("company number"), max_length=24, blank=True)
    email = models.EmailField(_("e-mail of the newsroom"), blank=True)
    phone = models.CharField(_("telephone"), max_length=32, blank=True)
    hours = models.CharField(
        _("opening hours"),
        max_length=160,
        blank=True,
        help_text=_("When somebody is there for visitors and callers; stands on the page “Contact”."),
    )
    founded = models.PositiveSmallIntegerField(_("founded in"), null=True, blank=True)
    held_back_by = models.JSONField(
        _("a story is held back by"),
        default=list,
        blank=True,
        help_text=_(
            "What must be mended before a story is published. Everything else is only said beside the buttons."
        ),
    )
    comments = models.CharField(
        _("comments"),
        max_length=8,
        choices=Comments,
        default=Comments.TRUSTED,
        help_text=_("Whether comments are open in the paper, and which of them a moderator reads first."),
    )
    comments_trust = models.PositiveSmallIntegerField(
        _("trust after"),
        default=3,
        help_text=_("So many approved comments, and what somebody writes is shown at once."),
    )
    comments_days = models.PositiveSmallIntegerField(
        _("comments close after"), default=30, help_text=_("Days after publication; 0: they stay open.")
    )
    two_moderators = models.BooleanField(
        _("two moderators decide"), default=False, help_text=_("Approving and refusing needs a second moderator.")
    )
    tells_banned = models.BooleanField(
        _("tell who is banned"),
        default=True,
        help_text=_("Otherwise what a banned person sends seems to wait like any other."),
    )
    facebook_comments = models.BooleanField(
        _("comments on Facebook"),
        default=False,
        help_text=_("Offered below stories. Nothing is loaded from Facebook before a reader asks for it."),
    )
    services_off = models.JSONField(
        _("services that are not shown"),
        default=list,
        blank=True,
        help_text=_("Neither at the top of the pages nor on the page “Services”. Their own pages stay."),
    )
    about = models.TextField(_("about the paper"), blank=True, help_text=_("A few sentences for the imprint."))

    class Meta:
        verbose_name = _("settings of the paper")
        verbose_name_plural = _("settings of the paper")

    def __str__(self):
        return self.name_tr or self.name_fr or ""

    @classmethod
    def current(cls):
        """The one row; made with defaults where there is none yet (not saved: reading changes nothing)."""
        return cls.objects.select_related("logo", "share_picture").order_by("pk").first() or cls(
            pk=1, name_tr="Korner", name_fr="Korner"
        )

    def clean(self):
        if self.company_number:
            try:
                number = vat.validate(self.company_number)
            except NotANumber:
                raise ValidationError({"company_number": _("This is not a Belgian company number.")}) from None
            self.company_number = f"BE {number[:4]}.{number[4:7]}.{number[7:]}"

    def social_links(self):
        """(name, address) of every social page that was entered, in a fixed order."""
        labels = {name: self._meta.get_field(name).verbose_name for name in SOCIAL}
        return [(name, str(labels[name]), getattr(self, name)) for name in SOCIAL if getattr(self, name)]


class Place(models.TextChoices):
    """Where a menu stands on the page."""

    MAIN = "main", _("Bar of sections")
    SERVICES = "services", _("Bar of services")
    FOOTER = "footer", _("Footer")


class MenuItemQuerySet(models.QuerySet):
    """Selections of menu entries."""

    def current(self, now=None):
        """Entries whose time has come and is not over."""
        now = now or timezone.now()
        return self.filter(Q(starts__isnull=True) | Q(starts__lte=now), Q(ends__isnull=True) | Q(ends__gt=now))


class MenuItem(models.Model):
    """One entry of a menu: a thing of the paper, a named address, or an outside address."""

    menu = models.CharField(_("menu"), max_length=10, choices=Place, default=Place.MAIN)
    order = models.PositiveSmallIntegerField(_("order"), default=0, db_index=True)
    label = models.CharField(
        _("label"), max_length=60, blank=True, help_text=_("Left empty, the entry bears the name of what it points at.")
    )
    target_type = models.ForeignKey(
        ContentType, models.CASCADE, null=True, blank=True, verbose_name=_("kind of target"), related_name="+"
    )
    target_id = models.PositiveBigIntegerField(_("number of the target"), null=True, blank=True)
    target = GenericForeignKey("target_type", "target_id")
    named = models.CharField(_("page of the paper"), max_length=20, blank=True, choices=list(MENU_NAMES.items()))
    outside = models.URLField(_("outside address"), blank=True, validators=[web_address])
    starts = models.DateTimeField(_("from"), null=True, blank=True)
    ends = models.DateTimeField(_("until"), null=True, blank=True)

    objects = MenuItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("menu entry")
        verbose_name_plural = _("menu entries")
        ordering = ["menu", "order", "pk"]
        indexes = [models.Index(fields=["target_type", "target_id"], name="menu_target")]

    def __str__(self):
        page = str(MENU_NAMES.get(self.named, self.named))
        return self.label_tr or self.label_fr or page or self.outside or str(self.target or "")

    def clean(self):
        given = [bool(self.target_id), bool(self.named), bool(self.outside)]
        if given.count(True) != 1:
            raise ValidationError(
                _("An entry points at exactly one thing: a target, a page of the paper, or an outside address.")
            )
        if self.outside and not (self.label_tr and self.label_fr):
            raise ValidationError(_("An outside address needs a label in both languages."))
        if self.starts and self.ends and self.ends <= self.starts:
            raise ValidationError({"ends": _("The end lies before the beginning.")})

    def shown_in(self, language):
        """Return {"label", "url"} for pages in `language`, or None when there is nothing to point at."""
        label = getattr(self, f"label_{language}") or ""
        if self.outside:
            return {"label": label, "url": self.outside} if label else None
        if self.named:
            return self.named_entry(label, language)
        if self.target is None or not self.target.url_in(language):
            return None
        return {"label": label or self.target.name_in(language), "url": self.target.url_in(language)}

    def named_entry(self, label, language):
        """What stands for a named address: nothing for a page of a role that was not written yet, or of no app."""
        url, name = "", ""
        if self.named in StandingPage.Role.values:
            page = StandingPage.objects.filter(role=self.named).first()
            url, name = (page.url_in(language), page.name_in(language)) if page else ("", "")
        if not url and self.named != StandingPage.Role.PRIVACY:
            url, name = path_or_nothing(language, self.named), str(MENU_NAMES.get(self.named, ""))
        return {"label": label or name, "url": url} if url else None


def path_or_nothing(language, name):
    """The path of a named address, "" when no installed app has it."""
    from korner.addresses import reverse_in

    try:
        return reverse_in(language, name)
    except NoReverseMatch:
        return ""


class StandingPage(Addressed):
    """A page that stands: about us, privacy, contact. Two of them have addresses of their own (`role`)."""

    class Role(models.TextChoices):
        NONE = "", _("An ordinary page")
        PRIVACY = "privacy", _("Privacy")
        CONTACT = "contact", _("Contact")

    address_name = "page"

    role = models.CharField(_("what it is"), max_length=10, choices=Role, blank=True, default=Role.NONE)
    name = models.CharField(_("title"), max_length=120)
    slug = models.CharField(_("slug"), max_length=90, blank=True, null=True, unique=True, help_text=help_for_slug())
    lead = models.CharField(_("lead"), max_length=300, blank=True)
    body = HtmlField(_("text"), blank=True)
    published = models.BooleanField(_("published"), default=True)
    updated_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = NamedQuerySet.as_manager()

    class Meta:
        verbose_name = _("standing page")
        verbose_name_plural = _("standing pages")
        ordering = ["sort_tr", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["role"], condition=~Q(role=""), name="one_page_a_role"),
        ]

    def url_in(self, language):
        from korner.addresses import reverse_in

        if not self.published:
            return ""
        if self.role and self.name_in(language):
            return reverse_in(language, self.role)
        return super().url_in(language)

    def clean(self):
        for language in ("tr", "fr"):
            if not self.name_in(language):
                raise ValidationError({f"name_{language}": _("A standing page needs its title in both languages.")})
            check_slug(self, language, reserved=frozenset())

    def save(self, *args, **kwargs):
        fill_slugs(self, reserved=frozenset())
        super().save(*args, **kwargs)


class Redirect(models.Model):
    """An address the paper once had, and where it leads now. Paths are stored percent-decoded, from the root."""

    old_path = models.CharField(_("old address"), max_length=300, unique=True)
    new_path = models.CharField(
        _("new address"), max_length=300, blank=True, help_text=_("Left empty: gone for good (410).")
    )
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        ordering = ["-pk"]

    def __str__(self):
        return self.old_path

    def clean(self):
        for field in ("old_path", "new_path"):
            path = getattr(self, field)
            # A second slash would name another host: no redirect of ours leaves the paper (checklist A8).
            if path and (not path.startswith("/") or path.startswith("//") or "\\" in path):
                raise ValidationError({field: _("An address begins with a single slash and stays within the paper.")})
        if self.old_path and self.old_path == self.new_path:
            raise ValidationError({"new_path": _("It would lead to itself.")})
        if self.leads_back():
            raise ValidationError({"new_path": _("Together with other old addresses it would lead in a circle.")})

    def leads_back(self):
        """Whether following the new address through the other redirects ends where this one begins."""
        others = Redirect.objects.exclude(pk=self.pk)
        seen, path = {self.old_path}, self.new_path
        while path and path not in seen:
            seen.add(path)
            path = others.filter(old_path=path).values_list("new_path", flat=True).first()
        return bool(path)


class Frame(models.Model):
    """What stands around every page in one language, worked out when it changes and read in one query."""

    language = models.CharField(max_length=2, primary_key=True)
    data = models.JSONField()

    class Meta:
        verbose_name = "frame"

    def __str__(self):
        return self.language


class OwnDataLink(models.Model):
    """A letter with which somebody sees what the paper keeps of him. The link is known to the letter alone: here is a hash.

    The row holds the address for as long as the link works, and goes with it.
    """

    no_page_shows = True

    email = models.EmailField()
    link_hash = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "link to own data"
        default_permissions = []

    def __str__(self):
        return f"#{self.pk}"
