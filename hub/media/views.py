"""Files on their way to readers. Private and missing look the same: not found."""

import re

from django.db.models import Model
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.encoding import iri_to_uri
from django.views.decorators.http import require_safe

from hub.core.access import access
from hub.core.audiences import claims_of

from .audiences import audience_of
from .models import Document, DocumentPage, Image, Rendition
from .permissions import can_view_original
from .serving import PRIVATE_CACHE, PUBLIC_CACHE, ServedFile, file_response

PICTURE_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
ORIGINALS = "original_images/"
# A database's numbers are no longer.
_NUMBER = re.compile(r"[0-9]{1,18}")


def is_public_for(request: HttpRequest, file: Model) -> bool:
    """Return whether anybody may have the file; the reader is not looked at when so.

    Raises:
        Http404: the reader may not have it.

    """
    audience = audience_of(file)
    if audience.is_public:
        return True
    if audience.admits(claims_of(request.user)):
        return False
    raise Http404


def document_or_404(document_id: int) -> Document:
    """Return a document.

    Raises:
        Http404: there is none with this number.

    """
    document = Document.objects.filter(pk=document_id).first()
    if document is None:
        raise Http404
    return document


@require_safe
@access("object")
def document(request: HttpRequest, document_id: int, filename: str) -> HttpResponseBase:
    """Send a document: shown by the browser where that is safe, saved with `?download=1`."""
    found = document_or_404(document_id)
    public = is_public_for(request, found)
    if filename != found.filename:
        return _to_right_name(request, found, public)
    inline = found.format is not None and found.format.inline
    served = ServedFile(
        storage=found.file.storage,
        name=found.file.name,
        media_type=found.content_type,
        version=f"document:{found.pk}:{found.sha256}",
        public=public,
        filename=found.filename,
        attachment=not inline or request.GET.get("download") == "1",
        language=found.language,
    )
    return file_response(request, served)


def _to_right_name(request: HttpRequest, document: Document, public: bool) -> HttpResponseBase:
    """Send a reader with an old or mistyped file name on; the name is told to nobody else."""
    query = iri_to_uri(request.META.get("QUERY_STRING", ""))
    response = redirect(f"{document.url}?{query}" if query else document.url)
    response["Cache-Control"] = PUBLIC_CACHE if public else PRIVATE_CACHE
    return response


@require_safe
@access("object")
def page_picture(request: HttpRequest, document_id: int, number: int) -> HttpResponseBase:
    """Send the picture of one page of a document."""
    found = document_or_404(document_id)
    public = is_public_for(request, found)
    page = DocumentPage.objects.filter(document=found, number=number).first()
    if page is None or not page.picture:
        raise Http404
    return file_response(request, _picture(found, page.picture, public))


@require_safe
@access("object")
def thumbnail(request: HttpRequest, document_id: int) -> HttpResponseBase:
    """Send the small picture of a document's first page."""
    found = document_or_404(document_id)
    public = is_public_for(request, found)
    if not found.thumbnail:
        raise Http404
    return file_response(request, _picture(found, found.thumbnail, public))


def _picture(document: Document, picture: FieldFile, public: bool) -> ServedFile:
    return ServedFile(
        storage=picture.storage,
        name=picture.name,
        media_type="image/webp",
        version=f"picture:{document.pk}:{document.sha256}:{picture.name}",
        public=public,
    )


@require_safe
@access("object")
def media_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """Send an image in one of the sizes the site uses; the original to staff only."""
    media_type = PICTURE_TYPES.get(name.rpartition(".")[2].lower(), "")
    # No name holds NUL, and a database may refuse to look for one that does.
    if not media_type or "\x00" in name:
        raise Http404
    if name.startswith(ORIGINALS):
        return file_response(request, _original(request, name, media_type))
    rendition = _rendition(name)
    public = is_public_for(request, rendition.image)
    served = ServedFile(
        storage=rendition.file.storage,
        name=rendition.file.name,
        media_type=media_type,
        version=f"rendition:{rendition.pk}:{rendition.image.file_hash}",
        public=public,
    )
    return file_response(request, served)


def _rendition(name: str) -> Rendition:
    """Return the rendition stored as `images/<image>/…`.

    Raises:
        Http404: there is none.

    """
    _folder, _slash, rest = name.partition("images/")
    image_id, slash, _name = rest.partition("/")
    if not (slash and _NUMBER.fullmatch(image_id)):
        raise Http404
    renditions = Rendition.objects.select_related("image")
    rendition = renditions.filter(image_id=int(image_id), file=name).first()
    if rendition is None:
        raise Http404
    return rendition


def _original(request: HttpRequest, name: str, media_type: str) -> ServedFile:
    """Return the uploaded file of an image.

    Raises:
        Http404: there is none, or the reader is not of the staff.

    """
    if "staff" not in claims_of(request.user) and "superuser" not in claims_of(request.user):
        raise Http404
    image = Image.objects.filter(file=name).first()
    if image is None or not can_view_original(request.user, image):
        raise Http404
    return ServedFile(
        storage=image.file.storage,
        name=image.file.name,
        media_type=media_type,
        version=f"original:{image.pk}:{image.file_hash}",
        public=False,
        filename=image.filename,
    )
