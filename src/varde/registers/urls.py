"""Addresses of imports; mounted under /<company>/importer/."""

from django.urls import path

from varde.registers import views

app_name = "registers"
urlpatterns = [
    path("", views.index, name="index"),
    path("<uuid:pk>/", views.detail, name="detail"),
    path("<uuid:pk>/bestem/", views.decide, name="decide"),
    path("<uuid:pk>/gi-opp/", views.give_up, name="give_up"),
]
