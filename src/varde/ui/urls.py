"""Addresses of no room."""

from django.urls import path

from varde.ui import views

app_name = "ui"
urlpatterns = [
    path("utseende/", views.choose_scheme, name="choose_scheme"),
    path("galleri/", views.gallery, name="gallery"),
    path("galleri/<slug:name>/", views.gallery, name="exhibit"),
]
