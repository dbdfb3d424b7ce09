"""Webhooks. Under /<company>/webhooks/."""

from django.urls import path

from varde.webhooks import views

app_name = "webhooks"
urlpatterns = [
    path("", views.index, name="index"),
    path("ny/", views.make, name="make"),
    path("<uuid:pk>/stopp/", views.stop, name="stop"),
]
