"""The page that every page type of the hub is made from."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField


class BasePage(Page):
    """A page with a summary and topics, that the one search can find.

    Subclasses set `search_kind` and extend the `search_…` methods. They must name
    `parent_page_types`, `subpage_types` and `page_description` (a system check says so).
    """

    search_kind: ClassVar[str] = "page"

    summary = models.TextField(
        _("summary"),
        max_length=300,
        blank=True,
        help_text=_("One or two sentences, shown in lists and search results."),
    )
    topics = ParentalManyToManyField(
        "taxonomy.Topic",
        verbose_name=_("topics"),
        blank=True,
        related_name="%(app_label)s_%(class)ss",
    )

    content_panels: ClassVar = [*Page.content_panels, FieldPanel("summary"), FieldPanel("topics")]

    # Addresses and choices stay the same in every language (wagtail-localize would send them to
    # the translator as text).
    override_translatable_fields: ClassVar[list[Any]] = [SynchronizedField("slug")]

    class Meta:
        abstract = True
