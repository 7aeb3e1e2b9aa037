"""What a reader is shown of a resource, in the variables of the page's components."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.template.defaultfilters import date, filesizeformat
from django.utils.text import get_text_list
from django.utils.translation import get_language, get_language_info, gettext, ngettext

from hub.media.models import Document
from hub.media.permissions import visible_documents

from .choices import ContributorRole

if TYPE_CHECKING:
    from .models import ResourceContributor, ResourcePage


def byline(contributors: Iterable["ResourceContributor"]) -> str:
    """Return a line that names the contributors in order, with what they did.

    Authors need no word about what they did: "Involve and mySociety, with support from Dudley
    Metropolitan Borough Council".
    """
    parts = [
        _credit(role, get_text_list(names, gettext("and")))
        for role, names in _by_role(contributors)
    ]
    line = ", ".join(parts)
    return line[:1].upper() + line[1:]


def files(resource: "ResourcePage", user: AbstractBaseUser | AnonymousUser) -> list[dict[str, Any]]:
    """Return those of the files that `user` may open, for components/attachment.html.

    Nothing says that there are others. One query, beside those that ask who may open them.
    """
    rows = resource.files.select_related("document__licence")
    documents = {file.document_id: file.document for file in rows}
    visible = visible_documents(user, set(documents))
    return [
        _attachment(document, resource.licence_id)
        for pk, document in documents.items()
        if pk in visible
    ]


def facts(
    resource: "ResourcePage",
    contributors: Iterable["ResourceContributor"],
    library_url: str | None,
) -> list[dict[str, Any]]:
    """Return what is known of the resource, for components/summary_list.html.

    Args:
        resource: the page.
        contributors: its contributors in order.
        library_url: where its topics and type lead, narrowed to them.

    """
    by_type = _narrowed(library_url, "type", resource.resource_type)
    topics = [
        {"text": topic.name, "url": _narrowed(library_url, "topic", topic.code)}
        for topic in resource.topics.all()
    ]
    credits_ = [
        {"key": _role_name(role, len(names)), "links": [{"text": name} for name in names]}
        for role, names in _by_role(contributors)
    ]
    licence, initiative = resource.licence, resource.initiative
    return [
        {"key": gettext("Type"), "value": resource.get_resource_type_display(), "url": by_type},
        *credits_,
        {
            "key": gettext("Published"),
            "value": date(resource.published_on, "j F Y") if resource.published_on else "",
        },
        {"key": ngettext("Topic", "Topics", len(topics)), "links": topics},
        {"key": gettext("Part of"), "value": initiative.name if initiative else ""},
        {
            "key": gettext("Licence"),
            "value": licence.name if licence else "",
            "url": licence.url if licence else "",
        },
    ]


def _by_role(contributors: Iterable["ResourceContributor"]) -> list[tuple[str, list[str]]]:
    """Return the names under each role, both in the order in which they are first named."""
    found: dict[str, list[str]] = {}
    for contributor in contributors:
        found.setdefault(contributor.role, []).append(contributor.name)
    return list(found.items())


def _credit(role: str, names: str) -> str:
    """Return the words for what these people did, as part of a line."""
    match role:
        case ContributorRole.SUPPORT:
            return gettext("with support from %(names)s") % {"names": names}
        case ContributorRole.ADVISORY:
            return gettext("with advice from %(names)s") % {"names": names}
        case ContributorRole.COMPILER:
            return gettext("compiled by %(names)s") % {"names": names}
        case ContributorRole.TRANSLATOR:
            return gettext("translated by %(names)s") % {"names": names}
    return names


def _role_name(role: str, count: int) -> str:
    """Return the heading over the names of one role."""
    if role == ContributorRole.AUTHOR:
        return ngettext("Author", "Authors", count)
    return str(ContributorRole(role).label)


def _narrowed(library_url: str | None, facet: str, code: str) -> str:
    """Return the address of the library narrowed to one value; blank where there is no library."""
    return f"{library_url}?{urlencode({facet: code})}" if library_url else ""


def _attachment(document: Document, page_licence: int | None) -> dict[str, Any]:
    """Return one file; what the page says already is not said again."""
    foreign = document.language != get_language()
    licence = document.licence if document.licence_id != page_licence else None
    known = document.language in dict(settings.LANGUAGES)
    return {
        "title": document.title,
        "url": document.url,
        "type_label": document.type_label,
        "type_name": document.type_name,
        "size": filesizeformat(document.file_size) if document.file_size else "",
        "page_count": document.page_count,
        "language_code": document.language if foreign else "",
        "language_name": (
            get_language_info(document.language)["name_translated"] if foreign and known else ""
        ),
        "thumbnail_url": document.thumbnail_url,
        "text_url": document.text_url,
        "download_url": document.download_url,
        "licence_name": licence.name if licence else "",
        "licence_url": licence.url if licence else "",
        "accessible": document.accessible,
    }
