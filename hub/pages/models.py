"""The page that every page type of the hub is made from."""

from datetime import datetime
from typing import Any, ClassVar
from urllib.parse import urlsplit

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.documents import get_document_model
from wagtail.documents.models import AbstractDocument
from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from hub.core.transactions import unit_of_work

from . import searching, trails
from .querysets import HubPageManager, PageQuerySet


class BasePage(Page):
    """A page with a summary and topics, that the one search can find.

    Subclasses set `search_kind` and extend the methods below. They must name `parent_page_types`,
    `subpage_types` and `page_description` (a system check says so).
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

    objects = HubPageManager()

    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("summary"),
        # Boxes to tick: a list that needs Ctrl held down loses choices.
        FieldPanel("topics", widget=CheckboxSelectMultiple),
    ]
    promote_panels: ClassVar = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("Address and search engines"),
        ),
        FieldPanel("show_in_menus"),
    ]

    # Addresses and choices stay the same in every language (wagtail-localize would send them to
    # the translator as text); so do topics, which it would leave out.
    override_translatable_fields: ClassVar[list[Any]] = [
        SynchronizedField("slug", overridable=False),
        SynchronizedField("topics", overridable=False),
    ]

    # Pages are read; whatever is sent to the site has an address of its own.
    allowed_http_methods: ClassVar = ["GET", "HEAD"]

    # No shared passwords: whoever has one can pass it on, and nobody can take it back.
    private_page_options: ClassVar = ["login", "groups"]

    class Meta:
        abstract = True

    def publish(self, *args: Any, **kwargs: Any) -> None:
        """Publish a revision, as Wagtail does, in a unit of work.

        wagtail-localize publishes a translation after the transaction of its request has ended,
        when the unit of that request is over.
        """
        with unit_of_work():
            super().publish(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the page's template knows.

        Beside Wagtail's: `breadcrumbs` (list of {url, text}) and `alternates` (the page in other
        languages, list of {code, label, url}), in three queries at most.
        """
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["breadcrumbs"] = trails.breadcrumbs(self, request)
        context["alternates"] = trails.alternates(self, request)
        return context

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        """Return the site's id, its root and the page's path, or None where it has no address.

        The root of the site that `SITE_URL` names is `SITE_URL`: Wagtail guesses the scheme from
        the port, and a wrong one sends a preview to a redirect instead of the page.
        """
        parts: tuple[int, str, str] | None = super().get_url_parts(request)
        if parts is None or parts[1] is None:
            return parts
        site_id, root, path = parts
        own = urlsplit(root).hostname == urlsplit(settings.SITE_URL).hostname
        return site_id, settings.SITE_URL if own else root, path

    @method_decorator(csp_replace({"frame-ancestors": [SELF]}))
    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """Show an editor the page as it will be; only a preview may stand in the admin's frame."""
        response: HttpResponse = super().serve_preview(request, mode_name)
        return response

    def get_search_title(self) -> str:
        """Return the title under which the page is found."""
        return self.title

    def get_search_facets(self) -> dict[str, list[str]]:
        """Return the codes by which search results can be narrowed, by the facet's name."""
        return {"topic": sorted(topic.code for topic in self.topics.all())}

    def get_search_passages(self) -> list[searching.Passage]:
        """Return the words of the page in its own order, cut at every heading.

        The title and the summary are not among them: an item has them as such.
        """
        return searching.passages_of_page(self)

    def get_search_documents(self) -> list[AbstractDocument]:
        """Return the documents that the page offers to read, each once, in the page's order."""
        ids = list(dict.fromkeys(searching.document_ids_of_page(self)))
        found = get_document_model().objects.in_bulk(ids)
        return [found[pk] for pk in ids if pk in found]

    def get_search_dates(self) -> tuple[datetime | None, datetime | None]:
        """Return when the content came out and when it last changed, as a reader would say."""
        return self.first_published_at, self.last_published_at

    @classmethod
    def for_rows(cls) -> PageQuerySet:
        """Return pages with all that `byline_line` and `primary_file` need already fetched."""
        return cls.objects.all()

    def byline_line(self) -> str:
        """Return who made it, in one line, for a row of a table; blank where nobody is named."""
        return ""

    def primary_file(self) -> AbstractDocument | None:
        """Return the file that a row of a table describes, if there is one."""
        return None
