"""Addresses of the demo's door."""

from django.urls import path

from varde.demo import views

app_name = "demo"
urlpatterns = [
    path("", views.enter, name="door"),
    path("<slug:slug>/", views.people, name="people"),
    path("<slug:slug>/som/", views.try_as, name="try_as"),
]
