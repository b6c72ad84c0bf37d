"""What the environment tells the house, and what it refuses to start without."""

import secrets
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env", overwrite=False)

DEMO = env.bool("DEMO", default=False)
PORT = env.int("PORT", default=8000)


def required(name, *, demo):
    """Return the setting `name`; `demo` (a value or a callable) stands in for it when DEMO=1.

    Raises ImproperlyConfigured, naming the setting, when it is missing or empty in production.
    """
    value = env.str(name, default="")
    if value:
        return value
    if DEMO:
        return demo() if callable(demo) else demo
    raise ImproperlyConfigured(f"{name} must be set (see docs/operations.md). For a trial newspaper set DEMO=1.")


def kept_secret():
    """The key of the embedded start: made once, kept in var/, readable by its owner only."""
    path = VAR / "secret-key"
    if not path.exists():
        VAR.mkdir(exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64))
    return path.read_text().strip()


def database():
    """The database settings: DATABASE_URL, or SQLite in var/ made fit for several processes."""
    config = env.db_url("DATABASE_URL", default=f"sqlite:///{VAR / 'korner.sqlite3'}")
    options = config.setdefault("OPTIONS", {})
    if config["ENGINE"].endswith("sqlite3"):
        # Writers queue up for 20 s instead of failing; readers never wait (WAL).
        options.update(
            transaction_mode="IMMEDIATE",
            timeout=20,
            init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728;",
        )
        return config
    config["ENGINE"] = "korner.postgres"
    if env.int("DATABASE_POOL", default=0):
        # A pool per process: as many connections as threads, and one to spare. Off for migrate and the worker.
        options["pool"] = {"min_size": 1, "max_size": env.int("DATABASE_POOL")}
    else:
        config["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
        config["CONN_HEALTH_CHECKS"] = True
    return config


def cache():
    """The cache settings: CACHE_URL (redis://…), or files in var/ that all processes share."""
    url = env.str("CACHE_URL", default="")
    if url:
        return env.cache_url_config(url)
    return {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": str(VAR / "cache")}
