"""The library and its resources."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hub.pages.models import BasePage


class ResourceType(models.TextChoices):
    """What a resource is."""

    HANDBOOK = "handbook", _("Handbook")
    BRIEFING = "briefing", _("Briefing")
    FAQ = "faq", _("Questions and answers")
    GUIDE = "guide", _("Guide")
    REPORT = "report", _("Report")
    CASE_STUDY = "case-study", _("Case study")
    PROCESS_PLAN = "process-plan", _("Process plan")
    INVITATION_LETTER = "invitation-letter", _("Invitation letter")
    SLIDES = "slides", _("Slides")
    VIDEO = "video", _("Video")
    NOTES = "notes", _("Notes")
    BUNDLE = "bundle", _("Collection of files")
    DATASET = "dataset", _("Dataset")
    OTHER = "other", _("Other")


class ContributorRole(models.TextChoices):
    """What a contributor did."""

    AUTHOR = "author", _("Author")
    SUPPORT = "support", _("Support")
    ADVISORY = "advisory", _("Advice")
    COMPILER = "compiler", _("Compiled by")
    TRANSLATOR = "translator", _("Translated by")


class LibraryPage(BasePage):
    """The library: the one search, preset to resources."""

    page_description = _("The library of resources. There is one.")
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = ["library.ResourcePage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")


class ResourcePage(BasePage):
    """A resource: one work, with all its files."""

    search_kind = "resource"
    page_description = _("A document, letter, plan or other work, with its files.")
    parent_page_types: ClassVar = ["library.LibraryPage"]
    subpage_types: ClassVar = []

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
        help_text=_("Shown instead of the list of contributors, for example as on the cover."),
    )
    about = RichTextField(_("about this resource"), blank=True, features=["bold", "link", "ul"])
    licence = models.ForeignKey(
        "taxonomy.Licence",
        verbose_name=_("licence"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resources",
    )
    initiative = models.ForeignKey(
        "taxonomy.Initiative",
        verbose_name=_("initiative"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="resources",
    )

    content_panels: ClassVar = [
        *BasePage.content_panels,
        FieldPanel("resource_type"),
        InlinePanel("files", heading=_("Files"), label=_("file")),
        InlinePanel("contributors", heading=_("Contributors"), label=_("contributor")),
        FieldPanel("byline"),
        FieldPanel("published_on"),
        FieldPanel("about"),
        FieldPanel("licence"),
        FieldPanel("initiative"),
    ]

    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        SynchronizedField("resource_type"),
        TranslatableField("byline"),
    ]

    class Meta:
        verbose_name = _("resource")
        verbose_name_plural = _("resources")


class ResourceContributor(Orderable):
    """A person or organisation that had a part in a resource."""

    resource = ParentalKey(ResourcePage, on_delete=models.CASCADE, related_name="contributors")
    organisation = models.ForeignKey(
        "taxonomy.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="contributions",
    )
    person = models.CharField(_("person"), max_length=200, blank=True)
    role = models.CharField(
        _("role"), max_length=20, choices=ContributorRole.choices, default=ContributorRole.AUTHOR
    )

    panels: ClassVar = [FieldPanel("organisation"), FieldPanel("person"), FieldPanel("role")]

    class Meta(Orderable.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(organisation__isnull=False) | ~models.Q(person=""),
                name="contributor_named",
                violation_error_message=_("Choose an organisation or type a person's name."),
            ),
        ]

    def __str__(self) -> str:
        return self.person or str(self.organisation)


class ResourceFile(Orderable):
    """A file of a resource; language and format are the document's own."""

    resource = ParentalKey(ResourcePage, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "media.Document",
        verbose_name=_("document"),
        on_delete=models.PROTECT,
        related_name="resource_files",
    )

    panels: ClassVar = [FieldPanel("document")]

    class Meta(Orderable.Meta):
        pass

    def __str__(self) -> str:
        return str(self.document)
