"""What this app adds to the editors' admin."""

from django.urls import URLPattern, path
from wagtail import hooks

from .admin_views import DocumentIndexView


@hooks.register("register_admin_urls")
def list_of_documents() -> list[URLPattern]:
    """Put our list of documents before Wagtail's, at the same address."""
    return [
        path("documents/", DocumentIndexView.as_view()),
        path("documents/results/", DocumentIndexView.as_view(results_only=True)),
    ]
