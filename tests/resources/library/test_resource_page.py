from datetime import date

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Collection, CollectionViewRestriction

from hub.core.transactions import unit_of_work
from hub.media.models import Document
from hub.taxonomy.models import Initiative
from resources.library.models import ResourceContributor
from tests.counting import MOST_QUERIES, queries_of
from tests.factories.accounts import UserFactory
from tests.factories.library import (
    LicenceFactory,
    OrganisationFactory,
    TopicFactory,
    add_contributors,
    add_files,
)
from tests.factories.media import DocumentFactory
from tests.factories.pages import LibraryPageFactory, ResourcePageFactory

pytestmark = pytest.mark.django_db

ADDRESS = "/library/the-letter/"


def make(**fields):
    return ResourcePageFactory(title="The letter", slug="the-letter", **fields)


def page_of(client, address=ADDRESS):
    response = client.get(address)
    assert response.status_code == 200
    return response


def links_of(response, heading):
    return [fact for fact in response.context["facts"] if fact["key"] == heading]


@pytest.fixture
def rich(unit):
    resource = make(
        resource_type="invitation-letter",
        summary="An invitation letter sent out to potential participants.",
        published_on=date(2019, 8, 2),
        about="<p>Copy it and <b>fill in</b> the blanks.</p>",
        licence=LicenceFactory(name_en="Open Government Licence", url="https://ogl.example/"),
        initiative=Initiative.objects.create(
            code="iidp", name_en="Innovation in Democracy Programme", kind="programme"
        ),
    )
    resource.topics.set([TopicFactory(code="recruitment"), TopicFactory(code="inclusion")])
    resource.save()
    add_contributors(
        resource,
        (OrganisationFactory(name_en="Involve"), "author"),
        (OrganisationFactory(name_en="Dudley Metropolitan Borough Council"), "support"),
        ("Advisory Panels for both processes", "advisory"),
        (OrganisationFactory(name_en="mySociety"), "author"),
    )
    return resource


def test_the_page_says_what_it_is_who_made_it_and_what_is_known_of_it(client, rich):
    response = page_of(client)
    html = response.content.decode()
    assert "<title>The letter - Democracy Hub</title>" in html
    assert '<p class="app-kind">Invitation letter</p>' in html
    assert response.context["byline"] == (
        "Involve and mySociety, with support from Dudley Metropolitan Borough Council, with advice"
        " from Advisory Panels for both processes"
    )
    assert response.context["facts"] == [
        {
            "key": "Type",
            "value": "Invitation letter",
            "url": "/library/?type=invitation-letter",
        },
        {"key": "Authors", "links": [{"text": "Involve"}, {"text": "mySociety"}]},
        {"key": "Support", "links": [{"text": "Dudley Metropolitan Borough Council"}]},
        {"key": "Advice", "links": [{"text": "Advisory Panels for both processes"}]},
        {"key": "Published", "value": "2 August 2019"},
        {
            "key": "Topics",
            "links": [
                {"text": "Inclusion", "url": "/library/?topic=inclusion"},
                {"text": "Recruitment", "url": "/library/?topic=recruitment"},
            ],
        },
        {"key": "Part of", "value": "Innovation in Democracy Programme"},
        {"key": "Licence", "value": "Open Government Licence", "url": "https://ogl.example/"},
    ]
    assert "Copy it and <b>fill in</b> the blanks." in html


def test_the_display_line_stands_in_place_of_the_made_one(client, rich):
    rich.byline = "Involve; DMBC & others <3"
    rich.save()
    html = page_of(client).content.decode()
    assert "By Involve; DMBC &amp; others &lt;3" in html


def test_what_is_not_known_is_not_mentioned(client, unit):
    make(resource_type="report")
    html = page_of(client).content.decode()
    for word in ("Published", "Licence:", "Part of", "Topic", "By ", "Files", "About this"):
        assert word not in html.partition("<main")[2].partition("</main>")[0]


def test_one_author_is_an_author_not_authors(client, unit):
    add_contributors(make(), ("Ceri Price", "author"))
    assert links_of(page_of(client), "Author") == [
        {"key": "Author", "links": [{"text": "Ceri Price"}]},
    ]


def test_a_person_of_an_organisation_is_named_with_it(unit):
    resource = make()
    resource.contributors.add(
        ResourceContributor(
            organisation=OrganisationFactory(name_en="Involve"), person="Ceri Price"
        ),
    )
    assert resource.byline_line() == "Ceri Price, Involve"


