import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from hub.taxonomy.models import Organisation, Topic
from hub.taxonomy.viewsets import TermsGroup
from tests.factories.accounts import EditorFactory, UserFactory
from tests.factories.library import OrganisationFactory, TopicFactory

pytestmark = pytest.mark.usefixtures("unit")

VIEWSETS = list(TermsGroup.items)


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(administrator=True))
    return client


def address(model, view, *args):
    return reverse(f"wagtailsnippets_taxonomy_{model.__name__.lower()}:{view}", args=args)


def listed(response):
    soup = BeautifulSoup(response.content, "html.parser")
    return [" ".join(title.get_text().split()) for title in soup.select("td.title .title-wrapper")]


def test_every_kind_of_term_has_an_icon_of_its_own():
    icons = [viewset.icon for viewset in VIEWSETS]
    assert len(set(icons)) == len(icons)


@pytest.mark.parametrize("viewset", VIEWSETS)
def test_every_kind_of_term_can_be_listed_and_added(admin, viewset):
    for view in ("list", "add"):
        assert admin.get(address(viewset.model, view)).status_code == 200


def test_the_menu_leads_to_all_of_them(admin):
    html = admin.get(reverse("wagtailadmin_home")).content.decode()
    assert [address(viewset.model, "list") in html for viewset in VIEWSETS] == [True] * 6


def test_an_organisation_is_found_by_any_of_its_names(admin):
    society = OrganisationFactory(name_en="The Democratic Society")
    society.other_names.create(name="DemSoc")
    society.save()
    OrganisationFactory(name_en="Involve")
    for words in ("demsoc", "democratic", society.code):
        found = admin.get(address(Organisation, "list"), {"q": words})
        assert listed(found) == ["The Democratic Society"]


def test_an_editor_gives_an_organisation_its_other_names(admin):
    data = {
        "name_en": "The Democratic Society",
        "name_cy": "",
        "code": "democratic-society",
        "kind": "civil-society",
        "place": "",
        "other_names": inline_formset([{"name": "DemSoc"}, {"name": "Dem Soc"}]),
    }
    response = admin.post(address(Organisation, "add"), nested_form_data(data))
    assert response.status_code == 302
    society = Organisation.objects.get(code="democratic-society")
    assert [name.name for name in society.other_names.all()] == ["Dem Soc", "DemSoc"]


def test_a_changed_code_is_refused_and_nothing_typed_is_lost(admin):
    topic = TopicFactory(code="air", name_en="Air")
    data = {"name_en": "Clean air", "name_cy": "", "code": "clean-air"}
    response = admin.post(address(Topic, "edit", topic.pk), data)
    html = response.content.decode()
    assert "The code is air and has to stay so." in html
    assert 'value="Clean air"' in html
    topic.refresh_from_db()
    assert (topic.code, topic.name_en) == ("air", "Air")


def test_somebody_without_the_permission_changes_no_term(client):
    topic = TopicFactory(code="air")
    client.force_login(EditorFactory())
    response = client.post(address(Topic, "edit", topic.pk), {"name_en": "x", "code": "air"})
    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_home"))
    topic.refresh_from_db()
    assert topic.name_en == "Air"


@pytest.mark.parametrize("count", [1, 3, 13])
def test_a_list_of_organisations_costs_the_same_for_any_number(
    admin, count, django_assert_max_num_queries
):
    OrganisationFactory.create_batch(count)
    admin.get(address(Organisation, "list"))
    with django_assert_max_num_queries(20):
        assert len(listed(admin.get(address(Organisation, "list")))) == count
