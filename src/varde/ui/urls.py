"""Addresses of no room."""

from django.urls import path

from varde.ui import installing, views

app_name = "ui"
urlpatterns = [
    path("utseende/", views.choose_scheme, name="choose_scheme"),
    path("app.webmanifest", installing.manifest, name="manifest"),
    path("uten-nett/", installing.without_network, name="without_network"),
    path("galleri/", views.gallery, name="gallery"),
    path("galleri/<slug:name>/", views.gallery, name="exhibit"),
]
