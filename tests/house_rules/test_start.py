"""What the house refuses to start without, and what follows from the address it is given."""

import json
import os
import subprocess
import sys

import pytest

from deploy.house.stamps import ROOT

WHOLE = {
    "SECRET_KEY": "known to this test only, yet long enough for Django's own checks: 0123456789",
    "SITE_URL": "https://gazete.example",
    "ALLOWED_HOSTS": "gazete.example",
    "EMAIL_URL": "memorymail://",
}
ASKED = """
import json
from django.conf import settings
names = [name for name in dir(settings) if name.startswith(("SECURE_", "SESSION_COOKIE_", "CSRF_COOKIE_"))]
names += ["DEBUG", "ALLOWED_HOSTS", "SITE_URL", "SECOND_FACTOR_REQUIRED", "CSRF_TRUSTED_ORIGINS", "TRUSTED_PROXIES"]
print(json.dumps({name: getattr(settings, name) for name in names}, default=str))
"""


def start(*command, **environment):
    """Run a command in the house with nothing in the environment but `environment`."""
    clean = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "korner.settings", "PYTHONPATH": str(ROOT)}
    # An .env file beside the code fills only what is not set; an empty value is as good as none to the house.
    empty = dict.fromkeys(("SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS"), "") | {"DEMO": "0", "DEBUG": "0"}
    return subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env={**clean, **empty, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )


def settings_of(**environment):
    """The settings the house starts with."""
    done = start("-c", ASKED, **environment)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("missing", ["SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS"])
def test_a_missing_setting_stops_the_start_and_is_named(missing):
    done = start("-c", ASKED, **{name: value for name, value in WHOLE.items() if name != missing})
    assert done.returncode != 0
    assert f"{missing} must be set" in done.stderr.splitlines()[-1]
    assert not done.stdout


@pytest.mark.parametrize("address", ["gazete.example", "ftp://gazete.example", "https://", "javascript:alert(1)"])
def test_an_address_that_is_none_stops_the_start_and_is_named(address):
    done = start("-c", ASKED, **{**WHOLE, "SITE_URL": address})
    assert done.returncode != 0
    assert "SITE_URL" in done.stderr.splitlines()[-1]


def test_the_trial_newspaper_is_refused_under_https():
    done = start("-c", ASKED, **{**WHOLE, "DEMO": "1"})
    assert done.returncode != 0
    assert "DEMO=1" in done.stderr.splitlines()[-1]


def test_the_trial_newspaper_needs_nothing_but_its_switch():
    found = settings_of(DEMO="1", PORT="8123", SECRET_KEY=WHOLE["SECRET_KEY"])
    assert found["SITE_URL"] == "http://127.0.0.1:8123"
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert found["SECOND_FACTOR_REQUIRED"] is False
    assert found["DEBUG"] is False


def test_https_makes_the_house_safe():
    found = settings_of(**WHOLE)
    assert all(found[name] for name in ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT"))
    assert found["SECURE_HSTS_SECONDS"] == 31_536_000
    assert all(found[name] for name in ("SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY"))
    assert found["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert found["SECOND_FACTOR_REQUIRED"] is True
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://gazete.example"]
    assert found["TRUSTED_PROXIES"] == []
    assert found["DEBUG"] is False


def test_http_on_a_laptop_can_sign_in():
    found = settings_of(**{**WHOLE, "SITE_URL": "http://127.0.0.1:8000"})
    assert not found["SESSION_COOKIE_SECURE"]
    assert not found["SECURE_SSL_REDIRECT"]
    assert found["SECURE_HSTS_SECONDS"] == 0


def test_the_shipped_settings_pass_djangos_own_checks_for_production():
    done = start("manage.py", "check", "--deploy", "--fail-level", "WARNING", **WHOLE, HSTS_SUBDOMAINS="1")
    assert done.returncode == 0, done.stderr
