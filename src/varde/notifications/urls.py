"""Addresses of the inbox; mounted under /<company>/innboks/."""

from django.urls import path

from varde.notifications import views

app_name = "notifications"
urlpatterns = [
    path("", views.index, name="index"),
    path("alle-lest/", views.read_all, name="read_all"),
    path("valg/", views.choose, name="choose"),
    path("<uuid:pk>/", views.read, name="read"),
]
