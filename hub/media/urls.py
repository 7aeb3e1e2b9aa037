"""Addresses of files; they are the same in every language."""

from django.urls import path

from . import views

urlpatterns = [
    path(
        "documents/<int:document_id>/pages/<int:number>.webp",
        views.page_picture,
        name="document_page_picture",
    ),
    path("documents/<int:document_id>/thumbnail.webp", views.thumbnail, name="document_thumbnail"),
    path("documents/<int:document_id>/<str:filename>", views.document, name="document"),
    path("media/<path:name>", views.media_file, name="media_file"),
]
