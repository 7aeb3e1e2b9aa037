"""The site's menus: apps above this one register what goes into them.

A provider takes the request and returns links; it is asked once for each page, so it may spend at
most one query. Register in `AppConfig.ready()`:

    navigation.register("main", lambda request: [Link(url="/library/", text=_("Library"))])
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from django.http import HttpRequest
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Link:
    """One item of a menu.

    Attributes:
        url: where it goes, a path of this site.
        text: what it says.
        current: "page" when this page is shown, "true" when one below it is; set by `links`.

    """

    url: str
    text: str | Promise
    current: str = ""


Provider = Callable[[HttpRequest], Iterable[Link]]

MENUS = ("main", "footer")
_providers: dict[str, list[Provider]] = {menu: [] for menu in MENUS}


def register(menu: str, provider: Provider) -> None:
    """Let a provider add its links to a menu; registering it again changes nothing.

    Args:
        menu: one of `MENUS`.
        provider: called with the request of each page.

    Raises:
        ValueError: there is no such menu.

    """
    if menu not in MENUS:
        message = f"{menu!r} is not a menu: {MENUS}"
        raise ValueError(message)
    if provider not in _providers[menu]:
        _providers[menu].append(provider)


def links(menu: str, request: HttpRequest, home_url: str) -> list[Link]:
    """Return the links of a menu in the order of registration, the reader's place marked.

    Args:
        menu: one of `MENUS`.
        request: the page that is shown.
        home_url: the start page, which is no section that other pages lie in.

    """
    found = [link for provider in _providers[menu] for link in provider(request)]
    return [replace(link, current=_current(link.url, request.path, home_url)) for link in found]


def _current(url: str, path: str, home_url: str) -> str:
    """Return how the page at `path` stands to the link: it, below it or neither."""
    if path == url:
        return "page"
    below = url != home_url and url.endswith("/") and path.startswith(url)
    return "true" if below else ""
