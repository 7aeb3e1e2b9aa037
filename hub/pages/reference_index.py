"""Keeps Wagtail's reference index true when an inline child goes, such as a file of a resource.

Wagtail indexes a page when it is saved, which is before the children that were taken out of it are
deleted, and does not look again. Left alone, a document that was taken out of a resource would
still count as used by it, and stay open.
"""

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_delete
from modelcluster.fields import ParentalKey
from wagtail.tasks import update_reference_index_task


def connect() -> None:
    """Listen to the deletion of every kind of child; called once, when the apps are ready."""
    for model in apps.get_models():
        if _parental_keys(model):
            post_delete.connect(
                on_child_deleted, sender=model, dispatch_uid=f"pages.child_deleted.{model._meta}"
            )


def on_child_deleted(instance: Model, **_kwargs: Any) -> None:
    """Index again what the child belonged to, unless that is gone as well."""
    for key in _parental_keys(type(instance)):
        parent = key.related_model
        pk = getattr(instance, key.attname)
        if parent.objects.filter(pk=pk).exists():
            meta = parent._meta
            update_reference_index_task.enqueue(meta.app_label, meta.model_name, str(pk))


def _parental_keys(model: type[Model]) -> list[ParentalKey]:
    fields = model._meta.get_fields()
    return [field for field in fields if isinstance(field, ParentalKey)]
