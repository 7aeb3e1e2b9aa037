"""Rich text outside a body."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from wagtail.rich_text import RichText

from hub.pages.links import Links, following

register = template.Library()


@register.simple_tag(takes_context=True)
def prose(context: dict[str, Any], source: str) -> SafeString:
    """Draw a rich text field, its links leading where this reader may go.

    Blocks of a body need no such tag.
    """
    request = context.get("request")
    with following(Links(getattr(request, "user", None))):
        return RichText(source).__html__()
