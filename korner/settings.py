"""How the house is set up. Everything a host may change comes from the environment (docs/operations.md)."""

from urllib.parse import urlsplit

from csp.constants import NONE, SELF, UNSAFE_EVAL, UNSAFE_INLINE
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from korner.desk.theme import GREY, RED
from korner.env import BASE_DIR, DEMO, PORT, VAR, cache, database, env, kept_secret, required

# --- Where and who -----------------------------------------------------------------------------------------------
DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = required("SECRET_KEY", demo=kept_secret)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])  # older keys that still open what they locked
SITE_URL = required("SITE_URL", demo=f"http://127.0.0.1:{PORT}").rstrip("/")
ALLOWED_HOSTS = [host.strip() for host in required("ALLOWED_HOSTS", demo="127.0.0.1,localhost,[::1]").split(",")]
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])

_site = urlsplit(SITE_URL)
if _site.scheme not in ("http", "https") or not _site.hostname:
    raise ImproperlyConfigured("SITE_URL must be a whole address such as https://www.example.org")
SECURE = _site.scheme == "https"
if DEMO and SECURE:
    raise ImproperlyConfigured(
        "DEMO=1 asks no second factor and shows its passwords: it is refused when SITE_URL is https"
    )

# --- Applications ------------------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "modeltranslation",
    "unfold",
    "unfold.contrib.filters",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "korner.staticstore.StaticFiles",
    "django.contrib.sitemaps",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "reversion",
    "import_export",
    "korner",
    "korner.caching",
    "korner.accounts",
    "korner.images",
    "korner.site",
    "korner.search",
    "korner.desk",
    "korner.moderation",
    "korner.places",
    "korner.fetching",
    "authors",
    "articles",
    "articles.comments",
    "articles.reactions",
    "articles.mistakes",
    "widgets.polls",
    "widgets.tips",
    "widgets.contact",
    "widgets.pharmacies",
    "widgets.directory",
    "widgets.markets",
    "widgets.weather",
]

MIDDLEWARE = [
    "korner.proxies.TrustedProxyMiddleware",
    "korner.middleware.RequestIdMiddleware",
    "korner.middleware.PolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "korner.middleware.PathLanguageMiddleware",
    "korner.caching.middleware.ShownMiddleware",
    "korner.site.middleware.MeasureMiddleware",
    # Public views ask none of the next five, so these set no cookie and read no session for a plain reader.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "korner.accounts.middleware.DeskMiddleware",
    "korner.site.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "korner.urls"
WSGI_APPLICATION = "korner.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORMS_URLFIELD_ASSUME_HTTPS = True
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "korner.settled.Loader",
                    [
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "korner.site.context.page_frame",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "korner.templatetags.korner",
                "korner.templatetags.paper",
            ],
        },
    }
]

# --- Data --------------------------------------------------------------------------------------------------------
DATABASES = {"default": database()}
CACHES = {"default": cache()}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# --- Page store (docs/operations.md) --------------------------------------------------------------------------------
PAGE_STORE_URL = (
    "off" if DEBUG else env.str("PAGE_STORE_URL", default="")
)  # "": files; redis://…: shared by machines; off
PAGES_ROOT = env.path("PAGES_ROOT", default=str(VAR / "pages"))()
PAGE_STORE_BYTES = env.int("PAGE_STORE_BYTES", default=1024**3)  # on the disk, for all processes
PAGE_STORE_MEMORY = env.int("PAGE_STORE_MEMORY", default=64 * 1024**2)  # in each process
# Words of a query that lead to pages of their own.
PAGE_STORE_QUERY = ["dil", "langue", "once", "avant", "sonra", "apres"]
EDGE_PURGE_URLS = env.list("EDGE_PURGE_URLS", default=[])
EDGE_PURGE_SECRET = env.str("EDGE_PURGE_SECRET", default="")
if EDGE_PURGE_URLS and not EDGE_PURGE_SECRET:
    raise ImproperlyConfigured("EDGE_PURGE_URLS needs EDGE_PURGE_SECRET, the same that the edge was started with")
