"""The undertaking's posters. Under /<company>/plakater/."""

from django.urls import path

from varde.posters.views import keeping

app_name = "posters"
urlpatterns = [
    path("", keeping.index, name="index"),
    path("ny/", keeping.hang_up, name="hang_up"),
    path("<uuid:pk>/", keeping.detail, name="detail"),
    path("<uuid:pk>/pdf/", keeping.download, name="download"),
    path("<uuid:pk>/ta-ned/", keeping.revoke, name="revoke"),
    path("<uuid:pk>/heng-opp/", keeping.restore, name="restore"),
]
