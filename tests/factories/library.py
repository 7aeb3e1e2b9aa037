"""Resources with their files and contributors."""

import factory

from hub.taxonomy.models import Licence, Organisation, Topic
from resources.library.models import ResourceContributor, ResourceFile
from tests.factories.media import DocumentFactory

__all__ = [
    "DocumentFactory",
    "LicenceFactory",
    "OrganisationFactory",
    "TopicFactory",
    "add_contributors",
    "add_files",
]


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda number: f"topic-{number}")
    name_en = factory.LazyAttribute(lambda topic: topic.code.replace("-", " ").capitalize())


class OrganisationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Organisation
        django_get_or_create = ["code"]

    code = factory.Sequence(lambda number: f"organisation-{number}")
    name_en = factory.Sequence(lambda number: f"Organisation {number}")


class LicenceFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Licence

    code = factory.Sequence(lambda number: f"licence-{number}")
    name_en = factory.Sequence(lambda number: f"Licence {number}")


def add_files(resource, *documents):
    """Give a resource these documents as its files, in order."""
    for order, document in enumerate(documents):
        resource.files.add(ResourceFile(document=document, sort_order=order))
    resource.save()


def add_contributors(resource, *contributors):
    """Give a resource contributors, in order: (organisation or name, role)."""
    for order, (who, role) in enumerate(contributors):
        named = {"person": who} if isinstance(who, str) else {"organisation": who}
        resource.contributors.add(ResourceContributor(role=role, sort_order=order, **named))
    resource.save()
