"""Settings for a public server: everything must be said, and nothing unsafe is accepted.

A deployment that lacks something does not start; one message names everything that is wrong.
"""

import os

from . import requirements

_problems = requirements.problems(os.environ)
if _problems:
    raise requirements.NotReadyForProductionError(requirements.message(_problems))

from .base import *  # noqa: E402, F403 - `base` may fail on what has just been named in plain words

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = requirements.listed(os.environ["ALLOWED_HOSTS"])
CSRF_TRUSTED_ORIGINS = [os.environ["SITE_URL"].rstrip("/")]

SECURE_SSL_REDIRECT = True
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# The prefix keeps other hosts of the domain from setting these cookies.
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True

if int(os.environ.get("TRUSTED_PROXIES", "0")):
    # The proxy sets this header on every request, whatever the visitor sent.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
