"""Addresses of pages; last in the site's list, because they are whatever is left.

Wagtail's own list is not included: it would bring its password and sign-in views.
"""

from django.urls import re_path

from .views import serve

urlpatterns = [
    # The name by which Wagtail works out the address of a page.
    re_path(r"^((?:[\w\-]+/)*)$", serve, name="wagtail_serve"),
]
