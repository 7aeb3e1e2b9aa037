"""Where on the site a file is offered: the way from a document's text back to its page."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.http import HttpRequest
from wagtail.models import Page, ReferenceIndex

from .links import localised
from .querysets import visible_pages

MOST_PLACES = 5


def places_of_use(model: type[Model], pk: int, request: HttpRequest) -> list[dict[str, str]]:
    """Return {url, text, language} of pages that use a file and that the reader may see.

    Args:
        model: documents or images.
        pk: the file's primary key.
        request: the reader's; its language decides between a page and its translation.

    Costs three queries and those of the permission rule, however many pages there are.

    """
    kinds = ContentType.objects.get_for_models(Page, model)
    references = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[model], to_object_id=str(pk)
    )
    numbers = [int(name) for name in references.values_list("object_id", flat=True)]
    pages = visible_pages(Page.objects.filter(pk__in=numbers), request.user)
    pages = pages.select_related("locale").order_by("-depth", "path")[:MOST_PLACES]
    places = {page.pk: page for page in localised(pages, request.user).values()}
    return [
        {
            "url": page.get_url(request) or "",
            "text": page.title,
            "language": page.locale.language_code,
        }
        for page in places.values()
    ]
