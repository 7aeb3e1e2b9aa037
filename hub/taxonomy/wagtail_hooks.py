"""What the editors' admin is told about terms."""

from wagtail.snippets.models import register_snippet

from .viewsets import TermsGroup

register_snippet(TermsGroup)
