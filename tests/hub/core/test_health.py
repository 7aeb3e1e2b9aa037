"""The probes tell a deployer what is wrong, and a stranger nothing."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from hub.core import background, health
from hub.core.models import Heartbeat

DEPLOYER = {"authorization": "Bearer a-long-token"}


@pytest.fixture
def only(monkeypatch):
    """Return a function that registers checks for one test, without those of the apps."""
    monkeypatch.setattr(health, "_checks", {})
    return health.register


@pytest.fixture(autouse=True)
def _token(settings):
    settings.HEALTH_TOKEN = "a-long-token"


def break_database(execute, sql, params, many, context):
    message = "connection to server at 10.0.0.7 failed"
    raise OperationalError(message)


def test_alive_asks_nothing_of_the_database(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
def test_ready_when_database_and_worker_answer(client, only):
    background.worker_beats("a")
    response = client.get("/readyz", headers=DEPLOYER)
    assert (response.status_code, response.content) == (200, b"ok\n")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("seconds", "problem"),
    [(None, "none has been started"), (75, "last seen 75 seconds ago"), (55, "")],
)
def test_a_worker_must_have_been_seen_within_a_minute(client, only, seconds, problem):
    if seconds:
        seen = timezone.now() - timedelta(seconds=seconds)
        Heartbeat.objects.create(name="worker:a", seen_at=seen)
    response = client.get("/readyz", headers=DEPLOYER)
    expected = f"not ready\nworker: {problem}\n" if problem else "ok\n"
    assert response.content.decode() == expected
    assert response.status_code == (503 if problem else 200)


@pytest.mark.django_db
def test_what_apps_need_is_told_to_a_deployer_and_to_the_log(client, only, caplog):
    background.worker_beats("a")
    only("search index", lambda: "behind by 3")
    only("mail", lambda: "")
    response = client.get("/readyz", headers=DEPLOYER)
    assert response.content == b"not ready\nsearch index: behind by 3\n"
    assert "Not ready: search index: behind by 3" in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize("authorization", ["", "Bearer wrong", "a-long-token", "Bearer é"])
def test_a_stranger_learns_nothing_more(client, only, authorization):
    response = client.get("/readyz", headers={"authorization": authorization})
    assert (response.status_code, response.content) == (503, b"not ready\n")


@pytest.mark.django_db
def test_without_a_token_in_the_settings_everybody_is_a_stranger(client, only, settings):
    settings.HEALTH_TOKEN = ""
    for authorization in ("", "Bearer ", "Bearer"):
        response = client.get("/readyz", headers={"authorization": authorization})
        assert response.content == b"not ready\n"


@pytest.mark.django_db
def test_a_check_that_fails_is_a_problem_and_no_error_page(client, only):
    background.worker_beats("a")

    def unreadable():
        raise PermissionError

    only("search index", unreadable)
    response = client.get("/readyz", headers=DEPLOYER)
    assert response.content == b"not ready\nsearch index: PermissionError\n"


@pytest.mark.django_db
def test_without_the_database_only_that_is_reported_and_its_address_is_not(client, only):
    only("search index", lambda: "behind by 3")
    with connection.execute_wrapper(break_database):
        response = client.get("/readyz", headers=DEPLOYER)
        assert client.get("/healthz").content == b"ok\n"
    assert response.status_code == 503
    assert response.content == b"not ready\ndatabase: OperationalError\n"


@pytest.mark.django_db
def test_a_load_balancer_may_ask_by_address_in_plain_http(client, only, settings):
    settings.SECURE_SSL_REDIRECT = True
    background.worker_beats("a")
    for path in ("/healthz", "/readyz"):
        response = client.get(path, headers={"host": "10.0.0.9"})
        assert (response.status_code, response.content) == (200, b"ok\n")
        assert response.headers["Cache-Control"] == (
            "max-age=0, no-cache, no-store, must-revalidate, private"
        )


def test_a_probe_answers_reads_only(client):
    assert client.post("/healthz").status_code == 405
