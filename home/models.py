"""The home page and the content pages below it."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from hub.pages.blocks import ContentBlocks
from hub.pages.models import BasePage

from . import presenting
from .blocks import DoorsBlock

MOST_DOORS = 6


class HomePage(BasePage):
    """The first page: what is here, for whom, and a search box."""

    template = "home/home_page.html"
    page_description = _("The first page of the site. There is one in each language.")
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["home.ContentPage", "library.LibraryPage"]
    max_count_per_parent = 2

    heading = models.CharField(
        _("heading"),
        max_length=120,
        blank=True,
        help_text=_("What is here, in a few words."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=500,
        blank=True,
        help_text=_("Two sentences at most: what readers can do here, and for whom it is."),
    )
    doors = StreamField(
        DoorsBlock(max_num=MOST_DOORS),
        verbose_name=_("ways in"),
        blank=True,
        help_text=_("The pages that most readers come for, six at most."),
    )
    body = StreamField(ContentBlocks(), verbose_name=_("body"), blank=True)

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("introduction"),
        FieldPanel("doors"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the template knows: beside those of `BasePage`, `doors` ({url, title, text}).

        Doors that this reader may not pass are left out.
        """
        context = super().get_context(request, *args, **kwargs)
        context["doors"] = presenting.doors(self.doors, request)
        context["hide_search"] = True
        return context


class ContentPage(BasePage):
    """A page of text, pictures and lists, such as a programme's own page."""

    template = "home/content_page.html"
    page_description = _("A page of text, pictures and lists, such as a programme's page.")
    parent_page_types: ClassVar = ["home.HomePage", "home.ContentPage"]
    subpage_types: ClassVar = ["home.ContentPage"]

    body = StreamField(ContentBlocks(), verbose_name=_("body"), blank=True)
    initiative = models.ForeignKey(
        "taxonomy.Initiative",
        verbose_name=_("initiative"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="pages",
        help_text=_("The programme, assembly or conference that the page is about."),
    )
    show_in_footer = models.BooleanField(
        _("show at the foot of every page"),
        default=False,
        help_text=_("For pages such as the accessibility statement and the page about cookies."),
    )

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("initiative"),
    ]
    promote_panels: ClassVar = [*BasePage.promote_panels, FieldPanel("show_in_footer")]

    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("show_in_footer"),
    ]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the template knows: beside those of `BasePage`, `contents` ({url, text}).

        A short page, and one whose editor put a list of contents in it, has none.
        """
        context = super().get_context(request, *args, **kwargs)
        context["contents"] = presenting.contents(self.body)
        return context

    def get_search_facets(self) -> dict[str, list[str]]:
        """Return its topics, and that it is a page."""
        return {**super().get_search_facets(), "type": [self.search_kind]}
