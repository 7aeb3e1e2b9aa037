"""The words that sort content: plain bilingual models, the same row in every language.

They are not translatable snippets, which would be different rows in English and Welsh and split
every facet by language. The first content's facts come from the programme page.
"""

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel


class BilingualTerm(models.Model):
    """A term with a code that never changes and a name in each language."""

    code = models.SlugField(
        _("code"),
        max_length=80,
        unique=True,
        help_text=_("Used in addresses. Do not change it once it has been used."),
    )
    name_en = models.CharField(_("name in English"), max_length=200)
    name_cy = models.CharField(_("name in Welsh"), max_length=200, blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["name_en"]

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse a new code for a term that is stored: addresses and the search index have it.

        Raises:
            ValidationError: beside the code.

        """
        super().clean()
        stored = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if stored and stored.code != self.code:
            message = gettext("The code is %(code)s and has to stay so.") % {"code": stored.code}
            raise ValidationError({"code": message})

    @property
    def name(self) -> str:
        """The name in the reader's language; English where there is no Welsh."""
        return (self.name_cy if get_language() == "cy" else "") or self.name_en


class Topic(BilingualTerm):
    """What content is about."""

    class Meta(BilingualTerm.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class PlaceKind(models.TextChoices):
    """What sort of place it is."""

    AREA = "area", _("Council area")
    TOWN = "town", _("Town or city")
    REGION = "region", _("Region")
    NATION = "nation", _("Nation")


class Place(BilingualTerm):
    """Where something happened."""

    kind = models.CharField(
        _("kind"), max_length=20, choices=PlaceKind.choices, default=PlaceKind.AREA
    )
    within = models.ForeignKey(
        "self",
        verbose_name=_("within"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="places",
    )

    class Meta(BilingualTerm.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")


class OrganisationKind(models.TextChoices):
    """What sort of organisation it is."""

    COUNCIL = "council", _("Council")
    PARTNERSHIP = "partnership", _("Partnership")
    GOVERNMENT = "government", _("Government department")
    CIVIL_SOCIETY = "civil-society", _("Civil society organisation")
    OTHER = "other", _("Other")


class Organisation(ClusterableModel, BilingualTerm):
    """A council, department, partnership or partner, under all the names it is known by."""

    kind = models.CharField(
        _("kind"),
        max_length=20,
        choices=OrganisationKind.choices,
        default=OrganisationKind.OTHER,
    )
    members = models.ManyToManyField(
        "self",
        verbose_name=_("members"),
        symmetrical=False,
        related_name="partnerships",
        blank=True,
        help_text=_("The organisations that make up a partnership."),
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="organisations",
    )

    class Meta(BilingualTerm.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")


class OrganisationName(models.Model):
    """Another name of an organisation: an abbreviation, a former name, a Welsh name."""

    organisation = ParentalKey(Organisation, on_delete=models.CASCADE, related_name="other_names")
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name"],
                name="organisation_name_unique",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class InitiativeKind(models.TextChoices):
    """What sort of initiative it is."""

    PROGRAMME = "programme", _("Programme")
    ASSEMBLY = "assembly", _("Assembly")
    CONFERENCE = "conference", _("Conference")


class Initiative(BilingualTerm):
    """A programme, assembly or conference: what resources, cases and sessions belong to."""

    kind = models.CharField(_("kind"), max_length=20, choices=InitiativeKind.choices)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="parts",
    )
    organisations = models.ManyToManyField(
        Organisation, verbose_name=_("organisations"), related_name="initiatives", blank=True
    )
    place = models.ForeignKey(
        Place,
        verbose_name=_("place"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="initiatives",
    )

    class Meta(BilingualTerm.Meta):
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")


class Licence(BilingualTerm):
    """The terms on which something may be used again."""

    url = models.URLField(_("web address"), blank=True)

    class Meta(BilingualTerm.Meta):
        verbose_name = _("licence")
        verbose_name_plural = _("licences")


class GlossaryTerm(BilingualTerm):
    """A word and what it means."""

    definition_en = models.TextField(_("meaning in English"))
    definition_cy = models.TextField(_("meaning in Welsh"), blank=True)

    class Meta(BilingualTerm.Meta):
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary terms")

    @property
    def definition(self) -> str:
        """The meaning in the reader's language; English where there is no Welsh."""
        return (self.definition_cy if get_language() == "cy" else "") or self.definition_en
