"""What a public server must be told before it starts, and what it must not be told."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

LONG_ENOUGH = 50
VARIED_ENOUGH = 10


class NotReadyForProductionError(ImproperlyConfigured):
    """The site is not told enough to start; its message says what to do, in plain words."""


def problems(variables: Mapping[str, str]) -> list[str]:
    """Return every reason not to start, each beginning with the variable's name.

    No value is repeated: it may be a secret, and this goes to a log.
    """
    found = [
        *_secret_key(variables.get("SECRET_KEY", "")),
        *_site_url(variables.get("SITE_URL", "")),
        *_allowed_hosts(variables),
        *_database_url(variables.get("DATABASE_URL", "")),
    ]
    if not variables.get("TRUSTED_PROXIES", "0").isdecimal():
        found.append("TRUSTED_PROXIES is not a number: say how many proxies stand before the site.")
    return found


def message(found: list[str]) -> str:
    """Return the one message that lists what is wrong."""
    lines = "\n".join(f"  - {problem}" for problem in found)
    return f"The site cannot start in production:\n{lines}\nREADME.md explains each setting."


def listed(value: str) -> list[str]:
    """Return the parts of a comma-separated value, without blanks."""
    return [part.strip() for part in value.split(",") if part.strip()]


def _secret_key(value: str) -> list[str]:
    if not value:
        return ["SECRET_KEY is missing: set it to a long random text and keep it secret."]
    if value.startswith("django-insecure-"):
        return ["SECRET_KEY is one that was made for development: make another."]
    if len(value) < LONG_ENOUGH or len(set(value)) < VARIED_ENOUGH:
        return [f"SECRET_KEY is too easy to guess: use at least {LONG_ENOUGH} random characters."]
    return []


def _site_url(value: str) -> list[str]:
    if not value:
        return ["SITE_URL is missing: set it to the public address, such as https://hub.example."]
    if host_of(value) is None:
        return ["SITE_URL is not an address such as https://hub.example, without a path."]
    if urlsplit(value).scheme != "https":
        return ["SITE_URL must begin with https://."]
    return []


def host_of(address: str) -> str | None:
    """Return the host of an address that has scheme and host only; None for anything else."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    plain = not (parts.path.strip("/") or parts.query or parts.fragment or parts.username)
    return host if plain and parts.scheme in {"http", "https"} else None


def _allowed_hosts(variables: Mapping[str, str]) -> list[str]:
    hosts = listed(variables.get("ALLOWED_HOSTS", ""))
    if not hosts:
        return ["ALLOWED_HOSTS is missing: list the host names that the site answers to."]
    if any("*" in host for host in hosts):
        return ["ALLOWED_HOSTS must name each host: * would let anybody choose the site's name."]
    own = host_of(variables.get("SITE_URL", ""))
    served = any(own == host or (host[:1] == "." and f".{own}".endswith(host)) for host in hosts)
    if own and not served:
        return ["ALLOWED_HOSTS does not hold the host of SITE_URL."]
    return []


def _database_url(value: str) -> list[str]:
    if not value:
        return ["DATABASE_URL is missing: set it to postgres://user:password@host/name."]
    scheme, _, rest = value.partition("://")
    if scheme in {"postgres", "postgresql"}:
        return [] if urlsplit(value).path.strip("/") else ["DATABASE_URL names no database."]
    if scheme != "sqlite":
        return ["DATABASE_URL must begin with postgres:// (or sqlite:// for one small server)."]
    if not rest.startswith("/") or rest in {"/", "//"} or ":memory:" in rest:
        return ["DATABASE_URL names no file: for SQLite say sqlite:////folder/hub.sqlite3."]
    return []
