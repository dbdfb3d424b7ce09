"""People from a table. Under /<company>/folk/hent-inn/."""

from django.urls import path

from varde.directory.views import people_imports

app_name = "people_import"
urlpatterns = [
    path("", people_imports.read_in, name="read_in"),
    path("<uuid:pk>/", people_imports.look, name="import"),
    path("<uuid:pk>/kolonner/", people_imports.decide, name="decide"),
    path("<uuid:pk>/slett/", people_imports.drop, name="drop_import"),
]
