"""Where a poster's code leads. Under /m/, outside every undertaking: the code says which."""

from django.urls import path

from varde.posters.views import outbox, wall

app_name = "wall"
urlpatterns = [
    path("<str:code>/", wall.report, name="report"),
    path("<str:code>/utboks/", outbox.report, name="outbox"),
    path("<str:code>/utboks/bilde/", outbox.photo, name="outbox_photo"),
]