def test_files_stand_together_in_order_and_their_title_is_the_link(client, unit):
    resource = make()
    add_files(
        resource,
        DocumentFactory(title="Letter"),
        DocumentFactory(title="Llythyr", language="cy", accessible="yes"),
    )
    Document.objects.filter(title="Letter").update(page_count=14, file_size=1_234_567)
    response = page_of(client)
    files = response.context["files"]
    assert [(file["title"], file["language_code"], file["language_name"]) for file in files] == [
        ("Letter", "", ""),
        ("Llythyr", "cy", "Welsh"),
    ]
    html = response.content.decode()
    assert f'href="{files[0]["url"]}">Letter</a>' in html
    assert f'href="{files[1]["url"]}" hreflang="cy" lang="cy">Llythyr</a>' in html
    facts = " ".join(
        html.partition('class="app-attachment__facts">')[2].partition("</p>")[0].split()
    )
    assert facts == '<abbr title="Portable Document Format">PDF</abbr>, 1.2 MB, 14 pages'
    assert "Download" not in html
    assert html.count("This file may not be suitable for users of assistive technology.") == 1


def test_a_file_for_members_is_not_even_hinted_at(client, unit):
    members = Group.objects.create(name="Members")
    closed = Collection.get_first_root_node().add_child(name="Members' files")
    restriction = CollectionViewRestriction.objects.create(
        collection=closed, restriction_type="groups"
    )
    restriction.groups.add(members)
    resource = make()
    add_files(
        resource,
        DocumentFactory(title="Open letter"),
        DocumentFactory(title="Zebra minutes", collection=closed),
    )

    def titles():
        return [file["title"] for file in page_of(client).context["files"]]

    assert titles() == ["Open letter"]
    assert "Zebra" not in page_of(client).content.decode()
    client.force_login(UserFactory())
    assert titles() == ["Open letter"]
    client.force_login(UserFactory(groups=["Members"]))
    assert titles() == ["Open letter", "Zebra minutes"]


def test_a_resource_with_nothing_but_closed_files_shows_no_heading_for_files(client, unit):
    closed = Collection.get_first_root_node().add_child(name="Staff files")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    add_files(make(), DocumentFactory(collection=closed))
    html = page_of(client).content.decode()
    assert "File" not in html.partition("<main")[2].partition("</main>")[0]


def test_the_queries_do_not_grow_with_files_contributors_and_topics(client):
    def queries_with(count):
        address = f"/library/with-{count}/"
        with unit_of_work():
            resource = ResourcePageFactory(slug=f"with-{count}", licence=LicenceFactory())
            add_files(resource, *(DocumentFactory(licence=LicenceFactory()) for _ in range(count)))
            add_contributors(resource, *((OrganisationFactory(), "author") for _ in range(count)))
            resource.topics.set([TopicFactory() for _ in range(count)])
            resource.save()
        assert len(page_of(client, address).context["files"]) == count
        return queries_of(lambda: client.get(address))

    few = queries_with(1)
    assert few <= MOST_QUERIES
    assert [queries_with(count) for count in (3, 13)] == [few, few]


def test_rows_of_resources_cost_the_same_whatever_their_number(unit, django_assert_num_queries):
    for _ in range(13):
        resource = ResourcePageFactory()
        add_files(resource, DocumentFactory())
        add_contributors(resource, (OrganisationFactory(), "author"))
    model = type(resource)
    with django_assert_num_queries(3):
        rows = [(row.byline_line(), row.primary_file().title) for row in model.for_rows()]
    assert len(rows) == 13


def test_the_trail_leads_home_by_the_library(client, unit):
    LibraryPageFactory(title="Library of methods", slug="library")
    make()
    assert page_of(client).context["breadcrumbs"] == [
        {"url": "/", "text": "Home"},
        {"url": "/library/", "text": "Library of methods"},
    ]


def test_search_is_told_its_type_topics_date_and_files_in_order(rich):
    first, second, linked = DocumentFactory(), DocumentFactory(), DocumentFactory()
    add_files(rich, second, first)
    rich.about = f'<p><a linktype="document" id="{linked.pk}">More</a></p>'
    rich.save()
    assert rich.get_search_facets() == {
        "topic": ["inclusion", "recruitment"],
        "type": ["invitation-letter"],
    }
    assert rich.get_search_dates()[0].isoformat() == "2019-08-02T00:00:00+01:00"
    assert rich.get_search_documents() == [second, first, linked]
