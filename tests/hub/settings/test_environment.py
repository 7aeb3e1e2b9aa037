"""Settings are read from one variable each, and a mistake is named without its value."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from hub.settings import environment

VAR = Path("/srv/hub/var")


@pytest.mark.parametrize("value", [None, ""])
def test_without_an_address_everything_is_embedded(monkeypatch, value):
    for name in ("DATABASE_URL", "CACHE_URL", "EMAIL_URL", "STORAGE_URL"):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert environment.database(VAR)["NAME"] == "/srv/hub/var/hub.sqlite3"
    assert environment.cache()["BACKEND"] == "django.core.cache.backends.locmem.LocMemCache"
    assert environment.email()["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"
    assert environment.storage("media", VAR / "media") == {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": "/srv/hub/var/media", "base_url": "/media/"},
    }


def test_sqlite_lets_readers_work_and_writers_queue(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/hub/other.sqlite3")
    config = environment.database(VAR)
    assert config["NAME"] == "/srv/hub/other.sqlite3"
    assert config["OPTIONS"] == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }


def test_a_postgresql_address_is_taken_apart(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://hub:p%40ss@db.internal:5433/hub")
    config = environment.database(VAR)
    names = ("ENGINE", "USER", "PASSWORD", "HOST", "PORT", "NAME", "CONN_HEALTH_CHECKS")
    assert [config[name] for name in names] == [
        "django.db.backends.postgresql",
        "hub",
        "p@ss",
        "db.internal",
        5433,
        "hub",
        True,
    ]
    assert config["OPTIONS"] == {"connect_timeout": 5}


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("DATABASE_URL", "mysql://hub:secret@db/hub", lambda: environment.database(VAR)),
        ("DATABASE_URL", "secret", lambda: environment.database(VAR)),
        ("CACHE_URL", "secret://host", environment.cache),
        ("EMAIL_URL", "secret://host", environment.email),
        ("STORAGE_URL", "ftp://secret/host", lambda: environment.storage("media", VAR)),
        ("STORAGE_URL", "s3://", lambda: environment.storage("media", VAR)),
    ],
)
def test_an_address_that_is_not_understood_is_named_but_not_repeated(
    monkeypatch, name, value, read
):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name) as caught:
        read()
    assert "secret" not in str(caught.value).replace("key:secret@bucket", "")


def test_each_kind_of_file_has_its_own_place_in_a_folder_or_a_bucket(monkeypatch):
    monkeypatch.setenv("STORAGE_URL", "file:///srv/files")
    assert environment.storage("documents", VAR)["OPTIONS"]["location"] == "/srv/files/documents"
    monkeypatch.setenv(
        "STORAGE_URL", "s3://key:s%2Fecret@hub-files?endpoint=https://store.example&region=eu"
    )
    assert environment.storage("documents", VAR) == {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": "hub-files",
            "location": "documents",
            "querystring_auth": True,
            "default_acl": None,
            "file_overwrite": False,
            "access_key": "key",
            "secret_key": "s/ecret",
            "endpoint_url": "https://store.example",
            "region_name": "eu",
        },
    }
