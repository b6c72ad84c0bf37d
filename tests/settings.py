"""What the tests set differently from the newspaper: throw-away folders, known addresses, quick passwords.

The database is the one TEST_DATABASE_URL names (`make test` starts a scratch server for it), else SQLite in a file;
the cache is TEST_CACHE_URL, else files. What the shell or an .env file says of the newspaper's own is not looked at.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="korner-tests-"))
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw") or 0)
for name in ("static", "media", "private", "cache"):
    (FOLDER / name).mkdir()

# Each worker has a part of its own in a shared Redis or Valkey.
_cache = os.environ.get("TEST_CACHE_URL", "").rstrip("/")
os.environ.update(
    DEBUG="0",
    DEMO="0",
    SECRET_KEY="known to the tests only, and long enough for every check of Django",
    SITE_URL="http://testserver",
    ALLOWED_HOSTS="testserver,127.0.0.1,localhost",
    TRUSTED_PROXIES="",
    DATABASE_URL=os.environ.get("TEST_DATABASE_URL") or f"sqlite:///{FOLDER / 'korner.sqlite3'}",
    CACHE_URL=f"{_cache}/{WORKER}" if _cache else f"filecache://{FOLDER / 'cache'}",
    EMAIL_URL="memorymail://",
    PAGE_STORE_URL="off",  # a test of the store opens one of its own
    PAGES_ROOT=str(FOLDER / "pages"),
    STATIC_ROOT=str(FOLDER / "static"),
    MEDIA_ROOT=str(FOLDER / "media"),
    PRIVATE_ROOT=str(FOLDER / "private"),
    # A test of the second factor asks for it itself.
    SECOND_FACTOR_REQUIRED="0",
)

from korner.settings import *  # noqa: E402, F403  (the environment comes first)
from korner.settings import DATABASES, INSTALLED_APPS, STORAGES  # noqa: E402

INSTALLED_APPS = [
    *INSTALLED_APPS,
    "tests.moderation.sent.apps.SentConfig",  # something that readers send
    "tests.fetching.station.apps.StationConfig",  # something that is asked outside
]

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in the newspaper: the threads of a live server meet the same locks.
    DATABASES["default"]["TEST"] = {"NAME": str(FOLDER / "test.sqlite3")}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
