"""What the desk asks of a person: his language, and the second factor."""

from django.conf import settings
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

from korner.accounts import guessing, second_factor, sessions
from korner.accounts.models import User

DESK_LANGUAGE_COOKIE = "korner_desk_language"
OPEN_WITHOUT_SECOND_FACTOR = "/admin/hesap/"


def language_before_sign_in(request):
    """The desk's language for somebody not known yet: the cookie of his last visit, else his browser's wish."""
    wishes = [request.COOKIES.get(DESK_LANGUAGE_COOKIE, "")]
    wishes += [
        tag.split("-")[0] for tag, _ in parse_accept_lang_header(request.headers.get("Accept-Language", "")[:500])
    ]
    return next((wish for wish in wishes if wish in User.Language.values), settings.LANGUAGE_CODE)


class DeskMiddleware:
    """On the desk's path: speak the account's language and ask for the second factor. Elsewhere: nothing at all."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(settings.DESK_PREFIX):
            return self.get_response(request)
        person, key_before = request.user, request.session.session_key
        language = person.language if person.is_authenticated else language_before_sign_in(request)
        request.answer_language = language
        with translation.override(language):
            if self.second_factor_missing(request):
                return redirect("mfa_activate_totp")
            response = self.get_response(request)
            # Rendered here: a template response rendered further out would speak the path's language.
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()
        if request.user.is_authenticated and request.user.is_active:
            sessions.seen(request, key_before)
            if not guessing.known_browser(request, request.user) and not second_factor.missing(request.user):
                guessing.remember_browser(request, response)
        if person.is_authenticated and request.COOKIES.get(DESK_LANGUAGE_COOKIE) != language:
            response.set_cookie(
                DESK_LANGUAGE_COOKIE,
                language,
                max_age=31_536_000,
                path=settings.DESK_PREFIX,
                secure=settings.SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    def second_factor_missing(self, request):
        """Whether this person must first set up a second factor before he goes on."""
        at_the_door = request.path_info.startswith(OPEN_WITHOUT_SECOND_FACTOR)
        return not at_the_door and second_factor.missing(request.user)
