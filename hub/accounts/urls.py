"""Where people sign in and out.

Only these of allauth's pages are open; it does without the others. The names are allauth's, which
looks its own pages up by them.
"""

from django.urls import path

from . import views

urlpatterns = [
    path("account/login/", views.sign_in, name="account_login"),
    path("account/logout/", views.sign_out, name="account_logout"),
    path("account/signed-out/", views.signed_out, name="account_signed_out"),
]
