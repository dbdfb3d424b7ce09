"""Groups. Under /<company>/grupper/."""

from django.urls import path

from varde.directory.views import groups

app_name = "groups"
urlpatterns = [
    path("", groups.index, name="index"),
    path("ny/", groups.form_group, name="form_group"),
    path("<uuid:pk>/", groups.detail, name="detail"),
    path("<uuid:pk>/navn/", groups.change_group, name="change_group"),
    path("<uuid:pk>/legg-til/", groups.seat, name="seat"),
    path("<uuid:pk>/ta-ut/<uuid:member>/", groups.unseat, name="unseat"),
    path("<uuid:pk>/lukk/", groups.close_group, name="close_group"),
    path("<uuid:pk>/ta-i-bruk/", groups.reopen_group, name="reopen_group"),
]
