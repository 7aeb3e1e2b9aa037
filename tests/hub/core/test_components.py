"""The components draw what the Design System's examples draw."""

from django.utils.safestring import mark_safe

from tests.hub.core.markup import component, example, given, structure


def test_breadcrumbs_draw_the_design_systems_example():
    items = [
        {"text": "Home", "url": "/"},
        {"text": "Education, training and skills", "url": "/education"},
        {
            "text": "Special educational needs and disability (SEND) and high needs",
            "url": "/education/special-educational-needs-and-disability-send-and-high-needs",
        },
    ]
    drawn = structure(component("breadcrumbs", items=items))
    assert drawn == example("breadcrumbs", "with collapse on mobile")


def test_pagination_draws_the_design_systems_example():
    pages = [{"number": number, "url": f"/page/{number}"} for number in (1, 8, 9, 10, 11, 12, 40)]
    pages[3]["current"] = True
    items = [pages[0], {"ellipsis": True}, *pages[1:6], {"ellipsis": True}, pages[6]]
    drawn = component("pagination", items=items, previous_url="/previous", next_url="/next")
    assert structure(drawn) == example("pagination", "with many pages")


def test_pagination_of_a_first_page_draws_the_design_systems_example():
    items = [{"number": number, "url": f"/page/{number}"} for number in (1, 2, 3)]
    items[0]["current"] = True
    drawn = component("pagination", items=items, previous_url="", next_url="/next")
    assert structure(drawn) == example("pagination", "first page")


def test_error_summary_draws_the_design_systems_example():
    errors = [
        {"text": "Invalid username or password"},
        {"text": "Agree to the terms of service to log in", "href": "#example-error-1"},
    ]
    drawn = structure(component("error_summary", errors=errors))
    assert drawn == example("error-summary", "mixed with and without links")


def test_skip_link_draws_the_design_systems_example():
    drawn = structure(component("skip_link", href="#test-target-element"))
    assert drawn == example("skip-link", "default")


def test_notification_draws_the_design_systems_example():
    drawn = component("notification", text="Email sent to example@email.com", kind="success")
    assert structure(drawn) == example("notification-banner", "with type as success")


def test_details_draw_the_design_systems_example():
    options = given("details", "expanded")
    drawn = component(
        "details",
        id=options["id"],
        summary=options["summaryText"],
        text=options["text"],
        open=True,
    )
    assert structure(drawn) == example("details", "expanded")


def test_inset_draws_the_design_systems_example():
    text = given("inset-text", "default")["text"]
    assert structure(component("inset", text=text)) == example("inset-text", "default")


def test_tag_draws_the_design_systems_example():
    assert structure(component("tag", text="Alpha")) == example("tag", "default")


def test_summary_list_draws_the_design_systems_example():
    contact = (
        '<p class="govuk-body">email@email.com</p><p class="govuk-body">Address line 1<br>Address '
        "line 2<br>Address line 3<br>Address line 4<br>Address line 5</p>"
    )
    rows = [
        {"key": "Name", "value": "Firstname Lastname"},
        {"key": "Date of birth", "value": "13/08/1980"},
        {"key": "Contact information", "value": mark_safe(contact)},
        {"key": "Left out", "value": ""},
    ]
    assert structure(component("summary_list", rows=rows)) == example("summary-list", "default")


def test_language_navigation_draws_the_design_systems_example():
    alternates = [{"code": "cy", "label": "Cymraeg", "url": "#/cy"}]
    drawn = structure(component("language_navigation", alternates=alternates))
    assert drawn == example("language-navigation", "default")


def test_buttons_draw_the_design_systems_examples():
    plain = component("button", text="Save and continue")
    link = component("button", text="Link button", href="/")
    second = component("button", text="Secondary button", kind="secondary", name="secondary")
    assert structure(plain) == example("button", "default")
    assert structure(link) == example("button", "link")
    assert structure(second) == example("button", "secondary")


def test_field_error_draws_the_design_systems_example():
    drawn = component("field_error", text="Error message about full name goes here")
    assert structure(drawn) == example("error-message", "default")


def test_the_menu_draws_the_design_systems_example():
    items = [{"url": f"#/{number}", "text": f"Navigation item {number}"} for number in range(1, 5)]
    items[1]["current"] = "page"
    drawn = structure(component("header", site_name="Hub", home_url="/", navigation=items))
    name = "govuk-service-navigation"
    start = drawn.index(("div", (("class", name), ("data-module", name))))
    assert drawn[start:] == example("service-navigation", "with navigation with a current item")
