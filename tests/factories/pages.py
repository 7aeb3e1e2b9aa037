"""Pages in a tree that the site serves, restrictions on them and links to files."""

import factory
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, PageViewRestriction, Site
from wagtail_factories import PageFactory

from home.models import ContentPage, HomePage
from resources.library.models import LibraryPage, ResourcePage


def site_home() -> HomePage:
    """Return the English home page, which the site serves; made at the first call."""
    home = HomePage.objects.filter(locale__language_code="en").first()
    if home is None:
        root = Page.objects.get(depth=1)
        home = root.add_child(instance=HomePage(title="Home", slug="start"))
    Site.objects.filter(is_default_site=True).update(root_page=home)
    Site.clear_site_root_paths_cache()
    return home


def welsh_home() -> HomePage:
    """Return the Welsh home page, published; made at the first call."""
    cy = Locale.objects.get(language_code="cy")
    home = site_home().get_translation_or_none(cy)
    if home is None:
        home = site_home().copy_for_translation(cy)
        home.title = "Hafan"
        home.save_revision().publish()
        Site.clear_site_root_paths_cache()
    return HomePage.objects.get(pk=home.pk)


class ContentPageFactory(PageFactory):
    class Meta:
        model = ContentPage

    parent = factory.LazyFunction(site_home)
    title = factory.Sequence(lambda number: f"Content page {number}")


class LibraryPageFactory(PageFactory):
    class Meta:
        model = LibraryPage
        django_get_or_create = ["slug", "parent"]

    parent = factory.LazyFunction(site_home)
    title = "Library"


class ResourcePageFactory(PageFactory):
    class Meta:
        model = ResourcePage

    parent = factory.LazyFunction(LibraryPageFactory)
    title = factory.Sequence(lambda number: f"Resource {number}")


def restrict(page: Page, kind: str, *groups: Group) -> PageViewRestriction:
    """Restrict a page and what is below it: kind is "login", "groups" or "password"."""
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind)
    restriction.groups.set(groups)
    return restriction
