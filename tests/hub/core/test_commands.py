"""A command of others that writes content runs in one unit of work."""

import sys

import pytest
from django.core import management
from django.core.management import get_commands
from django.core.management.base import BaseCommand

from hub.core.commands import WRAPPED, execute
from hub.core.transactions import current

pytestmark = pytest.mark.django_db


@pytest.fixture
def units(monkeypatch):
    """Replace two commands by ones that note whether they ran in a unit of work."""
    seen = []

    class Look(BaseCommand):
        requires_system_checks = ()

        def handle(self, *args, **options):
            seen.append(current() is not None)

    commands = {**get_commands(), "publish_scheduled": Look(), "check": Look()}
    monkeypatch.setattr(management, "get_commands", lambda: commands)
    monkeypatch.setattr(sys, "argv", ["manage.py"])
    return seen


def test_a_command_that_publishes_runs_in_a_unit(units):
    execute(["manage.py", "publish_scheduled", "--settings=hub.settings.test"])
    assert units == [True]
    assert current() is None


def test_a_command_that_looks_after_itself_does_not(units):
    execute(["manage.py", "check"])
    assert units == [False]


def test_every_command_that_is_wrapped_exists():
    assert sorted(WRAPPED - set(get_commands())) == []
