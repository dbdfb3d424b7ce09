"""Where a poster's code leads. Under /m/, outside every undertaking: the code says which."""

from django.urls import path

from varde.posters.views import wall

app_name = "wall"
urlpatterns = [path("<str:code>/", wall.report, name="report")]
