import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from hub.taxonomy.models import OrganisationName
from tests.factories.library import LicenceFactory, OrganisationFactory, TopicFactory
from tests.factories.taxonomy import GlossaryTermFactory, InitiativeFactory, PlaceFactory

pytestmark = pytest.mark.usefixtures("unit")

FACTORIES = [
    TopicFactory,
    OrganisationFactory,
    PlaceFactory,
    InitiativeFactory,
    LicenceFactory,
    GlossaryTermFactory,
]


@pytest.mark.parametrize("factory", FACTORIES)
def test_a_term_is_named_in_the_readers_language_and_in_english_where_there_is_no_welsh(factory):
    both, english = factory(name_en="Air", name_cy="Aer"), factory(name_en="Soil")
    assert [str(both), str(english)] == ["Air", "Soil"]
    with translation.override("cy"):
        assert [str(both), str(english)] == ["Aer", "Soil"]
    with translation.override("fr"):
        assert str(both) == "Air"


def test_a_meaning_is_in_the_readers_language_too():
    term = GlossaryTermFactory(definition_en="A group.", definition_cy="Grŵp.")
    assert term.definition == "A group."
    with translation.override("cy"):
        assert (term.definition, GlossaryTermFactory().definition) == ("Grŵp.", "What it means.")


@pytest.mark.parametrize("factory", FACTORIES)
def test_the_code_of_a_stored_term_stays(factory):
    term = factory(code="kept", name_en="Before")
    term.name_en = "After"
    term.full_clean()
    term.code = "changed"
    with pytest.raises(ValidationError) as refused:
        term.full_clean()
    assert refused.value.message_dict == {"code": ["The code is kept and has to stay so."]}


def test_no_two_terms_of_a_kind_share_a_code():
    PlaceFactory(code="here")
    with pytest.raises(IntegrityError), transaction.atomic():
        PlaceFactory(code="here")


def test_an_organisation_has_no_other_name_twice():
    organisation = OrganisationFactory()
    OrganisationName.objects.create(organisation=organisation, name="DemSoc")
    with pytest.raises(IntegrityError), transaction.atomic():
        OrganisationName.objects.create(organisation=organisation, name="DemSoc")
