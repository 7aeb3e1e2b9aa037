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
