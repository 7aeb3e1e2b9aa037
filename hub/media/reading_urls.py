"""The address of the reading page, which shows text of ours and so is in each language."""

from django.urls import path

from . import reading_page

urlpatterns = [
    path("documents/<int:document_id>/text/", reading_page.document_text, name="document_text"),
]
