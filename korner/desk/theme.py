"""How the desk looks and what stands in its side bar. Named by settings.UNFOLD; imports nothing of the theme."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

# The paper's red and its greys (static/css/tokens.css), as the theme wants them: 50 is paper, 950 is ink.
RED = {
    "50": "#fdf3f3", "100": "#fbe4e5", "200": "#f6cccd", "300": "#f3b0b3", "400": "#ef9397", "500": "#ea7b80",
    "600": "#9b1b22", "700": "#86161d", "800": "#70161b", "900": "#5e181c", "950": "#33080b",
}  # fmt: skip
GREY = {
    "50": "#faf9f7", "100": "#f3f1ed", "200": "#e4e1da", "300": "#cfcac0", "400": "#8f897e", "500": "#6b665d",
    "600": "#57534b", "700": "#45413b", "800": "#2b2925", "900": "#1c1a18", "950": "#11100f",
}  # fmt: skip


def title(request):
    """The paper's own name in the head of the desk."""
    from korner.desk.paper import name_of_paper

    if not hasattr(request, "name_of_paper"):
        request.name_of_paper = name_of_paper()  # asked for twice a page
    return request.name_of_paper


def ribbon(request):
    """The mark every page of a demo desk wears: (text, colour)."""
    return (_("Demo"), "warning") if settings.DEMO else None


def may(*permissions):
    """A side bar entry for people with one of `permissions`."""
    return lambda request: any(request.user.has_perm(permission) for permission in permissions)


def entry(words, icon, name, permission):
    """One entry of the side bar, or None where its app is not installed."""
    try:
        link = reverse(name if name.startswith("desk-") else f"admin:{name}")
    except NoReverseMatch:
        return None
    return {"title": words, "icon": icon, "link": link, "permission": permission}


def own(words, icon, name, permission):
    """One entry of the side bar that leads to a page of the desk itself."""
    return {"title": words, "icon": icon, "link": reverse(name), "permission": permission}


def notices_entry(request):
    """The entry of one's notices, with the number of those not read yet."""
    from korner.desk.notices import unread

    shown = {"title": _("Notices"), "icon": "notifications", "link": reverse("desk-notices"), "permission": None}
    number = unread(request) if request.user.is_authenticated else ""
    return shown | ({"badge": number, "badge_variant": "primary"} if number else {})


