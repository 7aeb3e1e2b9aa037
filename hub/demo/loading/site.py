"""The site, its languages, the home pages, the library and the page about the demonstration."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Locale, Page, Site

from home.models import ContentPage, HomePage
from hub.demo.content import site as content
from resources.library.models import LibraryPage

from .pages import add_page, find_page, stream

HOME, LIBRARY = "home", "library"


def load_site() -> tuple[HomePage, LibraryPage]:
    """Make what is missing of the site's frame, in the unit of work; return home and library."""
    for language, _name in settings.LANGUAGES:
        Locale.objects.get_or_create(language_code=language)
    home = find_page(HOME) or _make_home()
    library = find_page(LIBRARY) or add_page(
        LibraryPage(
            title=content.LIBRARY_TITLE,
            slug=LIBRARY,
            summary=content.LIBRARY_SUMMARY,
            show_in_menus=True,
        ),
        parent=home,
        key=LIBRARY,
    )
    if find_page(content.ABOUT_SLUG) is None:
        body = stream(content.ABOUT_SLUG, [("text", "text", content.ABOUT_BODY)])
        page = ContentPage(
            title=content.ABOUT_TITLE,
            slug=content.ABOUT_SLUG,
            summary=content.ABOUT_SUMMARY,
            body=body,
            show_in_footer=True,
        )
        add_page(page, parent=home, key=content.ABOUT_SLUG)
    return home, library


def open_doors(home: HomePage) -> None:
    """Let the new home pages lead to the pages that most readers come for.

    The pages exist only after the home page, so this comes last. An editor's doors, or a home page
    from which they took all of them, have a revision more than a new one and are left alone.
    """
    if home.revisions.count() == 1 and not home.doors:
        _publish_doors(home, [(door.page, door.text_en) for door in content.DOORS])
    if find_page(HOME, "cy") is None:
        _make_welsh_home(home)


def _make_home() -> HomePage:
    """Make the home page, let the site begin there, and remove Wagtail's welcome page."""
    words = content.HOME
    home = HomePage(
        title=words.title,
        slug="democracy-hub",
        heading=words.heading,
        introduction=words.introduction,
        summary=words.summary,
    )
    add_page(home, parent=Page.get_first_root_node(), key=HOME)
    site = Site.objects.filter(is_default_site=True).first()
    welcome = site.root_page if site else None
    if site is None:
        site = Site(is_default_site=True)
    elif not _is_untouched(welcome):
        return home
    address = urlsplit(settings.SITE_URL)
    site.hostname = address.hostname or "localhost"
    site.port = address.port or (443 if address.scheme == "https" else 80)
    site.site_name = content.SITE_NAME
    site.root_page = home
    site.save()
    if welcome is not None:
        welcome.delete()
    return home


def _is_untouched(page: Page) -> bool:
    """Say whether a page is the one that Wagtail's first migration makes."""
    return page.specific_class is Page and not page.revisions.exists() and page.numchild == 0


def _publish_doors(home: HomePage, doors: list[tuple[str, str]]) -> None:
    """Put the doors on a home page and publish it."""
    home.doors = stream(
        f"{HOME}-{home.locale.language_code}",
        [
            ("door", key, {"page": find_page(key).pk, "title": "", "text": text})
            for key, text in doors
            if find_page(key) is not None
        ],
    )
    home.save_revision().publish()


def _make_welsh_home(home: HomePage) -> None:
    """Make the home page that readers of Welsh begin at."""
    words = content.HOME_CY
    welsh = home.copy_for_translation(Locale.objects.get(language_code="cy"))
    welsh.title, welsh.draft_title = words.title, words.title
    welsh.heading = words.heading
    welsh.introduction = words.introduction
    welsh.summary = words.summary
    _publish_doors(welsh, [(door.page, door.text_cy) for door in content.DOORS])
