"""What readers are told of a file before they open it."""

from typing import Any

from django.conf import settings
from django.template.defaultfilters import filesizeformat
from django.utils.translation import get_language_info

from hub.media.models import Document


def attachment(document: Document, page_language: str) -> dict[str, Any]:
    """Return the variables of components/attachment.html for a document.

    Args:
        document: with its licence fetched.
        page_language: the code of the language around it; the same need not be said again.

    """
    foreign = document.language != page_language and document.language in dict(settings.LANGUAGES)
    licence = document.licence
    return {
        "title": document.title,
        "url": document.url,
        "type_label": document.type_label,
        "type_name": document.type_name,
        "size": _size(document),
        "page_count": document.page_count,
        "language_code": document.language if foreign else "",
        "language_name": (
            get_language_info(document.language)["name_translated"] if foreign else ""
        ),
        "thumbnail_url": document.thumbnail_url,
        "text_url": document.text_url,
        "download_url": document.download_url,
        "licence_name": licence.name if licence else "",
        "licence_url": licence.url if licence else "",
        "accessible": document.accessible,
    }


def type_and_size(document: Document) -> str:
    """Return "PDF, 1.2 MB": the kind of file and how large it is."""
    return ", ".join(part for part in (document.type_label, _size(document)) if part)


def _size(document: Document) -> str:
    return filesizeformat(document.file_size) if document.file_size else ""
