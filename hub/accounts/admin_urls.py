"""One door: the admin's own sign-in and password pages lead to the site's.

They know no limit of attempts. These addresses come before those of the admin.
"""

from django.urls import path, re_path
from django.views.generic import RedirectView

from hub.core.access import access

to_sign_in = access("public")(
    RedirectView.as_view(pattern_name="account_login", query_string=True),
)

urlpatterns = [
    path("login/", to_sign_in),
    re_path(r"^password_reset/", to_sign_in),
]
