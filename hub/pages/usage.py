"""Which live pages use a file: what `hub.media` asks before it lets anybody open one.

Wagtail's reference index is kept in step with the stored pages, so a document that only a draft
uses is not used yet.
"""

from collections import defaultdict
from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Model, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Page, ReferenceIndex

from hub.core.audiences import Rule

from .audiences import Reader, rules_for_pages
from .querysets import served_pages, visible_pages


def rules_of_uses(model: type[Model], ids: Collection[int]) -> dict[int, list[Rule]]:
    """Return the rule of each live page that uses each file, by the file's id.

    Args:
        model: documents or images.
        ids: their primary keys.

    """
    users: dict[int, set[int]] = defaultdict(set)
    for file, page in _references(model, [str(pk) for pk in ids]).values_list(
        "to_object_id", "object_id"
    ):
        users[int(file)].add(int(page))
    everyone = {page for pages in users.values() for page in pages}
    rules = rules_for_pages(served_pages(Page.objects.filter(pk__in=everyone)).only("path"))
    return {
        file: [rules[page] for page in sorted(pages) if page in rules]
        for file, pages in users.items()
    }


def used_ids(model: type[Model], user: Reader) -> QuerySet:
    """Return a query for the ids of the files used by a live page that `user` may see.

    Args:
        model: documents or images.
        user: the reader; None means any live page, whoever may see it.

    """
    pages = served_pages(Page.objects) if user is None else visible_pages(Page.objects, user)
    names = pages.order_by().annotate(name=Cast("pk", CharField())).values("name")
    return (
        _references(model)
        .filter(object_id__in=names, to_object_id__regex=r"^[0-9]{1,18}$")
        .annotate(file=Cast("to_object_id", BigIntegerField()))
        .values("file")
    )


def _references(model: type[Model], ids: Collection[str] | None = None) -> QuerySet:
    """Return what pages refer to among the objects of `model`."""
    kinds = ContentType.objects.get_for_models(Page, model)
    references = ReferenceIndex.objects.filter(
        base_content_type=kinds[Page], to_content_type=kinds[model]
    )
    return references if ids is None else references.filter(to_object_id__in=ids)
