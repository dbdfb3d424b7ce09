"""Where one looks for anything; mounted under /<company>/sok/."""

from django.urls import path

from varde.search import views

app_name = "search"
urlpatterns = [path("", views.index, name="index")]
