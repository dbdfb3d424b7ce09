"""Every address in Varde: what is open to all, and what lies behind an undertaking."""

from django.urls import URLPattern, URLResolver, include, path

from varde.config import api, health, landing, statements
from varde.notifications import views as notifications
from varde.ui import installing

urlpatterns: list[URLPattern | URLResolver] = [
    path("", landing.landing, name="landing"),
    path("sw.js", installing.worker, name="worker"),
    path("health", health.health, name="health"),
    path("api/v1/openapi.json", api.openapi, name="openapi"),
    path(api.ADDRESS, include(api.operations())),
    path("personvern/", statements.privacy, name="privacy"),
    path("tilgjengelighet/", statements.accessibility, name="accessibility"),
    path("start/demo/", include("varde.demo.urls")),
    path("start/", include("varde.start.urls")),
    path("ui/", include("varde.ui.urls")),
    path("m/", include("varde.posters.urls_public")),
    path("svar/", include("varde.reporting.urls_receipt")),
    path("konto/", include("varde.signin.urls.ways")),
    path("konto/", include("varde.signin.urls")),
    path("brev/stopp/<str:token>/", notifications.stop, name="stop_letters"),
    path("<slug:company>/", include("varde.home.urls")),
    path("<slug:company>/meld/", include("varde.reporting.urls")),
    path("<slug:company>/avvik/", include("varde.handling.urls")),
    path("<slug:company>/avvik/", include("varde.caseload.urls")),
    path("<slug:company>/tiltak/", include("varde.measures.urls")),
    path("<slug:company>/plakater/", include("varde.posters.urls")),
    path("<slug:company>/filer/", include("varde.files.urls")),
    path("<slug:company>/folk/hent-inn/", include("varde.directory.urls.people_imports")),
    path("<slug:company>/folk/", include("varde.directory.urls")),
    path("<slug:company>/nokler/", include("varde.machines.urls")),
    path("<slug:company>/webhooks/", include("varde.webhooks.urls")),
    path("<slug:company>/grupper/", include("varde.directory.urls.groups")),
    path("<slug:company>/enheter/", include("varde.directory.urls.units")),
    path("<slug:company>/importer/", include("varde.registers.urls")),
    path("<slug:company>/sok/", include("varde.search.urls")),
    path("<slug:company>/innboks/", include("varde.notifications.urls")),
    path("<slug:company>/samtale/", include("varde.conversations.urls")),
]

handler400 = "varde.ui.views.bad_request"
handler403 = "varde.ui.views.forbidden"
handler404 = "varde.ui.views.not_found"
handler500 = "varde.ui.views.broken"
handler429 = "varde.ui.views.too_many"
