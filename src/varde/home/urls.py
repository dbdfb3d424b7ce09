"""The front page of an undertaking."""

from django.urls import path

from varde.home import views

app_name = "home"
urlpatterns = [
    path("", views.front, name="front"),
    path("meny/", views.menu, name="menu"),
]
