import pytest

from tests.factories.accounts import EditorFactory
from tests.factories.pages import ContentPageFactory

pytestmark = pytest.mark.usefixtures("unit")


def frame_rules(response):
    policy = response["Content-Security-Policy"].split("; ")
    return [rule for rule in policy if rule.startswith("frame-ancestors")]


def test_preview_may_stand_in_the_admins_frame_and_the_page_itself_in_none(client):
    page = ContentPageFactory(title="Shown before it is out")
    page.save_revision()
    client.force_login(EditorFactory(is_superuser=True))

    preview = client.get(f"/admin/pages/{page.pk}/view_draft/")
    served = client.get(page.get_url())

    assert frame_rules(preview) == ["frame-ancestors 'self'"]
    assert frame_rules(served) == ["frame-ancestors 'none'"]
    assert served["X-Frame-Options"] == "DENY"


def test_full_address_of_a_page_begins_as_the_settings_say(settings):
    page = ContentPageFactory(title="Somewhere", slug="somewhere")
    settings.SITE_URL = f"https://{page.get_site().hostname}:8443"

    assert page.full_url == f"{settings.SITE_URL}/somewhere/"
    assert page.url == "/somewhere/"