EDGE_PURGE_SECONDS = 2  # what a save waits for the edge; a slower one is told again by the clock

# --- Languages ---------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "tr"
LANGUAGES = [("tr", _("Turkish")), ("fr", _("French")), ("en", _("English"))]
PUBLIC_LANGUAGES = ("tr", "fr")
MODELTRANSLATION_LANGUAGES = PUBLIC_LANGUAGES
MODELTRANSLATION_DEFAULT_LANGUAGE = "tr"
MODELTRANSLATION_ENABLE_FALLBACKS = False
LOCALE_PATHS = [BASE_DIR / "korner" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Brussels"
FORMAT_MODULE_PATH = ["korner.formats"]

# --- People ------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "korner.accounts.backends.StaffBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "/admin/hesap/login/"
LOGIN_REDIRECT_URL = "/admin/"
ACCOUNT_ADAPTER = "korner.accounts.adapter.StaffAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/admin/hesap/login/"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_FORMS = {"reset_password": "korner.accounts.forms.ForgottenForm"}
ACCOUNT_RATE_LIMITS = {
    # Wrong passwords and codes: of one network address, and for one account from browsers that were never signed in to it.
    "login_failed": "10/m/ip,60/h/ip,5/5m/key,30/h/key",
    # For one account from one browser that was.
    "login_failed_known": "5/5m/key",
}
MFA_ADAPTER = "korner.accounts.second_factor.StaffMFAAdapter"
MFA_FORMS = {
    "add_webauthn": "korner.accounts.forms.PasskeyForm",
    "edit_webauthn": "korner.accounts.forms.PasskeyNameForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # a passkey on a laptop's http://localhost
MFA_ALLOW_UNVERIFIED_EMAIL = True  # accounts are given by a chief, not signed up for: their addresses are known
SECOND_FACTOR_REQUIRED = env.bool("SECOND_FACTOR_REQUIRED", default=not DEMO)
INVITATION_DAYS = env.int("INVITATION_DAYS", default=7)  # the link of an invitation works for so long, once
LEFT_EMAIL_DAYS = env.int("LEFT_EMAIL_DAYS", default=90)  # then the addresses of those who left are cleared
AUDIT_PERSONAL_DAYS = env.int("AUDIT_PERSONAL_DAYS", default=365)  # then personal data leave the desk's audit

# --- Files -------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR / "static"))()
STATICFILES_DIRS = [BASE_DIR / "static", *([VAR / "assets"] if (VAR / "assets").is_dir() else [])]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.path("MEDIA_ROOT", default=str(VAR / "media"))()
PRIVATE_ROOT = env.path("PRIVATE_ROOT", default=str(VAR / "private"))()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PRIVATE_ROOT, "base_url": None},
    },
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "korner.staticstore.ManifestStorage"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = False
WHITENOISE_ALLOW_ALL_ORIGINS = False  # no other site reads our files by script (checklist H7)
FILE_UPLOAD_PERMISSIONS = 0o644
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 40
PICTURE_MAX_BYTES = env.int("PICTURE_MAX_BYTES", default=25 * 1024 * 1024)
PICTURE_MAX_PIXELS = 50_000_000

UNKNOWN_WORDS_PER_MINUTE = env.int("UNKNOWN_WORDS_PER_MINUTE", default=60)  # pages no store answers; 0 is no limit

# --- Search ------------------------------------------------------------------------------------------------------
SEARCH_PER_MINUTE = env.int("SEARCH_PER_MINUTE", default=60)  # searches of one address; 0 is no limit
SEARCH_LOG_DAYS = env.int("SEARCH_LOG_DAYS", default=90)  # what readers sought is forgotten after so many days

# --- Right of reply ----------------------------------------------------------------------------------------------
REPLY_PERSONAL_DAYS = env.int(
    "REPLY_PERSONAL_DAYS", default=365
)  # after the decision, then name and letter are deleted

