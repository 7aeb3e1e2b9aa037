"""Reads of documents and images."""

from typing import Self

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from wagtail.documents.models import DocumentQuerySet as WagtailDocumentQuerySet
from wagtail.images.models import ImageQuerySet as WagtailImageQuerySet

from .audiences import visible_to

User = AbstractBaseUser | AnonymousUser | None


class DocumentQuerySet(WagtailDocumentQuerySet):
    """Documents."""

    def visible_to(self, user: User) -> Self:
        """Keep those that `user` may open; see `hub.media.audiences`."""
        return visible_to(self, user)


class ImageQuerySet(WagtailImageQuerySet):
    """Images."""

    def visible_to(self, user: User) -> Self:
        """Keep those that `user` may see; see `hub.media.audiences`."""
        return visible_to(self, user)
