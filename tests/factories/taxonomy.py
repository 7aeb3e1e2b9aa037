"""Terms that are not a resource's: those are in `library`."""

import factory

from hub.taxonomy.models import GlossaryTerm, Initiative, Place


class PlaceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Place

    code = factory.Sequence(lambda number: f"place-{number}")
    name_en = factory.Sequence(lambda number: f"Place {number}")


class InitiativeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Initiative

    code = factory.Sequence(lambda number: f"initiative-{number}")
    name_en = factory.Sequence(lambda number: f"Initiative {number}")
    kind = "programme"


class GlossaryTermFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = GlossaryTerm

    code = factory.Sequence(lambda number: f"word-{number}")
    name_en = factory.Sequence(lambda number: f"Word {number}")
    definition_en = "What it means."
