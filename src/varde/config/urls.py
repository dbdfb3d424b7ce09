"""Every address in Varde: what is open to all, and what lies behind an undertaking."""

from django.urls import URLPattern, URLResolver, include, path

from varde.config import health, landing, statements

urlpatterns: list[URLPattern | URLResolver] = [
    path("", landing.landing, name="landing"),
    path("health", health.health, name="health"),
    path("personvern/", statements.privacy, name="privacy"),
    path("tilgjengelighet/", statements.accessibility, name="accessibility"),
    path("start/demo/", include("varde.demo.urls")),
    path("start/", include("varde.start.urls")),
    path("ui/", include("varde.ui.urls")),
    path("<slug:company>/", include("varde.home.urls")),
    path("<slug:company>/filer/", include("varde.files.urls")),
]

handler400 = "varde.ui.views.bad_request"
handler403 = "varde.ui.views.forbidden"
handler404 = "varde.ui.views.not_found"
handler500 = "varde.ui.views.broken"
