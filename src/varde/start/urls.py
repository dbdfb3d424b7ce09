"""Addresses for getting started."""

from django.urls import path

from varde.start import views

app_name = "start"
urlpatterns = [path("", views.found, name="found")]
