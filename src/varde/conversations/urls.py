"""Addresses of a conversation; mounted under /<company>/samtale/."""

from django.urls import path

from varde.conversations import views

app_name = "conversations"
urlpatterns = [path("<uuid:pk>/trekk/", views.withdraw, name="withdraw")]
