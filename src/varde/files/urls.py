"""Addresses of files; mounted under /<company>/filer/."""

from django.urls import path

from varde.files import views

app_name = "files"
urlpatterns = [
    path("<uuid:pk>/", views.show, name="show"),
    path("<uuid:pk>/miniatyr/", views.small, name="small"),
    path("<uuid:pk>/fjern/", views.withdraw, name="withdraw"),
    path("<uuid:pk>/angre/", views.restore, name="restore"),
]
