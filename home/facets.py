"""What the codes of facets are called that pages of this app have."""

from django.utils.translation import gettext


def type_labels() -> dict[str, str]:
    """Return the name of a plain page, as a type of thing to find."""
    return {"page": gettext("Page")}
