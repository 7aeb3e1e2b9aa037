"""Loads the demonstration in one transaction, so that it is there whole or not at all."""

from collections.abc import Callable
from dataclasses import dataclass

from home.models import HomePage
from hub.core.transactions import unit_of_work
from hub.demo.content.resources import RESOURCES

from .people import load_groups
from .programme import load_programme
from .resources import load_resource
from .site import load_site, open_doors
from .terms import load_terms

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Report:
    """How much was made: all 0 when everything was there already."""

    terms: int = 0
    resources: int = 0
    programme: bool = False


def is_loaded() -> bool:
    """Say whether the site has a home page, the demonstration's or one of somebody's own."""
    return HomePage.objects.exists()


def load(progress: Progress) -> Report:
    """Make what is missing of the demonstration; what is there is not touched.

    Args:
        progress: told what is being made, and how many of how many.

    """
    with unit_of_work():
        load_groups()
        terms = load_terms()
        progress("Terms", 1, 1)
        home, library = load_site()
        made = 0
        for number, resource in enumerate(RESOURCES, start=1):
            made += load_resource(resource, library)
            progress("Resources", number, len(RESOURCES))
        programme = load_programme(home)
        open_doors(home)
        progress("Programme page", 1, 1)
    return Report(terms, made, programme)
