"""Documents with their text by page, and images with their alternative text."""

from .documents import (
    Accessible,
    Document,
    DocumentPage,
    TextState,
    document_path,
    document_storage,
)
from .images import Image, Rendition

__all__ = [
    "Accessible",
    "Document",
    "DocumentPage",
    "Image",
    "Rendition",
    "TextState",
    "document_path",
    "document_storage",
]
