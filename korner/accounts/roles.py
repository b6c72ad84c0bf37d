"""What each of the five roles may do. docs/roles.md shows this table to people; one test holds them together."""

JOURNALIST, TRANSLATOR, EDITOR, MODERATOR, CHIEF = "journalist", "translator", "editor", "moderator", "chief"

LOOK_UP = ["articles.view_category", "articles.view_topic", "articles.view_tag", "authors.view_author"]
PICTURES = ["images.view_asset", "images.add_asset", "images.change_asset"]

ROLES = {
    JOURNALIST: ["articles.view_article", "articles.add_article", "articles.change_article", *LOOK_UP, *PICTURES],
    TRANSLATOR: [
        "articles.view_article",
        "articles.change_article",
        "articles.translate_article",
        "images.view_asset",
        *LOOK_UP,
    ],
    EDITOR: [
        "articles.view_article",
        "articles.add_article",
        "articles.change_article",
        "articles.edit_every_article",
        "articles.publish_article",
        "articles.view_correction",
        "articles.add_correction",
        "articles.change_correction",
        "articles.view_replyrequest",
        "articles.add_replyrequest",
        "articles.change_replyrequest",
        "articles.add_topic",
        "articles.change_topic",
        "articles.add_tag",
        "articles.change_tag",
        "authors.add_author",
        "authors.change_author",
        "images.edit_every_asset",
        "search.view_promotedresult",
        "search.add_promotedresult",
        "search.change_promotedresult",
        "search.view_sought",
        "mistakes.view_mistakereport",
        "mistakes.change_mistakereport",
        "moderation.open_queue",
        "polls.view_poll",
        "polls.add_poll",
        "polls.change_poll",
        "tips.view_tip",
        "tips.change_tip",
        "contact.view_contactmessage",
        "contact.change_contactmessage",
        "contact.view_contacttopic",
        "contact.add_contacttopic",
        "contact.change_contacttopic",
        "places.view_place",
        "pharmacies.view_pharmacy",
        "pharmacies.add_pharmacy",
        "pharmacies.change_pharmacy",
        "pharmacies.view_dutyshift",
        "pharmacies.add_dutyshift",
        "pharmacies.change_dutyshift",
        "pharmacies.delete_dutyshift",
        "pharmacies.view_dutywords",
        "pharmacies.add_dutywords",
        "pharmacies.change_dutywords",
        "pharmacies.view_rota",
        "pharmacies.add_rota",
        "pharmacies.change_rota",
        "pharmacies.delete_rota",
        "directory.view_trade",
        "directory.add_trade",
        "directory.change_trade",
        "directory.view_firm",
        "directory.add_firm",
        "directory.change_firm",
        "weather.view_weatherplace",
        "weather.add_weatherplace",
        "weather.change_weatherplace",
        "directory.change_firmchange",
        "directory.change_firmclaim",
        "fetching.view_asked",
        "markets.view_rate",
        "markets.add_rate",
        "markets.change_rate",
        "markets.delete_rate",
        "markets.view_instrument",
        "markets.change_instrument",
        "fetching.ask_now",
        *LOOK_UP,
        *PICTURES,
    ],
    MODERATOR: [
        "comments.view_comment",
        "comments.change_comment",
        "comments.view_commentreport",
        "comments.change_commentreport",
        "mistakes.view_mistakereport",
        "mistakes.change_mistakereport",
        "moderation.open_queue",
        "moderation.view_ban",
        "moderation.add_ban",
        "moderation.change_ban",
        "moderation.change_wordlist",
        "directory.view_trade",
        "directory.view_firm",
        "directory.change_firm",
        "directory.change_firmchange",
        "directory.change_firmclaim",
        "places.view_place",
    ],
    CHIEF: "*",
}

# The apps whose every permission a chief has; the queue and the library tables stay with the administrator.
CHIEF_APPS = (
    *("accounts", "images", "site", "search", "desk", "moderation", "places", "fetching"),
    *("authors", "articles", "comments", "mistakes", "polls", "tips", "contact"),
    *("pharmacies", "directory", "markets", "weather"),
)


def write_roles(using="default"):
    """Make the groups and set their permissions to exactly the table's. Safe to repeat.

    Raises LookupError when the table names a permission that no app defines.
    """
    from django.contrib.auth.models import Group, Permission

    everything = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.using(using).select_related("content_type")
    }
    for role, names in ROLES.items():
        if names == "*":
            names = [name for name in everything if name.split(".")[0] in CHIEF_APPS]
        missing = [name for name in names if name not in everything]
        if missing:
            raise LookupError(f"role {role} names unknown permissions: {', '.join(missing)}")
        group, _ = Group.objects.using(using).get_or_create(name=role)
        group.permissions.set([everything[name] for name in names])
