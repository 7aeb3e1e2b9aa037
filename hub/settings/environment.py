"""Settings read from environment variables, each with an embedded default.

The variables are those of the table in README.md; an empty one counts as unset. A value that cannot
be understood raises `ImproperlyConfigured` with the variable's name, never its value, which may
hold a password.
"""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

env = environ.Env()

# Readers wait this long for SQLite's write lock before "database is locked".
SQLITE_BUSY_SECONDS = 20
# How long a connection to PostgreSQL may take.
CONNECT_SECONDS = 5


def database(var_dir: Path) -> dict[str, Any]:
    """Return the `DATABASES["default"]` entry that `DATABASE_URL` names.

    Args:
        var_dir: the folder that holds the SQLite file when the variable is unset.

    Raises:
        ImproperlyConfigured: the address is not one of a database we know.

    """
    url = os.environ.get("DATABASE_URL") or f"sqlite:///{var_dir / 'hub.sqlite3'}"
    if url.partition("://")[0] not in {"sqlite", "postgres", "postgresql"}:
        message = "DATABASE_URL must begin with sqlite:// or postgres://"
        raise ImproperlyConfigured(message)
    try:
        config = env.db_url_config(url)
    except (ValueError, KeyError) as error:
        message = (
            "DATABASE_URL is not a database address such as postgres://user:password@host/name"
        )
        raise ImproperlyConfigured(message) from error
    engine = config.get("ENGINE", "")
    options = config.setdefault("OPTIONS", {})
    if engine.endswith("sqlite3"):
        # WAL lets readers work while one writes; IMMEDIATE takes the write lock at the start of
        # a transaction, so that two writers queue instead of one failing half-way.
        options.update(
            transaction_mode="IMMEDIATE",
            timeout=SQLITE_BUSY_SECONDS,
            init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        )
        config["CONN_MAX_AGE"] = None
    else:
        config["ENGINE"] = "django.db.backends.postgresql"
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
        # A database that is down is noticed by the probes before a load balancer gives up.
        options.setdefault("connect_timeout", CONNECT_SECONDS)
    return config


def cache() -> dict[str, Any]:
    """Return the `CACHES["default"]` entry that `CACHE_URL` names (local memory when unset)."""
    try:
        return env.cache_url_config(os.environ.get("CACHE_URL") or "locmemcache://")
    except (ValueError, KeyError, ImproperlyConfigured) as error:
        message = "CACHE_URL is not a cache address such as redis://host:6379/0"
        raise ImproperlyConfigured(message) from error


def email() -> dict[str, Any]:
    """Return the mail settings that `EMAIL_URL` names (printed on the console when unset)."""
    try:
        return env.email_url_config(os.environ.get("EMAIL_URL") or "consolemail://")
    except (ValueError, KeyError, ImproperlyConfigured) as error:
        message = "EMAIL_URL is not a mail address such as smtp+tls://user:password@host:587"
        raise ImproperlyConfigured(message) from error


def storage(alias: str, folder: Path) -> dict[str, Any]:
    """Return one `STORAGES` entry: a local folder, or a prefix of the S3-compatible store.

    Args:
        alias: the prefix inside the store that `STORAGE_URL` names.
        folder: the local folder when `STORAGE_URL` is unset.

    Raises:
        ImproperlyConfigured: `STORAGE_URL` is neither `file:///folder` nor `s3://bucket`.

    """
    url = os.environ.get("STORAGE_URL", "")
    parts = urlsplit(url)
    if not url or parts.scheme == "file":
        base = Path(parts.path) / alias if url else folder
        return {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(base), "base_url": "/media/"},
        }
    if parts.scheme != "s3" or not parts.hostname:
        message = (
            "STORAGE_URL must be file:///folder or s3://key:secret@bucket?endpoint=https://host"
        )
        raise ImproperlyConfigured(message)
    options: dict[str, Any] = {
        "bucket_name": parts.hostname,
        "location": alias,
        "querystring_auth": True,
        "default_acl": None,
        "file_overwrite": False,
    }
    if parts.username:
        options["access_key"] = unquote(parts.username)
        options["secret_key"] = unquote(parts.password or "")
    query = parse_qs(parts.query)
    if "endpoint" in query:
        options["endpoint_url"] = query["endpoint"][0]
    if "region" in query:
        options["region_name"] = query["region"][0]
    return {"BACKEND": "storages.backends.s3.S3Storage", "OPTIONS": options}
