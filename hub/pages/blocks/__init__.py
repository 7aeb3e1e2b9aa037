"""StreamField blocks: what a page can be built from."""

from .stream import ContentBlocks

__all__ = ["ContentBlocks"]
