"""The page on which the text of a document is read, beside pictures of its pages."""

from dataclasses import dataclass
from itertools import zip_longest

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from hub.core.access import access

from .audiences import places_of_use
from .marking import marked, words_of
from .models import Document, DocumentPage
from .serving import PRIVATE_CACHE
from .views import document_or_404, is_public_for
from .wording import note_for_readers


@dataclass(frozen=True)
class ShownPage:
    """A page as the template needs it."""

    number: int
    anchor: str
    paragraphs: list[SafeString]
    picture_url: str
    width: int
    height: int
    pdf_url: str
    next_anchor: str


@require_safe
@access("object")
def document_text(request: HttpRequest, document_id: int) -> HttpResponse:
    """Show the text of a document, all pages under one address; `?q=` marks words in it."""
    document = document_or_404(document_id)
    public = is_public_for(request, document)
    query = request.GET.get("q", "")
    pages = shown_pages(document, words_of(query))
    context = {
        "document": document,
        "pages": pages,
        "note": note_for_readers(document),
        "noindex": bool(query) or not public,
        "places": places_of_use(document, request),
    }
    response = render(request, "media/read_document.html", context)
    if not public:
        response["Cache-Control"] = PRIVATE_CACHE
        response["X-Robots-Tag"] = "noindex"
    return response


def shown_pages(document: Document, words: list[str]) -> list[ShownPage]:
    """Return the pages of a document with `words` marked in their text. One query."""
    pages = list(DocumentPage.objects.filter(document=document).order_by("number"))
    following = [page.number for page in pages[1:]]
    return [
        ShownPage(
            number=page.number,
            anchor=anchor_of(page.number),
            paragraphs=[marked(text, words) for text in page.text.split("\n\n") if text],
            picture_url=page.picture_url,
            width=page.width,
            height=page.height,
            pdf_url=f"{document.url}#page={page.number}",
            next_anchor=anchor_of(after) if after else "",
        )
        for page, after in zip_longest(pages, following)
    ]


def anchor_of(number: int) -> str:
    """Return the id of a page on the reading page, which search results lead to."""
    return f"page-{number}"
