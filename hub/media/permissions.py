"""Who may do what with files."""

from hub.core.audiences import STAFF, all_of, claims_of, satisfies

from .audiences import User, audience_of, rule_for_collection, visible_ids
from .models import Document, Image


def can_view_document(user: User, document: Document) -> bool:
    """Say whether `user` may open the file, its text and its pictures."""
    return audience_of(document).admits(claims_of(user))


def visible_documents(user: User, ids: list[int] | set[int]) -> set[int]:
    """Return those of the documents that `user` may open, in a constant number of queries."""
    return visible_ids(Document, user, ids)


def can_view_image(user: User, image: Image) -> bool:
    """Say whether `user` may see the image in the sizes that the site shows."""
    return audience_of(image).admits(claims_of(user))


def visible_images(user: User, ids: list[int] | set[int]) -> set[int]:
    """Return those of the images that `user` may see, in a constant number of queries."""
    return visible_ids(Image, user, ids)


def can_view_original(user: User, image: Image) -> bool:
    """Say whether `user` may open the file as it was uploaded: staff, within the collection."""
    rule = all_of(rule_for_collection(image.collection_id), STAFF)
    return satisfies(rule, claims_of(user))
