"""Addresses of the probes."""

from django.urls import path

from . import health

urlpatterns = [
    path("healthz", health.alive, name="alive"),
    path("readyz", health.ready, name="ready"),
]
