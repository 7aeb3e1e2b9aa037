"""A public server is told everything and nothing unsafe, or it does not start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hub.settings.requirements import problems

ROOT = Path(__file__).resolve().parents[3]
KEY = "mX3k-9Rr_uY7vQ2tLw8zB5nC1dF6gH4jK0pS-aE_iOxUyTzWqN"
GOOD = {
    "SECRET_KEY": KEY,
    "SITE_URL": "https://hub.example",
    "ALLOWED_HOSTS": "hub.example, www.hub.example",
    "DATABASE_URL": "postgres://hub:secret@db.internal/hub",
}


def manage(*arguments, **variables):
    """Run a real command with production's settings and these variables only."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**kept, "DJANGO_SETTINGS_MODULE": "hub.settings.production", **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_server_that_was_told_nothing_names_everything_that_is_missing():
    start = manage("check")
    assert (start.returncode, start.stdout) == (1, "")
    assert start.stderr == (
        "The site cannot start in production:\n"
        "  - SECRET_KEY is missing: set it to a long random text and keep it secret.\n"
        "  - SITE_URL is missing: set it to the public address, such as https://hub.example.\n"
        "  - ALLOWED_HOSTS is missing: list the host names that the site answers to.\n"
        "  - DATABASE_URL is missing: set it to postgres://user:password@host/name.\n"
        "README.md explains each setting.\n"
    )


def test_the_web_server_does_not_start_either_and_says_the_same(tmp_path):
    start = subprocess.run(
        [sys.executable, "-c", "import hub.wsgi"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert start.returncode == 1
    assert "  - SECRET_KEY is missing" in start.stderr
    assert "  - DATABASE_URL is missing" in start.stderr


def test_the_check_for_deployment_has_nothing_to_say(tmp_path):
    check = manage("check", "--deploy", "--fail-level", "INFO", VAR_DIR=str(tmp_path), **GOOD)
    assert (check.returncode, check.stderr) == (0, "")


@pytest.mark.parametrize(
    ("name", "value", "problem"),
    [
        ("SECRET_KEY", "django-insecure-" + KEY, "made for development"),
        ("SECRET_KEY", KEY[:49], "too easy to guess"),
        ("SECRET_KEY", "ab" * 40, "too easy to guess"),
        ("SITE_URL", "http://hub.example", "must begin with https://"),
        ("SITE_URL", "elsewhere.example", "is not an address"),
        ("SITE_URL", "https://hub.example/path", "is not an address"),
        ("SITE_URL", "https://[::1", "is not an address"),
        ("SITE_URL", "https://hub.example:port", "is not an address"),
        ("SITE_URL", "https://user:word@hub.example", "is not an address"),
        ("ALLOWED_HOSTS", "hub.example,*", "must name each host"),
        ("ALLOWED_HOSTS", " , ", "is missing"),
        ("ALLOWED_HOSTS", "other.example", "does not hold the host of SITE_URL"),
        ("DATABASE_URL", "mysql://hub@db/hub", "must begin with postgres://"),
        ("DATABASE_URL", "postgres://hub@db", "names no database"),
        ("DATABASE_URL", "sqlite://:memory:", "names no file"),
        ("DATABASE_URL", "sqlite:///", "names no file"),
        ("TRUSTED_PROXIES", "one", "is not a number"),
    ],
)
def test_an_unsafe_value_is_refused_by_name(name, value, problem):
    (found,) = problems({**GOOD, name: value})
    assert found.startswith(f"{name} ")
    assert problem in found


def test_no_secret_is_repeated():
    secrets = {"SECRET_KEY": "opensesame", "DATABASE_URL": "mysql://hub:opensesame@db/hub"}
    found = problems({**GOOD, **secrets})
    assert len(found) == 2
    assert "opensesame" not in "".join(found)


@pytest.mark.parametrize(
    "variables",
    [
        {},
        {"SITE_URL": "https://hub.example:8443/"},
        {"ALLOWED_HOSTS": ".example"},
        {"DATABASE_URL": "sqlite:////srv/hub/hub.sqlite3"},
        {"DATABASE_URL": "postgresql://hub@db/hub"},
        {"TRUSTED_PROXIES": "2"},
    ],
)
def test_what_is_safe_is_accepted(variables):
    assert problems({**GOOD, **variables}) == []


def test_cookies_cannot_be_set_by_a_neighbour_and_browsers_keep_to_https(tmp_path):
    names = [
        "DEBUG",
        "SESSION_COOKIE_NAME",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_NAME",
        "CSRF_COOKIE_SECURE",
        "SECURE_HSTS_SECONDS",
        "SECURE_SSL_REDIRECT",
        "SECURE_PROXY_SSL_HEADER",
        "ALLOWED_HOSTS",
    ]
    code = f"from django.conf import settings\nfor n in {names}: print(n, getattr(settings, n))"
    others = {"VAR_DIR": str(tmp_path), "TRUSTED_PROXIES": "1"}
    shell = manage("shell", "-v", "0", "-c", code, **GOOD, **others)
    assert shell.stdout.splitlines() == [
        "DEBUG False",
        "SESSION_COOKIE_NAME __Host-session",
        "SESSION_COOKIE_SECURE True",
        "CSRF_COOKIE_NAME __Host-csrf",
        "CSRF_COOKIE_SECURE True",
        "SECURE_HSTS_SECONDS 31536000",
        "SECURE_SSL_REDIRECT True",
        "SECURE_PROXY_SSL_HEADER ('HTTP_X_FORWARDED_PROTO', 'https')",
        "ALLOWED_HOSTS ['hub.example', 'www.hub.example']",
    ]
