"""Keys for other systems. Under /<company>/nokler/."""

from django.urls import path

from varde.machines import views

app_name = "keys"
urlpatterns = [
    path("", views.index, name="index"),
    path("ny/", views.make, name="make"),
    path("<uuid:pk>/trekk/", views.revoke, name="revoke"),
]
