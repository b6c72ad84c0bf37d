"""The desk's own addresses, before the admin's. Named as text: the apps behind them stand on other floors."""

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout
from django.contrib import admin
from django.http import Http404
from django.shortcuts import redirect
from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy
from django.views.generic import RedirectView

from korner.desk import autosave_views, boxes_in_texts, finding_views, notes_views, presence_views
from korner.desk.left_pages import left
from korner.desk.moments import moment_in_words
from korner.desk.notice_pages import notices, notices_read
from korner.text.numbers import whole_number


@secure_admin_login
def sign_in(request, extra_context=None):
    """Where the admin would ask for a name and a password: who is in goes on to the start, everybody else to the door.

    Not even who is in is asked here: it would count no guesses at other accounts, and want no second factor of them.
    """
    return redirect("admin:index")


# One door only: people sign in, sign out and change passwords where guesses are limited. (The type checker minds that a
# method is replaced; the library documents it this way.)
admin.site.login = sign_in  # type: ignore[method-assign]
admin.site.index_title = gettext_lazy("Start")


MOST_PAGES = 99_999
EDITING = "editing/<slug:app_label>/<slug:model_name>/<str:key>"  # one form that is open; key "new" for a new thing


def search(request):
    """The theme's search among the parts of the desk; a page number that is none answers 404."""
    number = whole_number(request.GET.get("page", "1"))
    if not number or number > MOST_PAGES:
        raise Http404
    from django.core.paginator import EmptyPage

    try:
        return admin.site.search(request)
    except EmptyPage:
        raise Http404 from None


def on_site(request, content_type_id, object_id):
    """The admin would lead from a number to the public address, a draft's too, which tells its words. We link ourselves."""
    raise Http404


urlpatterns = [
    path("logout/", logout, name="desk-sign-out"),
    path("password_change/", RedirectView.as_view(url=reverse_lazy("account_change_password"))),
    path("search/", admin.site.admin_view(search)),
    path("r/<path:content_type_id>/<path:object_id>/", admin.site.admin_view(on_site)),
    path("pictures/", include("korner.images.urls")),
    path("boxes/", boxes_in_texts.view, name="desk-boxes"),
    path("moment/", moment_in_words, name="desk-moment"),
    path("find/", finding_views.page, name="desk-find"),
    path("find/options/", finding_views.options, name="desk-find-options"),
    path("notes/people/", notes_views.people, name="desk-notes-people"),
    path("notes/<int:pk>/settle/", notes_views.settle, name="desk-notes-settle"),
    path("notes/<str:label>/<int:pk>/", notes_views.thread, name="desk-notes"),
    path("notices/", notices, name="desk-notices"),
    path("notices/read/", notices_read, name="desk-notices-read"),
    path("locks/", presence_views.all_locks, name="desk-locks"),
    path("left/<str:slot>/", left, name="desk-left"),
    path("signed-in/", autosave_views.signed_in, name="desk-signed-in"),
    path("editing/door/", autosave_views.door, name="desk-door"),
    path("editing/gone/", presence_views.gone, name="desk-gone"),
    path(f"{EDITING}/draft/", autosave_views.draft, name="desk-draft"),
    path(f"{EDITING}/drafts/", autosave_views.offers, name="desk-draft-offers"),
    path(f"{EDITING}/drop/", autosave_views.drop, name="desk-draft-drop"),
    path(f"{EDITING}/here/", presence_views.here, name="desk-presence"),
    path(f"{EDITING}/lock/", presence_views.lock, name="desk-lock"),
    path("", include("korner.desk.people_urls")),
]
