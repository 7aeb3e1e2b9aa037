"""What every template knows."""

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Return the site's own variables."""
    return {}
