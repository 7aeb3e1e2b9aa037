"""The library and its resources."""

from datetime import datetime, time
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.documents.models import AbstractDocument
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hub.pages.models import BasePage
from hub.pages.querysets import PageQuerySet

from . import presenting
from .choices import ContributorRole, ResourceType


class LibraryPage(BasePage):
    """The library: the one search, preset to resources."""

    page_description = _("The library of resources. There is one.")
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["library.ResourcePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with what the search finds among the resources."""
        from search.views import results  # noqa: PLC0415 - models are loaded before views

        return results(
            request,
            kinds=(ResourcePage.search_kind,),
            title=self.title,
            introduction=self.summary,
            context=self.get_context(request, *args, **kwargs),
        )


class ResourcePage(BasePage):
    """A resource: one work, with all its files."""

    search_kind = "resource"
    template = "library/resource_page.html"
    page_description = _("A document, letter, plan or other work, with its files.")
    parent_page_types: ClassVar = ["library.LibraryPage"]
    subpage_types: ClassVar[list[str]] = []

    resource_type = models.CharField(
        _("type"), max_length=30, choices=ResourceType.choices, default=ResourceType.OTHER
    )
    published_on = models.DateField(
        _("date of publication"),
        null=True,
        blank=True,
        help_text=_("The date on the work itself. Leave it empty if it is not known."),
    )
    byline = models.CharField(
        _("display line for contributors"),
        max_length=300,
        blank=True,
        help_text=_(
            "Leave it empty and a line is made from the contributors. Fill it in to name them as"
            " the cover does, for example: Involve, with thanks to the advisory panel."
        ),
    )
    about = RichTextField(
        _("about this resource"),
        blank=True,
        features=["bold", "link", "document-link", "ul", "ol"],
        help_text=_("What it holds, whom it is for and how to use it."),
    )
    licence = models.ForeignKey(
        "taxonomy.Licence",
        verbose_name=_("licence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resources",
        help_text=_("The terms on which readers may use it again."),
    )
    initiative = models.ForeignKey(
        "taxonomy.Initiative",
        verbose_name=_("initiative"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resources",
        help_text=_("The programme, assembly or conference that it comes from."),
    )

    # In the order of a minute's work: name it, add its file, say what it is.
    content_panels: ClassVar = [
        *Page.content_panels,
        FieldPanel("summary"),
        InlinePanel(
            "files",
            heading=_("Files"),
            label=_("file"),
            help_text=_(
                "Every form of the work: the report, its summary, its Welsh translation. The first"
                " one is shown in lists."
            ),
        ),
        FieldPanel("resource_type"),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        MultiFieldPanel(
            [
                InlinePanel("contributors", label=_("contributor")),
                FieldPanel("byline"),
            ],
            heading=_("Contributors"),
        ),
        FieldPanel("about"),
        MultiFieldPanel(
            [FieldPanel("published_on"), FieldPanel("initiative"), FieldPanel("licence")],
            heading=_("Facts"),
        ),
    ]

    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("resource_type"),
        TranslatableField("byline"),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")

    @classmethod
    def for_rows(cls) -> PageQuerySet:
        """Return resources with all that `byline_line` and `primary_file` need already fetched."""
        contributors = ResourceContributor.objects.select_related("organisation")
        return cls.objects.prefetch_related(
            models.Prefetch("contributors", contributors),
            models.Prefetch("files", ResourceFile.objects.select_related("document")),
        )

    def byline_line(self) -> str:
        """Return who made it, in one line: the display line, or one made of the contributors."""
        return self.byline or presenting.byline(self.contributors.all())

    def primary_file(self) -> AbstractDocument | None:
        """Return the first of its files; whether a reader may open it is another question."""
        return next((file.document for file in self.files.all()), None)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what the template knows; costs the same whatever there is of anything.

        Beside those of `BasePage`: `kind`, `byline` (str), `files` (components/attachment.html),
        `facts` (components/summary_list.html).
        """
        context = super().get_context(request, *args, **kwargs)
        contributors = list(self.contributors.select_related("organisation"))
        library = self.get_parent()
        library_url = library.get_url(request) if library else ""
        context |= {
            "kind": self.get_resource_type_display(),
            "byline": self.byline or presenting.byline(contributors),
            "files": presenting.files(self, request.user),
            "facts": presenting.facts(self, contributors, library_url),
        }
        return context

    def get_search_facets(self) -> dict[str, list[str]]:
        """Return its type and topics."""
        return {**super().get_search_facets(), "type": [self.resource_type]}

    def get_search_documents(self) -> list[AbstractDocument]:
        """Return its files in order, then the documents that its text links to."""
        own = [file.document for file in self.files.select_related("document")]
        linked = super().get_search_documents()
        return list({document.pk: document for document in (*own, *linked)}.values())

    def get_search_dates(self) -> tuple[datetime | None, datetime | None]:
        """Return the date on the work, which may not be known, and when it last changed here."""
        published = None
        if self.published_on is not None:
            published = timezone.make_aware(datetime.combine(self.published_on, time()))
        return published, self.last_published_at


class ResourceContributor(Orderable):
    """A person, group or organisation that had a part in a resource."""

    resource = ParentalKey(ResourcePage, on_delete=models.CASCADE, related_name="contributors")
    organisation = models.ForeignKey(
        "taxonomy.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    person = models.CharField(
        _("person or group"),
        max_length=200,
        blank=True,
        help_text=_("For somebody who is not in the list of organisations."),
    )
    role = models.CharField(
        _("role"), max_length=20, choices=ContributorRole.choices, default=ContributorRole.AUTHOR
    )

    panels: ClassVar = [FieldPanel("organisation"), FieldPanel("person"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | ~models.Q(person=""),
                name="contributor_named",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Who it is: the person (of the organisation, if both are given), or the organisation."""
        if self.person and self.organisation_id:
            return f"{self.person}, {self.organisation}"
        return self.person or str(self.organisation)

    def clean(self) -> None:
        """Refuse a contributor who is nobody, beside the field where it can be put right.

        Raises:
            ValidationError: neither organisation nor person is given.

        """
        super().clean()
        if self.organisation_id is None and not self.person.strip():
            raise ValidationError(
                {"organisation": _("Choose an organisation or type a person's or group's name.")},
            )


class ResourceFile(Orderable):
    """A file of a resource; language and format are the document's own."""

    resource = ParentalKey(ResourcePage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "media.Document",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="resource_files",
        help_text=_("Choose one that is here already, or upload one."),
    )

    panels: ClassVar = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        pass

    def __str__(self) -> str:
        return str(self.document)