def navigation(request):
    """The side bar, in the newsroom's words; an entry shows for those who may open it."""
    groups = [
        (
            None,
            [
                entry(_("Start"), "home", "index", None),
                notices_entry(request),
                entry(_("Stories"), "article", "articles_article_changelist", may("articles.view_article")),
                entry(
                    pgettext("name of the page", "Scheduled"),
                    "schedule",
                    "desk-scheduled",
                    may("articles.view_article"),
                ),
                {"title": _("Locks"), "icon": "lock", "link": reverse("desk-locks"), "permission": sees_locks},
                entry(_("Pictures"), "photo_library", "images_asset_changelist", may("images.view_asset")),
                entry(_("Corrections"), "rule", "articles_correction_changelist", may("articles.view_correction")),
                entry(_("Polls"), "how_to_vote", "polls_poll_changelist", may("polls.view_poll")),
                entry(
                    _("Right of reply"), "gavel", "articles_replyrequest_changelist", may("articles.view_replyrequest")
                ),
            ],
        ),
        (
            _("Readers"),
            [
                entry(_("Moderation"), "inbox", "desk-moderation", may("moderation.open_queue")),
                entry(_("Comments"), "comment", "comments_comment_changelist", may("comments.view_comment")),
                entry(
                    _("Reported mistakes"),
                    "report",
                    "mistakes_mistakereport_changelist",
                    may("mistakes.view_mistakereport"),
                ),
                entry(_("Bans"), "block", "desk-bans", may("moderation.view_ban")),
                entry(_("Words that wait"), "flag", "desk-words", may("moderation.change_wordlist")),
                entry(_("News from readers"), "outgoing_mail", "tips_tip_changelist", may("tips.change_tip")),
                entry(
                    _("Letters to the paper"),
                    "mail",
                    "contact_contactmessage_changelist",
                    may("contact.view_contactmessage"),
                ),
                entry(
                    _("Topics of letters"),
                    "forward_to_inbox",
                    "contact_contacttopic_changelist",
                    may("contact.view_contacttopic"),
                ),
            ],
        ),
        (
            pgettext("group of the desk", "Pharmacies on duty"),
            [
                entry(
                    _("Duty shifts"),
                    "calendar_month",
                    "pharmacies_dutyshift_changelist",
                    may("pharmacies.view_dutyshift"),
                ),
                entry(
                    _("Pharmacies"),
                    "local_pharmacy",
                    "pharmacies_pharmacy_changelist",
                    may("pharmacies.view_pharmacy"),
                ),
                entry(_("Rotas"), "autorenew", "pharmacies_rota_changelist", may("pharmacies.view_rota")),
                entry(
                    _("Words around the list"),
                    "format_quote",
                    "pharmacies_dutywords_changelist",
                    may("pharmacies.change_dutywords"),
                ),
            ],
        ),
        (
            pgettext("group of the desk", "Business directory"),
            [
                entry(_("Firms"), "storefront", "directory_firm_changelist", may("directory.view_firm")),
                entry(_("Trades"), "account_tree", "directory_trade_changelist", may("directory.view_trade")),
            ],
        ),
        (
            pgettext("group of the desk", "Rates and weather"),
            [
                entry(_("Values of rates"), "currency_exchange", "markets_rate_changelist", may("markets.view_rate")),
                entry(
                    _("Rates that are shown"),
                    "playlist_add_check",
                    "markets_instrument_changelist",
                    may("markets.view_instrument"),
                ),
                entry(
                    _("Places with weather"),
                    "partly_cloudy_day",
                    "weather_weatherplace_changelist",
                    may("weather.view_weatherplace"),
                ),
            ],
        ),
        (
            _("Order of the paper"),
            [
                entry(_("Sections"), "view_list", "articles_category_changelist", may("articles.view_category")),
                entry(_("Topics"), "folder_special", "articles_topic_changelist", may("articles.view_topic")),
                entry(_("Tags"), "sell", "articles_tag_changelist", may("articles.view_tag")),
                entry(_("Authors"), "groups", "authors_author_changelist", may("authors.view_author")),
                entry(_("Places"), "location_on", "places_place_changelist", may("places.view_place")),
            ],
        ),
        (
            pgettext("name of the page", "Search"),
            [
                entry(_("Sought by readers"), "manage_search", "search_sought_changelist", may("search.view_sought")),
                entry(
                    _("Results set by hand"),
                    "push_pin",
                    "search_promotedresult_changelist",
                    may("search.view_promotedresult"),
                ),
            ],
        ),
        (
            _("The paper"),
            [
                entry(_("Menus"), "menu", "site_menuitem_changelist", may("site.view_menuitem")),
                entry(
                    _("Standing pages"), "description", "site_standingpage_changelist", may("site.view_standingpage")
                ),
                entry(_("Old addresses"), "alt_route", "site_redirect_changelist", may("site.view_redirect")),
                entry(_("Outside sources"), "cloud_sync", "desk-sources", may("fetching.view_asked")),
                entry(_("Settings"), "tune", "site_sitesettings_changelist", may("site.view_sitesettings")),
                entry(_("People"), "badge", "accounts_user_changelist", may("accounts.view_user")),
                own(_("Invitations"), "person_add", "desk-invitations", may("accounts.add_user")),
                own(_("Audit"), "fact_check", "desk-audit", may("desk.view_auditentry")),
            ],
        ),
    ]
    shown = []
    for words, items in groups:
        items = [item for item in items if item and (item["permission"] is None or item["permission"](request))]
        if items:
            shown.append({"title": words, "separator": bool(words), "items": items})
    return shown


def sees_locks(request):
    """Whether this person may see anything that can be locked."""
    from korner.desk.locks import sees_any

    return sees_any(request)


def account_links(request):
    """The menu under one's own name."""
    return [
        {"title": gettext_lazy("My account"), "link": reverse("desk-account")},
        {"title": gettext_lazy("Change password"), "link": reverse("account_change_password")},
        {"title": gettext_lazy("Second factor"), "link": reverse("mfa_index")},
        {"title": gettext_lazy("Where you are signed in"), "link": reverse("desk-sessions")},
    ]


def desk_style(request):
    """Our own style beside the theme's."""
    return static("css/desk.css")


def desk_script(request):
    """The few mends of the theme's own script."""
    return static("js/desk/mends.js")
