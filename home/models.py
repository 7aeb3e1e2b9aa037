"""The home page and the content pages below it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from hub.pages.blocks import ContentBlocks
from hub.pages.models import BasePage


class HomePage(BasePage):
    """The first page: what is here, for whom, and a search box."""

    page_description = _("The first page of the site. There is one in each language.")
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = ["home.ContentPage", "library.LibraryPage"]
    max_count_per_parent = 2

    heading = models.CharField(_("heading"), max_length=120, blank=True)
    introduction = models.TextField(_("introduction"), max_length=500, blank=True)
    body = StreamField(ContentBlocks(), verbose_name=_("body"), blank=True)

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")


class ContentPage(BasePage):
    """A page of text, pictures and lists, such as a programme's own page."""

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
    )

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("body"),
        FieldPanel("initiative"),
    ]

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")
