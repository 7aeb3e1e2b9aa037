"""What documents and collections do that search must follow; see `search.signals`."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save
from wagtail.models import Collection, CollectionViewRestriction

from hub.media.models import Document
from hub.media.signals import document_read

from .indexing import touch_all, touch_later
from .page_source import PageSource, pages_using
from .signals import ours

PAGES = PageSource.name


def connect() -> None:
    """Listen; called once, when the apps are ready."""
    post_save.connect(on_document_saved, sender=Document)
    pre_delete.connect(on_document_deleting, sender=Document)
    document_read.connect(on_document_read)
    post_save.connect(on_collection_saved, sender=Collection)
    for signal in (pre_save, pre_delete):
        signal.connect(on_restriction_changing, sender=CollectionViewRestriction)
    post_save.connect(on_restriction_saved, sender=CollectionViewRestriction)
    m2m_changed.connect(on_restriction_groups, sender=CollectionViewRestriction.groups.through)
    pre_delete.connect(on_group_deleting, sender=Group)


def on_document_saved(instance: Document, *, raw: bool = False, **_kwargs: Any) -> None:
    """Touch the pages that use a document: its title, file or collection may be another."""
    if ours(raw):
        touch_later(PAGES, partial(pages_using, [instance.pk]))


def on_document_deleting(instance: Document, **_kwargs: Any) -> None:
    """Touch the pages that use a document, while it is known which."""
    touch_all(PAGES, pages_using([instance.pk]))


def on_document_read(document: Document, **_kwargs: Any) -> None:
    """Touch the pages that use a document whose text has been read or taken away."""
    touch_later(PAGES, partial(pages_using, [document.pk]))


def on_collection_saved(instance: Collection, *, raw: bool = False, **_kwargs: Any) -> None:
    """Touch what uses the files in a collection; it may be about to be moved."""
    if ours(raw):
        touch_later(PAGES, partial(keys_within, instance.pk))


def on_restriction_changing(
    instance: CollectionViewRestriction, *, raw: bool = False, **_kwargs: Any
) -> None:
    """Touch what a restriction guards before it is changed or deleted."""
    if not ours(raw):
        return
    before = CollectionViewRestriction.objects.filter(pk=instance.pk).first()
    if before is not None:
        touch_all(PAGES, keys_within(before.collection_id))


def on_restriction_saved(
    instance: CollectionViewRestriction, *, raw: bool = False, **_kwargs: Any
) -> None:
    """Touch what a restriction guards now."""
    if ours(raw):
        touch_later(PAGES, partial(keys_within, instance.collection_id))


def on_restriction_groups(
    instance: Any,
    *,
    reverse: bool,
    pk_set: set[int] | None,
    **_kwargs: Any,
) -> None:
    """Touch what a restriction guards when its groups change, from either side."""
    if not reverse:
        touch_later(PAGES, partial(keys_within, instance.collection_id))
    elif pk_set is None:
        on_group_deleting(instance)
    else:
        restrictions = CollectionViewRestriction.objects.filter(pk__in=pk_set)
        for collection in restrictions.values_list("collection", flat=True):
            touch_later(PAGES, partial(keys_within, collection))


def on_group_deleting(instance: Group, **_kwargs: Any) -> None:
    """Touch what is restricted to a group that is going."""
    restrictions = CollectionViewRestriction.objects.filter(groups=instance)
    for collection in restrictions.values_list("collection", flat=True):
        touch_later(PAGES, partial(keys_within, collection))


def keys_within(collection: int) -> Iterable[str]:
    """Return the ids of the pages that use a document in a collection or below it."""
    path = Collection.objects.filter(pk=collection).values_list("path", flat=True).first()
    if path is None:
        return []
    documents = Document.objects.filter(collection__path__startswith=path)
    return pages_using(documents.values_list("pk", flat=True))
