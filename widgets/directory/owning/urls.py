"""The addresses of owners' pages, for one language at a time: all below that of "add your firm"."""

from korner.addresses import localized
from widgets.directory.owning import claim_views, moving_views, owner_views, views

# name: ((Turkish, French), view)
PAGES = {
    "add-firm": (("", ""), views.add),
    "add-firm-sent": (("tesekkurler/", "merci/"), views.sent),
    "firm-confirm": (("onay/<str:token>/", "confirmation/<str:token>/"), views.confirm),
    "firm-link": (("baglanti/", "lien/"), owner_views.new_link),
    "firm-owner": (("benim/<str:token>/", "la-mienne/<str:token>/"), owner_views.mine),
    "firm-edit": (("benim/<str:token>/duzelt/", "la-mienne/<str:token>/modifier/"), owner_views.edit),
    "firm-delete": (("benim/<str:token>/sil/", "la-mienne/<str:token>/supprimer/"), owner_views.delete),
    "firm-address": (("benim/<str:token>/adres/", "la-mienne/<str:token>/adresse/"), moving_views.address),
    "firm-address-confirm": (
        ("yeni-adres/<str:token>/", "nouvelle-adresse/<str:token>/"),
        moving_views.confirm,
    ),
    "firm-address-stop": (
        ("yeni-adres/dur/<str:token>/", "nouvelle-adresse/arreter/<str:token>/"),
        moving_views.stop,
    ),
    "firm-claim": (("sahibi/<int:pk>/", "proprietaire/<int:pk>/"), claim_views.claim),
    "firm-claim-sent": (("sahibi/tesekkurler/", "proprietaire/merci/"), claim_views.sent),
    "firm-claim-confirm": (
        ("sahibi/onay/<str:token>/", "proprietaire/confirmation/<str:token>/"),
        claim_views.confirm,
    ),
}


def paths(language):
    """The public paths in `language`."""
    turkish = language == "tr"
    return [
        localized(language, name, view, word_name="add-firm", rest=words[0 if turkish else 1])
        for name, (words, view) in PAGES.items()
    ]
