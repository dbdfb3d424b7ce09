"""The product's addresses, and the bare ones before them."""

from bench.site import views
from django.urls import path

from varde.config import urls as varde

handler400, handler403, handler404 = varde.handler400, varde.handler403, varde.handler404
handler429, handler500 = varde.handler429, varde.handler500

urlpatterns = [
    path("bare/list/<uuid:owner>/", views.rows),
    path("bare/record/<uuid:pk>/", views.record),
    path("bare/insert/<uuid:owner>/<uuid:unit>/", views.insert),
    path("<slug:company>/bare/meld/", views.report_whole),
    *varde.urlpatterns,
]
