"""Every address of ours says who may reach it."""

from types import ModuleType

import pytest
from django.http import HttpResponse
from django.urls import URLResolver, include, path
from django.urls.resolvers import RegexPattern
from django.views import View

from hub.core import checks
from hub.core.access import RULES, access


def module(*patterns, file):
    """Return a module of addresses that lies at `file`."""
    made = ModuleType("listing")
    made.__file__ = str(file)
    made.urlpatterns = list(patterns)
    return made


def answer(request):
    return HttpResponse()


@access("staff")
def guarded(request):
    return HttpResponse()


@access("signed-in")
class Guarded(View):
    pass


@pytest.fixture
def found(settings):
    """Return a function that gives the paths that the check complains of."""

    def look(*patterns):
        ours = module(*patterns, file=settings.BASE_DIR / "hub" / "urls.py")
        listed = checks.listed_by_us(URLResolver(RegexPattern(r"^/"), ours))
        return [path for path, pattern in listed if checks.rule_of(pattern) not in RULES]

    return look


def test_the_site_has_an_access_rule_for_every_address():
    assert checks.check_access_rules(None) == []


def test_the_check_looks_at_the_sites_own_addresses():
    listed = [path for path, _ in checks.listed_by_us(checks.get_resolver())]
    assert {"healthz", "readyz"} <= set(listed)
    assert [path for path in listed if path.startswith("admin/pages/")] == []


def test_a_view_without_a_rule_is_named_by_its_address(found):
    assert found(path("open/", answer), path("closed/", guarded)) == ["open/"]


def test_a_class_of_views_carries_its_rule_to_the_address(found):
    assert found(path("closed/", Guarded.as_view())) == []


def test_a_list_inside_a_module_of_ours_is_ours(found):
    assert found(path("section/", include([path("open/", answer)]))) == ["section/open/"]


def test_a_module_of_another_package_answers_for_its_own(found, settings):
    installed = settings.BASE_DIR / ".venv" / "lib" / "site-packages" / "other" / "urls.py"
    others = module(path("open/", answer), file=installed)
    assert found(path("other/", include(others))) == []


def test_a_view_of_another_package_that_we_list_is_ours_to_guard(found):
    assert found(path("view/", View.as_view())) == ["view/"]


def test_a_rule_that_does_not_exist_is_refused():
    with pytest.raises(ValueError, match="'everybody' is not an access rule"):
        access("everybody")