# --- Readers who act ---------------------------------------------------------------------------------------------
VISITORS_PER_ADDRESS = env.int("VISITORS_PER_ADDRESS", default=20)  # new visitors on one thing from one address a day
ACTS_PER_MINUTE = env.int("ACTS_PER_MINUTE", default=30)  # forms sent from one address; 0 is no limit
NUMBERS_LAG_SECONDS = env.int("NUMBERS_LAG_SECONDS", default=10)  # how late numbers in a stored page may be
OBJECT_KEY_DAYS = env.int("OBJECT_KEY_DAYS", default=30)  # after a poll or a discussion has ended
OWN_DATA_HOURS = env.int("OWN_DATA_HOURS", default=24)  # the link to one's own data works for so long
MISTAKE_DAYS = env.int("MISTAKE_DAYS", default=183)  # then a reported mistake is deleted with its sender's address
WRITER_KEY_DAYS = env.int("WRITER_KEY_DAYS", default=60)  # how long what somebody sends is known to be of one hand
SENT_BEFORE_PROOF = env.int(
    "SENT_BEFORE_PROOF", default=6
)  # texts of one address a minute; then its browser works first
PROOF_COST = env.int("PROOF_COST", default=2000)  # rounds of one try; a browser needs some 256 tries
SPAM_DAYS = env.int("SPAM_DAYS", default=30)  # then what was taken for spam is deleted
REFUSED_DAYS = env.int("REFUSED_DAYS", default=90)  # then what was refused is deleted
BAN_KEPT_DAYS = env.int("BAN_KEPT_DAYS", default=30)  # after a ban has ended
AKISMET_KEY = env.str("AKISMET_KEY", default="")  # "": no outside service is asked (docs/decisions/0024)
TIP_DAYS = env.int("TIP_DAYS", default=180)  # after the desk was done with what a reader told it; then it is deleted
TIP_DRAFT_HOURS = env.int("TIP_DRAFT_HOURS", default=2)  # pictures of a form that was sent with a mistake wait so long
TIPS_PER_HOUR = env.int("TIPS_PER_HOUR", default=30)  # sent from one address, with all their pictures; 0 is no limit
CONTACT_DAYS = env.int("CONTACT_DAYS", default=365)  # after it came, a letter to the paper is deleted
FIRM_CONFIRM_HOURS = env.int("FIRM_CONFIRM_HOURS", default=48)  # a firm whose mail is not answered is deleted then
FIRM_LINK_DAYS = env.int("FIRM_LINK_DAYS", default=30)  # the owner's link works for so long
FIRM_ADDRESS_DAYS = env.int(
    "FIRM_ADDRESS_DAYS", default=7
)  # an owner's new address can be taken back from the former one
FIRM_REMINDER_DAYS = env.int("FIRM_REMINDER_DAYS", default=365)  # then the owner is asked whether all is still true
FIRM_ANSWER_DAYS = env.int("FIRM_ANSWER_DAYS", default=30)  # unanswered for so long, the firm is hidden
COMMENT_PERSONAL_DAYS = env.int("COMMENT_PERSONAL_DAYS", default=90)  # e-mail and marks of who wrote a comment
COMMENT_REFUSED_DAYS = env.int("COMMENT_REFUSED_DAYS", default=30)  # comments nobody is to read, and decided reports
COMMENT_EDIT_MINUTES = env.int(
    "COMMENT_EDIT_MINUTES", default=5
)  # for which writers may change or delete their comment
COMMENT_REPORTS_TO_HOLD = env.int("COMMENT_REPORTS_TO_HOLD", default=3)  # so many, and a comment is set aside; 0: never

