"""What pages, restrictions and sites do that search must follow.

Each receiver only says which pages may have changed; what became of them is read at the end of the
unit of work. `search.file_signals` listens to documents and collections.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from modelcluster.models import get_all_child_relations
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.signals import post_page_move

from hub.core.transactions import current
from hub.pages.audiences import pages_under_restrictions_of
from hub.taxonomy.models import Topic

from .indexing import touch, touch_all, touch_later
from .page_source import PageSource, hub_page_models

PAGES = PageSource.name

# Saved with a draft, which readers do not see; a save of nothing else is none of ours.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "expire_at",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    },
)


def connect() -> None:
    """Listen; called once, when the apps are ready."""
    for model in (Page, *hub_page_models()):
        pre_save.connect(on_page_saving, sender=model)
        post_save.connect(on_page_saved, sender=model)
        post_delete.connect(on_page_deleted, sender=model)
    for child, parent in _children():
        receiver = partial(on_child_changed, parent)
        for signal in (post_save, post_delete):
            signal.connect(receiver, sender=child, weak=False, dispatch_uid=f"search.{parent}")
    post_page_move.connect(on_page_moved)
    for signal in (pre_save, pre_delete):
        signal.connect(on_restriction_changing, sender=PageViewRestriction)
    post_save.connect(on_restriction_saved, sender=PageViewRestriction)
    m2m_changed.connect(on_restriction_groups, sender=PageViewRestriction.groups.through)
    pre_delete.connect(on_group_deleting, sender=Group)
    post_save.connect(on_site_changed, sender=Site)
    post_delete.connect(on_site_changed, sender=Site)
    pre_save.connect(on_topic_saving, sender=Topic)
    pre_delete.connect(on_topic_deleting, sender=Topic)


def ours(raw: bool) -> bool:
    """Say whether a change is to be followed: all are but those of a fixture loaded on its own."""
    return not raw or current() is not None


def on_page_saving(instance: Page, *, raw: bool = False, **_kwargs: Any) -> None:
    """Touch everything below a page whose address changes."""
    if not instance.pk or not ours(raw):
        return
    before = Page.objects.filter(pk=instance.pk).values_list("url_path", flat=True).first()
    if before is not None and before != instance.url_path:
        touch_later(PAGES, partial(keys_below, instance.pk))


def on_page_saved(
    instance: Page,
    *,
    raw: bool = False,
    update_fields: frozenset[str] | None = None,
    **_kwargs: Any,
) -> None:
    """Touch a page that was published, unpublished or changed."""
    if ours(raw) and not (update_fields and update_fields <= DRAFT_FIELDS):
        touch(PAGES, instance.pk)


def on_page_deleted(instance: Page, **_kwargs: Any) -> None:
    """Touch a page that is gone; those below it each send a signal of their own."""
    touch(PAGES, instance.pk)


def on_child_changed(parent: str, instance: Model, *, raw: bool = False, **_kwargs: Any) -> None:
    """Touch the page that a row such as a file or a contributor belongs to."""
    page = getattr(instance, f"{parent}_id")
    if page is not None and ours(raw):
        touch(PAGES, page)


def on_page_moved(instance: Page, **_kwargs: Any) -> None:
    """Touch a page that was moved and everything below it: readers and addresses change."""
    touch_later(PAGES, partial(keys_below, instance.pk))


def on_restriction_changing(
    instance: PageViewRestriction, *, raw: bool = False, **_kwargs: Any
) -> None:
    """Touch what a restriction guards before it is changed or deleted."""
    if not ours(raw):
        return
    before = PageViewRestriction.objects.filter(pk=instance.pk).select_related("page").first()
    if before is not None:
        touch_all(PAGES, keys_guarded(before.page_id))


def on_restriction_saved(
    instance: PageViewRestriction, *, raw: bool = False, **_kwargs: Any
) -> None:
    """Touch what a restriction guards now."""
    if ours(raw):
        touch_later(PAGES, partial(keys_guarded, instance.page_id))


def on_restriction_groups(
    instance: Any, *, reverse: bool, pk_set: set[int] | None, **_kwargs: Any
) -> None:
    """Touch what a restriction guards when its groups change, from either side."""
    if not reverse:
        touch_later(PAGES, partial(keys_guarded, instance.page_id))
    elif pk_set is None:
        on_group_deleting(instance)
    else:
        pages = PageViewRestriction.objects.filter(pk__in=pk_set)
        for page in pages.values_list("page", flat=True):
            touch_later(PAGES, partial(keys_guarded, page))


def on_group_deleting(instance: Group, **_kwargs: Any) -> None:
    """Touch what is restricted to a group; Django tells nobody that the row between them goes."""
    pages = PageViewRestriction.objects.filter(groups=instance).values_list("page", flat=True)
    for page in pages:
        touch_later(PAGES, partial(keys_guarded, page))


def on_site_changed(*, raw: bool = False, **_kwargs: Any) -> None:
    """Touch every page: its address may have changed."""
    if ours(raw):
        touch_later(PAGES, PageSource().keys)


def on_topic_saving(instance: Topic, *, raw: bool = False, **_kwargs: Any) -> None:
    """Touch the pages of a topic whose code changes; names are looked up when they are shown."""
    before = Topic.objects.filter(pk=instance.pk).values_list("code", flat=True).first()
    if before not in (None, instance.code) and ours(raw):
        touch_all(PAGES, _keys_of_topic(instance))


def on_topic_deleting(instance: Topic, **_kwargs: Any) -> None:
    """Touch the pages of a topic before they lose it."""
    touch_all(PAGES, _keys_of_topic(instance))


def keys_below(page: int) -> Iterable[str]:
    """Return the ids of a page and of all below it; none if it is gone."""
    path = Page.objects.filter(pk=page).values_list("path", flat=True).first()
    if path is None:
        return []
    return [
        str(pk) for pk in Page.objects.filter(path__startswith=path).values_list("pk", flat=True)
    ]


def keys_guarded(page: int) -> Iterable[str]:
    """Return the ids of the pages that a restriction on `page` guards; none if it is gone."""
    root = Page.objects.filter(pk=page).select_related("locale").first()
    if root is None:
        return []
    pages = Page.objects.filter(pages_under_restrictions_of(root))
    return [str(pk) for pk in pages.values_list("pk", flat=True)]


def _keys_of_topic(topic: Topic) -> list[str]:
    """Return the ids of the pages about a topic."""
    return [
        str(pk)
        for model in hub_page_models()
        for pk in model.objects.filter(topics=topic).values_list("pk", flat=True)
    ]


def _children() -> set[tuple[type[Model], str]]:
    """Return the models whose rows belong to a page of ours, with the name of that relation."""
    return {
        (relation.related_model, relation.field.name)
        for model in hub_page_models()
        for relation in get_all_child_relations(model)
        if relation.related_model._meta.app_label != "wagtailcore"
    }
