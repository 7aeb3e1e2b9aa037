import pytest

from tests.factories.accounts import UserFactory
from tests.localize.translating import Translator


@pytest.fixture
def translator(unit, client, django_capture_on_commit_callbacks):
    """Return a translator whose requests run what they leave for after the commit."""
    client.force_login(UserFactory(administrator=True))
    return Translator(client, lambda: django_capture_on_commit_callbacks(execute=True))