# --- Outside sources (docs/operations.md) --------------------------------------------------------------------------
FETCH_SECONDS = env.int("FETCH_SECONDS", default=10)  # what one address may take, from the first byte to the last
FETCH_CONTACT = env.str("FETCH_CONTACT", default="")  # an address for those who are asked; "": the paper's own site
COLLECTAPI_KEY = env.str("COLLECTAPI_KEY", default="")  # pharmacies on duty in Türkiye; "": not asked
NOSYAPI_KEY = env.str("NOSYAPI_KEY", default="")
GOLDAPI_KEY = env.str("GOLDAPI_KEY", default="")  # the price of an ounce of gold; "": typed at the desk
# Maps: {z}, {x} and {y} are filled in by the reader's browser, which asks this host after a click and never before.
MAP_TILES_URL = env.str("MAP_TILES_URL", default="https://tile.openstreetmap.org/{z}/{x}/{y}.png")
MAP_CREDIT = env.str("MAP_CREDIT", default="© OpenStreetMap")

# --- Mail --------------------------------------------------------------------------------------------------------
if DEMO:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"
else:
    vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default=f"korner@{_site.hostname}")

# --- Safety: follows from SITE_URL, not from DEBUG ----------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = "/"
SESSION_COOKIE_NAME = "korner_desk"
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_URL]
CSRF_FAILURE_VIEW = "korner.site.errors.csrf_failure"
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE and env.bool("HSTS_SUBDOMAINS", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_KORNER_SCHEME", "https")  # set by TrustedProxyMiddleware alone
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "media-src": [SELF],
        "frame-src": [
            SELF,
            "https://www.youtube-nocookie.com",
            "https://player.vimeo.com",
        ],  # own: comments on Facebook
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}
# The desk's theme evaluates expressions and its editor sets styles: this widening holds under DESK_PREFIX only.
DESK_PREFIX = "/admin/"
DESK_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_EVAL],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "connect-src": [SELF],
    "frame-src": [SELF, "https://www.youtube-nocookie.com", "https://player.vimeo.com"],  # previews, the sign-in, films
}
# Signing in again over an open form: these pages of the desk, and no others, stand in a frame of the desk itself.
DESK_FRAMED = ("/admin/hesap/login/", "/admin/hesap/2fa/authenticate/", "/admin/signed-in/")

# --- Desk: the theme of the admin; what the dotted names say is in korner/desk/theme.py -----------------------------
UNFOLD = {
    "SITE_TITLE": "korner.desk.theme.title",
    "SITE_HEADER": "korner.desk.theme.title",
    "SITE_SUBHEADER": _("Desk"),
    "SITE_SYMBOL": "newspaper",
    "SITE_URL": "/",
    "BORDER_RADIUS": "4px",
    "COLORS": {"primary": RED, "base": GREY},
    "ENVIRONMENT": "korner.desk.theme.ribbon",
    "DASHBOARD_CALLBACK": "korner.desk.start.fill",
    "STYLES": ["korner.desk.theme.desk_style"],
    "SCRIPTS": ["korner.desk.theme.desk_script"],
    "ACCOUNT": {"navigation": "korner.desk.theme.account_links"},
    "SIDEBAR": {"show_search": False, "show_all_applications": False, "navigation": "korner.desk.theme.navigation"},
}

# --- Log ---------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "korner.logs.RequestIdFilter"}},
    "formatters": {
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "format": "%(asctime)s %(levelname)s %(name)s %(request_id)s %(message)s",
        }
    },
    "handlers": {"out": {"class": "logging.StreamHandler", "filters": ["request_id"], "formatter": "json"}},
    "root": {"handlers": ["out"], "level": env.str("LOG_LEVEL", default="WARNING" if DEMO else "INFO")},
    "loggers": {
        # A scanner's bad host names are answered with 400 and are no news.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "django": {"handlers": [], "propagate": True, "level": "WARNING"},
        # What comes from outside is told by korner.fetching; headers may hold a key, and stand in no log.
        "httpx": {"handlers": [], "propagate": True, "level": "WARNING"},
        "httpcore": {"handlers": [], "propagate": True, "level": "WARNING"},
    },
}
