"""Every address of the site.

Text that readers see is inside `i18n_patterns`: English unprefixed, Welsh below `/cy/`.
"""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("", include("hub.core.urls")),
    path("", include("hub.media.urls")),
    path("admin/", include("hub.accounts.admin_urls")),
    path("admin/", include(wagtailadmin_urls)),
    *i18n_patterns(
        path("", include("hub.accounts.urls")),
        path("", include("hub.media.reading_urls")),
        path("", include("search.urls")),
        path("", include("hub.pages.urls")),
        prefix_default_language=False,
    ),
]

handler403 = "hub.core.views.permission_denied"
handler404 = "hub.core.views.page_not_found"
handler500 = "hub.core.views.server_error"
