"""Every unsafe request is one transaction; every safe one is none."""

import pytest
from allauth.core.exceptions import ImmediateHttpResponse
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template import engines
from django.template.response import SimpleTemplateResponse
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from hub.core.models import Audience
from hub.core.transactions import current

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.urls(__name__)]

SEEN = {}


def view(function):
    """Return a view that notes where it ran, writes a row, and then does what it is for."""

    @csrf_exempt
    def run(request):
        SEEN["unit"] = current() is not None
        SEEN["atomic"] = connection.in_atomic_block
        Audience.objects.create(key=f"{request.method} {request.path}", rule=[])
        return function(request)

    return run


def refuse(request):
    raise PermissionDenied


def miss(request):
    raise Http404


def fail(request):
    raise LookupError


def send_away(request):
    raise ImmediateHttpResponse(HttpResponseRedirect("/elsewhere"))


def too_often(request):
    raise ImmediateHttpResponse(HttpResponse("Too often", status=429))


def draw_late(request):
    template = engines["django"].from_string("{{ things|length }}")
    return SimpleTemplateResponse(template, {"things": Audience.objects.all()})


def fail_to_draw(request):
    template = engines["django"].from_string("{{ things.first.broken }}")

    class Things:
        @property
        def first(self):
            raise LookupError

    return SimpleTemplateResponse(template, {"things": Things()})


def answer(request):
    return HttpResponse("written")


guarded = view(answer)
guarded.csrf_exempt = False
alone = view(answer)
alone.own_transaction = True

urlpatterns = [
    path("answer", view(answer)),
    path("refuse", view(refuse)),
    path("miss", view(miss)),
    path("fail", view(fail)),
    path("send-away", view(send_away)),
    path("too-often", view(too_often)),
    path("late", view(draw_late)),
    path("fail-to-draw", view(fail_to_draw)),
    path("guarded", guarded),
    path("alone", alone),
]


def plain_error(request, exception=None):
    """Answer without the site's own addresses, which this list does not have."""
    return HttpResponse(status=500 if exception is None else 403)


def plain_missing(request, exception):
    return HttpResponse(status=404)


def forged(request, reason):
    return HttpResponse(status=403)


handler403 = handler500 = plain_error
handler404 = plain_missing


def keys():
    return list(Audience.objects.values_list("key", flat=True))


@pytest.fixture
def visitor():
    SEEN.clear()
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_an_unsafe_request_is_one_unit_of_work(visitor, method):
    assert getattr(visitor, method)("/answer").content == b"written"
    assert SEEN == {"unit": True, "atomic": True}
    assert keys() == [f"{method.upper()} /answer"]


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_safe_request_runs_in_autocommit(visitor, method):
    assert getattr(visitor, method)("/answer").status_code == 200
    assert SEEN == {"unit": False, "atomic": False}


@pytest.mark.parametrize(
    ("path", "status"),
    [("/refuse", 403), ("/miss", 404), ("/fail", 500), ("/too-often", 429), ("/fail-to-draw", 500)],
)
def test_a_view_that_ends_in_a_refusal_or_an_error_leaves_nothing_behind(visitor, path, status):
    assert visitor.post(path).status_code == status
    assert SEEN == {"unit": True, "atomic": True}
    assert keys() == []
    assert current() is None


def test_a_view_that_is_answered_by_a_redirect_keeps_what_it_wrote(visitor):
    assert visitor.post("/send-away").headers["Location"] == "/elsewhere"
    assert keys() == ["POST /send-away"]


def test_a_response_that_is_drawn_late_is_drawn_inside_the_unit(visitor):
    assert visitor.post("/late").content == b"1"
    assert keys() == ["POST /late"]


def test_a_request_without_its_csrf_token_never_begins_a_unit(settings):
    settings.CSRF_FAILURE_VIEW = f"{__name__}.forged"
    SEEN.clear()
    assert Client(enforce_csrf_checks=True).post("/guarded").status_code == 403
    assert SEEN == {}
    assert keys() == []


def test_a_view_that_opens_its_own_units_is_left_to_it(visitor):
    assert visitor.post("/alone").content == b"written"
    assert SEEN == {"unit": False, "atomic": False}
