"""The search in the site's other languages."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from wagtail.models import Page, Site

from hub.pages.querysets import visible_pages

from .parameters import Parameters


def alternates(request: HttpRequest, asked: Parameters) -> list[dict[str, str]]:
    """Return {code, label, url} of the same search in each other language the site is in.

    The site is in a language if this reader can see a home page in it. Two queries.
    """
    site = Site.find_for_request(request)
    if site is None:
        return []
    homes = Page.objects.filter(translation_key=site.root_page.translation_key)
    codes = visible_pages(homes, request.user).order_by("path")
    return [
        {
            "code": code,
            "label": translation.get_language_info(code)["name_local"],
            "url": asked.url(_address(code)),
        }
        for code in codes.values_list("locale__language_code", flat=True)
        if code != translation.get_language()
    ]


def _address(code: str) -> str:
    """Return where the search is in a language."""
    with translation.override(code):
        return reverse("search")
