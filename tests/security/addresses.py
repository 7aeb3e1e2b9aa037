"""Every address there is, worked out from the URL configuration and the rows of the tables.

A view that is added is asked for here without anybody's having to think of it; one whose address
holds a part that is not known below makes the tests fail until somebody says what it stands for.
"""

import itertools
import re
from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import Group
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import LocalePrefixPattern, RoutePattern
from django.utils import translation
from wagtail.models import Collection, Page, Site

from hub.media.models import Document, DocumentPage, Image, Rendition
from hub.taxonomy.models import Topic

ADMIN = "admin/"


def patterns(
    found: list[URLPattern | URLResolver] | None = None, before: tuple = ()
) -> Iterator[tuple[tuple, URLPattern]]:
    """Yield every view's pattern, with the patterns that lead to it."""
    for pattern in get_resolver().url_patterns if found is None else found:
        trail = (*before, pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern.url_patterns, trail)
        else:
            yield trail, pattern


def routes(*, admin: bool) -> Iterator[str]:
    """Yield the route of every view, such as `documents/<int:document_id>/thumbnail.webp`.

    Args:
        admin: whether to yield those of Wagtail's admin, or all the others.

    """
    for trail, _ in patterns():
        route = "".join(
            str(part) if isinstance(part, RoutePattern) else re.sub(r"[\^$]", "", str(part))
            for part in trail
            if not isinstance(part, LocalePrefixPattern)
        )
        if route.startswith(ADMIN) == admin:
            yield route


def public_addresses() -> list[str]:
    """Return every address outside the admin, in both languages, for everything in the tables."""
    plain = {path for route in routes(admin=False) for path in filled(route)}
    return sorted({*plain, *(f"/cy{path}" for path in plain)})


def filled(route: str) -> list[str]:
    """Return the addresses that a route stands for.

    Raises:
        LookupError: the route has a part that is not known here.

    """
    if route == PAGES:
        return page_paths()
    names = re.findall(r"<(?:\w+:)?(\w+)>", route)
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        message = f"Say in tests/security/addresses.py what {unknown} in {route} stands for."
        raise LookupError(message)
    found = []
    for values in itertools.product(*(PARTS[name]() for name in names)):
        path = route
        for value in values:
            path = re.sub(r"<[^>]+>", lambda _, value=value: str(value), path, count=1)
        found.append(f"/{path}")
    return found


PAGES = r"((?:[\w\-]+/)*)"
PARTS = {
    "document_id": lambda: [*Document.objects.values_list("pk", flat=True), 999_999],
    "number": lambda: sorted({*DocumentPage.objects.values_list("number", flat=True), 1, 99}),
    "filename": lambda: [*(document.filename for document in Document.objects.all()), "x.pdf"],
    "name": lambda: [
        *Rendition.objects.values_list("file", flat=True),
        *Image.objects.values_list("file", flat=True),
        *Document.objects.values_list("file", flat=True),
        "images/1/x.webp",
    ],
}


def page_paths() -> list[str]:
    """Return where every page is or would be, whether it is published or not."""
    found = {"/", "/nothing-here/"}
    site = Site.objects.get(is_default_site=True)
    for home in site.root_page.get_translations(inclusive=True):
        for path in home.get_descendants(inclusive=True).values_list("url_path", flat=True):
            found.add("/" + path.removeprefix(home.url_path))
    # Nor under what the rest of the tree calls itself, such as its root's slug.
    found.update(Page.objects.filter(depth__gt=1).values_list("url_path", flat=True))
    return sorted(found)


def admin_addresses() -> list[str]:
    """Return every address of the admin, each with numbers of one thing of every kind."""
    numbers = [
        model.objects.order_by("-pk").values_list("pk", flat=True).first()
        for model in (Page, Document, Image, Collection, Group)
    ]
    found = set()
    for route in routes(admin=True):
        for number in dict.fromkeys(filter(None, numbers)):
            path = PART.sub(str(number), re.sub(r"\(\?:[^()]*\)\??", "", route))
            found.add("/" + path.replace("\\", ""))
    return sorted(found)


# Where a number, a name or anything else goes, in either way of writing a route.
PART = re.compile(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)|<[^>]+>|\([^()?][^()]*\)")


def search_addresses(text: str) -> list[str]:
    """Return the addresses that search for `text` in every way, before and after it is narrowed."""
    topics = list(Topic.objects.values_list("code", flat=True))
    found = []
    for language, _ in settings.LANGUAGES:
        with translation.override(language):
            places = [reverse("search")]
        places += library_paths(language)
        for place in places:
            found += [f"{place}?q={text}&{more}".rstrip("&") for more in NARROWED]
            found += [f"{place}?q={text}&topic={topic}" for topic in topics]
            found += [f"{place}?q={wording}" for wording in _wordings(text)]
            found += [f"{place}?topic={text}", f"{place}?type={text}", f"{place}?{text}={text}"]
    return found


def _wordings(text: str) -> list[str]:
    return [f"%22{text}%22", f"%22of+{text}%22", f"assembly+-{text}", f"-{text}", text.upper()]


NARROWED = ("", "sort=title", "page=2", "type=other")


def library_paths(language: str) -> list[str]:
    """Return where the library is in one language."""
    from resources.library.models import LibraryPage  # noqa: PLC0415

    prefix = "" if language == settings.LANGUAGE_CODE else f"/{language}"
    libraries = LibraryPage.objects.filter(locale__language_code=language)
    return [f"{prefix}/{slug}/" for slug in libraries.values_list("slug", flat=True)]
