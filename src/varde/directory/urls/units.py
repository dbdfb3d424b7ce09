"""Units and workplaces. Under /<company>/enheter/."""

from django.urls import path

from varde.directory.views import unit_changes, unit_imports, units, workplaces

app_name = "organisation"
urlpatterns = [
    path("", units.index, name="index"),
    path("les-inn/", unit_imports.read_in, name="read_in"),
    path("les-inn/<uuid:pk>/", unit_imports.look, name="import"),
    path("les-inn/<uuid:pk>/kolonner/", unit_imports.decide, name="decide"),
    path("les-inn/<uuid:pk>/slett/", unit_imports.drop, name="drop_import"),
    path("arbeidssted/<uuid:pk>/", workplaces.change, name="change_workplace"),
    path("arbeidssted/<uuid:pk>/lukk/", workplaces.close, name="close_workplace"),
    path("arbeidssted/<uuid:pk>/ta-i-bruk/", workplaces.reopen, name="reopen_workplace"),
    path("<uuid:pk>/", units.detail, name="detail"),
    path("<uuid:pk>/under/", units.under, name="under"),
    path("<uuid:pk>/ny/", unit_changes.open_unit, name="open_unit"),
    path("<uuid:pk>/navn/", unit_changes.rename, name="rename"),
    path("<uuid:pk>/flytt/", unit_changes.move, name="move"),
    path("<uuid:pk>/lukk/", unit_changes.close, name="close"),
    path("<uuid:pk>/ta-i-bruk/", unit_changes.reopen, name="reopen"),
    path("<uuid:pk>/nytt-arbeidssted/", workplaces.open_workplace, name="open_workplace"),
]
