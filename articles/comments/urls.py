"""The addresses of this app, for one language at a time."""

from articles.comments import acts, views
from korner.addresses import localized

# name: ((Turkish, French), view, what stands before the word)
STORY, COMMENT = "<int:pk>/", "<int:pk>/<int:number>/"
PAGES = {
    "comments": (("", ""), views.newest, STORY),
    "comments-oldest": (("eskiden-yeniye/", "chronologie/"), views.oldest, STORY),
    "comments-best": (("begenilenler/", "les-plus-aimes/"), views.best, STORY),
    "comment-write": (("yaz/", "ecrire/"), acts.write, STORY),
    "comments-mine": (("benim/", "les-miens/"), views.mine, STORY),
    "comments-facebook": (("facebook/", "facebook/"), views.facebook, STORY),
    "comment-thread": (("", ""), views.thread, COMMENT),
    "comment-answer": (("yanitla/", "repondre/"), acts.write, COMMENT),
    "comment-edit": (("duzelt/", "modifier/"), acts.edit, COMMENT),
    "comment-delete": (("sil/", "supprimer/"), acts.delete, COMMENT),
    "comment-like": (("begen/", "aimer/"), acts.like, COMMENT),
    "comment-report": (("bildir/", "signaler/"), acts.report, COMMENT),
}


def public(language):
    """The public paths in `language`."""
    turkish = language == "tr"
    return [
        localized(language, name, view, word_name="comment", rest=before + words[0 if turkish else 1])
        for name, (words, view, before) in PAGES.items()
    ]
