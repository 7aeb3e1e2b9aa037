"""What the editors' admin is told about pages."""

from wagtail import hooks
from wagtail.rich_text.feature_registry import FeatureRegistry

from .link_handlers import DocumentLinkHandler, PageLinkHandler


@hooks.register("register_rich_text_features", order=1000)
def register_links(features: FeatureRegistry) -> None:
    """Put our links in the place of Wagtail's, which are registered before."""
    features.register_link_type(PageLinkHandler)
    features.register_link_type(DocumentLinkHandler)
